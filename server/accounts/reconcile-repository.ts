import type { EventKind } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { type Db, prepared } from '../db/open.ts'

export interface ReconciliationRow {
  id: number
  accountId: number
  date: CalendarDate
  bankMinor: number
  state: 'open' | 'done'
  finishedAt: string | null
  version: number
}

/** What one entry did to the account in sum, whether or not it is ticked. */
export interface LineRow {
  eventId: number
  date: CalendarDate
  kind: EventKind
  text: string
  reversesId: number | null
  netMinor: number
  /** 1 when it is ticked in the reconciliation that is asked about. */
  ticked: number
}

export type NamedLine = Pick<LineRow, 'eventId' | 'date' | 'text' | 'netMinor'>

const COLUMNS = 'id, account_id AS accountId, date, bank_minor AS bankMinor, state, finished_at AS finishedAt, version'

/** What entries between two days did to an account, and what was an opening balance is left out. */
const ON_ACCOUNT = `
  SELECT e.id, e.date, e.kind, e.text, e.reverses_id, sum(o.minor) AS net FROM (
    SELECT event_id, amount_minor AS minor FROM movements WHERE to_account_id = @account AND date BETWEEN @from AND @to
    UNION ALL
    SELECT event_id, -amount_minor FROM movements WHERE from_account_id = @account AND date BETWEEN @from AND @to
  ) o JOIN events e ON e.id = o.event_id
  WHERE e.kind <> 'opening' GROUP BY e.id HAVING sum(o.minor) <> 0`

export interface Span {
  account: number
  from: string
  to: string
}

const statements = prepared((db) => ({
  one: db.$client.prepare<[number], ReconciliationRow>(`SELECT ${COLUMNS} FROM reconciliations WHERE id = ?`),
  ofAccount: db.$client.prepare<[number], ReconciliationRow>(
    `SELECT ${COLUMNS} FROM reconciliations WHERE account_id = ? ORDER BY id DESC`,
  ),
  insert: db.$client.prepare(
    "INSERT INTO reconciliations (account_id, date, bank_minor, state, version) VALUES (@accountId, @date, @bankMinor, 'open', 1)",
  ),
  update: db.$client.prepare(
    `UPDATE reconciliations SET date = @date, bank_minor = @bankMinor, state = @state, finished_at = @finishedAt,
       version = @version + 1 WHERE id = @id AND version = @version`,
  ),
  delete: db.$client.prepare('DELETE FROM reconciliations WHERE id = ?'),
  lines: db.$client.prepare<[Span & { reconciliation: number }], LineRow>(
    `SELECT o.id AS eventId, o.date, o.kind, o.text, o.reverses_id AS reversesId, o.net AS netMinor,
       t.reconciliation_id IS @reconciliation AS ticked
     FROM (${ON_ACCOUNT}) o LEFT JOIN ticks t ON t.event_id = o.id AND t.account_id = @account
     WHERE t.event_id IS NULL OR t.reconciliation_id >= @reconciliation
     ORDER BY o.date, o.id`,
  ),
  ticked: db.$client
    .prepare<[Span & { reconciliation: number }], number>(
      `SELECT coalesce(sum(o.net), 0) FROM (${ON_ACCOUNT}) o
       JOIN ticks t ON t.event_id = o.id AND t.account_id = @account AND t.reconciliation_id <= @reconciliation`,
    )
    .pluck(),
  /** Reversals, not ticked so far, of entries that were: the bank's list never showed the mistake. */
  takenBack: db.$client.prepare<[Span & { reconciliation: number }], { eventId: number; netMinor: number }>(
    `SELECT o.id AS eventId, o.net AS netMinor FROM (${ON_ACCOUNT}) o
     JOIN ticks t ON t.event_id = o.reverses_id AND t.account_id = @account AND t.reconciliation_id <= @reconciliation
     JOIN events e ON e.id = o.reverses_id AND e.date = o.date
     LEFT JOIN ticks own ON own.event_id = o.id AND own.account_id = @account
     WHERE own.event_id IS NULL OR own.reconciliation_id > @reconciliation`,
  ),
  /** When any of these entries, or a new opening balance of the account, came into the book. */
  changedAt: db.$client
    .prepare<[{ account: number; events: string; after: string }], string | null>(
      `SELECT min(h.at) FROM history h WHERE h.entity = 'event' AND h.at >= @after AND h.entity_id IN (
         SELECT value FROM json_each(@events)
         UNION SELECT e.id FROM events e JOIN movements m ON m.event_id = e.id
         WHERE e.kind = 'opening' AND (m.from_account_id = @account OR m.to_account_id = @account))`,
    )
    .pluck(),
  tick: db.$client.prepare('INSERT OR IGNORE INTO ticks (event_id, account_id, reconciliation_id) VALUES (?, ?, ?)'),
  untick: db.$client.prepare('DELETE FROM ticks WHERE event_id = ? AND account_id = ? AND reconciliation_id = ?'),
  untickAfter: db.$client.prepare(
    'DELETE FROM ticks WHERE reconciliation_id = ? AND (SELECT date FROM events WHERE id = event_id) > ?',
  ),
  untickAll: db.$client.prepare('DELETE FROM ticks WHERE reconciliation_id = ?'),
  otherSides: db.$client.prepare<[{ account: number; events: string }], { eventId: number; names: string }>(
    `SELECT eventId, group_concat(name, ', ') AS names FROM (
       SELECT DISTINCT m.event_id AS eventId, a.name
       FROM movements m JOIN accounts a ON a.id = iif(m.from_account_id = @account, m.to_account_id, m.from_account_id)
       WHERE m.event_id IN (SELECT value FROM json_each(@events)) AND @account IN (m.from_account_id, m.to_account_id)
     ) GROUP BY eventId`,
  ),
  /** Entries that did exactly this to another account of the owner's, not taken back. */
  elsewhere: db.$client.prepare<[Span & { minor: number }], NamedLine>(
    `SELECT e.id AS eventId, e.date, e.text, @minor AS netMinor
     FROM movements m JOIN events e ON e.id = m.event_id
     JOIN accounts a ON a.id = iif(@minor > 0, m.to_account_id, m.from_account_id)
     WHERE m.date BETWEEN @from AND @to AND m.amount_minor = abs(@minor) AND a.id <> @account
       AND a.role IN ('spending', 'tax-reserve', 'buffer', 'card', 'other')
       AND @account NOT IN (m.from_account_id, m.to_account_id)
       AND e.kind <> 'opening' AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = e.id)
     ORDER BY e.date DESC, e.id DESC LIMIT 2`,
  ),
  later: db.$client.prepare<[Span & { minor: number }], NamedLine>(
    `SELECT o.id AS eventId, o.date, o.text, o.net AS netMinor FROM (${ON_ACCOUNT}) o
     WHERE o.net = @minor AND NOT EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = o.id) ORDER BY o.date, o.id LIMIT 2`,
  ),
}))

export function findReconciliation(db: Db, id: number): ReconciliationRow | undefined {
  return statements(db).one.get(id)
}

/** All of an account, the latest first: they follow each other, so the greatest id is the latest. */
export function reconciliationsOf(db: Db, accountId: number): ReconciliationRow[] {
  return statements(db).ofAccount.all(accountId)
}

export function insertReconciliation(db: Db, row: Pick<ReconciliationRow, 'accountId' | 'date' | 'bankMinor'>): number {
  return Number(statements(db).insert.run(row).lastInsertRowid)
}

/** Writes what stands in a row that was read, as its next version. */
export function updateReconciliation(db: Db, row: ReconciliationRow): void {
  statements(db).update.run(row)
}

/** Removes one with its ticks. */
export function deleteReconciliation(db: Db, id: number): void {
  statements(db).untickAll.run(id)
  statements(db).delete.run(id)
}

export function tick(db: Db, { id, accountId }: ReconciliationRow, eventIds: readonly number[]): void {
  for (const eventId of eventIds) statements(db).tick.run(eventId, accountId, id)
}

export function untick(db: Db, { id, accountId }: ReconciliationRow, eventIds: readonly number[]): void {
  for (const eventId of eventIds) statements(db).untick.run(eventId, accountId, id)
}

/** Takes the ticks away from what is dated after a day. */
export function untickAfter(db: Db, id: number, date: CalendarDate): void {
  statements(db).untickAfter.run(id, date)
}

/** What of an account is not ticked in the days of a span, or ticked in this reconciliation; by day. */
export function linesIn(db: Db, span: Span, reconciliation: number): LineRow[] {
  return statements(db).lines.all({ ...span, reconciliation })
}

/** What the entries did to the account that are ticked up to a reconciliation and with it, in minor units. */
export function tickedMinorUpTo(db: Db, span: Span, reconciliation: number): number {
  return statements(db).ticked.get({ ...span, reconciliation }) ?? 0
}

/** Reversals of ticked entries as mistakes that are not ticked themselves so far. */
export function takenBackSince(db: Db, span: Span, reconciliation: number): { eventId: number; netMinor: number }[] {
  return statements(db).takenBack.all({ ...span, reconciliation })
}

/** The instant at which the first of these entries, or a new opening balance of the account, came into the book. */
export function changedAt(db: Db, account: number, eventIds: readonly number[], after: string): string | undefined {
  return statements(db).changedAt.get({ account, events: JSON.stringify(eventIds), after }) ?? undefined
}

/** The names of where the money of each entry came from or went to. */
export function otherSidesOf(db: Db, account: number, eventIds: readonly number[]): Map<number, string> {
  const rows = statements(db).otherSides.all({ account, events: JSON.stringify(eventIds) })
  return new Map(rows.map(({ eventId, names }) => [eventId, names]))
}

/** Entries of exactly an amount on the account in the days of a span. */
export function entriesOf(db: Db, span: Span, minor: number): NamedLine[] {
  return statements(db).later.all({ ...span, minor })
}

/** Entries that did exactly this to another account of the owner's in the days of a span. */
export function entriesElsewhere(db: Db, span: Span, minor: number): NamedLine[] {
  return statements(db).elsewhere.all({ ...span, minor })
}
