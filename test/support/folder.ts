import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { recordChange } from '../../server/db/history.ts'
import { watchHistory } from '../../server/db/instance.ts'
import { type Db, type OpenOptions, openBook } from '../../server/db/open.ts'
import { inTransaction } from '../../server/db/transaction.ts'
import { calendarDate } from '../../shared/calendar.ts'

/** A folder that is removed when the test is over. */
export function emptyFolder(name = 'evenkeel test '): string {
  const folder = mkdtempSync(join(tmpdir(), name))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Two connections to one new book, as of two processes: what the other one reads is committed. */
export function openedTwice(): { folder: string; db: Db; other: Db } {
  const folder = emptyFolder()
  const [db, other] = [openBook(folder), openBook(folder)]
  onTestFinished(() => {
    db.$client.close()
    other.$client.close()
  })
  return { folder, db, other }
}

/** Opens the book in a folder as the server does, does something with it, and closes it. */
export function withBook<Result>(folder: string, work: (db: Db) => Result, options: OpenOptions = {}): Result {
  const db = openBook(folder, options)
  const seen = watchHistory(db.$client, folder, (error) => {
    throw error
  })
  try {
    return work(db)
  } finally {
    seen.stop()
    db.$client.close()
  }
}

/** Writes some history: a book of so many changes more. */
export function change(db: Db, times = 1): void {
  for (let count = 0; count < times; count += 1) {
    inTransaction(db, { actor: 'owner', today: calendarDate('2026-11-19') }, (tx) =>
      recordChange(tx, { action: 'test.changed', entity: 'test', after: { note: 'Sample '.repeat(500) } }),
    )
  }
}

/** A folder as a program leaves it that is killed in its work: what it wrote last is only in the -wal. */
export function killedFolder(): string {
  const [from, to] = [emptyFolder(), emptyFolder()]
  withBook(from, (db) => change(db, 5))
  withBook(from, (db) => {
    change(db, 5)
    // By another process: reading the files in this one would take SQLite's locks off them.
    execFileSync('cp', ['data.db', 'data.db-wal', 'instance.json', to], { cwd: from })
  })
  return to
}

/** Each file of a folder with the hash of its bytes. */
export function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort()
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  )
}
