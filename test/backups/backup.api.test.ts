import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { backUp, listBackups, pruneBackups } from '../../server/backups/backup.ts'
import { checkBook } from '../../server/backups/check.ts'
import { backUpDaily, lastBackupAt } from '../../server/backups/daily.ts'
import { restore } from '../../server/backups/restore.ts'
import { hashFile } from '../../server/db/data-folder.ts'
import { DataFolderError } from '../../server/db/data-folder-error.ts'
import { openBook } from '../../server/db/open.ts'
import { figuresOn } from '../../server/today/figures.ts'
import { calendarDate } from '../../shared/calendar.ts'
import { anIssued, pay, receive } from '../support/entries.ts'
import { type TestApp, testApp } from '../support/test-app.ts'

const AT = new Date('2026-11-19T08:12:00Z')
const today = calendarDate('2026-11-19')

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel backups '))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function aBook(): Promise<TestApp> {
  const app = await testApp()
  const invoice = await anIssued(app)
  await pay(app, invoice.id, 40_000)
  return app
}

test('what is restored is the book of that moment, with the same figures, and says so in its history', async () => {
  const app = await aBook()
  const before = figuresOn(app.db, today)
  const backup = backUp(app.db, aFolder(), AT)
  await receive(app, 99_000)
  const elsewhere = aFolder()
  restore(elsewhere, backup, { replace: false, at: AT, today })
  const db = openBook(elsewhere)
  expect(figuresOn(db, today)).toEqual(before)
  expect(checkBook(db, elsewhere)).toEqual([])
  expect(db.$client.prepare('SELECT action FROM history ORDER BY number DESC LIMIT 1').pluck().get()).toBe(
    'book.restored',
  )
  db.$client.close()
})

test('a backup made between writes holds all that was confirmed before it', async () => {
  const app = await aBook()
  const folder = aFolder()
  const writes: Promise<unknown>[] = []
  for (let turn = 0; turn < 20; turn += 1) writes.push(receive(app, 1_000 + turn))
  await Promise.race(writes)
  const confirmed = Number(app.db.$client.prepare('SELECT max(number) FROM history').pluck().get())
  const backup = backUp(app.db, folder, AT)
  await Promise.all(writes)
  const manifest = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8'))
  expect(manifest.historyNumber).toBeGreaterThanOrEqual(confirmed)
})

test('a book with a fault gives no backup, and nothing under its name', async () => {
  const app = await testApp({ isDamaged: true })
  app.db.$client.exec('UPDATE monthly_totals SET total_minor = total_minor + 1')
  const folder = aFolder()
  expect(() => backUp(app.db, folder, AT)).toThrow(/The backup was not made: KEPT-TOTAL/)
  expect(readdirSync(folder)).toEqual([])
})

describe('a restore that cannot be trusted leaves the folder as it was', () => {
  const spoil: [what: string, spoil: (backup: string) => void, says: RegExp][] = [
    ['a changed database', (backup) => appendFileSync(join(backup, 'data.db'), 'x'), /damaged: data\.db/],
    ['a missing database', (backup) => rmSync(join(backup, 'data.db')), /not whole: data\.db is missing/],
    ['no manifest', (backup) => rmSync(join(backup, 'manifest.json')), /is no backup/],
    ['a manifest that reaches outside', (backup) => spoilName(backup, '../data.db'), /is no backup/],
    ['a manifest that names the folder above', (backup) => spoilName(backup, '..'), /is no backup/],
    ['a manifest that names the folder itself', (backup) => spoilName(backup, '.'), /is no backup/],
    ['a manifest without files', (backup) => spoilManifest(backup, () => []), /is no backup: .* names no data\.db/],
    [
      'a manifest without data.db',
      (backup) => spoilManifest(backup, ([file]) => [{ ...file, ...writtenAs(backup, 'book.db', 'Sample') }]),
      /is no backup: .* names no data\.db/,
    ],
    [
      'something else as data.db, with a manifest that fits',
      (backup) => spoilManifest(backup, () => [writtenAs(backup, 'data.db', 'Sample '.repeat(2000))]),
      /The backup cannot be used, and nothing was changed: file is not a database/,
    ],
  ]
  test.each(spoil)('%s', async (_what, change, says) => {
    const app = await aBook()
    const backup = backUp(app.db, aFolder(), AT)
    change(backup)
    const elsewhere = aFolder()
    const failing = () => restore(elsewhere, backup, { replace: false, at: AT, today })
    expect(failing).toThrow(DataFolderError)
    expect(failing).toThrow(says)
    expect(readdirSync(elsewhere)).toEqual([])
  })

  test('a folder that is used, unless it is to be replaced; what was there is kept', async () => {
    const app = await aBook()
    const backup = backUp(app.db, aFolder(), AT)
    const used = aFolder()
    restore(used, backup, { replace: false, at: AT, today })
    expect(() => restore(used, backup, { replace: false, at: AT, today })).toThrow(/holds a book/)
    const { keptAs = '' } = restore(used, backup, { replace: true, at: AT, today })
    expect(existsSync(join(keptAs, 'data.db'))).toBe(true)
    openBook(used).$client.close()
  })
})

test('a backup with a date to come, by a clock that once ran ahead, is not the last one', async () => {
  const folder = aFolder()
  const now = new Date('2026-11-19T08:12:30Z')
  expect(lastBackupAt(folder, now)).toBeUndefined()
  for (const time of ['2026-11-18T081200Z', '2026-11-19T081200Z', '2031-01-01T000000Z'])
    mkdirSync(join(folder, 'backups', `evenkeel-${time}`), { recursive: true })
  expect(lastBackupAt(folder, now)).toEqual(AT)
})

test('a daily backup that was not made says when and why, until one is made', async () => {
  const folder = aFolder()
  const program = join(folder, 'program.mjs')
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const daily = backUpDaily(folder, program, () => {})
  onTestFinished(() => daily.stop())
  const says = () => daily.failed()?.says
  expect(says()).toBeUndefined()

  writeFileSync(program, "console.error('There is no room.'); process.exitCode = 1")
  vi.advanceTimersByTime(60_000)
  await vi.waitFor(() => expect(says()).toBe('There is no room.'), 20_000)
  expect(Date.now() - (daily.failed()?.at.getTime() ?? 0)).toBeLessThan(30_000)

  writeFileSync(program, 'process.kill(process.pid)')
  vi.advanceTimersByTime(60 * 60_000)
  await vi.waitFor(() => expect(says()).toBe('It was ended before it was done (SIGTERM).'), 20_000)

  writeFileSync(program, '')
  vi.advanceTimersByTime(60 * 60_000)
  await vi.waitFor(() => expect(says()).toBeUndefined(), 20_000)
})

test('the book says when the last backup was made, and why the last try failed', async () => {
  const { db, dataDir } = await testApp()
  const failed = { at: new Date('2026-11-19T08:12:00Z'), says: 'There is no room.' }
  const app = await buildApp({ db, dataDir, today: () => today, lastBackupAt: () => AT, failedBackup: () => failed })
  onTestFinished(() => app.close())
  const answer = await app.inject({ method: 'GET', url: '/api/v1/book', headers: { host: 'localhost' } })
  expect(answer.json()).toMatchObject({
    lastBackupAt: AT.toISOString(),
    failedBackup: { at: failed.at.toISOString(), says: failed.says },
  })
})

test('fourteen backups are kept, the newest ones', async () => {
  const app = await aBook()
  const folder = aFolder()
  const first = backUp(app.db, folder, AT)
  for (let day = 1; day <= 16; day += 1) {
    const name = `evenkeel-2026-12-${String(day).padStart(2, '0')}T081200Z`
    cpSync(first, join(folder, name), { recursive: true })
  }
  writeFileSync(join(folder, 'a file of the owner.txt'), 'stays')
  pruneBackups(folder, new Date('2026-12-17T08:12:00Z'))
  expect(listBackups(folder)).toHaveLength(14)
  expect(listBackups(folder)[0]).toBe('evenkeel-2026-12-03T081200Z')
  expect(existsSync(join(folder, 'a file of the owner.txt'))).toBe(true)
})

test('backups with a date to come push out none that was really made, and stay themselves', () => {
  const folder = aFolder()
  const names = (month: string, days: number) =>
    Array.from({ length: days }, (_, index) => `evenkeel-${month}-${String(index + 1).padStart(2, '0')}T081200Z`)
  const [made, toCome] = [names('2026-11', 16), names('2031-01', 20)]
  for (const name of [...made, ...toCome]) mkdirSync(join(folder, name))
  pruneBackups(folder, new Date('2026-11-16T08:12:30Z'))
  expect(listBackups(folder)).toEqual([...made.slice(2), ...toCome])
})

function spoilName(backup: string, name: string): void {
  spoilManifest(backup, ([file]) => [{ ...file, name }])
}

function spoilManifest(backup: string, spoil: (files: object[]) => object[]): void {
  const file = join(backup, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...manifest, files: spoil(manifest.files) }))
}

/** Writes a file into a backup, and gives what its manifest says of it. */
function writtenAs(backup: string, name: string, content: string): object {
  writeFileSync(join(backup, name), content)
  return { name, bytes: content.length, sha256: hashFile(join(backup, name)) }
}
