import { type CalendarDate, dateInZone, type Quarter } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { ClosedPack } from '../../shared/reports/changes.ts'
import type { ClosingReply, QuarterReport } from '../../shared/reports/contract.ts'
import { sha256 } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { requireProfile } from '../profile/repository.ts'

/** The data of a pack, from which all its other files are made. */
export const DATA_FILE = 'report.json'

interface ClosingRow {
  id: number
  quarter: Quarter
  closedAt: string
  hash: string
  reopenedAt: string | null
  reopenReason: string | null
}

const CLOSING =
  'SELECT id, quarter, closed_at AS closedAt, hash, reopened_at AS reopenedAt, reopen_reason AS reopenReason FROM closed_quarters'

const statements = prepared((db) => ({
  closings: db.$client.prepare<[string], ClosingRow>(`${CLOSING} WHERE quarter = ? ORDER BY id DESC`),
  closing: db.$client.prepare<[number], ClosingRow>(`${CLOSING} WHERE id = ?`),
  inForce: db.$client.prepare<[string], ClosingRow>(`${CLOSING} WHERE quarter = ? AND reopened_at IS NULL`),
  closedQuarters: db.$client
    .prepare<[], string>('SELECT quarter FROM closed_quarters WHERE reopened_at IS NULL')
    .pluck(),
  files: db.$client.prepare<[number], ClosingReply['files'][number]>(
    'SELECT name, sha256, length(bytes) AS sizeBytes FROM closed_files WHERE closed_quarter_id = ? ORDER BY name',
  ),
  file: db.$client.prepare<[number, string], { mediaType: string; bytes: Buffer }>(
    'SELECT media_type AS mediaType, bytes FROM closed_files WHERE closed_quarter_id = ? AND name = ?',
  ),
  lateChanges: db.$client.prepare<[{ closingId: number }], Omit<ClosingReply['lateChanges'][number], 'recordedOn'>>(
    `SELECT l.entity, l.entity_id AS entityId, coalesce(e.date, i.issue_date, n.date) AS date, l.reason, l.at,
       CASE l.entity WHEN 'event' THEN e.text WHEN 'invoice' THEN 'Invoice ' || i.number
         ELSE coalesce('Credit note ' || n.number, 'Write-off on ' || o.number) END AS text
     FROM late_changes l
     LEFT JOIN events e ON l.entity = 'event' AND e.id = l.entity_id
     LEFT JOIN invoices i ON l.entity = 'invoice' AND i.id = l.entity_id
     LEFT JOIN credit_notes n ON l.entity = 'credit-note' AND n.id = l.entity_id LEFT JOIN invoices o ON o.id = n.invoice_id
     WHERE l.closed_quarter_id = @closingId ORDER BY l.id`,
  ),
}))

/** The quarters that are closed now. */
export function closedQuarters(db: Db): Set<Quarter> {
  return new Set(statements(db).closedQuarters.all())
}

/** The closing that holds, if the quarter is closed. */
export function closingInForce(db: Db, quarter: Quarter): ClosingReply | undefined {
  const row = statements(db).inForce.get(quarter)
  return row && closingReply(db, row)
}

/** Every closing of a quarter, the latest first. */
export function listClosings(db: Db, quarter: Quarter): ClosingReply[] {
  return statements(db)
    .closings.all(quarter)
    .map((row) => closingReply(db, row))
}

/** One closing of a quarter. Throws: DomainError 'not-found'. */
export function requireClosing(db: Db, quarter: Quarter, id: number): ClosingReply {
  const row = statements(db).closing.get(id)
  if (row?.quarter !== quarter) throw new DomainError('not-found', `${quarter} has no closing ${id}.`)
  return closingReply(db, row)
}

/** A file of a closed pack as it was given away, or undefined when the pack does not have it. */
export function closedFile(db: Db, closingId: number, name: string): { mediaType: string; bytes: Buffer } | undefined {
  return statements(db).file.get(closingId, name)
}

/** The latest closing of each quarter that has one, with what came late in it. */
export function latestClosings(db: Db, quarters: readonly Quarter[]): ClosedPack[] {
  return quarters.flatMap((quarter) => {
    const [latest] = statements(db).closings.all(quarter)
    if (!latest) return []
    const { closedOn, lateChanges } = closingReply(db, latest)
    const { summary } = closedReport(db, latest)
    return [{ quarter, closedOn, isReopened: latest.reopenedAt !== null, lateChanges, summary }]
  })
}

function closingReply(db: Db, row: ClosingRow): ClosingReply {
  const { timeZone } = requireProfile(db)
  return {
    ...row,
    closedOn: closedReport(db, row).closedOn,
    files: statements(db).files.all(row.id),
    lateChanges: statements(db)
      .lateChanges.all({ closingId: row.id })
      .map((change) => ({ ...change, recordedOn: dateInZone(Date.parse(change.at), timeZone) })),
  }
}

interface ClosedReport {
  closedOn: CalendarDate
  summary: QuarterReport['summary']
}

/** Throws: Error when the closing lost its data, which `check` would say. */
function closedReport(db: Db, { id, quarter }: ClosingRow): ClosedReport {
  const file = closedFile(db, id, `${quarter}-${DATA_FILE}`)
  if (!file) throw new Error(`closing ${id} of ${quarter} has lost its data`)
  return JSON.parse(file.bytes.toString('utf8')) as ClosedReport
}

/** What a pack's hash is made of: a line for each file, as sha256sum writes them, sorted by name. */
export function manifestHash(files: readonly { name: string; sha256: string }[]): string {
  const byName = [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
  return sha256(byName.map((file) => `${file.sha256}  ${file.name}\n`).join(''))
}

/** Whether a kept file is one that the pack's hash is made of; the list of them and the ZIP hold the others. */
export function isInManifest(name: string): boolean {
  return !name.endsWith('-closing.json') && !name.endsWith('.zip')
}
