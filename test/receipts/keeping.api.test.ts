import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { backUp } from '../../server/backups/backup.ts'
import { checkBook, warningsAbout } from '../../server/backups/check.ts'
import { restore } from '../../server/backups/restore.ts'
import { openBook } from '../../server/db/open.ts'
import type { ReceiptFileReply } from '../../shared/accounts/contract.ts'
import { calendarDate } from '../../shared/calendar.ts'
import { start } from '../support/child.ts'
import { emptyFolder } from '../support/folder.ts'
import { aSetUp, type TestApp, testApp } from '../support/test-app.ts'
import { aForm, anExpense, aPart, aPdf, aPng, attach } from '../support/uploads.ts'

// The files beside the book: what proves them, what takes them along, and what a kill leaves of them.

const AT = new Date('2026-11-19T08:12:00Z')
const today = calendarDate('2026-11-19')

const fileOf = (folder: string, { sha256 }: ReceiptFileReply) => join(folder, 'receipts', sha256.slice(0, 2), sha256)

async function withReceipts(
  isDamaged = false,
): Promise<{ app: TestApp; png: ReceiptFileReply; pdf: ReceiptFileReply }> {
  const app = await testApp({ isDamaged })
  const png = await attach(app, await anExpense(app))
  const pdf = await attach(app, await anExpense(app), aPdf(), 'bill.pdf')
  return { app, png, pdf }
}

describe('check', () => {
  test.each([
    { what: 'a lost file', damage: (file: string) => rmSync(file), says: 'has lost its file' },
    { what: 'a cut file', damage: (file: string) => writeFileSync(file, 'x'), says: 'has a file of another size' },
    {
      what: 'a changed file',
      damage: (file: string) => writeFileSync(file, Buffer.alloc(statSync(file).size, 'x')),
      says: 'has other bytes than were kept',
    },
  ])('finds $what', async ({ damage, says }) => {
    const { app, png } = await withReceipts(true)
    damage(fileOf(app.dataDir, png))
    expect(checkBook(app.db, app.dataDir)).toEqual([{ code: 'RECEIPT', entity: `receipt ${png.id}`, message: says }])
    expect(() => backUp(app.db, emptyFolder(), AT)).toThrow(/The backup was not made: RECEIPT/)
  })

  test('warns of a file that no entry names, and fails nothing for it', async () => {
    const { app } = await withReceipts(true)
    const stray = join(app.dataDir, 'receipts', 'ab', 'notes.txt')
    mkdirSync(dirname(stray), { recursive: true })
    writeFileSync(stray, 'Sample')
    expect(checkBook(app.db, app.dataDir)).toEqual([])
    const warning = {
      code: 'RECEIPT',
      entity: 'receipts/ab/notes.txt',
      message: 'belongs to no entry; it may be deleted',
    }
    expect(warningsAbout(app.db, app.dataDir)).toEqual([warning])
    expect(runCheck(app.dataDir)).toEqual([0, `WARNING RECEIPT ${warning.entity}: ${warning.message}\n`])
    const [code, said] = runCheck(app.dataDir, '--json')
    expect([code, JSON.parse(String(said))]).toEqual([0, [{ ...warning, isWarning: true }]])
  })
})

describe('a backup', () => {
  test('has every receipt of its book, each under its hash, and a restore brings them', async () => {
    const { app, png, pdf } = await withReceipts()
    const backup = backUp(app.db, emptyFolder(), AT)
    const { files, counts } = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8'))
    expect(counts).toMatchObject({ receipt_files: 2 })
    expect(files.map(({ name }: { name: string }) => name).sort()).toEqual(
      ['data.db', ...[png, pdf].map(({ sha256 }) => `receipts/${sha256.slice(0, 2)}/${sha256}`)].sort(),
    )
    expect(statSync(fileOf(backup, png)).mode & 0o777).toBe(0o600)
    expect((await app.send({ method: 'DELETE', url: `/api/v1/receipt-files/${png.id}` })).status).toBe(204)
    const elsewhere = emptyFolder()
    restore(elsewhere, backup, { replace: false, at: AT, today })
    const db = openBook(elsewhere)
    expect(checkBook(db, elsewhere)).toEqual([])
    db.$client.close()
    expect(readFileSync(fileOf(elsewhere, png))).toEqual(aPng())
    expect(statSync(fileOf(elsewhere, png)).mode & 0o777).toBe(0o600)
    expect(readdirSync(elsewhere).filter((name) => name.startsWith('restore-'))).toEqual([])
  })

  test('takes a receipt that is removed meanwhile neither in the book nor as a file', async () => {
    const { app, png, pdf } = await withReceipts()
    const { $client } = app.db
    let copies = 0
    // Another process removes it between the copy of the book and the copies of the receipts.
    const copying = vi.spyOn($client, 'prepare').mockImplementation((sql: string) => {
      const statement = Object.getPrototypeOf($client).prepare.call($client, sql)
      if (!sql.startsWith('VACUUM')) return statement
      copies += 1
      return {
        run: (copy: string) => {
          statement.run(copy)
          if (copies > 1) return
          $client.exec(`DELETE FROM receipt_files WHERE id = ${png.id}`)
          rmSync(fileOf(app.dataDir, png))
        },
      }
    })
    const backup = backUp(app.db, emptyFolder(), AT)
    copying.mockRestore()
    expect(copies).toBe(2)
    expect([png, pdf].map((file) => existsSync(fileOf(backup, file)))).toEqual([false, true])
  })

  test('that takes the place of a book leaves the receipts of that book with it', async () => {
    const { app, png } = await withReceipts()
    const backup = backUp(app.db, emptyFolder(), AT)
    const used = emptyFolder()
    restore(used, backup, { replace: false, at: AT, today })
    const { keptAs = '' } = restore(used, backup, { replace: true, at: AT, today })
    expect([fileOf(keptAs, png), fileOf(used, png)].map(existsSync)).toEqual([true, true])
  })

  test.each([
    { what: 'a lost receipt', damage: (file: string) => rmSync(file), says: /not whole: receipts.* is missing/ },
    { what: 'a changed receipt', damage: (file: string) => writeFileSync(file, 'x'), says: /damaged: receipts/ },
  ])('with $what is not restored', async ({ damage, says }) => {
    const { app, png } = await withReceipts()
    const backup = backUp(app.db, emptyFolder(), AT)
    damage(fileOf(backup, png))
    const elsewhere = emptyFolder()
    expect(() => restore(elsewhere, backup, { replace: false, at: AT, today })).toThrow(says)
    expect(readdirSync(elsewhere)).toEqual([])
  })
})

test('a kill during an upload leaves no half thing, and the same key brings the receipt once', async () => {
  const folder = emptyFolder('evenkeel killed, é ')
  const environment = { NODE_ENV: 'test', TODAY: '2026-11-19' }
  const server = start(folder, environment)
  const url = await server.address()
  await post(`${url}/api/v1/set-up`, aSetUp())
  const { payload, headers } = aForm(aPart(Buffer.concat([aPdf(), Buffer.alloc(4_000_000)]), { filename: 'bill.pdf' }))
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {}) // the other end is killed
  socket.write(
    `POST /api/v1/events/1/receipt-files HTTP/1.1\r\nHost: ${new URL(url).host}\r\nIdempotency-Key: kept\r\n` +
      `Content-Type: ${headers['content-type']}\r\nContent-Length: ${payload.length}\r\n\r\n`,
  )
  socket.write(payload.subarray(0, 2_000_000))
  await expect.poll(() => namesIn(join(folder, 'tmp'))).toHaveLength(1)
  await server.stop('SIGKILL')
  expect(namesIn(join(folder, 'tmp')), 'what a kill leaves').toHaveLength(1)

  const again = start(folder, environment)
  const address = await again.address()
  expect(namesIn(join(folder, 'tmp'))).toEqual([])
  for (const expected of [undefined, 'true']) {
    const answer = await fetch(`${address}/api/v1/events/1/receipt-files`, {
      method: 'POST',
      body: new Uint8Array(payload),
      headers: { ...headers, 'idempotency-key': 'kept' },
    })
    expect([answer.status, answer.headers.get('idempotency-replayed') ?? undefined]).toEqual([201, expected])
  }
  const detail = await (await fetch(`${address}/api/v1/events/1`)).json()
  expect(detail.receiptFiles).toHaveLength(1)
  expect(await again.stop()).toBe(0)
  expect(runCheck(folder)).toEqual([0, ''])
}, 120_000)

test('where the receipts cannot be written the upload is refused, and goes through once they can', async () => {
  const app = await testApp()
  const id = await anExpense(app)
  const receipts = join(app.dataDir, 'receipts')
  writeFileSync(receipts, 'in the way')
  chmodSync(receipts, 0o600)
  await expect(attach(app, id)).rejects.toThrow(/answered 500/)
  expect(namesIn(join(app.dataDir, 'tmp'))).toEqual([])
  rmSync(receipts)
  expect((await attach(app, id)).eventId).toBe(id)
})

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

async function post(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'set-up' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
}

/** `evenkeel check` as a person runs it: its exit code, and what it says. */
function runCheck(dataDir: string, ...options: string[]): [code: number | null, said: string] {
  const root = join(import.meta.dirname, '../..')
  const args = ['--import', 'tsx', join(root, 'server/main.ts'), 'check', ...options]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir },
  })
  return [status, stdout + stderr]
}
