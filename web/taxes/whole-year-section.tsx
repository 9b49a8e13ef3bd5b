import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { minorDigits } from '../../shared/currencies.ts'
import type { TaxEstimateReply } from '../../shared/taxes/contract.ts'
import { moneyText, numberText, wholeMoneyText } from '../../shared/words.ts'
import { longDayText } from '../book.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { RowBar } from '../parts/row-bar.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'
import { type YearRow, yearRows } from './whole-year.ts'
import { WorkingDialog } from './working-dialog.tsx'

/** The whole year as a waterfall: what comes in, what it costs, what is the tax office's, and what is left. */
export function WholeYearSection({ estimate }: { estimate: TaxEstimateReply }): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const { taxYear, wholeYear, currency } = estimate
  const rows = yearRows(estimate)
  const tax = amountIn(wholeYear.tax)
  const lines = wholeYear.lines.length
  return (
    <Section title="The whole year, from receipts to yours" aside="rounded to the whole unit">
      {rows ? (
        <DataTable
          says={`The whole year ${taxYear}`}
          columns={columnsOf(estimate)}
          rows={rows.slice(0, -1)}
          keyOf={({ key }) => key}
          total={totalOf(rows.at(-1), currency)}
        />
      ) : (
        <p class="note">{wholeYear.profit.state === 'known' ? '' : wholeYear.profit.says}</p>
      )}
      {rows && <p class="note note-gap">{expectedText(estimate)}</p>}
      {lines > 0 && (
        <p class="note note-gap">
          <button type="button" class="button quiet small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            See the {lines} {lines === 1 ? 'line' : 'lines'} of the estimate
          </button>{' '}
          {tax && <Why figure={wholeYear.tax} name={`${moneyText(tax)} tax for ${taxYear}`} />}
        </p>
      )}
      {isOpen && <WorkingDialog estimate={estimate} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function columnsOf({ taxYear, currency, wholeYear }: TaxEstimateReply): Column<YearRow>[] {
  return [
    {
      head: `Estimate for ${taxYear}`,
      cell: ({ key, label, note, kind, whole }) => (
        <>
          <span class={kind === 'sum' ? 'strong' : undefined}>{label}</span>{' '}
          {key === 'profit' && <Why figure={wholeYear.profit} name={`net profit of ${numberText(whole, 0)}`} />}
          {note && <span class="sub">{note}</span>}
        </>
      ),
      fold: 'name',
      isRowHead: true,
    },
    {
      head: <span class="sr">Bar</span>,
      cell: (row) => <Bar row={row} />,
      fold: 'left',
      look: 'bar-cell half-wide own-line',
    },
    {
      head: currency,
      cell: ({ whole, kind }) => <span class={kind === 'sum' ? 'strong' : undefined}>{numberText(whole, 0)}</span>,
      fold: 'amount',
      isNumber: true,
    },
  ]
}

function Bar({ row: { start, end, look, hatchedFrom } }: { row: YearRow }): JSX.Element {
  return <RowBar start={start} share={end} look={look} {...(hatchedFrom !== undefined && { hatchedFrom })} />
}

/** The last row ends the sum. */
function totalOf(row: YearRow | undefined, currency: string): ComponentChildren[] {
  if (!row) return []
  const minor = row.whole * 10 ** minorDigits(currency)
  return [
    <>
      {row.label}
      <span class="sub">{row.note}</span>
    </>,
    <Bar row={row} />,
    wholeMoneyText({ minor, currency }, 'nearest'),
  ]
}

/** What of the receipts has come in, and what the rest rests on. */
function expectedText({ asOf, wholeYear, receipts, projected }: TaxEstimateReply): string {
  const soFar = amountIn(receipts)
  switch (wholeYear.basis) {
    case 'booked':
      return 'The year is over: all of it is booked.'
    case 'expected':
      return 'On the profit that you expect of the year.'
    case 'annualized':
      return 'Worked up from the periods that are over.'
    case 'projected': {
      if (!projected || !soFar) return 'Expected at your average month.'
      const expected = { minor: projected.receipts.minor - soFar.minor, currency: soFar.currency }
      return `Solid: received by ${longDayText(asOf)}. Hatched: ${wholeMoneyText(expected, 'nearest')} expected by the end of the year at your average month.`
    }
  }
}
