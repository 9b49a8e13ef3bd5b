import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CalendarDate } from '../../shared/calendar.ts'
import { makePrivateFile, syncToDisk } from '../db/data-folder.ts'
import { DataFolderError, forThePerson } from '../db/data-folder-error.ts'
import { recordChange } from '../db/history.ts'
import { migrateCopy } from '../db/migrate.ts'
import { openBook, readBook } from '../db/open.ts'
import { inTransaction } from '../db/transaction.ts'
import { checkReceiptFiles } from '../receipt-files/check.ts'
import { copyReceiptFiles, namedReceiptFiles } from '../receipt-files/copy.ts'
import { RECEIPTS } from '../receipt-files/store.ts'
import { checkBook } from './check.ts'
import { discard, KEPT, STAGED } from './leftovers.ts'
import { DATABASE, type Manifest, verifyFiles } from './manifest.ts'

const INSTANCE = 'instance.json'
const FORMER = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, INSTANCE, RECEIPTS]

export interface Restored {
  manifest: Manifest
  /** Where the data that was there before is kept, when there was any. */
  keptAs: string | undefined
}

/**
 * Puts a backup in the place of the book. The caller holds the lock of the data folder.
 *
 * The backup is verified and checked before anything is touched. A folder that holds a book is refused unless `replace`
 * is given; then its data is kept beside it, under before-restore-<time>. Wherever it is cut off, the next start finds the
 * former book, or that of the backup, or says that data.db is missing and where it is.
 * Throws: DataFolderError; the folder is then as it was.
 */
export function restore(
  dataDir: string,
  source: string,
  options: { replace: boolean; at: Date; today: CalendarDate },
): Restored {
  const from = resolve(source)
  try {
    const manifest = verifyFiles(from)
    const isUsed = FORMER.some((name) => existsSync(join(dataDir, name)))
    if (isUsed && !options.replace) {
      throw new DataFolderError(
        `${dataDir} holds a book. Add --replace to put the backup in its place; the book is kept beside it.`,
      )
    }
    const staged = stage(dataDir, from, manifest, options.today)
    try {
      const keptAs = isUsed ? makeKept(dataDir, options.at) : undefined
      putInPlace(dataDir, staged, keptAs)
      return { manifest, keptAs }
    } finally {
      discard(staged)
    }
  } catch (error) {
    throw forThePerson(error, 'The backup was not restored, and the book is as it was')
  }
}

function makeKept(dataDir: string, at: Date): string {
  const kept = join(dataDir, `${KEPT}${at.toISOString().slice(0, 19).replaceAll(':', '')}Z`)
  mkdirSync(kept, { mode: 0o700 })
  return kept
}

/**
 * Makes the book of the backup in a folder of its own and checks it there. Nothing is left to be written when it is put in
 * its place: it comes with its instance.json, and its history says that it was restored.
 */
function stage(dataDir: string, from: string, manifest: Manifest, today: CalendarDate): string {
  const staged = mkdtempSync(join(dataDir, STAGED))
  try {
    const copy = join(staged, DATABASE)
    makePrivateFile(copy)
    copyFileSync(join(from, DATABASE), copy)
    // A backup of an earlier release is brought up to date here, where nothing hangs on it yet.
    migrateCopy(copy)
    const db = readBook(copy)
    try {
      copyReceiptFiles(namedReceiptFiles(db), from, staged)
      const [first] = [...checkBook(db, undefined), ...checkReceiptFiles(db, staged)]
      if (first)
        throw new DataFolderError(
          `The backup does not hold: ${first.code} ${first.entity} ${first.message}. Nothing was changed.`,
        )
    } finally {
      db.$client.close()
    }
    recordRestore(staged, manifest, today)
    for (const path of [copy, staged]) syncToDisk(path)
    return staged
  } catch (error) {
    discard(staged)
    throw forThePerson(error, 'The backup cannot be used, and nothing was changed')
  }
}

/**
 * Moves the former data aside and the staged book into its place, or puts everything back. data.db goes first and comes
 * last, and there is an instance.json all the while: no start in between takes the folder for a new one, nor the one book
 * for the other.
 */
function putInPlace(dataDir: string, staged: string, kept: string | undefined): void {
  const moved: [from: string, to: string][] = []
  const move = (name: string, from: string, to: string) => {
    if (!existsSync(join(from, name))) return
    renameSync(join(from, name), join(to, name))
    moved.push([join(from, name), join(to, name)])
  }
  try {
    if (kept !== undefined) {
      keepCopies(dataDir, kept)
      for (const name of FORMER.filter((one) => one !== INSTANCE)) move(name, dataDir, kept)
      syncToDisk(kept)
      if (existsSync(join(kept, INSTANCE))) moved.push([join(dataDir, INSTANCE), join(kept, INSTANCE)])
    }
    // The receipts before the book: it is never there without its paper.
    for (const name of [RECEIPTS, INSTANCE, DATABASE]) move(name, staged, dataDir)
    syncToDisk(dataDir)
  } catch (error) {
    putBack(moved, error, kept)
    if (kept !== undefined) discard(kept)
    throw error
  }
}

/** What is kept has these from the beginning: the one stays in its place, and without the other data.db would be older. */
function keepCopies(dataDir: string, kept: string): void {
  // Of a lost book nothing else may be there to move, and this may be all that is left of it: it is never cleared away.
  if (!existsSync(join(dataDir, DATABASE))) makePrivateFile(join(kept, `${DATABASE}-was-missing`))
  for (const name of [INSTANCE, `${DATABASE}-wal`]) {
    if (!existsSync(join(dataDir, name))) continue
    copyFileSync(join(dataDir, name), join(kept, name))
    syncToDisk(join(kept, name))
  }
}

function putBack(moved: readonly [from: string, to: string][], error: unknown, kept: string | undefined): void {
  try {
    for (const [from, to] of moved.toReversed()) renameSync(to, from)
  } catch {
    const why = error instanceof Error ? error.message : String(error)
    const where = kept === undefined ? '' : ` What was there before is in ${kept}.`
    throw new DataFolderError(`The restore was cut off: ${why}.${where} Restore the backup once more, with --replace.`)
  }
}

/** The hash of the book stands for those of its receipts, which it names itself. */
function isOfBook({ name }: Manifest['files'][number]): boolean {
  return !name.startsWith(`${RECEIPTS}/`)
}

function recordRestore(staged: string, manifest: Manifest, today: CalendarDate): void {
  const db = openBook(staged, { mustExist: true })
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
    // Only data.db is moved from here.
    db.$client.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.$client.close()
  }
}
