import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { syncToDisk } from '../db/data-folder.ts'

// Where the bytes lie: receipts/ab/<hash>, ab being how the hash begins. A file never changes; equal bytes are one file.

export const RECEIPTS = 'receipts'

/** The place of a file below the data folder, or below a backup: 'receipts/ab/abcd…'. */
export function receiptPath(sha256: string): string {
  return `${RECEIPTS}/${sha256.slice(0, 2)}/${sha256}`
}

/** The hashes of all files that are there, whether a row names them or not; what lies there otherwise by its path. */
export function listReceiptFiles(folder: string): string[] {
  const root = join(folder, RECEIPTS)
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

/** Makes the folder of a file, for its owner alone. */
export function makeReceiptFolder(folder: string, sha256: string): string {
  const root = join(folder, RECEIPTS)
  const place = join(root, sha256.slice(0, 2))
  if (existsSync(place)) return place
  mkdirSync(place, { recursive: true, mode: 0o700 })
  for (const made of [root, place]) chmodSync(made, 0o700)
  for (const parent of [folder, root]) syncToDisk(parent)
  return place
}

/** Moves a file that is on disk whole to its place, so that a row may name it. */
export function keepReceiptFile(dataDir: string, temporary: string, sha256: string): void {
  const place = makeReceiptFolder(dataDir, sha256)
  renameSync(temporary, join(dataDir, receiptPath(sha256)))
  syncToDisk(place)
}

/** Removes a file that no row names any more: only ever after the commit that says so. */
export function discardReceiptFile(dataDir: string, sha256: string): void {
  rmSync(join(dataDir, receiptPath(sha256)), { force: true })
}

/** The folder in which uploads arrive, made for its owner alone. */
export function uploadFolder(dataDir: string): string {
  const folder = join(dataDir, 'tmp')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  return folder
}

/** At start: what a program that was killed had begun to receive. */
export function emptyUploadFolder(dataDir: string): void {
  rmSync(join(dataDir, 'tmp'), { recursive: true, force: true })
}
