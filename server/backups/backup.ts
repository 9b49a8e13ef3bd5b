import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { hashFile, syncToDisk } from '../db/data-folder.ts'
import { DataFolderError } from '../db/data-folder-error.ts'
import { type Db, readBook } from '../db/open.ts'
import { checkReceiptFiles } from '../receipt-files/check.ts'
import { copyReceiptFiles, namedReceiptFiles } from '../receipt-files/copy.ts'
import { isNamed } from '../receipt-files/repository.ts'
import { RECEIPTS, receiptPath } from '../receipt-files/store.ts'
import { checkBook } from './check.ts'
import { DATABASE, MANIFEST, type Manifest, programVersion } from './manifest.ts'

const KEPT = 14
const KEPT_BYTES = 2 * 1024 ** 3
const NAME = /^evenkeel-\d{4}-\d{2}-\d{2}T\d{6}Z$/
const COUNTED = ['clients', 'invoices', 'events', 'movements', 'receipt_files', 'history'] as const
const TRIES = 3

/**
 * Writes a backup of the book and its receipts into a new folder below `target` and gives its path. It works while the book is being used, and a
 * backup that was not opened and checked is not reported as made: on any failure nothing stands under the final name.
 *
 * Throws: DataFolderError when the copy does not pass the check, or the target cannot be written.
 */
export function backUp(db: Db, target: string, at: Date): string {
  const name = `evenkeel-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z`
  const final = join(resolve(target), name)
  const temporary = join(resolve(target), `.${name}.part`)
  if (existsSync(final)) throw new DataFolderError(`${final} is there already. Wait a second and try again.`)
  try {
    mkdirSync(temporary, { recursive: true, mode: 0o700 })
    copyBook(db, temporary)
    const manifest = describeChecked(temporary, at)
    const file = join(temporary, MANIFEST)
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    syncToDisk(file)
    syncToDisk(temporary)
    renameSync(temporary, final)
    syncToDisk(resolve(target))
    return final
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (error instanceof DataFolderError) throw error
    throw new DataFolderError(`The backup was not made: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

/** Copies the book, then the receipts that it names at that moment. */
function copyBook(db: Db, temporary: string): void {
  const copy = join(temporary, DATABASE)
  for (let left = TRIES; ; left -= 1) {
    for (const name of [DATABASE, RECEIPTS]) rmSync(join(temporary, name), { recursive: true, force: true })
    db.$client.prepare('VACUUM INTO ?').run(copy)
    chmodSync(copy, 0o600)
    syncToDisk(copy)
    const missing = copyReceiptFiles(receiptsOf(copy), dirname(db.$client.name), temporary)
    // A receipt that was removed meanwhile is in the copied book but not on the disk any more: both are copied anew.
    const wereRemoved = missing.length > 0 && !missing.some((sha256) => isNamed(db, sha256))
    if (!wereRemoved || left === 1) return
  }
}

function receiptsOf(copy: string): string[] {
  const db = readBook(copy)
  try {
    return namedReceiptFiles(db)
  } finally {
    db.$client.close()
  }
}

/** Opens the copy, checks it whole, with the hash of each receipt, and says what is in it. */
function describeChecked(temporary: string, at: Date): Manifest {
  const copy = join(temporary, DATABASE)
  const db = readBook(copy)
  try {
    const [first] = [...checkBook(db, undefined), ...checkReceiptFiles(db, temporary)]
    if (first)
      throw new DataFolderError(
        `The backup was not made: ${first.code} ${first.entity} ${first.message}. Run: evenkeel check`,
      )
    const count = (table: string) => Number(db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
    return {
      program: 'evenkeel',
      version: programVersion(),
      madeAt: at.toISOString(),
      instanceId: String(db.$client.prepare('SELECT instance_id FROM instance').pluck().get()),
      historyNumber: Number(db.$client.prepare('SELECT coalesce(max(number), 0) FROM history').pluck().get()),
      counts: Object.fromEntries(COUNTED.map((table) => [table, count(table)])),
      files: [
        { name: DATABASE, bytes: statSync(copy).size, sha256: hashFile(copy) },
        ...namedReceiptFiles(db).map((sha256) => ({
          name: receiptPath(sha256),
          bytes: statSync(join(temporary, receiptPath(sha256))).size,
          sha256,
        })),
      ],
    }
  } finally {
    db.$client.close()
  }
}

/** The backups in a folder, oldest first. */
export function listBackups(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
}

/** The moment that a backup bears in its name. */
export function timeOf(backup: string): Date {
  return new Date(backup.replace(/^evenkeel-(.{10})T(..)(..)(..)Z$/, '$1T$2:$3:$4Z'))
}

/**
 * Removes the oldest backups until at most fourteen are left and they take at most 2 GiB; the newest always stays. One with a
 * time to come, by a clock that once ran ahead or one that is behind now, is not counted and stays: which of them is new,
 * nobody can tell.
 */
export function pruneBackups(folder: string, now: Date = new Date()): void {
  const backups = listBackups(folder)
    .filter((name) => timeOf(name) <= now)
    .map((name) => ({ name, bytes: bytesIn(join(folder, name)) }))
  let bytes = backups.reduce((sum, backup) => sum + backup.bytes, 0)
  for (const [index, backup] of backups.entries()) {
    const left = backups.length - index
    if (left === 1 || (left <= KEPT && bytes <= KEPT_BYTES)) return
    rmSync(join(folder, backup.name), { recursive: true })
    bytes -= backup.bytes
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}
