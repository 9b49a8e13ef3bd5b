import type { ReceiptFileReply } from '../../shared/accounts/contract.ts'
import type { ReceiptMediaType } from '../../shared/accounts/receipt-files.ts'
import { DomainError } from '../../shared/errors.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import type { Tx } from '../db/transaction.ts'

// Which entry has which paper. The rows name files by their hash; the files themselves are in store.ts.

/** What is kept of a file beside its bytes. */
export interface ReceiptDraft {
  sha256: string
  sizeBytes: number
  mediaType: ReceiptMediaType
  name: string
}

const COLUMNS =
  'id, event_id AS eventId, name, media_type AS mediaType, size_bytes AS sizeBytes, sha256, added_at AS addedAt'

const statements = prepared((db) => ({
  one: db.$client.prepare<[number], ReceiptFileReply>(`SELECT ${COLUMNS} FROM receipt_files WHERE id = ?`),
  ofEvent: db.$client.prepare<[number], ReceiptFileReply>(
    `SELECT ${COLUMNS} FROM receipt_files WHERE event_id = ? ORDER BY id`,
  ),
  named: db.$client.prepare<[string], number>('SELECT id FROM receipt_files WHERE sha256 = ? LIMIT 1').pluck(),
  insert: db.$client.prepare(
    'INSERT INTO receipt_files (event_id, sha256, size_bytes, media_type, name, added_at) ' +
      'VALUES (@eventId, @sha256, @sizeBytes, @mediaType, @name, @addedAt)',
  ),
  remove: db.$client.prepare<[number]>('DELETE FROM receipt_files WHERE id = ?'),
  carry: db.$client.prepare<[number, number]>('UPDATE receipt_files SET event_id = ? WHERE event_id = ?'),
}))

/** The receipts of an entry, in the order in which they came. */
export function receiptFilesOf(db: Db, eventId: number): ReceiptFileReply[] {
  return statements(db).ofEvent.all(eventId)
}

/** Throws: DomainError 'not-found'. */
export function requireReceiptFile(db: Db, id: number): ReceiptFileReply {
  const file = statements(db).one.get(id)
  if (!file) throw new DomainError('not-found', `There is no receipt ${id}.`)
  return file
}

/** True while any entry has a receipt with these bytes. */
export function isNamed(db: Db, sha256: string): boolean {
  return statements(db).named.get(sha256) !== undefined
}

/** Attaches a receipt whose file is in its place already. */
export function attachReceiptFile(tx: Tx, eventId: number, draft: ReceiptDraft): ReceiptFileReply {
  const row = { eventId, ...draft, addedAt: tx.at }
  const id = Number(statements(tx.db).insert.run(row).lastInsertRowid)
  recordChange(tx, {
    action: 'receipt.attached',
    entity: 'event',
    entityId: eventId,
    after: { receiptFileId: id, ...draft },
  })
  return requireReceiptFile(tx.db, id)
}

/** Takes a receipt off its entry; its file must go after the commit, if nothing else names it. Throws: DomainError 'not-found'. */
export function removeReceiptFile(tx: Tx, id: number): ReceiptFileReply {
  const file = requireReceiptFile(tx.db, id)
  statements(tx.db).remove.run(id)
  const { eventId, name, mediaType, sizeBytes, sha256 } = file
  recordChange(tx, {
    action: 'receipt.removed',
    entity: 'event',
    entityId: eventId,
    before: { receiptFileId: id, name, mediaType, sizeBytes, sha256 },
  })
  return file
}

/** A correction takes the paper of the entry that it replaces along. */
export function carryReceiptFiles(tx: Tx, fromEventId: number, toEventId: number): void {
  const ids = receiptFilesOf(tx.db, fromEventId).map(({ id }) => id)
  if (ids.length === 0) return
  statements(tx.db).carry.run(toEventId, fromEventId)
  recordChange(tx, {
    action: 'receipt.carried',
    entity: 'event',
    entityId: toEventId,
    before: { eventId: fromEventId, receiptFileIds: ids },
    after: { eventId: toEventId, receiptFileIds: ids },
  })
}
