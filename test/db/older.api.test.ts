import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { DataFolderError } from '../../server/db/data-folder-error.ts'
import { rowHash } from '../../server/db/history.ts'
import { watchHistory } from '../../server/db/instance.ts'
import { type Db, openBook } from '../../server/db/open.ts'
import { change, emptyFolder, filesOf, killedFolder, withBook } from '../support/folder.ts'

// How an older database is noticed, and how one goes on with it knowingly.

interface HistoryRow {
  number: number
  action: string
  before: string | null
  after: string | null
}

function historyOf(db: Db): HistoryRow[] {
  return db.$client.prepare<[], HistoryRow>('SELECT number, action, before, after FROM history ORDER BY number').all()
}

function seenIn(folder: string): { instanceId: string; historyNumber: number } {
  return JSON.parse(readFileSync(join(folder, 'instance.json'), 'utf8'))
}

/** A folder whose database was put back to its third change, of thirty-three. */
function olderFolder(): string {
  const folder = emptyFolder()
  withBook(folder, (db) => change(db, 3))
  copyFileSync(join(folder, 'data.db'), join(folder, 'old.db'))
  withBook(folder, (db) => change(db, 30))
  copyFileSync(join(folder, 'old.db'), join(folder, 'data.db'))
  return folder
}

test('going on with an older database is possible, and stands in the history', () => {
  const folder = olderFolder()
  const seen = seenIn(folder)
  expect(() => openBook(folder)).toThrow(/ends at change 3, and change 33 was seen.*--accept-older-database/s)
  withBook(folder, (db) => expect(historyOf(db)).toHaveLength(4), { acceptOlder: true })
  withBook(folder, (db) => {
    const [, , , accepted] = historyOf(db)
    expect(accepted).toMatchObject({ number: 4, action: 'database.accepted-older' })
    expect(JSON.parse(accepted?.before ?? '')).toEqual(seen)
    expect(JSON.parse(accepted?.after ?? '')).toEqual({ ...seen, historyNumber: 3 })
    change(db)
  })
  expect(seenIn(folder).historyNumber).toBe(5)
})

test('the permission changes nothing where it is not needed', () => {
  const folder = emptyFolder()
  withBook(folder, (db) => change(db, 3), { acceptOlder: true })
  withBook(folder, (db) => expect(historyOf(db)).toHaveLength(3), { acceptOlder: true })
})

test('the permission makes no new book where one is missing, and opens no damaged one', () => {
  const missing = olderFolder()
  rmSync(join(missing, 'data.db'))
  expect(() => openBook(missing, { acceptOlder: true })).toThrow(/data\.db is missing/)

  const damaged = olderFolder()
  const bytes = readFileSync(join(damaged, 'data.db'))
  bytes.fill(0xa5, 4096, 8192)
  writeFileSync(join(damaged, 'data.db'), bytes)
  expect(() => openBook(damaged, { acceptOlder: true })).toThrow(DataFolderError)
})

test('with a damaged instance.json one goes on knowingly too', () => {
  const folder = olderFolder()
  writeFileSync(join(folder, 'instance.json'), 'Sample')
  withBook(folder, (db) => expect(historyOf(db).at(-1)?.action).toBe('database.accepted-older'), { acceptOlder: true })
  withBook(folder, (db) => expect(historyOf(db)).toHaveLength(4))
})

test('what was written last lies in the -wal of a killed program, and is found there', () => {
  const folder = killedFolder()
  withBook(folder, (db) => expect(historyOf(db)).toHaveLength(10))
  expect(Object.keys(filesOf(folder))).toEqual(['data.db', 'instance.json'])
})

test('I-5: a -wal that was deleted is noticed, and nothing is changed', () => {
  const folder = killedFolder()
  writeFileSync(join(folder, 'instance.json'), JSON.stringify({ ...seenIn(folder), historyNumber: 10 }))
  rmSync(join(folder, 'data.db-wal'))
  const before = filesOf(folder)
  expect(() => openBook(folder)).toThrow(/older than the one/)
  expect(filesOf(folder)).toEqual(before)
})

test.each([
  {
    what: 'older',
    damage: (folder: string) =>
      writeFileSync(join(folder, 'instance.json'), JSON.stringify({ ...seenIn(folder), historyNumber: 99 })),
  },
  { what: 'newer', damage: (folder: string) => addStep(folder) },
])('a killed program’s $what database is refused with its -wal as it is', ({ damage }) => {
  const folder = killedFolder()
  damage(folder)
  const { 'data.db-shm': _before, ...before } = filesOf(folder)
  expect(() => openBook(folder)).toThrow(DataFolderError)
  const { 'data.db-shm': _after, ...after } = filesOf(folder)
  expect(after).toEqual(before)
})

/** As a newer program that was killed leaves it: by a process of its own, so that the -wal stays. */
function addStep(folder: string): void {
  const script = `const db = new (require('better-sqlite3'))('data.db')
    db.exec("INSERT INTO migrations VALUES ('9999_later.sql', 'x', '2099-01-01')")
    process.kill(process.pid, 'SIGKILL')`
  try {
    execFileSync(process.execPath, ['-e', script], {
      cwd: folder,
      env: { ...process.env, NODE_PATH: join(import.meta.dirname, '../../node_modules') },
    })
  } catch {
    expect(Object.keys(filesOf(folder))).toContain('data.db-wal')
  }
}

test('instance.json follows the history while the program runs, and one that cannot be written does not end it', async () => {
  const folder = emptyFolder()
  const db = openBook(folder)
  const faults: unknown[] = []
  const seen = watchHistory(db.$client, folder, (error) => faults.push(error))
  const blind = watchHistory(db.$client, join(folder, 'nowhere'), (error) => faults.push(error))
  change(db, 2)
  await wait(1500)
  expect(seenIn(folder).historyNumber).toBe(2)
  expect(faults.length).toBeGreaterThanOrEqual(1)
  change(db, 1)
  seen.stop()
  blind.stop()
  expect(seenIn(folder).historyNumber).toBe(3)
  expect(faults.length).toBeGreaterThanOrEqual(2)
  db.$client.close()
})

test('the history is a chain from its first row on, also after an older database was accepted', () => {
  const folder = olderFolder()
  withBook(folder, (db) => change(db, 2), { acceptOlder: true })
  const sqlite = new Database(join(folder, 'data.db'), { readonly: true })
  const rows = sqlite
    .prepare<[], Record<string, unknown> & { number: number; previousHash: string; hash: string }>(
      'SELECT number, at, actor, action, entity, entity_id AS entityId, before, after, previous_hash AS previousHash, hash FROM history ORDER BY number',
    )
    .all()
  sqlite.close()
  let previousHash = '0'.repeat(64)
  for (const [index, { hash, ...row }] of rows.entries()) {
    expect([row.number, row.previousHash, rowHash(row)]).toEqual([index + 1, previousHash, hash])
    previousHash = hash
  }
  expect(rows).toHaveLength(6)
})
