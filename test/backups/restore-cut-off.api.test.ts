import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import fs, { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backUp } from '../../server/backups/backup.ts'
import { checkBook } from '../../server/backups/check.ts'
import { removeLeftovers } from '../../server/backups/leftovers.ts'
import { restore } from '../../server/backups/restore.ts'
import { DataFolderError } from '../../server/db/data-folder-error.ts'
import { readInstance } from '../../server/db/instance.ts'
import { openBook } from '../../server/db/open.ts'
import { calendarDate } from '../../shared/calendar.ts'
import { FAILING_RENAME } from '../support/failing-rename.mjs'
import { change, emptyFolder, killedFolder, withBook } from '../support/folder.ts'
import { testApp } from '../support/test-app.ts'
import { anExpense, attach } from '../support/uploads.ts'

// A restore that ends in its midst, by a kill or by a full disk: what was in the folder is still to be had, and no new
// book ever takes its place.

const ROOT = join(import.meta.dirname, '../..')
const REPLACE = { replace: true, at: new Date('2026-11-19T08:12:00Z'), today: calendarDate('2026-11-19') }

/** A backup with a receipt, and a folder that a killed program left: ten changes, some of them in the -wal, and a paper. */
async function aBackupAndAFolder(): Promise<{ backup: string; former: string }> {
  const app = await testApp()
  await attach(app, await anExpense(app))
  const backup = backUp(app.db, emptyFolder(), REPLACE.at)
  const former = killedFolder()
  mkdirSync(join(former, 'receipts', 'ab'), { recursive: true })
  writeFileSync(join(former, 'receipts', 'ab', 'a paper'), 'Sample')
  return { backup, former }
}

/** Restores a backup by a process that is killed at its rename of that number, if it makes so many. */
function restoreKilledAt(nth: number, folder: string, backup: string): SpawnSyncReturns<string> {
  const program = ['--import', 'tsx', '--import', FAILING_RENAME, join(ROOT, 'server/main.ts')]
  const env = { ...process.env, DATA_DIR: folder, FAILING_RENAME: String(nth) }
  return spawnSync(process.execPath, [...program, 'restore', backup, '--replace'], { cwd: ROOT, env, encoding: 'utf8' })
}

/** What a folder holds as the next start finds it: the last change, or how it is refused. */
function nextStart(folder: string): string {
  try {
    return withBook(folder, (db) =>
      String(db.$client.prepare('SELECT action FROM history ORDER BY number DESC LIMIT 1').pluck().get()),
    )
  } catch (error) {
    if (error instanceof DataFolderError) return error.message
    throw error
  }
}

/** The former book, from where it lies: in its place, or in what was kept of it. */
function formerOf(folder: string): { changes: unknown; hasPaper: boolean } {
  const places = ['.', ...readdirSync(folder).filter((name) => name.startsWith('before-restore-'))]
  const copy = emptyFolder()
  for (const place of places.map((name) => join(folder, name))) {
    for (const name of ['data.db', 'data.db-wal', 'receipts'])
      if (existsSync(join(place, name)) && !existsSync(join(copy, name)))
        cpSync(join(place, name), join(copy, name), { recursive: true })
  }
  const db = openBook(copy)
  const changes = db.$client.prepare('SELECT count(*) FROM history').pluck().get()
  db.$client.close()
  return { changes, hasPaper: places.some((name) => existsSync(join(folder, name, 'receipts', 'ab', 'a paper'))) }
}

test('killed at any rename, it leaves the former book or the backup’s, or says that data.db is missing', {
  timeout: 300_000,
}, async () => {
  const { backup, former } = await aBackupAndAFolder()
  let kills = 0
  for (let nth = 1; ; nth += 1) {
    const folder = emptyFolder()
    cpSync(former, folder, { recursive: true })
    const { status, signal, stderr } = restoreKilledAt(nth, folder, backup)
    if (signal === null) {
      expect([stderr, status]).toEqual(['', 0])
      expect(nextStart(folder)).toBe('book.restored')
      break
    }
    kills += 1
    if (!existsSync(join(folder, 'data.db')))
      expect([nth, formerOf(folder)]).toEqual([nth, { changes: 10, hasPaper: true }])
    const says = nextStart(folder)
    expect([nth, says]).toEqual([
      nth,
      expect.stringMatching(/^test\.changed$|^data\.db is missing.*before-restore-|^book\.restored$/s),
    ])
    expect([nth, formerOf(folder).changes]).toEqual([nth, 10])

    restore(folder, backup, REPLACE)
    expect([nth, nextStart(folder)]).toEqual([nth, 'book.restored'])
    withBook(folder, (db) => expect(checkBook(db, folder)).toEqual([]))
  }
  expect(kills).toBeGreaterThanOrEqual(6)
})

test('what restores leave that were cut off one after the other, the next start clears away, and nothing that was moved', {
  timeout: 120_000,
}, async () => {
  const { backup, former } = await aBackupAndAFolder()
  const moved = [1, 2, 3].map((day) => `before-restore-2026-11-0${day}T000000Z`)
  const [book = '', receipts = '', restOfLostBook = ''] = moved.map((name) => join(former, name))
  mkdirSync(join(book, 'data.db'), { recursive: true })
  mkdirSync(join(receipts, 'receipts'), { recursive: true })
  mkdirSync(join(restOfLostBook, 'data.db-wal'), { recursive: true })
  const seen = JSON.parse(readFileSync(join(former, 'instance.json'), 'utf8'))
  writeFileSync(join(restOfLostBook, 'instance.json'), JSON.stringify({ ...seen, historyNumber: 11 }))
  // The second is the rename of data.db, which is still in its place.
  for (const nth of [1, 2, 2]) expect(restoreKilledAt(nth, former, backup).signal).toBe('SIGKILL')
  const left = () => readdirSync(former).filter((name) => /restore-/.test(name))
  expect(left()).toHaveLength(moved.length + 2 + 3)
  expect(nextStart(former)).toBe('test.changed')
  removeLeftovers(former)
  expect(left()).toEqual(moved)
})

test('what is left of a lost book is kept, however far the book goes on that was restored in its place', async () => {
  const { backup, former } = await aBackupAndAFolder()
  rmSync(join(former, 'data.db'))
  rmSync(join(former, 'receipts'), { recursive: true })
  const { keptAs = '' } = restore(former, backup, REPLACE)
  withBook(former, (db) => change(db, 30))
  expect(readInstance(former)?.historyNumber).toBeGreaterThan(readInstance(keptAs, true)?.historyNumber ?? 0)
  removeLeftovers(former)
  expect(readdirSync(keptAs)).toEqual(['data.db-wal', 'data.db-was-missing', 'instance.json'])
})

test('where a rename is refused, all is put back as it was, with a sentence', async () => {
  const { backup, former } = await aBackupAndAFolder()
  const before = namesAndBytes(former)
  for (let nth = 1; ; nth += 1) {
    const renames = failAt(nth)
    try {
      restore(former, backup, REPLACE)
      break
    } catch (error) {
      expect([nth, error]).toEqual([nth, expect.any(DataFolderError)])
      expect(String(error)).toMatch(/no room|full/)
    } finally {
      renames.mend()
    }
    expect([nth, namesAndBytes(former)]).toEqual([nth, before])
    expect(nth).toBeLessThan(20)
  }
  expect(nextStart(former)).toBe('book.restored')
})

/** Lets the rename of that number fail as on a full disk; those after it are made. */
function failAt(nth: number): { mend(): void } {
  const { renameSync } = fs
  let count = 0
  const mend = () => {
    fs.renameSync = renameSync
    syncBuiltinESMExports()
  }
  fs.renameSync = (from, to) => {
    count += 1
    if (count === nth)
      throw Object.assign(new Error('ENOSPC: no space left on device, rename'), { code: 'ENOSPC', syscall: 'rename' })
    renameSync(from, to)
  }
  syncBuiltinESMExports()
  onTestFinished(mend)
  return { mend }
}

function namesAndBytes(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  )
}

test.each(['receipts', 'before-restore-2026-11-01T000000Z', 'restore-a1B2c3'])(
  'a folder without data.db that holds %s held a book: no new one is made there',
  (name) => {
    const folder = emptyFolder()
    mkdirSync(join(folder, name))
    expect(() => openBook(folder)).toThrow(/data\.db is missing/)
    expect(() => openBook(folder)).toThrow(name)
    writeFileSync(join(folder, 'data.db'), '')
    expect(() => openBook(folder)).toThrow(/data\.db is empty/)
    expect(readdirSync(folder).sort()).toEqual(['data.db', name].sort())
  },
)

test('of what several restores found, the folder is named that holds the book', () => {
  const folder = emptyFolder()
  const [book, later] = ['before-restore-2026-11-01T000000Z', 'before-restore-2026-11-02T000000Z']
  for (const name of [book, later]) mkdirSync(join(folder, name))
  expect(() => openBook(folder)).toThrow(later)
  writeFileSync(join(folder, book, 'data.db'), 'Sample')
  expect(() => openBook(folder)).toThrow(book)
})
