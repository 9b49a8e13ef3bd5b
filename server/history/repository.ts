import { canFold } from '../accounts/search-words.ts'
import { isSeal } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'

export type Content = Record<string, unknown>

/** One change as it was recorded, with the contents that are kept apart put back in their place. */
export interface HistoryRow {
  number: number
  at: string
  actor: string
  action: string
  entity: string
  entityId: number | null
  before: Content | null
  after: Content | null
  /** True when the contents were removed at a client's request. */
  isRemoved: boolean
}

export interface HistoryFilter {
  /** Changes before this number. */
  below: number
  entity: string | null
  entityId: number | null
  action: string | null
  /** Instants: from the first on, until before the second. */
  from: string | null
  until: string | null
  /** Patterns for LIKE: as it was written, and folded. */
  q: string | null
  folded: string | null
  limit: number
}

interface StoredRow extends Omit<HistoryRow, 'before' | 'after' | 'isRemoved'> {
  before: string | null
  after: string | null
  keptBefore: string | null
  keptAfter: string | null
  isKept: 0 | 1
}

const COLUMNS = `h.number, h.at, h.actor, h.action, h.entity, h.entity_id AS entityId, h.before, h.after,
  c.before AS keptBefore, c.after AS keptAfter, c.number IS NOT NULL AS isKept
  FROM history h LEFT JOIN history_contents c ON c.number = h.number`

const MATCHING = `h.number < @below
  AND (@action IS NULL OR h.action = @action OR h.action GLOB @action || '.*')
  AND (@from IS NULL OR h.at >= @from)
  AND (@until IS NULL OR h.at < @until)
  AND (@q IS NULL
    OR h.entity = 'client' AND h.entity_id IN (SELECT id FROM clients WHERE folded(name) LIKE @folded ESCAPE '\\')
    OR h.entity = 'account' AND h.entity_id IN (SELECT id FROM accounts WHERE folded(name) LIKE @folded ESCAPE '\\')
    OR h.entity = 'event' AND h.entity_id IN (SELECT id FROM events WHERE text LIKE @q ESCAPE '\\' OR note LIKE @q ESCAPE '\\')
    OR h.entity = 'recurring-item' AND h.entity_id IN (SELECT id FROM recurring_items WHERE text LIKE @q ESCAPE '\\')
    OR h.entity = 'lead' AND h.entity_id IN (SELECT id FROM leads WHERE name LIKE @q ESCAPE '\\')
    OR h.entity = 'niche' AND h.entity_id IN (SELECT id FROM niches WHERE name LIKE @q ESCAPE '\\')
    OR h.entity = 'portfolio' AND h.entity_id IN (SELECT id FROM portfolio WHERE title LIKE @q ESCAPE '\\')
    OR h.entity = 'quarter' AND h.entity_id IN (SELECT id FROM closed_quarters WHERE quarter LIKE @q ESCAPE '\\')
    OR h.entity = 'reconciliation' AND h.entity_id IN (
      SELECT r.id FROM reconciliations r JOIN accounts a ON a.id = r.account_id WHERE a.name LIKE @q ESCAPE '\\')
    OR h.entity = 'invoice' AND h.entity_id IN (
      SELECT i.id FROM invoices i JOIN clients k ON k.id = i.client_id
      WHERE i.number LIKE @q ESCAPE '\\' OR folded(k.name) LIKE @folded ESCAPE '\\')
    OR h.entity = 'contract' AND h.entity_id IN (
      SELECT o.id FROM contracts o JOIN clients k ON k.id = o.client_id WHERE folded(k.name) LIKE @folded ESCAPE '\\')
    OR h.entity = 'savings-goal' AND h.entity_id IN (SELECT id FROM savings_goals WHERE folded(name) LIKE @folded ESCAPE '\\'))`

// A record's history is also what took it back or put it right, and what paid it.
const OF_RECORD = `h.number IN (
    SELECT number FROM history WHERE entity = @entity AND entity_id = @entityId
    UNION SELECT number FROM history WHERE entity = 'event' AND entity_id IN (
      SELECT id FROM events WHERE @entity = 'event' AND (reverses_id = @entityId OR replaces_id = @entityId)
      UNION SELECT reverses_id FROM events WHERE @entity = 'event' AND id = @entityId
      UNION SELECT replaces_id FROM events WHERE @entity = 'event' AND id = @entityId
      UNION SELECT event_id FROM allocations WHERE @entity = 'invoice' AND invoice_id = @entityId))`

const statements = prepared(
  (db) =>
    canFold(db) && {
      page: db.$client.prepare<[HistoryFilter], StoredRow>(
        `SELECT ${COLUMNS} WHERE ${MATCHING} AND (@entity IS NULL OR h.entity = @entity) AND @entityId IS NULL
     ORDER BY h.number DESC LIMIT @limit`,
      ),
      ofRecord: db.$client.prepare<[HistoryFilter], StoredRow>(
        `SELECT ${COLUMNS} WHERE ${MATCHING} AND ${OF_RECORD} ORDER BY h.number DESC LIMIT @limit`,
      ),
      last: db.$client.prepare<[], number>('SELECT coalesce(max(number), 0) FROM history').pluck(),
      lastOf: db.$client
        .prepare<[string], number>('SELECT coalesce(max(number), 0) FROM history WHERE action = ?')
        .pluck(),
    },
)

/** The changes that a filter finds, the newest first. */
export function listChanges(db: Db, filter: HistoryFilter): HistoryRow[] {
  const { page, ofRecord } = statements(db)
  return (filter.entityId === null ? page : ofRecord).all(filter).map(withContents)
}

/** The number of the newest change; 0 before the first. */
export function lastNumber(db: Db): number {
  return statements(db).last.get() ?? 0
}

/** The number of the newest change of one kind; 0 when there was none. */
export function lastNumberOf(db: Db, action: string): number {
  return statements(db).lastOf.get(action) ?? 0
}

function withContents({ before, after, keptBefore, keptAfter, isKept, ...row }: StoredRow): HistoryRow {
  const isApart = isSeal(before) || isSeal(after)
  const texts = isApart ? { before: keptBefore, after: keptAfter } : { before, after }
  return { ...row, before: read(texts.before), after: read(texts.after), isRemoved: isApart && isKept === 0 }
}

function read(text: string | null): Content | null {
  return text === null ? null : (JSON.parse(text) as Content)
}
