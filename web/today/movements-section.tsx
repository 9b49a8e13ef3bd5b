import type { JSX } from 'preact'
import type { EventReply } from '../../shared/accounts/contract.ts'
import { amountText } from '../../shared/words.ts'
import { dayText } from '../book.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'

/** The latest rows of the statement. */
export function MovementsSection({ events, currency }: { events: EventReply[]; currency: string }): JSX.Element {
  return (
    <Section title="Recent movements">
      {events.length === 0 ? (
        <p class="note">No money has moved yet.</p>
      ) : (
        <DataTable says="Recent movements" columns={columnsOf(currency)} rows={events} keyOf={({ id }) => id} />
      )}
      <p class="note note-gap">
        <a href="/money">All movements</a>
      </p>
    </Section>
  )
}

function columnsOf(currency: string): Column<EventReply>[] {
  return [
    {
      head: 'Date',
      cell: ({ date }) => <time dateTime={date}>{dayText(date)}</time>,
      fold: 'left',
      look: 'date muted',
    },
    {
      head: 'What',
      cell: (event) => (
        <>
          <a class="row-link" href={`/money/${event.id}`}>
            {event.text}
          </a>
          {event.reversedById !== null && <span class="muted"> taken back</span>}
        </>
      ),
      fold: 'name',
      isRowHead: true,
    },
    { head: 'For', cell: ({ purpose }) => purpose, fold: 'none', look: 'muted' },
    { head: 'Account', cell: ({ account }) => account, fold: 'right', look: 'muted' },
    { head: `Amount, ${currency}`, cell: (event) => <Amount event={event} />, fold: 'amount', isNumber: true },
  ]
}

const MOVED = { own: 'moved between own accounts: ', none: 'no account was touched: ' }

/** A plus or a minus for what came and went; what only changed its place bears neither. */
function Amount({ event }: { event: EventReply }): JSX.Element {
  const { direction, amount } = event
  const text = amountText(direction === 'out' ? -amount.minor : amount.minor, amount.currency)
  if (direction === 'in') return <>+{text}</>
  if (direction === 'out') return <>{text}</>
  return (
    <>
      <span class="sr">{MOVED[direction]}</span>
      {text}
    </>
  )
}
