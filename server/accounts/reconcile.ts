import type {
  DifferenceBody,
  ReconciliationDraft,
  ReconciliationPatch,
  TicksBody,
} from '../../shared/accounts/reconcile-contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { type Money, money } from '../../shared/money.ts'
import { recordChange } from '../db/history.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { recordExpense, recordMoneyBack } from '../expenses/record-expense.ts'
import { homeCurrency, homeMinor } from '../profile/repository.ts'
import { refuseFuture } from './insert-event.ts'
import { openingMinor } from './opening.ts'
import { recordDraw, recordMoneyIn } from './own-money.ts'
import { linesOf, requireReconciliation, standingNow } from './read-reconciliation.ts'
import {
  deleteReconciliation,
  insertReconciliation,
  type ReconciliationRow,
  reconciliationsOf,
  tick,
  untick,
  untickAfter,
  updateReconciliation,
} from './reconcile-repository.ts'
import { type AccountRow, requireAccount, requireRealAccount } from './repository.ts'

// "My bank says …", the deeds: what is read of a reconciliation is in read-reconciliation.ts.

/** Begins to reconcile. Throws: DomainError 'already-reconciling', 'date-in-future', 'date-too-early'. */
export function beginReconciliation(tx: Tx, accountId: number, body: ReconciliationDraft): number {
  const account = requireRealAccount(tx.db, accountId, '#')
  const all = reconciliationsOf(tx.db, accountId)
  if (all[0]?.state === 'open')
    throw new DomainError('already-reconciling', `${account.name} is being reconciled already. Go on with that.`)
  const bankMinor = homeMinor(tx.db, body.bankBalance, '#/bankBalance')
  refuseDay(tx, account, body.date, all[0])
  const row = { accountId, date: body.date, bankMinor }
  const id = insertReconciliation(tx.db, row)
  recordChange(tx, { action: 'reconciliation.begun', entity: 'reconciliation', entityId: id, after: row })
  return id
}

/** The bank's balance or the day was mistyped. What is dated after the day loses its tick. */
export function changeReconciliation(tx: Tx, id: number, expected: number, patch: ReconciliationPatch): void {
  const before = requireOpen(tx, id, expected)
  const account = requireAccount(tx.db, before.accountId, '#')
  const date = patch.date ?? before.date
  const last = reconciliationsOf(tx.db, before.accountId).find(({ state }) => state === 'done')
  refuseDay(tx, account, date, last)
  const bankMinor = patch.bankBalance ? homeMinor(tx.db, patch.bankBalance, '#/bankBalance') : before.bankMinor
  untickAfter(tx.db, id, date)
  write(tx, { ...before, date, bankMinor }, 'reconciliation.changed', { date, bankMinor })
}

/** The bank shows these entries too. Throws: DomainError 'not-on-the-account' for one that is not in the list. */
export function tickEntries(tx: Tx, id: number, expected: number, body: TicksBody): void {
  const row = requireOpen(tx, id, expected)
  const { lines } = linesOf(tx.db, row)
  const known = new Set(lines.map(({ eventId }) => eventId))
  const wanted = body.eventIds ?? (body.upToEventId === undefined ? [] : [body.upToEventId])
  const foreign = wanted.findIndex((eventId) => !known.has(eventId))
  if (foreign >= 0) {
    throw new DomainError(
      'not-on-the-account',
      `Entry ${wanted[foreign]} did nothing to this account up to ${row.date} that could be ticked.`,
      body.eventIds ? `#/eventIds/${foreign}` : '#/upToEventId',
    )
  }
  const place = lines.findIndex(({ eventId }) => eventId === body.upToEventId)
  const chosen =
    body.eventIds ?? lines.slice(0, place + 1).flatMap(({ eventId, cancels }) => (cancels ? [] : [eventId]))
  tick(tx.db, row, chosen)
  write(tx, row, 'reconciliation.ticked', { ...body, count: chosen.length })
}

/** Takes ticks away again; where there is none, nothing changes. */
export function untickEntries(tx: Tx, id: number, expected: number, eventIds: readonly number[]): void {
  const row = requireOpen(tx, id, expected)
  untick(tx.db, row, eventIds)
  write(tx, row, 'reconciliation.unticked', { eventIds })
}

/**
 * Books the whole difference under a name, as an ordinary entry on the day of the reconciliation, and ticks it.
 *
 * Throws: DomainError 'nothing-to-book' without a difference, 'difference-direction' when the bank has more and a cost is
 * named, or the other way round; and whatever the entry itself is refused for.
 */
export function bookDifference(tx: Tx, id: number, expected: number, body: DifferenceBody): void {
  const row = requireOpen(tx, id, expected)
  const { differenceMinor } = standingNow(tx.db, row)
  if (differenceMinor === 0) throw new DomainError('nothing-to-book', 'There is no difference left to book.')
  if (differenceMinor > 0 === (body.as === 'expense' || body.as === 'draw')) {
    const message =
      differenceMinor > 0
        ? 'The bank has more than the book explains: it is money that came in.'
        : 'The bank has less than the book explains: it is money that went out.'
    throw new DomainError('difference-direction', message, '#/as')
  }
  const amount = money(Math.abs(differenceMinor), homeCurrency(tx.db))
  const eventId = recordDifference(tx, row, amount, body)
  tick(tx.db, row, [eventId])
  write(tx, row, 'reconciliation.difference-booked', { ...body, eventId, differenceMinor })
}

function recordDifference(tx: Tx, row: ReconciliationRow, amount: Money, body: DifferenceBody): number {
  const { text, categoryId } = body
  const common = { date: row.date, amount, accountId: row.accountId, note: 'Found while reconciling with the bank.' }
  if (body.as === 'draw') return recordDraw(tx, { ...common, text })
  if (body.as === 'interest' || body.as === 'own') return recordMoneyIn(tx, { ...common, text, source: body.as })
  if (categoryId === undefined) throw new DomainError('account-role', 'Choose a category.', '#/categoryId')
  const vendor = { ...common, vendor: text, categoryId }
  return body.as === 'expense' ? recordExpense(tx, { ...vendor, businessShare: '1' }) : recordMoneyBack(tx, vendor)
}

/** Throws: DomainError 'reconciliation-differs' as long as the book does not explain the bank's balance. */
export function finishReconciliation(tx: Tx, id: number, expected: number): void {
  const row = requireOpen(tx, id, expected)
  const { lines, openedOn } = linesOf(tx.db, row)
  const { differenceMinor } = standingNow(tx.db, row)
  if (differenceMinor !== 0) {
    const message =
      'The ticked entries do not come to the bank’s balance yet. Find the difference, or book it under a name.'
    throw new DomainError('reconciliation-differs', message)
  }
  const cancelling = lines.filter(({ cancels }) => cancels).map(({ eventId }) => eventId)
  tick(tx.db, row, cancelling)
  const account = requireAccount(tx.db, row.accountId, '#')
  write(tx, { ...row, state: 'done', finishedAt: tx.at }, 'reconciliation.finished', {
    accountId: row.accountId,
    date: row.date,
    bankMinor: row.bankMinor,
    openedOn,
    openingMinor: openingMinor(tx.db, account),
  })
}

/** Takes back that it was finished. Throws: DomainError 'reconciliation-not-last', 'already-reconciling'. */
export function reopenReconciliation(tx: Tx, id: number, expected: number): void {
  const row = requireReconciliation(tx.db, id)
  refuseStale(row.version, expected)
  const latest = reconciliationsOf(tx.db, row.accountId)[0]
  if (latest?.state === 'open')
    throw new DomainError('already-reconciling', 'Finish or abandon the reconciliation that is open first.')
  if (latest?.id !== id)
    throw new DomainError(
      'reconciliation-not-last',
      'Only the latest reconciliation of an account can be opened again.',
    )
  write(tx, { ...row, state: 'open', finishedAt: null }, 'reconciliation.reopened', undefined)
}

/** Gives an open one up, with its ticks. What was booked meanwhile stays in the book. */
export function abandonReconciliation(tx: Tx, id: number, expected: number): void {
  const before = requireOpen(tx, id, expected)
  deleteReconciliation(tx.db, id)
  recordChange(tx, { action: 'reconciliation.abandoned', entity: 'reconciliation', entityId: id, before })
}

function requireOpen({ db }: Tx, id: number, expected: number): ReconciliationRow {
  const row = requireReconciliation(db, id)
  refuseStale(row.version, expected)
  if (row.state === 'done')
    throw new DomainError('reconciliation-done', 'This reconciliation is finished. Open it again to change it.')
  return row
}

function refuseDay(tx: Tx, account: AccountRow, date: CalendarDate, last: ReconciliationRow | undefined): void {
  refuseFuture(tx, date)
  if (account.openedOn !== null && date < account.openedOn) {
    throw new DomainError(
      'date-too-early',
      `${account.name} came into the book on ${account.openedOn}: choose that day or a later one.`,
      '#/date',
    )
  }
  if (last && date < last.date) {
    throw new DomainError(
      'date-too-early',
      `${account.name} is reconciled up to ${last.date}: choose that day or a later one.`,
      '#/date',
    )
  }
}

function write(tx: Tx, row: ReconciliationRow, action: string, after: object | undefined): void {
  updateReconciliation(tx.db, row)
  recordChange(tx, { action, entity: 'reconciliation', entityId: row.id, ...(after && { after }) })
}
