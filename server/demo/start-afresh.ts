import { randomUUID } from 'node:crypto'
import { basename, join } from 'node:path'
import type Database from 'better-sqlite3'
import { DomainError } from '../../shared/errors.ts'
import { backUp } from '../backups/backup.ts'
import { recordChange } from '../db/history.ts'
import { forgetInstance, readInstance, writeInstance } from '../db/instance.ts'
import type { Db } from '../db/open.ts'
import type { Tx } from '../db/transaction.ts'
import { discardReceiptFile } from '../receipt-files/store.ts'
import { isDemo } from './demo-mark.ts'

/** Where the backup goes that is made before: not among the daily ones, which are those of the owner's own book. */
const FOLDER = 'demo-backups'

/**
 * Turns a demo book into an empty one, as a new folder has it. A backup of the demo, with its receipts, is made and
 * checked first.
 *
 * `commit` runs the transaction with the function it is given, which gives the backup's folder.
 * Throws: DomainError 'not-a-demo'; DataFolderError when the backup cannot be made. The book is then as it was.
 */
export function startAfresh<Result>(db: Db, dataDir: string, commit: (empty: (tx: Tx) => string) => Result): Result {
  if (!isDemo(db)) throw new DomainError('not-a-demo', 'Only a demo book can be started afresh. This one is yours.')
  const backup = backUp(db, join(dataDir, FOLDER), new Date())
  const paper = receiptHashes(db)
  const seen = readInstance(dataDir)
  // Whoever starts the program between the commit and the next instance.json finds a book that is new to the folder.
  forgetInstance(dataDir)
  db.$client.pragma('foreign_keys = OFF') // outside the transaction, where alone it works
  try {
    const result = commit((tx) => {
      emptyTables(tx)
      recordChange(tx, { action: 'book.started-afresh', entity: 'book', after: { backup: basename(backup) } })
      return backup
    })
    for (const hash of paper) discardReceiptFile(dataDir, hash)
    return result
  } catch (error) {
    if (seen) writeInstance(dataDir, seen)
    throw error
  } finally {
    db.$client.pragma('foreign_keys = ON')
  }
}

function receiptHashes(db: Db): string[] {
  return db.$client.prepare<[], string>('SELECT DISTINCT sha256 FROM receipt_files').pluck().all()
}

/** Takes every row out, and with it what the triggers forbid; they stand again before the transaction ends. */
function emptyTables({ db, at }: Tx): void {
  const sqlite = db.$client
  const triggers = sqlite
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid",
    )
    .all()
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER "${name}"`)
  for (const table of tablesOf(sqlite)) sqlite.exec(`DELETE FROM "${table}"`)
  sqlite.exec('DELETE FROM sqlite_sequence')
  sqlite.prepare('INSERT INTO instance (id, instance_id, created_at) VALUES (1, ?, ?)').run(randomUUID(), at)
  // The one row that a new book begins with, as the migration writes it.
  sqlite.exec(
    `INSERT INTO plan (id, seed, seasonal, notice_to, weeks_off_tenths, week_hours_tenths, billable_bps, unpaid_bps, yearly_top_up_minor, version)
     VALUES (1, 1, 0, 'day', 60, 400, 6000, 200, 0, 1)`,
  )
  for (const { sql } of triggers) sqlite.exec(sql)
}

/** The tables of the book, but for the one that says which migrations it has been through. */
function tablesOf(sqlite: Database.Database): string[] {
  return sqlite
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'migrations'",
    )
    .pluck()
    .all()
}
