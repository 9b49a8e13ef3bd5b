// import-books against bare inserts: the same rows of events, movements, invoices and their lines, written by prepared
// statements into the same tables, triggers and all, in one durable transaction.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { TODAY } from './servers.mjs'

const TABLES = [
  'accounts',
  'clients',
  'imports',
  'events',
  'movements',
  'invoices',
  'invoice_lines',
  'credit_notes',
  'credit_note_parts',
  'allocations',
]

/** Both ways of bringing a set of books in, as functions that give the milliseconds of one. */
export async function importTimes(book) {
  const { openBook } = await import('../server/db/open.ts')
  const { importBooks } = await import('../server/imports/import-books.ts')
  const owner = { name: 'Robin Sample', country: 'US', timeZone: 'America/Chicago' }
  const rows = rowsOf(book.file)
  return {
    ours: () => inEmptyBook(openBook, (db) => importBooks(db, { path: book.source, owner, today: TODAY })),
    bare: () => inEmptyBook(openBook, (db) => insertAll(db.$client, rows)),
  }
}

function inEmptyBook(openBook, work) {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel bench '))
  const db = openBook(folder)
  const started = performance.now()
  work(db)
  const took = performance.now() - started
  db.$client.close()
  rmSync(folder, { recursive: true })
  return took
}

function rowsOf(file) {
  const db = new Database(file, { readonly: true })
  const rows = TABLES.map((table) => {
    const statement = db.prepare(`SELECT * FROM ${table}`).raw()
    return { table, columns: statement.columns().map(({ name }) => name), rows: statement.all() }
  })
  db.close()
  return rows
}

function insertAll(db, tables) {
  db.pragma('foreign_keys = OFF')
  db.exec(`DROP TRIGGER invoices_start_as_drafts; DROP TRIGGER invoice_lines_added_to_drafts;
    DROP TRIGGER allocations_need_an_issued_invoice; DROP TRIGGER credit_notes_need_an_issued_invoice`)
  db.transaction(() => {
    for (const { table, columns, rows } of tables) {
      const insert = db.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`)
      for (const row of rows) insert.run(row)
    }
  }).immediate()
}
