import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { BookBody } from '../../shared/recurring/contract.ts'
import { comesOn } from '../../shared/recurring/due-dates.ts'
import { requireEvent } from '../accounts/record-event.ts'
import { recordChange } from '../db/history.ts'
import type { Tx } from '../db/transaction.ts'
import { KIND_OF, recordOnce } from './entry.ts'
import { decide, decidedDate, type ItemRow, isBooking, requireItem, wasTakenBack } from './repository.ts'

/**
 * Books one date of a recurring item, once. A date that was skipped may still be booked, and one whose entry was taken back
 * may be booked again.
 *
 * Throws: DomainError 'not-found' for a day on which it does not come, 'already-booked', 'recurring-ended', 'date-in-future',
 * and whatever the entry itself is refused for.
 */
export function bookDate(tx: Tx, itemId: number, dueOn: CalendarDate, once: BookBody): number {
  const item = requireDate(tx, itemId, dueOn)
  const before = decidedDate(tx.db, itemId, dueOn)
  if (before?.isDecided && before.eventId !== null) {
    throw new DomainError(
      'already-booked',
      `${item.text} of ${dueOn} was booked already. Look at the entry, or correct it.`,
    )
  }
  const eventId = recordOnce(tx, item, dueOn, once)
  keepBooked(tx, itemId, dueOn, eventId)
  return eventId
}

/**
 * The first date of a new item was booked before it, by the entry that it repeats. An entry books one date: where it stands
 * for one of another item, the first date is left out.
 *
 * Throws: DomainError 'date-in-future', 'not-found', 'invalid-recurring' for an entry of another kind or day, or one that was
 * taken back.
 */
export function bookedByEntry(tx: Tx, itemId: number, dueOn: CalendarDate, eventId: number): void {
  const { kind, text } = requireDate(tx, itemId, dueOn)
  const event = requireEvent(tx.db, eventId, '#/firstEventId')
  const isOne = event.kind === KIND_OF[kind] && event.date === dueOn && event.reversesId === null
  if (!isOne || wasTakenBack(tx.db, eventId))
    throw new DomainError('invalid-recurring', `Entry ${eventId} is none that ${text} could repeat.`, '#/firstEventId')
  if (isBooking(tx.db, eventId)) skipDate(tx, itemId, dueOn)
  else keepBooked(tx, itemId, dueOn, eventId)
}

/** Leaves one date out. Throws: DomainError 'not-found', 'already-booked', 'recurring-ended', 'date-in-future'. */
export function skipDate(tx: Tx, itemId: number, dueOn: CalendarDate): void {
  const item = requireDate(tx, itemId, dueOn)
  const before = decidedDate(tx.db, itemId, dueOn)
  if (before?.isDecided) {
    throw new DomainError(
      'already-booked',
      `${item.text} of ${dueOn} was ${before.eventId === null ? 'skipped' : 'booked'} already.`,
    )
  }
  decide(tx.db, itemId, dueOn, null)
  recordChange(tx, { action: 'recurring.skipped', entity: 'recurring-item', entityId: itemId, after: { dueOn } })
}

function keepBooked(tx: Tx, itemId: number, dueOn: CalendarDate, eventId: number): void {
  decide(tx.db, itemId, dueOn, eventId)
  const after = { dueOn, eventId }
  recordChange(tx, { action: 'recurring.booked', entity: 'recurring-item', entityId: itemId, after })
}

function requireDate(tx: Tx, itemId: number, dueOn: CalendarDate): ItemRow {
  const item = requireItem(tx.db, itemId)
  if (!comesOn(item, dueOn)) throw new DomainError('not-found', `${item.text} does not come on ${dueOn}.`)
  if (dueOn > tx.today) throw new DomainError('date-in-future', `${item.text} of ${dueOn} is not due yet.`)
  if (item.state === 'ended')
    throw new DomainError('recurring-ended', `${item.text} was ended. Begin a new one if it goes on.`)
  return item
}
