import type { JSX } from 'preact'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { formName } from '../../shared/taxes/form-names.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { RowBar } from '../parts/row-bar.tsx'
import { Section } from '../parts/section.tsx'

type Row = QuarterReport['profitAndLoss']['expenses'][number]

/** What the business has cost in the running tax year, by category, the largest first. Nothing while nothing was spent. */
export function CostsOfYear({ report }: { report: QuarterReport }): JSX.Element | null {
  const { country, currency, periods, profitAndLoss } = report
  const rows = profitAndLoss.expenses
    .filter(({ yearToDate }) => yearToDate.minor !== 0)
    .sort((a, b) => b.yearToDate.minor - a.yearToDate.minor)
  const largest = Math.max(1, ...rows.map(({ yearToDate }) => yearToDate.minor))
  if (rows.length === 0) return null
  const form = formName(country)
  const columns: Column<Row>[] = [
    {
      head: 'Category',
      cell: ({ accountId, name }) => (
        <a class="row-link" href={`/money?account=${accountId}`}>
          {name}
        </a>
      ),
      fold: 'name',
      isRowHead: true,
    },
    ...(form === null
      ? []
      : [
          {
            head: `Line of ${form}`,
            cell: ({ formLine }: Row) => formLine ?? '–',
            fold: 'none' as const,
            look: 'muted',
          },
        ]),
    {
      head: <span class="sr">Share of the largest</span>,
      cell: ({ yearToDate }) => <RowBar share={Math.max(0, yearToDate.minor) / largest} look="bar-3" />,
      fold: 'left',
      look: 'bar-cell half-wide',
    },
    {
      head: `${periods.yearToDate}, ${currency}`,
      cell: ({ yearToDate }) => amountText(yearToDate.minor, currency),
      fold: 'amount',
      isNumber: true,
    },
  ]
  const total = moneyText(profitAndLoss.businessExpenses.yearToDate)
  return (
    <Section
      title={country === 'US' ? 'Expenses this year, by category' : 'Expenses this tax year, by category'}
      aside="cash basis"
    >
      <DataTable
        says="Expenses by category"
        columns={columns}
        rows={rows}
        keyOf={({ accountId }) => accountId}
        total={['Business expenses', ...columns.slice(2).map(() => undefined), total]}
      />
      <p class="note note-gap">
        The business share, also of what is deductible only in part. Money back lowers its category on the day it
        arrives.
      </p>
    </Section>
  )
}
