import { type CalendarDate, type Month, monthOf } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { OneOffBody, OneOffPatch, OneOffReply, OneOffsReply } from '../../shared/forecast/known-to-come.ts'
import { money } from '../../shared/money.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { homeCurrency, homeMinor } from '../profile/repository.ts'

export interface OneOffRow {
  id: number
  month: Month
  name: string
  amountMinor: number
  version: number
}

const COLUMNS = 'id, month, name, amount_minor AS amountMinor, version FROM one_offs'

const statements = prepared(({ $client }) => ({
  find: $client.prepare<[number], OneOffRow>(`SELECT ${COLUMNS} WHERE id = ?`),
  from: $client.prepare<[string], OneOffRow>(`SELECT ${COLUMNS} WHERE month >= ? ORDER BY month, id`),
  add: $client.prepare(
    'INSERT INTO one_offs (month, name, amount_minor, version) VALUES (@month, @name, @amountMinor, 1)',
  ),
  replace: $client.prepare(
    'UPDATE one_offs SET month = @month, name = @name, amount_minor = @amountMinor, version = version + 1 WHERE id = @id',
  ),
  remove: $client.prepare<[number]>('DELETE FROM one_offs WHERE id = ?'),
}))

/** The one-offs of a month and of all later ones, the earliest first. */
export function listOneOffs(db: Db, from: Month): OneOffRow[] {
  return statements(db).from.all(from)
}

export function oneOffsReply(db: Db, today: CalendarDate): OneOffsReply {
  return { items: listOneOffs(db, '').map((row) => replyOf(db, row, today)), nextCursor: null }
}

/** Throws: DomainError 'not-found'. */
export function oneOffReply(db: Db, id: number, today: CalendarDate): OneOffReply {
  return replyOf(db, requireOneOff(db, id), today)
}

/** Notes a one-off and gives its id. Throws: DomainError 'currency-mismatch'. */
export function addOneOff(tx: Tx, { month, name, amount }: OneOffBody): number {
  const content = { month, name, amountMinor: homeMinor(tx.db, amount, '#/amount') }
  const id = Number(statements(tx.db).add.run(content).lastInsertRowid)
  recordChange(tx, { action: 'one-off.added', entity: 'one-off', entityId: id, after: content })
  return id
}

/** Changes a one-off. Throws: DomainError 'not-found', 'stale', 'currency-mismatch'. */
export function changeOneOff(tx: Tx, id: number, expected: number, patch: OneOffPatch): void {
  const row = requireOneOff(tx.db, id)
  refuseStale(row.version, expected)
  const before = contentOf(row)
  const after = {
    month: patch.month ?? before.month,
    name: patch.name ?? before.name,
    amountMinor: patch.amount === undefined ? before.amountMinor : homeMinor(tx.db, patch.amount, '#/amount'),
  }
  statements(tx.db).replace.run({ ...after, id })
  recordChange(tx, { action: 'one-off.changed', entity: 'one-off', entityId: id, before, after })
}

/** Takes a one-off out; the history keeps what it was. Throws: DomainError 'not-found', 'stale'. */
export function removeOneOff(tx: Tx, id: number, expected: number): void {
  const row = requireOneOff(tx.db, id)
  refuseStale(row.version, expected)
  statements(tx.db).remove.run(id)
  recordChange(tx, { action: 'one-off.removed', entity: 'one-off', entityId: id, before: contentOf(row) })
}

function contentOf({ month, name, amountMinor }: OneOffRow): Omit<OneOffRow, 'id' | 'version'> {
  return { month, name, amountMinor }
}

function requireOneOff(db: Db, id: number): OneOffRow {
  const row = statements(db).find.get(id)
  if (!row) throw new DomainError('not-found', `There is no one-off ${id}.`)
  return row
}

function replyOf(db: Db, { amountMinor, ...row }: OneOffRow, today: CalendarDate): OneOffReply {
  return { ...row, amount: money(amountMinor, homeCurrency(db)), isPast: row.month < monthOf(today) }
}
