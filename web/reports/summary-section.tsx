import type { JSX } from 'preact'
import type { Figure } from '../../shared/figure.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { figureText } from '../value-text.ts'
import { Cell } from './cell.tsx'

type Row = QuarterReport['summary'][number]

/** The figures of the quarter beside those of the one before and of a year ago. */
export function SummarySection({ report }: { report: QuarterReport }): JSX.Element {
  const { periods, currency, summary, figures } = report
  const opened = new Map<Row['key'], Figure>([
    ['tax-reserve', figures.reserved],
    ['free-cash', figures.freeCash],
    ['months-covered', figures.monthsCovered],
  ])
  const columns: Column<Row>[] = [
    {
      head: currency,
      cell: ({ key, label }) => {
        const figure = opened.get(key)
        return (
          <>
            {label} {figure && <Why figure={figure} name={`${label}, ${figureText(figure)}`} />}
          </>
        )
      },
      fold: 'name',
      isRowHead: true,
    },
    { head: periods.current, cell: ({ current }) => <Cell value={current} />, fold: 'amount', isNumber: true },
    {
      head: periods.previous,
      cell: ({ previous }) => <Cell value={previous} narrowName={periods.previous} />,
      fold: 'left',
      isNumber: true,
    },
    { head: 'Change', cell: ({ change }) => <Cell value={change} isChange />, fold: 'right', isNumber: true },
    { head: periods.yearAgo, cell: ({ yearAgo }) => <Cell value={yearAgo} />, fold: 'none', isNumber: true },
  ]
  return (
    <Section title="The quarter">
      <DataTable says="The quarter" columns={columns} rows={summary} keyOf={({ key }) => key} />
    </Section>
  )
}
