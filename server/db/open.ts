import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { dateInZone } from '../../shared/calendar.ts'
import { makeDataFolder, makePrivateFile } from './data-folder.ts'
import { DataFolderError, forThePerson } from './data-folder-error.ts'
import { recordChange } from './history.ts'
import { readInstance, type Seen, writeInstance } from './instance.ts'
import { isBook, migrate, refuseBehind, refuseNewer } from './migrate.ts'
import * as schema from './schema.ts'
import { inTransaction } from './transaction.ts'

export { prepared } from './prepared.ts'

/** The book's database: drizzle for queries, `$client` for what must be bare SQL. */
export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database }

const UNUSABLE = 'The database cannot be used'
const OLDEST_SQLITE = [3, 51, 3] as const

export interface OpenOptions {
  /** Goes on with a database that is older than the one seen here before, and says so in the history. */
  acceptOlder?: boolean
  /** Refuses a folder that never held a book, instead of making a new one there. */
  mustExist?: boolean
  report?: (line: string) => void
  /** Told when an earlier book was brought up to date, and where the copy from before lies. */
  upgraded?: (db: Db, copy: string) => void
}

/**
 * Opens the book in a data folder, or makes a new one when the folder never held one.
 *
 * Throws: DataFolderError when the database is missing, empty, damaged, older than one seen here before, or newer than
 * the program. Then nothing was changed and no new file stands in its place.
 */
export function openBook(dataDir: string, options: OpenOptions = {}): Db {
  const { acceptOlder = false, mustExist = false, report = () => {}, upgraded = () => {} } = options
  const file = join(dataDir, 'data.db')
  const seen = readInstance(dataDir, acceptOlder)
  const isNew = refuseMissing(dataDir, seen !== undefined)
  if (isNew && mustExist) throw new DataFolderError(`There is no book in ${dataDir}.`)
  makeDataFolder(dataDir)
  const found = isNew ? undefined : look(file)
  const isOlder = seen !== undefined && found !== undefined && isOlderThan(seen, found)
  if (isOlder && !acceptOlder) refuseOlder(seen, found)
  let sqlite: Database.Database | undefined
  try {
    if (isNew) makePrivateFile(file)
    else chmodSync(file, 0o600)
    sqlite = connect(file)
    setPragmas(sqlite)
    const copy = migrate(sqlite, dataDir, report)
    sqlite
      .prepare('INSERT INTO instance (id, instance_id, created_at) VALUES (1, ?, ?) ON CONFLICT DO NOTHING')
      .run(randomUUID(), new Date().toISOString())
    checkDurable(sqlite)
    // So that data.db says whose book it is even where its -wal gets lost.
    if (isNew) sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const db = drizzle({ client: sqlite, schema })
    if (isOlder) recordAccepted(db, seen, found)
    writeInstance(dataDir, stateOf(sqlite))
    if (copy !== undefined) upgraded(db, copy)
    undoInMemory(sqlite)
    return db
  } catch (error) {
    sqlite?.close()
    throw forThePerson(error, UNUSABLE)
  }
}

/**
 * Opens a book only to read it, beside a running server too. Nothing is made, migrated or changed.
 *
 * Throws: DataFolderError when there is none, or it cannot be read as the book of this release.
 */
export function readBook(file: string): Db {
  const dataDir = dirname(file)
  if (refuseMissing(dataDir, readInstance(dataDir, true) !== undefined))
    throw new DataFolderError(`There is no book in ${dataDir}.`)
  const sqlite = connect(file, { readonly: true })
  try {
    sqlite.pragma('trusted_schema = OFF')
    refuseNewer(sqlite)
    if (!isBook(sqlite)) throw new DataFolderError(`There is no book in ${dataDir}.`)
    refuseBehind(sqlite)
    return drizzle({ client: sqlite, schema })
  } catch (error) {
    sqlite.close()
    throw forThePerson(error, UNUSABLE)
  }
}

/** True where a new book may be made. Throws: DataFolderError where one has been. */
function refuseMissing(dataDir: string, wasSeen: boolean): boolean {
  const file = join(dataDir, 'data.db')
  const isThere = existsSync(file)
  if (isThere && statSync(file).size > 0) return false
  const rest = restOfBook(dataDir)
  if (!wasSeen && !existsSync(`${file}-wal`) && rest === undefined) return true
  throw new DataFolderError(
    `data.db is ${isThere ? 'empty' : 'missing from a folder that held a book'}. ` +
      (rest ?? (isThere ? 'Restore a backup.' : 'Put it back, or restore a backup.')),
  )
}

/** What else tells that a book was in a folder, and what to do there, or undefined. */
function restOfBook(dataDir: string): string | undefined {
  if (!existsSync(dataDir) || !statSync(dataDir).isDirectory()) return undefined
  const names = readdirSync(dataDir).sort()
  // One that was cut off before it moved the book away holds none.
  const before = names.filter((name) => name.startsWith('before-restore-'))
  const kept = before.findLast((name) => existsSync(join(dataDir, name, 'data.db'))) ?? before.at(-1)
  if (kept !== undefined)
    return `What the last restore found here is in ${kept}: restore a backup with --replace, or move the files of that folder back.`
  const staged = names.find((name) => name.startsWith('restore-'))
  if (staged !== undefined) return `A restore was cut off and left ${staged}: restore the backup once more.`
  if (names.includes('receipts'))
    return 'Its receipts are still there: put data.db back, or restore a backup. For a new book choose another folder, with DATA_DIR.'
  return undefined
}

/** Looks at a database without changing a byte of it: its checks come before the first write. */
function look(file: string): Seen {
  // Closing the last connection moves what lies in the -wal into data.db, but not when the connection only reads. Where
  // there is nothing to move, a connection that only reads would leave an empty -wal behind.
  const sqlite = connect(file, { readonly: (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0 })
  try {
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('cell_size_check = ON')
    refuseDamaged(sqlite)
    refuseNewer(sqlite)
    return isBook(sqlite) ? stateOf(sqlite) : { instanceId: '', historyNumber: 0 }
  } catch (error) {
    throw forThePerson(error, UNUSABLE)
  } finally {
    sqlite.close()
  }
}

function stateOf(sqlite: Database.Database): Seen {
  return {
    instanceId: sqlite.prepare<[], string>('SELECT instance_id FROM instance').pluck().get() ?? '',
    historyNumber: sqlite.prepare<[], number>('SELECT coalesce(max(number), 0) FROM history').pluck().get() ?? 0,
  }
}

function connect(file: string, { readonly = false } = {}): Database.Database {
  try {
    return new Database(file, { timeout: 2000, readonly })
  } catch (error) {
    throw new DataFolderError(`data.db cannot be opened: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

function setPragmas(sqlite: Database.Database): void {
  const version = sqlite.prepare('SELECT sqlite_version()').pluck().get() as string
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const [oldMajor, oldMinor, oldPatch] = OLDEST_SQLITE
  const isNewEnough = major * 1e6 + minor * 1e3 + patch >= oldMajor * 1e6 + oldMinor * 1e3 + oldPatch
  if (!isNewEnough)
    throw new DataFolderError(`SQLite ${version} can lose commits; ${OLDEST_SQLITE.join('.')} or newer is needed.`)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  sqlite.pragma('mmap_size = 0')
  if (process.platform === 'darwin') sqlite.pragma('fullfsync = ON')
}

/**
 * What a savepoint would undo is kept in memory: else SQLite writes a good part of it into a temporary file first, which
 * costs records that share a commit a quarter of their time. Sorting and VACUUM then take memory as well.
 */
export function undoInMemory(sqlite: Database.Database): void {
  sqlite.pragma('temp_store = MEMORY')
}

/** SQLite's build here falls back to NORMAL when it opens an existing WAL file, so the pragma is set and read again after a write. */
function checkDurable(sqlite: Database.Database): void {
  sqlite.pragma('synchronous = FULL')
  sqlite.transaction(() => sqlite.prepare('UPDATE instance SET id = 1').run()).immediate()
  const isDurable =
    sqlite.pragma('synchronous', { simple: true }) === 2 &&
    sqlite.pragma('journal_mode', { simple: true }) === 'wal' &&
    sqlite.pragma('foreign_keys', { simple: true }) === 1
  if (!isDurable)
    throw new DataFolderError(
      'The database does not confirm that a commit is on disk; Evenkeel does not run like that.',
    )
}

function refuseDamaged(sqlite: Database.Database): void {
  const answer = sqlite.pragma('quick_check(1)', { simple: true })
  if (answer !== 'ok')
    throw new DataFolderError(`data.db is damaged (${String(answer)}). Restore a backup; the file was left as it is.`)
}

function isOlderThan(seen: Seen, { instanceId, historyNumber }: Seen): boolean {
  return seen.instanceId !== instanceId || historyNumber < seen.historyNumber
}

function refuseOlder(seen: Seen, { instanceId, historyNumber }: Seen): never {
  throw new DataFolderError(
    seen.instanceId === instanceId
      ? `data.db is older than the one used here last: it ends at change ${historyNumber}, and change ${seen.historyNumber} was seen. ` +
          'Put the newer file back, or start with --accept-older-database to go on from here.'
      : 'data.db belongs to another book than the one used here last. Put the right file back, or start with --accept-older-database.',
  )
}

function recordAccepted(db: Db, seen: Seen, found: Seen): void {
  inTransaction(db, { actor: 'owner', today: dateInZone(Date.now(), 'UTC') }, (tx) =>
    recordChange(tx, { action: 'database.accepted-older', entity: 'instance', before: seen, after: found }),
  )
}
