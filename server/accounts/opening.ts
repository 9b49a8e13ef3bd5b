import type { CalendarDate } from '../../shared/calendar.ts'
import { exact, sum } from '../../shared/money.ts'
import { type Db, prepared } from '../db/open.ts'
import type { Tx } from '../db/transaction.ts'
import { type EventDraft, refuseFuture, writeEvent } from './insert-event.ts'
import { type AccountRow, openAccountOn, worldAccount } from './repository.ts'

// The owner says what an account held on the day it came into the book, and that stays true. Entries from before that
// day may come in later, and may be taken back: the opening entry stands before the first of those that stand, with what
// the account must have held there, or on that day itself.

interface OpeningEntry {
  id: number
  date: CalendarDate
  amountMinor: number
  fromId: number
  toId: number
}

const statements = prepared((db) => ({
  // By the movements of where openings come from, which are few; the plus keeps SQLite from going through the account's own.
  current: db.$client.prepare<[{ id: number }], OpeningEntry>(
    `SELECT e.id, e.date, m.amount_minor AS amountMinor, m.from_account_id AS fromId, m.to_account_id AS toId
     FROM accounts world JOIN movements m
       ON m.from_account_id = world.id AND +m.to_account_id = @id OR m.to_account_id = world.id AND +m.from_account_id = @id
     JOIN events e ON e.id = m.event_id
     WHERE world.role = 'opening' AND e.kind = 'opening'
       AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = e.id)`,
  ),
  // What was taken back on its own day moved nothing; a payment that bounced later was there until then.
  earlier: db.$client.prepare<
    [{ id: number; openedOn: CalendarDate }],
    { first: CalendarDate | null; netMinor: number }
  >(
    `SELECT min(iif(x.is_listed AND x.is_counted, m.date, NULL)) AS first,
       coalesce(sum(iif(m.to_account_id = @id, m.amount_minor, -m.amount_minor)), 0) AS netMinor
     FROM movements m JOIN events e ON e.id = m.event_id JOIN event_effects x ON x.event_id = e.id
     WHERE e.kind <> 'opening' AND m.date < @openedOn AND (m.from_account_id = @id OR m.to_account_id = @id)`,
  ),
}))

/** What an account held on the day it came into the book; a debt is below zero, and nothing needs no entry. */
export function recordOpening(
  tx: Tx,
  {
    account,
    date,
    balanceMinor,
  }: { account: Pick<AccountRow, 'id' | 'name'>; date: CalendarDate; balanceMinor: number },
): void {
  refuseFuture(tx, date, '#/openingDate')
  openAccountOn(tx.db, account.id, date)
  writeOpening(tx, account, date, balanceMinor)
}

/** After an entry from before the day on which an account came into the book: it held the same on that day all the same. */
export function keepOpening(tx: Tx, account: AccountRow, { kind, date, movements }: EventDraft): void {
  if (kind === 'opening' || account.openedOn === null || date >= account.openedOn) return
  const side = (moved: EventDraft['movements'][number]) =>
    moved.amountMinor * (Number(moved.toAccountId === account.id) - Number(moved.fromAccountId === account.id))
  correctOpening(tx, account, exact(openingMinor(tx.db, account) - sum(movements.map(side))))
}

/** Puts right what an account held on the day it came into the book. */
export function correctOpening(tx: Tx, account: AccountRow, balanceMinor: number): void {
  const openedOn = account.openedOn ?? tx.today
  openAccountOn(tx.db, account.id, openedOn)
  takeBackOpening(tx, account)
  const { first, netMinor } = earlierOf(tx.db, account.id, openedOn)
  writeOpening(tx, account, first ?? openedOn, exact(balanceMinor - netMinor))
}

/** What an account held on the day it came into the book, in minor units. */
export function openingMinor(db: Db, { id, openedOn }: AccountRow): number {
  const current = statements(db).current.get({ id })
  const enteredMinor = current ? (current.toId === id ? current.amountMinor : -current.amountMinor) : 0
  return exact(enteredMinor + (openedOn === null ? 0 : earlierOf(db, id, openedOn).netMinor))
}

function earlierOf(db: Db, id: number, openedOn: CalendarDate): { first: CalendarDate | null; netMinor: number } {
  return statements(db).earlier.get({ id, openedOn }) ?? { first: null, netMinor: 0 }
}

function takeBackOpening(tx: Tx, account: AccountRow): void {
  const current = statements(tx.db).current.get({ id: account.id })
  if (!current) return
  writeEvent(tx, {
    kind: 'opening',
    date: current.date,
    text: account.name,
    reverses: current.id,
    movements: [{ fromAccountId: current.toId, toAccountId: current.fromId, amountMinor: current.amountMinor }],
  })
}

function writeOpening(
  tx: Tx,
  { id, name }: Pick<AccountRow, 'id' | 'name'>,
  date: CalendarDate,
  balanceMinor: number,
): void {
  if (balanceMinor === 0) return
  const opening = worldAccount(tx.db, 'opening').id
  const [fromAccountId, toAccountId] = balanceMinor > 0 ? [opening, id] : [id, opening]
  writeEvent(tx, {
    kind: 'opening',
    date,
    text: name,
    movements: [{ fromAccountId, toAccountId, amountMinor: Math.abs(balanceMinor) }],
  })
}
