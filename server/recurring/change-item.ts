import { DomainError } from '../../shared/errors.ts'
import {
  type RecurringDraft,
  RecurringExpense,
  RecurringIncome,
  type RecurringPatch,
} from '../../shared/recurring/contract.ts'
import { recordChange } from '../db/history.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { bookedByEntry, skipDate } from './decide-date.ts'
import { refuseImpossible } from './entry.ts'
import { decidedDates, type ItemRow, insertItem, requireItem, updateItem, waitingDates } from './repository.ts'

/**
 * Adds what comes again and again. Nothing is booked by it; its first date may be booked already, by the entry that it repeats.
 *
 * Throws: as `refuseImpossible` and `bookedByEntry`, and 'recurring-rhythm'.
 */
export function addItem(tx: Tx, { firstEventId, ...draft }: RecurringDraft): number {
  refuseImpossible(tx, draft.kind, draft.entry)
  refuseEndBeforeStart(draft)
  const id = insertItem(tx.db, draft)
  recordChange(tx, { action: 'recurring.added', entity: 'recurring-item', entityId: id, after: draft })
  if (firstEventId !== undefined) bookedByEntry(tx, id, draft.startsOn, firstEventId)
  return id
}

/**
 * Changes an item from now on: what was booked stays as it is, and dates that wait take over what is new.
 *
 * Throws: DomainError 'stale', 'recurring-ended', 'recurring-rhythm' when dates of the old rhythm were decided already,
 * 'invalid-recurring' when the entry is none of its kind; and as `refuseImpossible`.
 */
export function changeItem(tx: Tx, id: number, expected: number, { skipMissed, ...patch }: RecurringPatch): void {
  const before = requireItem(tx.db, id)
  refuseStale(before.version, expected)
  if (before.state === 'ended')
    throw new DomainError('recurring-ended', `${before.text} was ended. Begin a new one if it goes on.`)
  const changes = changesOf(before, patch)
  const after = { ...before, ...changes }
  refuseEndBeforeStart(after)
  refuseOtherRhythm(tx, before, after)
  if (patch.entry) refuseImpossible(tx, before.kind, after.entry as RecurringExpense | RecurringIncome)
  updateItem(tx.db, before, changes)
  recordChange(tx, {
    action: 'recurring.changed',
    entity: 'recurring-item',
    entityId: id,
    before: Object.fromEntries(Object.keys(changes).map((field) => [field, before[field as keyof ItemRow]])),
    after: changes,
  })
  if (skipMissed && after.state === 'active') {
    const missed = waitingDates(tx.db, after, tx.today).filter((date) => date < tx.today)
    for (const date of missed) skipDate(tx, id, date)
  }
}

function changesOf(before: ItemRow, { entry, ...patch }: Omit<RecurringPatch, 'skipMissed'>): Partial<ItemRow> {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  if (!entry) return Object.fromEntries(given)
  const read = (before.kind === 'expense' ? RecurringExpense : RecurringIncome).safeParse(entry)
  if (!read.success)
    throw new DomainError(
      'invalid-recurring',
      `This is no entry of ${before.kind === 'expense' ? 'an expense' : 'income'}.`,
      '#/entry',
    )
  return { ...Object.fromEntries(given), entry: read.data }
}

function refuseEndBeforeStart({ startsOn, endsOn }: Pick<ItemRow, 'startsOn' | 'endsOn'>): void {
  if (endsOn !== null && endsOn < startsOn)
    throw new DomainError('recurring-rhythm', 'It cannot end before it begins.', '#/endsOn')
}

/** What was decided belongs to the dates of the rhythm it was decided under. */
function refuseOtherRhythm(tx: Tx, before: ItemRow, after: ItemRow): void {
  const decided = decidedDates(tx.db, before.id)
  if (decided.length === 0) return
  if (before.every !== after.every || before.startsOn !== after.startsOn) {
    const message =
      'Dates of this rhythm were booked or skipped already. End it, and begin a new one with the new rhythm.'
    throw new DomainError('recurring-rhythm', message, before.every !== after.every ? '#/every' : '#/startsOn')
  }
  const last = decided[0]?.dueOn
  if (after.endsOn !== null && last !== undefined && last > after.endsOn)
    throw new DomainError('recurring-rhythm', `It was booked or skipped for ${last}: it cannot end before.`, '#/endsOn')
}
