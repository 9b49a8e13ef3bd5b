import fs, { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { checkBook } from '../../server/backups/check.ts'
import { restore } from '../../server/backups/restore.ts'
import { hashFile } from '../../server/db/data-folder.ts'
import { migrate } from '../../server/db/migrate.ts'
import { type Db, openBook, readBook } from '../../server/db/open.ts'
import type { AccountReply, EventsReply } from '../../shared/accounts/contract.ts'
import { calendarDate } from '../../shared/calendar.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { HistoryReply } from '../../shared/history/contract.ts'
import type { InvoicesReply } from '../../shared/invoices/contract.ts'
import { Program, start } from '../support/child.ts'
import { ok } from '../support/entries.ts'
import { emptyFolder } from '../support/folder.ts'
import { TestApp } from '../support/test-app.ts'

// A book of the first schema, with what the program of that time answered about it; each released schema is to join it.

const FIXTURES = join(import.meta.dirname, '../fixtures/schemas')
const SCHEMAS = readdirSync(FIXTURES).flatMap((name) => name.match(/^(\d{4})-books\.sql$/)?.[1] ?? [])

type Rows = Record<string, Record<string, unknown>[]>

const opened: { close(): unknown }[] = []
afterEach(() => {
  for (const one of opened.splice(0)) one.close()
})

/** A data folder with the book of that time in it. */
function folderOf(schema: string): string {
  const folder = emptyFolder()
  const sqlite = new Database(join(folder, 'data.db'))
  sqlite.exec(readFileSync(join(FIXTURES, `${schema}-books.sql`), 'utf8'))
  sqlite.pragma('journal_mode = WAL')
  sqlite.close()
  return folder
}

function tablesOf(sqlite: Database.Database): string[] {
  return sqlite
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
}

function rowsOf(sqlite: Database.Database): Rows {
  const all = (table: string) => sqlite.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all()
  return Object.fromEntries(tablesOf(sqlite).map((table) => [table, all(table)]))
}

/** What a file holds, its schema included, read by a connection of its own. */
function stateOf(folder: string): unknown {
  const sqlite = new Database(join(folder, 'data.db'), { readonly: true })
  try {
    return { schema: sqlite.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all(), rows: rowsOf(sqlite) }
  } finally {
    sqlite.close()
  }
}

function upgraded(folder: string): Db {
  const db = openBook(folder)
  opened.push(db.$client)
  return db
}

describe.each(SCHEMAS)('a book of schema %s', (schema) => {
  test('comes up to date: check finds nothing, and every row that was there is there as it was', () => {
    const folder = folderOf(schema)
    const before = (stateOf(folder) as { rows: Rows }).rows
    const db = upgraded(folder)
    expect(checkBook(db, folder)).toEqual([])
    const after = rowsOf(db.$client)
    for (const [table, rows] of Object.entries(before)) {
      if (table === 'migrations') continue
      // A new column has its default; the old ones hold what they held.
      expect(after[table], table).toEqual(rows.map((row) => expect.objectContaining(row)))
    }
  })

  test('answers as the program of its time did: balances, clients, invoices, totals', async () => {
    const folder = folderOf(schema)
    const db = upgraded(folder)
    const today = calendarDate('2026-11-19')
    const built = await buildApp({ db, dataDir: folder, today: () => today })
    const app = new TestApp(built, db, folder, today)
    const accounts = ok(await app.get<{ items: AccountReply[] }>('/api/v1/accounts')).items
    const clients = ok(await app.get<{ items: ClientReply[] }>('/api/v1/clients')).items
    const invoices = ok(await app.get<InvoicesReply>('/api/v1/invoices')).items
    const entries = ok(await app.get<EventsReply>('/api/v1/events?limit=200')).totals
    expect({
      accounts: accounts.map(({ name, balance }) => [name, balance.minor]),
      clients: clients.map(({ name, address, owed }) => [name, address, owed.minor]),
      invoices: invoices.map(({ number, status, total, balanceDue }) => [
        number,
        status,
        total.minor,
        balanceDue.minor,
      ]),
      entries,
    }).toEqual(JSON.parse(readFileSync(join(FIXTURES, `${schema}-answers.json`), 'utf8')))
    const { items } = ok(await app.get<HistoryReply>('/api/v1/history?limit=200'))
    expect(items.map(({ says }) => says)).toContain('Changed the client Paper Whale Press.')
    expect(JSON.stringify(items)).not.toMatch(/undefined|\[object/)
    await built.close()
  })

  test('I-7: wherever a statement fails, the old book stays whole, and the next start brings it up to date', () => {
    const folder = folderOf(schema)
    const before = stateOf(folder)
    const statements = countStatements(folder)
    expect(statements).toBeGreaterThan(20)
    for (const failing of spread(statements)) {
      expect(() => migrateUntil(folder, failing), `statement ${failing}`).toThrow('no room')
      expect(stateOf(folder), `after statement ${failing} failed`).toEqual(before)
    }
    expect(readdirSync(join(folder, 'backups'))).toEqual([])
    expect(checkBook(upgraded(folder), folder)).toEqual([])
  }, 180_000)

  test('a copy of the old state lies beside it, and is what the old program reads', () => {
    const folder = folderOf(schema)
    const before = stateOf(folder) as { rows: Rows }
    upgraded(folder)
    const [copy = ''] = readdirSync(join(folder, 'backups')).filter((name) => /^before-.*\.db$/.test(name))
    const sqlite = new Database(join(folder, 'backups', copy), { readonly: true })
    opened.push(sqlite)
    expect(rowsOf(sqlite)).toEqual(before.rows)
  })
})

const [FIRST = ''] = SCHEMAS

test.each([['today'], ['readiness'], ['report', '2026-Q1']])(
  'evenkeel %s only reads: a book that an earlier server may have open stays as it is',
  async (...args) => {
    const folder = folderOf(FIRST)
    const before = stateOf(folder)
    const program = new Program([...args, '--out', emptyFolder()], { DATA_DIR: folder })
    expect(await program.end()).toBe(1)
    expect(program.said).toMatch(/^data\.db was written by an earlier release\. Stop Evenkeel .* start it once/)
    expect(stateOf(folder)).toEqual(before)
  },
)

test('a copy of the old state that cannot be read stops the upgrade, and goes; a good one is on disk before it', () => {
  const folder = folderOf(FIRST)
  const before = stateOf(folder)
  const backups = join(folder, 'backups')
  const copies = () => readdirSync(backups).map((name) => join(backups, name))
  const sqlite = new Database(join(folder, 'data.db'))
  opened.push(sqlite)
  const prepare = sqlite.prepare.bind(sqlite)
  let spoil = true
  sqlite.prepare = ((sql: string) => {
    const statement = prepare(sql)
    if (!spoil || !sql.startsWith('VACUUM')) return statement
    return {
      run: (copy: string) => {
        statement.run(copy)
        const bytes = readFileSync(copy)
        writeFileSync(copy, bytes.fill(0xa5, 4096, 12_288))
      },
    }
  }) as typeof sqlite.prepare
  expect(() => migrate(sqlite, folder, () => {})).toThrow(/copy .* from before .* cannot be read/)
  expect([stateOf(folder), copies()]).toEqual([before, []])

  spoil = false
  const { fsyncSync } = fs
  const synced: boolean[] = []
  fs.fsyncSync = (descriptor) => {
    fsyncSync(descriptor)
    synced.push(copies().length === 1)
  }
  syncBuiltinESMExports()
  opened.push({
    close: () => {
      fs.fsyncSync = fsyncSync
      syncBuiltinESMExports()
    },
  })
  migrate(sqlite, folder, () => {})
  expect(synced).toEqual([true, true])
})

test('after an upgrade the whole book is checked: what does not hold is said, and the program goes on', async () => {
  const folder = folderOf(FIRST)
  const sqlite = new Database(join(folder, 'data.db'))
  sqlite.exec('UPDATE monthly_totals SET total_minor = total_minor + 1')
  sqlite.close()
  const program = start(folder)
  await program.address()
  expect(program.said).toMatch(/KEPT-TOTAL a month and pair of accounts .*\n/)
  expect(program.said).toMatch(/backups\/before-.*\.db/)
  expect(await program.stop()).toBe(0)
  const again = start(folder)
  await again.address()
  expect(again.said).not.toMatch(/KEPT-TOTAL/)
  expect(await again.stop()).toBe(0)
})

/** The first, the last, and some forty between them: each one costs a whole attempt with its backup. */
function spread(statements: number): readonly number[] {
  const step = Math.ceil(statements / 40)
  return Array.from({ length: statements }, (_, index) => index + 1).filter(
    (nth) => nth % step === 1 || step === 1 || nth === statements,
  )
}

/** Runs the migration and lets its nth statement fail, as a full disk would. Gives how many it got to. */
function migrateUntil(folder: string, failing: number): number {
  const sqlite = new Database(join(folder, 'data.db'))
  const exec = sqlite.exec.bind(sqlite)
  let count = 0
  sqlite.exec = (sql) => {
    count += 1
    if (count === failing) throw new Error('no room')
    return exec(sql)
  }
  try {
    migrate(sqlite, folder, () => {})
    return count
  } finally {
    sqlite.close()
  }
}

function countStatements(folder: string): number {
  const copy = folderOf(SCHEMAS[0] ?? '')
  expect(stateOf(copy)).toEqual(stateOf(folder))
  return migrateUntil(copy, Number.POSITIVE_INFINITY)
}

test.each(SCHEMAS)('a backup of schema %s is restored into a book of today', (schema) => {
  const source = folderOf(schema)
  const file = join(source, 'data.db')
  const plain = new Database(file)
  plain.pragma('journal_mode = DELETE')
  plain.close()
  const before = stateOf(source) as { rows: Rows }
  const files = [{ name: 'data.db', bytes: statSync(file).size, sha256: hashFile(file) }]
  writeFileSync(
    join(source, 'manifest.json'),
    JSON.stringify({
      program: 'evenkeel',
      version: '0.1.0',
      madeAt: '2026-11-01T08:00:00.000Z',
      instanceId: 'an-instance-of-before',
      historyNumber: before.rows['history']?.length ?? 0,
      counts: {},
      files,
    }),
  )
  expect(() => readBook(file)).toThrow(/earlier release/)
  const target = emptyFolder()
  restore(target, source, { replace: false, at: new Date(), today: calendarDate('2026-11-21') })
  const db = openBook(target)
  opened.push({ close: () => db.$client.close() })
  expect(checkBook(db, target)).toEqual([])
  expect(rowsOf(db.$client)['movements']).toEqual(before.rows['movements'])
  expect(hashFile(file)).toBe(files[0]?.sha256)
})
