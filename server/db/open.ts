import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { DataFolderError } from './data-folder-error.ts'
import { readInstance, writeInstance } from './instance.ts'
import { migrate, refuseNewer } from './migrate.ts'
import * as schema from './schema.ts'

/** The book's database: drizzle for queries, `$client` for what must be bare SQL. */
export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database }

const OLDEST_SQLITE = [3, 51, 3] as const

/**
 * Opens the book in a data folder, or makes a new one when the folder never held one.
 *
 * Throws: DataFolderError when the database is missing, empty, damaged, older than one seen here before, or newer than
 * the program. Then nothing was changed and no new file stands in its place.
 */
export function openBook(dataDir: string, { acceptOlder = false, report = (_line: string) => {} } = {}): Db {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  chmodSync(dataDir, 0o700)
  const file = join(dataDir, 'data.db')
  const seen = readInstance(dataDir)
  const isNew = refuseMissing(file, seen !== undefined)
  if (isNew) createPrivately(file)
  const sqlite = connect(file)
  try {
    setPragmas(sqlite)
    if (!isNew) refuseDamaged(sqlite)
    refuseNewer(sqlite)
    migrate(sqlite, dataDir, report)
    if (isNew) {
      const created = new Date().toISOString()
      sqlite.prepare('INSERT INTO instance (id, instance_id, created_at) VALUES (1, ?, ?)').run(randomUUID(), created)
    }
    checkDurable(sqlite)
    const instanceId = sqlite.prepare('SELECT instance_id FROM instance').pluck().get() as string
    const highest = sqlite.prepare('SELECT coalesce(max(number), 0) FROM history').pluck().get() as number
    if (seen && !acceptOlder) refuseOlder(seen, instanceId, highest)
    writeInstance(dataDir, { instanceId, historyNumber: highest })
    return drizzle({ client: sqlite, schema })
  } catch (error) {
    sqlite.close()
    throw error instanceof Database.SqliteError
      ? new DataFolderError(`The database cannot be used: ${error.message}.`)
      : error
  }
}

/** A prepared query, made once for each connection: building one anew costs many times its execution. */
export function prepared<Query>(build: (db: Db) => Query): (db: Db) => Query {
  const queries = new WeakMap<Db, Query>()
  return (db) => {
    const found = queries.get(db)
    if (found !== undefined) return found
    const made = build(db)
    queries.set(db, made)
    return made
  }
}

function refuseMissing(file: string, wasSeen: boolean): boolean {
  if (!existsSync(file)) {
    if (wasSeen || existsSync(`${file}-wal`)) {
      throw new DataFolderError('data.db is missing from a folder that held a book. Put it back, or restore a backup.')
    }
    return true
  }
  if (statSync(file).size === 0) {
    if (existsSync(`${file}-wal`) || wasSeen) throw new DataFolderError('data.db is empty. Restore a backup.')
    return true
  }
  return false
}

function createPrivately(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
}

function connect(file: string): Database.Database {
  try {
    return new Database(file, { timeout: 2000 })
  } catch (error) {
    throw new DataFolderError(`data.db cannot be opened: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

function setPragmas(sqlite: Database.Database): void {
  const version = sqlite.prepare('SELECT sqlite_version()').pluck().get() as string
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const [oldMajor, oldMinor, oldPatch] = OLDEST_SQLITE
  const isOldEnough = major * 1e6 + minor * 1e3 + patch >= oldMajor * 1e6 + oldMinor * 1e3 + oldPatch
  if (!isOldEnough)
    throw new DataFolderError(`SQLite ${version} can lose commits; ${OLDEST_SQLITE.join('.')} or newer is needed.`)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  sqlite.pragma('mmap_size = 0')
  if (process.platform === 'darwin') sqlite.pragma('fullfsync = ON')
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

function refuseOlder(seen: { instanceId: string; historyNumber: number }, instanceId: string, highest: number): void {
  if (seen.instanceId === instanceId && highest >= seen.historyNumber) return
  throw new DataFolderError(
    seen.instanceId === instanceId
      ? `data.db is older than the one used here last: it ends at change ${highest}, and change ${seen.historyNumber} was seen. ` +
          'Put the newer file back, or start with --accept-older-database to go on from here.'
      : 'data.db belongs to another book than the one used here last. Put the right file back, or start with --accept-older-database.',
  )
}
