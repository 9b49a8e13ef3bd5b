import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CalendarDate } from '../../shared/calendar.ts'
import { makePrivateFile, syncToDisk } from '../db/data-folder.ts'
import { DataFolderError } from '../db/data-folder-error.ts'
import { recordChange } from '../db/history.ts'
import { migrateCopy } from '../db/migrate.ts'
import { openBook, readBook } from '../db/open.ts'
import { inTransaction } from '../db/transaction.ts'
import { checkReceiptFiles } from '../receipt-files/check.ts'
import { copyReceiptFiles, namedReceiptFiles } from '../receipt-files/copy.ts'
import { RECEIPTS } from '../receipt-files/store.ts'
import { checkBook } from './check.ts'
import { DATABASE, type Manifest, verifyFiles } from './manifest.ts'

const FORMER = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, 'instance.json', RECEIPTS]

export interface Restored {
  manifest: Manifest
  /** Where the data that was there before is kept, when there was any. */
  keptAs: string | undefined
}

/**
 * Puts a backup in the place of the book. The caller holds the lock of the data folder.
 *
 * The backup is verified and checked before anything is touched. A folder that holds a book is refused unless `replace`
 * is given; then its data is kept beside, under before-restore-<time>.
 * Throws: DataFolderError; the folder is then as it was.
 */
export function restore(
  dataDir: string,
  source: string,
  options: { replace: boolean; at: Date; today: CalendarDate },
): Restored {
  const from = resolve(source)
  const manifest = verifyFiles(from)
  const isUsed = FORMER.some((name) => existsSync(join(dataDir, name)))
  if (isUsed && !options.replace) {
    throw new DataFolderError(
      `${dataDir} holds a book. Add --replace to put the backup in its place; the book is kept beside it.`,
    )
  }
  const staged = stage(dataDir, from)
  try {
    const keptAs = isUsed ? setAside(dataDir, options.at) : undefined
    // The receipts first: a book is never there without its paper.
    for (const name of [RECEIPTS, DATABASE])
      if (existsSync(join(staged, name))) renameSync(join(staged, name), join(dataDir, name))
    syncToDisk(dataDir)
    recordRestore(dataDir, manifest, options.today)
    return { manifest, keptAs }
  } finally {
    rmSync(staged, { recursive: true, force: true })
  }
}

/** Copies the backup into a folder of its own beside the book, and checks it there. */
function stage(dataDir: string, from: string): string {
  const staged = mkdtempSync(join(dataDir, 'restore-'))
  try {
    const copy = join(staged, DATABASE)
    makePrivateFile(copy)
    copyFileSync(join(from, DATABASE), copy)
    // A backup of an earlier release is brought up to date here, where nothing hangs on it yet.
    migrateCopy(copy)
    syncToDisk(copy)
    const db = readBook(copy)
    copyReceiptFiles(namedReceiptFiles(db), from, staged)
    const [first] = [...checkBook(db, undefined), ...checkReceiptFiles(db, staged)]
    db.$client.close()
    if (first)
      throw new DataFolderError(
        `The backup does not hold: ${first.code} ${first.entity} ${first.message}. Nothing was changed.`,
      )
    return staged
  } catch (error) {
    rmSync(staged, { recursive: true, force: true })
    throw error
  }
}

function setAside(dataDir: string, at: Date): string {
  const kept = join(dataDir, `before-restore-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z`)
  mkdirSync(kept, { mode: 0o700 })
  for (const name of readdirSync(dataDir)) {
    if (FORMER.includes(name)) renameSync(join(dataDir, name), join(kept, name))
  }
  syncToDisk(kept)
  return kept
}

/** The hash of the book stands for those of its receipts, which it names itself. */
function isOfBook({ name }: Manifest['files'][number]): boolean {
  return !name.startsWith(`${RECEIPTS}/`)
}

function recordRestore(dataDir: string, manifest: Manifest, today: CalendarDate): void {
  const db = openBook(dataDir)
  try {
    inTransaction(db, { actor: 'owner', today }, (tx) =>
      recordChange(tx, {
        action: 'book.restored',
        entity: 'book',
        after: {
          madeAt: manifest.madeAt,
          historyNumber: manifest.historyNumber,
          files: manifest.files.filter(isOfBook),
        },
      }),
    )
  } finally {
    db.$client.close()
  }
}
