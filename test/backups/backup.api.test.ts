import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backUp, listBackups, pruneBackups } from '../../server/backups/backup.ts'
import { checkBook } from '../../server/backups/check.ts'
import { restore } from '../../server/backups/restore.ts'
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
  ]
  test.each(spoil)('%s', async (_what, change, says) => {
    const app = await aBook()
    const backup = backUp(app.db, aFolder(), AT)
    change(backup)
    const elsewhere = aFolder()
    expect(() => restore(elsewhere, backup, { replace: false, at: AT, today })).toThrow(says)
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

test('fourteen backups are kept, the newest ones', async () => {
  const app = await aBook()
  const folder = aFolder()
  const first = backUp(app.db, folder, AT)
  for (let day = 1; day <= 16; day += 1) {
    const name = `evenkeel-2026-12-${String(day).padStart(2, '0')}T081200Z`
    cpSync(first, join(folder, name), { recursive: true })
  }
  writeFileSync(join(folder, 'a file of the owner.txt'), 'stays')
  pruneBackups(folder)
  expect(listBackups(folder)).toHaveLength(14)
  expect(listBackups(folder)[0]).toBe('evenkeel-2026-12-03T081200Z')
  expect(existsSync(join(folder, 'a file of the owner.txt'))).toBe(true)
})

function spoilName(backup: string, name: string): void {
  const file = join(backup, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.files[0].name = name
  writeFileSync(file, JSON.stringify(manifest))
}
