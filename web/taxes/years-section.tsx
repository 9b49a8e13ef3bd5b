import type { JSX } from 'preact'
import type { SetAsideReply } from '../../shared/today/contract.ts'
import { amountText } from '../../shared/words.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Pill } from '../parts/pill.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { figureText, termText } from '../value-text.ts'

type Year = SetAsideReply['years'][number]

/** Each tax year: what it calls for, what was paid for it, and what of the money held is still its. */
export function YearsSection({ setAside, currency }: { setAside: SetAsideReply; currency: string }): JSX.Element {
  const rows = [...setAside.years].reverse()
  return (
    <Section title="By tax year" aside={currency} id="by-tax-year">
      <DataTable says="Tax years" columns={COLUMNS} rows={rows} keyOf={({ taxYear }) => taxYear} />
      <p class="note note-gap">
        A year counts until the final tax of its return is entered in <a href="/settings#set-aside">Settings</a>, or
        until twelve months after that return was due.
      </p>
    </Section>
  )
}

const COLUMNS: Column<Year>[] = [
  { head: 'Tax year', cell: ({ taxYear }) => taxYear, fold: 'name', isRowHead: true },
  {
    head: 'State',
    cell: ({ settled }) =>
      settled ? <Pill look="paid">Settled</Pill> : <Pill look="issued">Counts, as estimated so far</Pill>,
    fold: 'left',
  },
  {
    head: 'Called for',
    cell: ({ taxYear, obligation }) => (
      <>
        {figureText(obligation, (value) => termText(value, undefined, '+'))}{' '}
        <Why figure={obligation} name={`${figureText(obligation)} called for by ${taxYear}`} />
      </>
    ),
    fold: 'none',
    isNumber: true,
  },
  {
    head: 'Paid',
    cell: ({ paid }) => (
      <>
        <span class="only-narrow">paid </span>
        {amountText(paid.minor, paid.currency)}
      </>
    ),
    fold: 'right',
    isNumber: true,
  },
  {
    head: 'Needed now',
    cell: ({ required }) => amountText(required.minor, required.currency),
    fold: 'amount',
    isNumber: true,
  },
]
