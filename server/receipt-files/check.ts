import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../backups/check.ts'
import { hashFile } from '../db/data-folder.ts'
import type { Db } from '../db/open.ts'
import { isNamed } from './repository.ts'
import { listReceiptFiles, receiptPath } from './store.ts'

/** Every receipt has its file, with the hash and size that its row says. Below the data folder, or below a backup. */
export function* checkReceiptFiles(db: Db, folder: string): Generator<Finding> {
  const rows = db.$client
    .prepare<[], { id: number; sha256: string; sizeBytes: number }>(
      'SELECT min(id) AS id, sha256, size_bytes AS sizeBytes FROM receipt_files GROUP BY sha256, size_bytes ORDER BY 1',
    )
    .all()
  for (const { id, sha256, sizeBytes } of rows) {
    const message = faultOf(join(folder, receiptPath(sha256)), sha256, sizeBytes)
    // Beside a running server a receipt may have been removed since its row was read.
    if (message && isNamed(db, sha256)) yield { code: 'RECEIPT', entity: `receipt ${id}`, message }
  }
}

function faultOf(file: string, sha256: string, sizeBytes: number): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) return 'has lost its file'
  if (found.size !== sizeBytes) return 'has a file of another size'
  return hashFile(file) === sha256 ? undefined : 'has other bytes than were kept'
}

/** Files below receipts/ that no receipt names: what a kill between the file and its row leaves. No harm, only room. */
export function* unnamedReceiptFiles(db: Db, dataDir: string): Generator<Finding> {
  for (const path of listReceiptFiles(dataDir)) {
    const sha256 = path.split('/').at(-1) ?? ''
    if (path !== receiptPath(sha256) || !isNamed(db, sha256))
      yield { code: 'RECEIPT', entity: path, message: 'belongs to no entry; it may be deleted' }
  }
}
