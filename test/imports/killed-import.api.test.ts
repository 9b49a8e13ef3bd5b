import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { checkBook } from '../../server/backups/check.ts'
import { openBook } from '../../server/db/open.ts'
import { Program } from '../support/child.ts'
import { dump } from '../support/dump.ts'
import { emptyFolder } from '../support/folder.ts'
import { GENERATOR } from './made-up-books.ts'

/** How many rows each table has that an import writes, after `check` found nothing wrong. */
function rowsIn(folder: string): Record<string, number> {
  const db = openBook(folder)
  try {
    expect(checkBook(db, folder)).toEqual([])
    const { profile, accounts, clients, invoices, events, imports, history } = dump(db)
    const tables = { profile, accounts, clients, invoices, events, imports, history }
    return Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows?.length ?? 0]))
  } finally {
    db.$client.close()
  }
}

const NOTHING = { profile: 0, accounts: 0, clients: 0, invoices: 0, events: 0, imports: 0, history: 0 }
const EVERYTHING = { profile: 1, accounts: 34, clients: 119, invoices: 4000, events: 15_861, imports: 1, history: 1 }

test('G-8: an import that is killed brought in nothing or everything', { timeout: 300_000 }, async () => {
  const books = emptyFolder()
  execFileSync(process.execPath, [GENERATOR, '--size', 'life', '--seed', '1', '--out', books])
  const folder = emptyFolder('evenkeel "killed" é ')
  const importing = () => new Program(['import-books', join(books, 'books.ndjson')], { DATA_DIR: folder })

  const killed = importing()
  // The database writes ahead what no longer fits into its memory: by then the import is well under way.
  const log = join(folder, 'data.db-wal')
  while ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < 1_000_000 && killed.child.exitCode === null)
    await wait(20)
  await killed.stop('SIGKILL')
  const left = rowsIn(folder)
  expect([NOTHING, EVERYTHING]).toContainEqual(left)

  const next = importing()
  expect([await next.end(), next.said]).toEqual(
    left['events'] === 0
      ? [0, expect.stringContaining('Brought in 20,000 entries')]
      : [1, expect.stringMatching(/^This book has entries already; .*\n$/)],
  )
  expect(rowsIn(folder)).toEqual(EVERYTHING)
})
