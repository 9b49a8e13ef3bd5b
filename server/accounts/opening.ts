import type { CalendarDate } from '../../shared/calendar.ts'
import { sum } from '../../shared/money.ts'
import { type Db, prepared } from '../db/open.ts'
import type { Tx } from '../db/transaction.ts'
import { type EventDraft, refuseFuture, writeEvent } from './insert-event.ts'
import { type AccountRow, findAccount, openAccountOn, worldAccount } from './repository.ts'

const statements = prepared((db) => ({
  current: db.$client.prepare<[number, number], { id: number; amountMinor: number; fromId: number; toId: number }>(
    `SELECT e.id, m.amount_minor AS amountMinor, m.from_account_id AS fromId, m.to_account_id AS toId
     FROM movements m JOIN events e ON e.id = m.event_id
     WHERE e.kind = 'opening' AND (m.from_account_id = ? OR m.to_account_id = ?)
       AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = e.id)`,
  ),
}))

/** What an account held on the day it came into the book; a debt is below zero, and nothing needs no entry. */
export function recordOpening(
  tx: Tx,
  { accountId, date, balanceMinor }: { accountId: number; date: CalendarDate; balanceMinor: number },
): void {
  refuseFuture(tx, date)
  openAccountOn(tx.db, accountId, date)
  if (balanceMinor === 0) return
  const opening = worldAccount(tx.db, 'opening').id
  const [fromAccountId, toAccountId] = balanceMinor > 0 ? [opening, accountId] : [accountId, opening]
  writeEvent(tx, {
    kind: 'opening',
    date,
    text: findAccount(tx.db, accountId)?.name ?? 'Account',
    movements: [{ fromAccountId, toAccountId, amountMinor: Math.abs(balanceMinor) }],
  })
}

/**
 * Keeps an opening balance true when an entry from before its day comes in: it said what the account held on that day,
 * so it is taken back and recorded anew on the entry's day, less what the entry did.
 */
export function moveOpeningBefore(tx: Tx, account: AccountRow, { date, movements }: EventDraft): void {
  if (account.openedOn === null || date >= account.openedOn) return
  const heldMinor = openingMinor(tx.db, account.id)
  takeBackOpening(tx, account, account.openedOn)
  const sides = (moved: EventDraft['movements'][number]) =>
    moved.amountMinor * (Number(moved.toAccountId === account.id) - Number(moved.fromAccountId === account.id))
  recordOpening(tx, { accountId: account.id, date, balanceMinor: heldMinor - sum(movements.map(sides)) })
}

/** Puts right what an account held on the day it came into the book. */
export function correctOpening(tx: Tx, account: AccountRow, balanceMinor: number): void {
  const date = account.openedOn ?? tx.today
  takeBackOpening(tx, account, date)
  recordOpening(tx, { accountId: account.id, date, balanceMinor })
}

/** What an account held on the day it came into the book, in minor units. */
export function openingMinor(db: Db, accountId: number): number {
  const current = statements(db).current.get(accountId, accountId)
  if (!current) return 0
  return current.toId === accountId ? current.amountMinor : -current.amountMinor
}

function takeBackOpening(tx: Tx, account: AccountRow, date: CalendarDate): void {
  const current = statements(tx.db).current.get(account.id, account.id)
  if (!current) return
  writeEvent(tx, {
    kind: 'opening',
    date,
    text: account.name,
    reverses: current.id,
    movements: [{ fromAccountId: current.toId, toAccountId: current.fromId, amountMinor: current.amountMinor }],
  })
}
