import { type CalendarDate, type Quarter, quarterDates } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { ClosingReply } from '../../shared/reports/contract.ts'
import { recordChange, sha256 } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import type { Tx } from '../db/transaction.ts'
import { type DrawnFile, draw } from '../drawing/draw.ts'
import { closingInForce, isInManifest, manifestHash, requireClosing } from './closings.ts'

/** A pack as it will be kept: its files, one hash over all of them, and how far the book had come when it was drawn. */
interface DrawnPack {
  files: readonly DrawnFile[]
  hash: string
  historyNumber: number
}

const statements = prepared((db) => ({
  historyNumber: db.$client.prepare<[], number | null>('SELECT max(number) FROM history').pluck(),
  lastIds: db.$client.prepare<[], { lastEventId: number; lastCreditNoteId: number }>(
    'SELECT coalesce((SELECT max(id) FROM events), 0) AS lastEventId, coalesce((SELECT max(id) FROM credit_notes), 0) AS lastCreditNoteId',
  ),
  close: db.$client.prepare(
    'INSERT INTO closed_quarters (quarter, first_day, last_day, closed_at, history_number, hash) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  keep: db.$client.prepare(
    'INSERT INTO closed_files (closed_quarter_id, name, media_type, sha256, bytes) VALUES (?, ?, ?, ?, ?)',
  ),
  reopen: db.$client.prepare('UPDATE closed_quarters SET reopened_at = ?, reopen_reason = ? WHERE id = ?'),
}))

class BookMovedOn extends Error {}

/**
 * Closes a quarter that is over: its pack is drawn and kept as it is, and what is dated in the quarter is refused from
 * then on unless it is marked as a late change.
 *
 * The pack is drawn before the transaction, since drawing waits and a transaction must not; should the book have changed
 * meanwhile, it is drawn anew. `commit` runs the transaction with the function it is given.
 * Throws: DomainError 'quarter-not-over', 'quarter-already-closed'.
 */
export async function closeQuarter<Result>(
  db: Db,
  quarter: Quarter,
  today: CalendarDate,
  commit: (close: (tx: Tx) => ClosingReply) => Result,
): Promise<Result> {
  for (;;) {
    refuseUnready(db, quarter, today)
    const drawn = await drawToKeep(db, quarter, today)
    try {
      return commit((tx) => keepPack(tx, quarter, drawn))
    } catch (error) {
      if (!(error instanceof BookMovedOn)) throw error
    }
  }
}

/**
 * Opens a closed quarter again, for a reason. The pack stays as it was given away; closing again makes another one.
 *
 * Throws: DomainError 'quarter-not-closed'.
 */
export function reopenQuarter(tx: Tx, quarter: Quarter, reason: string): ClosingReply {
  const closing = closingInForce(tx.db, quarter)
  if (!closing) throw new DomainError('quarter-not-closed', `${quarter} is not closed.`)
  statements(tx.db).reopen.run(tx.at, reason, closing.id)
  const after = { quarter, reason, ...lastIds(tx.db) }
  recordChange(tx, { action: 'quarter.reopened', entity: 'quarter', entityId: closing.id, after })
  return requireClosing(tx.db, quarter, closing.id)
}

function refuseUnready(db: Db, quarter: Quarter, today: CalendarDate): void {
  const { to } = quarterDates(quarter)
  if (to >= today)
    throw new DomainError('quarter-not-over', `${quarter} lasts until ${to}. It can be closed from the next day on.`)
  if (closingInForce(db, quarter)) throw new DomainError('quarter-already-closed', `${quarter} is closed already.`)
}

async function drawToKeep(db: Db, quarter: Quarter, closedOn: CalendarDate): Promise<DrawnPack> {
  const historyNumber = lastHistoryNumber(db)
  const files = await draw(db, { kind: 'closing-pack', quarter, closedOn })
  const hashed = files.map(({ fileName, bytes }) => ({ name: fileName, sha256: sha256(bytes) }))
  return { files, hash: manifestHash(hashed.filter(({ name }) => isInManifest(name))), historyNumber }
}

function keepPack(tx: Tx, quarter: Quarter, { files, hash, historyNumber }: DrawnPack): ClosingReply {
  refuseUnready(tx.db, quarter, tx.today)
  if (lastHistoryNumber(tx.db) !== historyNumber) throw new BookMovedOn()
  const { from, to } = quarterDates(quarter)
  const { close, keep } = statements(tx.db)
  const id = Number(close.run(quarter, from, to, tx.at, historyNumber, hash).lastInsertRowid)
  for (const { fileName, mediaType, bytes } of files) keep.run(id, fileName, mediaType, sha256(bytes), bytes)
  const after = { quarter, hash, ...lastIds(tx.db) }
  recordChange(tx, { action: 'quarter.closed', entity: 'quarter', entityId: id, after })
  return requireClosing(tx.db, quarter, id)
}

function lastHistoryNumber(db: Db): number {
  return statements(db).historyNumber.get() ?? 0
}

/** The last entries that a closing knows of, or that were refused to it: what comes between is late. */
function lastIds(db: Db): { lastEventId: number; lastCreditNoteId: number } {
  return statements(db).lastIds.get() ?? { lastEventId: 0, lastCreditNoteId: 0 }
}
