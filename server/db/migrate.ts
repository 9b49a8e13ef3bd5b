import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ROOT } from '../root.ts'
import { makePrivateFile } from './data-folder.ts'
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

/** Brings the database up to the newest schema: all steps or none, with a copy of the old state beside it first. */
export function migrate(sqlite: Database.Database, dataDir: string, report: (line: string) => void): void {
  const before = done(sqlite)
  const names = new Set(before.map((migration) => migration.name))
  const pending = released().filter((migration) => !names.has(migration.name))
  if (pending.length === 0) return
  report(before.length === 0 ? 'Making a new book' : `Bringing the book up to date, ${pending.length} steps`)
  if (before.length > 0) copyBefore(sqlite, dataDir, pending[0]?.name ?? '')
  sqlite.pragma('foreign_keys = OFF') // outside the transaction, where alone it works
  try {
    sqlite
      .transaction(() => {
        sqlite.exec(DONE_TABLE)
        for (const { name, sql, sha256 } of pending) {
          for (const statement of sql.split('--> statement-breakpoint')) sqlite.exec(statement)
          sqlite
            .prepare('INSERT INTO migrations (name, sha256, at) VALUES (?, ?, ?)')
            .run(name, sha256, new Date().toISOString())
        }
        const dangling = sqlite.pragma('foreign_key_check') as unknown[]
        if (dangling.length > 0)
          throw new DataFolderError('The new schema leaves references without a target; nothing was changed.')
      })
      .immediate()
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}

function copyBefore(sqlite: Database.Database, dataDir: string, name: string): void {
  const folder = join(dataDir, 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const time = new Date().toISOString().replaceAll(':', '').slice(0, 17)
  const copy = join(folder, `before-${name.replace('.sql', '')}-${time}.db`)
  makePrivateFile(copy)
  sqlite.prepare('VACUUM INTO ?').run(copy)
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
