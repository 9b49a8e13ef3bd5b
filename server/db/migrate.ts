import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ROOT } from '../root.ts'
import { makePrivateFile, syncToDisk } from './data-folder.ts'
import { DataFolderError } from './data-folder-error.ts'

// Our own runner, because drizzle's cascades: its rebuild switches foreign keys off inside the transaction, where that
// does nothing, and dropping the old table deletes the rows that hang on it.

const DONE_TABLE =
  'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL) STRICT'

interface Migration {
  name: string
  sql: string
  sha256: string
}

function released(): Migration[] {
  const folder = join(ROOT, 'migrations')
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/** True for a book, false for an empty database. Throws: DataFolderError for one that another program made. */
export function isBook(sqlite: Database.Database): boolean {
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  if (tables.length > 0 && !tables.includes('migrations'))
    throw new DataFolderError('data.db is no book: another program made it. Nothing was changed.')
  return tables.length > 0
}

function done(sqlite: Database.Database): { name: string; sha256: string }[] {
  if (!isBook(sqlite)) return []
  return sqlite.prepare('SELECT name, sha256 FROM migrations ORDER BY name').all() as { name: string; sha256: string }[]
}

/** Throws: DataFolderError when the database was made by a newer program, or by another version of a migration. */
export function refuseNewer(sqlite: Database.Database): void {
  const known = new Map(released().map((migration) => [migration.name, migration.sha256]))
  for (const { name, sha256 } of done(sqlite)) {
    if (!known.has(name))
      throw new DataFolderError('data.db was written by a newer Evenkeel. Use that version; nothing was changed.')
    if (known.get(name) !== sha256)
      throw new DataFolderError(`Migration ${name} is not the one that made this database.`)
  }
}

/**
 * Brings the database up to the newest schema: all steps or none, with a copy of the old state beside it first. Gives the
 * copy, or undefined where there was nothing to be kept.
 *
 * Throws: DataFolderError when the copy cannot be read, or the new schema does not keep what was there; SqliteError. The book
 * is then what it was.
 */
export function migrate(
  sqlite: Database.Database,
  dataDir: string,
  report: (line: string) => void,
): string | undefined {
  const pending = pendingOf(sqlite)
  if (pending.length === 0) return undefined
  const isNew = done(sqlite).length === 0
  report(isNew ? 'Making a new book' : `Bringing the book up to date, ${pending.length} steps`)
  const copy = isNew ? undefined : copyBefore(sqlite, dataDir, pending[0]?.name ?? '')
  try {
    apply(sqlite, pending)
    return copy
  } catch (error) {
    // The book is what it was: a copy of it would only be one more at each start that fails.
    if (copy !== undefined) rmSync(copy, { force: true })
    throw error
  }
}

/** Brings a copy of a book up to the newest schema, where nobody else reads it. Throws: DataFolderError as refuseNewer. */
export function migrateCopy(file: string): void {
  const sqlite = new Database(file)
  try {
    refuseNewer(sqlite)
    apply(sqlite, pendingOf(sqlite))
  } finally {
    sqlite.close()
  }
}

/** Throws: DataFolderError for a book that an earlier release wrote and that this one has not opened yet. */
export function refuseBehind(sqlite: Database.Database): void {
  if (pendingOf(sqlite).length > 0)
    throw new DataFolderError(
      'data.db was written by an earlier release. Stop Evenkeel where it still runs, and start it once: it makes a copy and brings the book up to date.',
    )
}

function pendingOf(sqlite: Database.Database): Migration[] {
  const names = new Set(done(sqlite).map((migration) => migration.name))
  return released().filter((migration) => !names.has(migration.name))
}

function apply(sqlite: Database.Database, pending: readonly Migration[]): void {
  sqlite.pragma('foreign_keys = OFF') // outside the transaction, where alone it works
  try {
    sqlite
      .transaction(() => {
        sqlite.exec(DONE_TABLE)
        const held = contentOf(sqlite, pending)
        for (const { name, sql, sha256 } of pending) {
          for (const statement of sql.split('--> statement-breakpoint')) sqlite.exec(statement)
          sqlite
            .prepare('INSERT INTO migrations (name, sha256, at) VALUES (?, ?, ?)')
            .run(name, sha256, new Date().toISOString())
        }
        const dangling = sqlite.pragma('foreign_key_check') as unknown[]
        if (dangling.length > 0)
          throw new DataFolderError('The new schema leaves references without a target; nothing was changed.')
        refuseOtherContent(held, contentOf(sqlite, pending))
      })
      .immediate()
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}

/**
 * The number of rows and the sum of each column of money, by table: a new schema must leave them as they were. A step that
 * is meant to change them says so in a line of its own, `-- changes: table, table`.
 */
function contentOf(sqlite: Database.Database, pending: readonly Migration[]): Map<string, string> {
  const declared = pending.flatMap(({ sql }) =>
    [...sql.matchAll(/^-- changes: (.+)$/gm)].flatMap((match) => (match[1] ?? '').split(/,\s*/)),
  )
  const tables = sqlite
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all()
    .filter((table) => table !== 'migrations' && !declared.includes(table))
  return new Map(tables.map((table) => [table, sumsOf(sqlite, table)]))
}

function sumsOf(sqlite: Database.Database, table: string): string {
  const columns = (sqlite.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
  const sums = columns.filter((name) => name.endsWith('_minor')).map((name) => `sum("${name}") AS "${name}"`)
  return JSON.stringify(sqlite.prepare(`SELECT ${['count(*) AS rows', ...sums].join(', ')} FROM "${table}"`).get())
}

function refuseOtherContent(before: Map<string, string>, after: Map<string, string>): void {
  for (const [table, content] of before) {
    const now = after.get(table)
    if (now !== content)
      throw new DataFolderError(
        `The new schema does not leave ${table} as it was (${content} before, ${now ?? 'gone'} after); nothing was changed.`,
      )
  }
}

function copyBefore(sqlite: Database.Database, dataDir: string, name: string): string {
  const folder = join(dataDir, 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const time = new Date().toISOString().replaceAll(':', '').slice(0, 21)
  const copy = join(folder, `before-${name.replace('.sql', '')}-${time}.db`)
  try {
    makePrivateFile(copy)
    sqlite.prepare('VACUUM INTO ?').run(copy)
    refuseUnreadable(copy)
    for (const path of [copy, folder]) syncToDisk(path)
    return copy
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  }
}

function refuseUnreadable(copy: string): void {
  const refuse = (why: unknown): never => {
    throw new DataFolderError(
      `The copy of the book from before the upgrade cannot be read (${String(why)}). Nothing was changed; look whether the disk is sound.`,
    )
  }
  const sqlite = new Database(copy, { readonly: true })
  try {
    const answer = sqlite.pragma('quick_check(1)', { simple: true })
    if (answer !== 'ok') refuse(answer)
  } catch (error) {
    if (error instanceof Database.SqliteError) refuse(error.message)
    throw error
  } finally {
    sqlite.close()
  }
}

/** What the migrations make of an empty database: the definition of each table, index and trigger by its name. */
export function schemaOfRelease(): Map<string, string> {
  const empty = new Database(':memory:')
  try {
    empty.exec(DONE_TABLE)
    for (const { sql } of released())
      for (const statement of sql.split('--> statement-breakpoint')) empty.exec(statement)
    const rows = empty
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
      )
      .all()
    return new Map(rows.map(({ name, sql }) => [name, sql]))
  } finally {
    empty.close()
  }
}
