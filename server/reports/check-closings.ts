import type Database from 'better-sqlite3'
import type { Finding } from '../backups/check.ts'
import { sha256 } from '../db/history.ts'
import { isInManifest, manifestHash } from './closings.ts'

interface ClosingRow {
  id: number
  quarter: string
  hash: string
}

// What came after a closing and before its reopening, by the last ids that the history has of both.
const SPAN = `
  SELECT q.id, q.quarter, q.first_day AS firstDay, q.last_day AS lastDay, c.number AS closedNumber, r.number AS reopenedNumber,
    c.after ->> '$.lastEventId' AS closedEventId, r.after ->> '$.lastEventId' AS reopenedEventId,
    c.after ->> '$.lastCreditNoteId' AS closedNoteId, r.after ->> '$.lastCreditNoteId' AS reopenedNoteId
  FROM closed_quarters q
  JOIN history c ON c.entity = 'quarter' AND c.entity_id = q.id AND c.action = 'quarter.closed'
  LEFT JOIN history r ON r.entity = 'quarter' AND r.entity_id = q.id AND r.action = 'quarter.reopened'`

const NOT_LISTED = (entity: string, id: string) =>
  `NOT EXISTS (SELECT 1 FROM late_changes l WHERE l.closed_quarter_id = s.id AND l.entity = '${entity}' AND l.entity_id = ${id})`

const UNLISTED = `
  SELECT 'entry ' || e.id AS entity, s.quarter FROM (${SPAN}) s JOIN events e ON e.date BETWEEN s.firstDay AND s.lastDay
  WHERE e.id > s.closedEventId AND e.id <= coalesce(s.reopenedEventId, e.id) AND ${NOT_LISTED('event', 'e.id')}
  UNION ALL
  SELECT 'credit note ' || n.id, s.quarter FROM (${SPAN}) s JOIN credit_notes n ON n.date BETWEEN s.firstDay AND s.lastDay
  WHERE n.id > s.closedNoteId AND n.id <= coalesce(s.reopenedNoteId, n.id) AND ${NOT_LISTED('credit-note', 'n.id')}
  UNION ALL
  SELECT DISTINCT 'invoice ' || i.id, s.quarter FROM (${SPAN}) s JOIN invoices i ON i.issue_date BETWEEN s.firstDay AND s.lastDay
  JOIN history h ON h.entity = 'invoice' AND h.entity_id = i.id AND h.action IN ('invoice.issued', 'invoice.voided')
  WHERE h.number > s.closedNumber AND h.number < coalesce(s.reopenedNumber, h.number + 1) AND ${NOT_LISTED('invoice', 'i.id')}
  LIMIT 20`

const ORPHANS = `
  SELECT l.id, q.quarter FROM late_changes l JOIN closed_quarters q ON q.id = l.closed_quarter_id
  LEFT JOIN events e ON l.entity = 'event' AND e.id = l.entity_id
  LEFT JOIN invoices i ON l.entity = 'invoice' AND i.id = l.entity_id
  LEFT JOIN credit_notes n ON l.entity = 'credit-note' AND n.id = l.entity_id
  WHERE coalesce(e.date, i.issue_date, n.date, '') NOT BETWEEN q.first_day AND q.last_day LIMIT 20`

/** Closed packs are as they were given away, and everything that came later into their quarters is listed with them. */
export function* checkClosings(sqlite: Database.Database): Generator<Finding> {
  const closings = sqlite.prepare('SELECT id, quarter, hash FROM closed_quarters ORDER BY id').all() as ClosingRow[]
  for (const closing of closings) yield* checkPack(sqlite, closing)
  for (const { entity, quarter } of sqlite.prepare(UNLISTED).all() as { entity: string; quarter: string }[])
    yield {
      code: 'LATE-CHANGE',
      entity,
      message: `came into ${quarter} after it was closed, and is not listed with it`,
    }
  for (const { id, quarter } of sqlite.prepare(ORPHANS).all() as { id: number; quarter: string }[])
    yield { code: 'LATE-CHANGE', entity: `late change ${id}`, message: `names nothing that is dated in ${quarter}` }
}

function* checkPack(sqlite: Database.Database, { id, quarter, hash }: ClosingRow): Generator<Finding> {
  const entity = `closing ${id} of ${quarter}`
  const files = sqlite
    .prepare<[number], { name: string; sha256: string; bytes: Buffer }>(
      'SELECT name, sha256, bytes FROM closed_files WHERE closed_quarter_id = ? ORDER BY name',
    )
    .all(id)
  for (const file of files) {
    if (sha256(file.bytes) !== file.sha256)
      yield { code: 'CLOSING', entity, message: `has other bytes in ${file.name} than were kept` }
  }
  if (manifestHash(files.filter(({ name }) => isInManifest(name))) !== hash)
    yield { code: 'CLOSING', entity, message: 'does not come to its hash' }
  const recorded = sqlite
    .prepare<[number], string | null>(
      "SELECT after ->> '$.hash' FROM history WHERE entity = 'quarter' AND entity_id = ? AND action = 'quarter.closed'",
    )
    .pluck()
    .get(id)
  if (recorded !== hash) yield { code: 'CLOSING', entity, message: 'is not what the history says was closed' }
}
