import type { ComponentChildren, JSX } from 'preact'
import type { EventDetailReply, EventReply } from '../../shared/accounts/contract.ts'
import { amountText } from '../../shared/words.ts'
import { dayText } from '../book.ts'
import { CELL, COLUMN_HEAD, ROW, ROW_HEAD, ROWS, TABLE } from '../parts/table-roles.ts'
import { Clip } from '../receipt-files/clip.tsx'
import { useResource } from '../resource.ts'
import { SIGNS } from './kind-words.ts'

interface EventTableProps {
  /** The name of the table, for whoever cannot see where it stands. */
  says: string
  currency: string
  /** Rows: EventRow. */
  children: ComponentChildren
}

/** The statement: what happened, what for, where, and how much. */
export function EventTable({ says, currency, children }: EventTableProps): JSX.Element {
  return (
    <table {...TABLE} class="table fold" aria-label={says}>
      <thead {...ROWS}>
        <tr {...ROW}>
          <th {...COLUMN_HEAD} class="date">
            Date
          </th>
          <th {...COLUMN_HEAD}>What</th>
          <th {...COLUMN_HEAD}>For</th>
          <th {...COLUMN_HEAD}>Account</th>
          <th {...COLUMN_HEAD} class="num">
            Amount, {currency}
          </th>
        </tr>
      </thead>
      <tbody {...ROWS}>{children}</tbody>
    </table>
  )
}

/** One entry. One that was taken back as a mistake is struck; a payment that bounced did come, and says when it went. */
export function EventRow({ event }: { event: EventReply }): JSX.Element {
  const bouncedOn = useBounce(event)
  const isTakenBack = event.reversedById !== null && bouncedOn === undefined
  return (
    <tr {...ROW}>
      <td {...CELL} class="date f3 muted">
        <time dateTime={event.date}>{dayText(event.date)}</time>
      </td>
      <th {...ROW_HEAD} class="f1">
        <a class="row-link" href={`/money/${event.id}`}>
          {isTakenBack ? <s>{event.text}</s> : event.text}
        </a>
        <Clip count={event.receiptCount} />
        {isTakenBack && <span class="muted"> taken back</span>}
        {bouncedOn && <span class="muted"> bounced {dayText(bouncedOn)}</span>}
      </th>
      <td {...CELL} class="f4 muted">
        {event.purpose}
      </td>
      <td {...CELL} class="fx">
        {event.account}
      </td>
      <td {...CELL} class="num f2">
        <Amount event={event} isStruck={isTakenBack} />
      </td>
    </tr>
  )
}

function Amount({ event: { direction, amount }, isStruck }: { event: EventReply; isStruck: boolean }): JSX.Element {
  const text = `${SIGNS[direction]}${amountText(amount.minor, amount.currency)}`
  return (
    <>
      {direction === 'own' && <span class="sr">moved between own accounts: </span>}
      {direction === 'none' && <span class="sr">no account was touched: </span>}
      {isStruck ? <s>{text}</s> : text}
    </>
  )
}

/** The day on which a payment went away again, when that was another day than its own. */
function useBounce({ kind, date, reversedById }: EventReply): string | undefined {
  const mayHaveBounced = kind === 'payment' && reversedById !== null
  const reversal = useResource<EventDetailReply>(mayHaveBounced ? `/api/v1/events/${reversedById}` : undefined).value
  return mayHaveBounced && reversal && reversal.date !== date ? reversal.date : undefined
}
