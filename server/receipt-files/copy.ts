import { chmodSync, constants, copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { syncToDisk } from '../db/data-folder.ts'
import type { Db } from '../db/open.ts'
import { makeReceiptFolder, receiptPath } from './store.ts'

/** The hashes of all files that the receipts of a book name. */
export function namedReceiptFiles(db: Db): string[] {
  return db.$client.prepare<[], string>('SELECT DISTINCT sha256 FROM receipt_files ORDER BY sha256').pluck().all()
}

/**
 * Copies files from below one folder to below another, each on disk when this returns; `checkReceiptFiles` then tells
 * whether they are what they should be. Gives the hashes of those that are not there to be copied.
 */
export function copyReceiptFiles(hashes: readonly string[], from: string, to: string): string[] {
  const missing = hashes.filter((sha256) => !existsSync(join(from, receiptPath(sha256))))
  const places = new Set<string>()
  for (const sha256 of hashes) {
    if (missing.includes(sha256)) continue
    const copy = join(to, receiptPath(sha256))
    places.add(makeReceiptFolder(to, sha256))
    // Where the file system can, both share their room until one of them changes.
    copyFileSync(join(from, receiptPath(sha256)), copy, constants.COPYFILE_FICLONE)
    chmodSync(copy, 0o600)
    syncToDisk(copy)
  }
  for (const place of places) syncToDisk(place)
  return missing
}
