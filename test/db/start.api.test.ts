import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { Program, start } from '../support/child.ts'
import { emptyFolder, filesOf } from '../support/folder.ts'
import { aSetUp } from '../support/test-app.ts'

// The program as a process: how it starts, refuses to start, and ends.

async function post<Body>(
  address: string,
  path: string,
  body: object | undefined,
  key: string,
  ifMatch = '',
): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'idempotency-key': key,
      ...(body && { 'content-type': 'application/json' }),
      ...(ifMatch && { 'if-match': ifMatch }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Body }
}

test('a first start makes the folder, answers, and ends cleanly when it is told to', async () => {
  const folder = join(emptyFolder('evenkeel "test" 100% é '), 'not', 'there yet')
  const program = start(folder)
  const address = await program.address()
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(await (await fetch(`${address}/api/v1/health`)).json()).toEqual({ status: 'ok' })
  expect((await post(address, '/set-up', aSetUp(), 'one')).status).toBe(201)
  expect(await program.stop()).toBe(0)
  expect(Object.keys(filesOf(folder))).toEqual(['data.db', 'instance.json', 'lock.db'])
  expect(JSON.parse(readFileSync(join(folder, 'instance.json'), 'utf8'))).toMatchObject({ historyNumber: 6 })
})

test('a second server on the folder ends at once; after a kill the folder is free, and all that was answered is there', async () => {
  const folder = emptyFolder()
  const first = start(folder)
  const address = await first.address()
  const second = start(folder)
  expect(await second.end()).toBe(1)
  expect(second.said).toMatch(/^Evenkeel is already running on .*\n$/)

  expect((await post(address, '/set-up', aSetUp(), 'one')).status).toBe(201)
  expect(await first.stop('SIGKILL')).toBe('SIGKILL')
  const third = start(folder)
  const again = await post<object>(await third.address(), '/set-up', aSetUp(), 'one')
  expect(again).toMatchObject({ status: 201, body: { name: 'Robin Sample' } })
  expect(await third.stop('SIGINT')).toBe(0)
})

test('I-5: a folder whose -wal was lost is refused, and left as it is', async () => {
  const folder = emptyFolder()
  const program = start(folder)
  expect((await post(await program.address(), '/set-up', aSetUp(), 'one')).status).toBe(201)
  await wait(2500)
  await program.stop('SIGKILL')
  rmSync(join(folder, 'data.db-wal'))
  rmSync(join(folder, 'data.db-shm'))
  const before = filesOf(folder)['data.db']
  const again = start(folder)
  expect(await again.end()).toBe(1)
  expect(again.said).toMatch(/data\.db is older than the one used here last/)
  expect(again.said).not.toMatch(/ at .*\.ts:\d+/)
  expect(filesOf(folder)['data.db']).toBe(before)
  expect(Object.keys(filesOf(folder))).not.toContain('data.db-wal')

  const knowingly = start(folder, {}, ['--accept-older-database'])
  expect(await (await fetch(`${await knowingly.address()}/api/v1/book`)).json()).toMatchObject({ setUp: false })
  expect(await knowingly.stop()).toBe(0)
})

test.each([
  { environment: { HOST: '0.0.0.0' }, says: /^HOST must be 127\.0\.0\.1/, why: 'A-8: an address that others reach' },
  { environment: { PORT: 'many' }, says: /^PORT must be a number/, why: 'no port' },
  { environment: { TODAY: '2026-11-19' }, says: /^TODAY is for tests only/, why: 'another day, in earnest' },
  { environment: {}, args: ['dance'], says: /^There is no command "dance"/, why: 'no such command' },
  { environment: {}, args: ['start', '--dance'], says: /^Unknown option '--dance'/, why: 'no such option' },
  { environment: {}, args: ['today'], says: /^There is no book in /, why: 'a command for a book that is not there' },
])('ends with a sentence and without a trace: $why', async ({ environment, args = ['start'], says }) => {
  const folder = join(emptyFolder(), 'not there')
  const program = new Program(args, { DATA_DIR: folder, ...environment })
  expect(await program.end()).toBe(1)
  expect(program.said).toMatch(says)
  expect(program.said).not.toMatch(/ at .*\.ts:\d+/)
  expect(existsSync(folder)).toBe(false)
})

test('a port that is taken is said to be', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const program = start(emptyFolder(), { PORT: String((other.address() as AddressInfo).port) })
  expect(await program.end()).toBe(1)
  expect(program.said).toMatch(/Port \d+ is taken by another program\. Choose another one: PORT=4281 npm start/)
  other.close()
})

test('who read the output may go: the server goes on', async () => {
  const program = start(emptyFolder(), { LOG_LEVEL: 'info' })
  const address = await program.address()
  program.child.stdout?.destroy()
  program.child.stderr?.destroy()
  for (let count = 0; count < 20; count += 1) expect((await fetch(`${address}/api/v1/health`)).status).toBe(200)
  expect(await program.stop()).toBe(0)
})

test('logs bear no names, no amounts and no query values', async () => {
  const program = start(emptyFolder(), { LOG_LEVEL: 'trace' })
  const address = await program.address()
  await post(address, '/set-up', aSetUp(), 'secret-key')
  await fetch(`${address}/api/v1/events?q=secret-query`, { headers: { cookie: 'secret-cookie' } })
  await post(address, '/clients', { name: 'Secret & Co', email: 'secret@example.com' }, 'another-secret')
  expect(await program.stop()).toBe(0)
  expect(program.said).toMatch(/"route":"\/api\/v1\/events"/)
  expect(program.said).not.toMatch(/secret|Robin/i)
})

test('a request that is running when the program is told to stop gets its answer', async () => {
  const folder = emptyFolder()
  const program = start(folder, { NODE_ENV: 'test', TODAY: '2026-11-19' })
  const address = await program.address()
  await post(address, '/set-up', aSetUp(), 'a')
  await post(address, '/clients', { name: 'Sample & Co' }, 'b')
  const lines = [{ description: 'Design', quantity: '1', unitPrice: '1000', accountId: 8 }]
  const draft = { clientId: 1, issueDate: '2026-11-01', dueDate: '2026-11-30', lines }
  await post(address, '/invoices', draft, 'c')
  const issuing = post<InvoiceReply>(address, '/invoices/1/issue', undefined, 'd', '"1"')
  await wait(5)
  const ended = program.stop()
  expect(await issuing).toMatchObject({ status: 200, body: { number: '2026-001' } })
  expect(await ended).toBe(0)
})

test('connections that are merely open do not keep the program from ending', async () => {
  const program = start(emptyFolder())
  const { port } = new URL(await program.address())
  const idle = connect(Number(port), '127.0.0.1')
  await once(idle, 'connect')
  const half = connect(Number(port), '127.0.0.1')
  half.write('GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n')
  await wait(200)
  const began = Date.now()
  expect(await program.stop()).toBe(0)
  expect(Date.now() - began).toBeLessThan(5000)
  idle.destroy()
  half.destroy()
})

test('I-3: a folder that cannot be used is refused with a sentence', async () => {
  const file = join(emptyFolder(), 'a file')
  writeFileSync(file, 'Sample')
  const program = start(file)
  expect(await program.end()).toBe(1)
  expect(program.said).toMatch(/^The data folder .*a file cannot be used: EEXIST/)
  expect(readFileSync(file, 'utf8')).toBe('Sample')
})
