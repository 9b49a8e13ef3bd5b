import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { Program, start } from '../support/child.ts'
import { FAILING_RENAME } from '../support/failing-rename.mjs'
import { change, emptyFolder, filesOf, withBook } from '../support/folder.ts'
import { aSetUp, testApp } from '../support/test-app.ts'

// The program as a process: how it starts, refuses to start, and ends.

async function post<Body>(
  address: string,
  path: string,
  body: object,
  key: string,
): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'idempotency-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
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
  // What draws is loaded before, so that the invoice takes less than the ten seconds for which a stop waits.
  expect((await fetch(`${address}/api/v1/reports/quarters/2026-Q4.pdf`)).status).toBe(200)
  // Who expects to be told to go on is told so in the moment in which the request is taken up.
  const headers = { 'idempotency-key': 'd', 'if-match': '"1"', 'content-length': 0, expect: '100-continue' }
  const issuing = request(`${address}/api/v1/invoices/1/issue`, { method: 'POST', headers }).end()
  const answered = once(issuing, 'response')
  await once(issuing, 'continue')
  const ended = program.stop()
  const [answer] = (await answered) as [IncomingMessage]
  expect(answer.statusCode).toBe(200)
  expect(await json(answer)).toMatchObject({ number: '2026-001' })
  expect(await ended).toBe(0)
})

test('connections that are merely open do not keep the program from ending', async () => {
  const program = start(emptyFolder())
  const { port } = new URL(await program.address())
  const idle = connect(Number(port), '127.0.0.1')
  await once(idle, 'connect')
  const half = connect(Number(port), '127.0.0.1')
  half.write('GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n')
  // Who is cut off may see its connection reset.
  for (const socket of [idle, half]) socket.on('error', () => undefined)
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

test('a clock behind the last change is said, and the program goes on; what was killed in its work is cleared away', async () => {
  const folder = emptyFolder()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 3_600_000 })
  withBook(folder, (db) => change(db))
  vi.useRealTimers()
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400
  const [staged, part, newPart] = ['restore-staged-a1B2c3', 'backups/.evenkeel-1.part', 'backups/.evenkeel-2.part']
  for (const name of [staged, part, newPart]) mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, staged, 'data.db'), 'Sample')
  utimesSync(join(folder, part), twoDaysAgo, twoDaysAgo)
  const program = start(folder)
  await program.address()
  expect(program.said).toMatch(/^The clock of this computer is behind: .*\. Set the clock right/m)
  expect(program.said).toMatch(/"level":40.*clock/)
  expect([staged, part, newPart].map((name) => existsSync(join(folder, name)))).toEqual([false, false, true])
  expect(await program.stop()).toBe(0)
})

test('a disk that is full is said at start, without a trace', async () => {
  const folder = emptyFolder()
  const program = start(folder, { NODE_OPTIONS: `--import ${FAILING_RENAME}`, FAILING_RENAME: '1', NO_ROOM: 'yes' })
  expect(await program.end()).toBe(1)
  expect(program.said).toMatch(/There is no room|there is no room left on the disk/)
  expect(program.said).not.toMatch(/ at .*\.ts:\d+/)
})

test('evenkeel report makes the folder that --out names; one that cannot be made is said, without a trace', async () => {
  const { dataDir } = await testApp()
  const day = { DATA_DIR: dataDir, NODE_ENV: 'test', TODAY: '2026-11-19' }
  const folder = emptyFolder()
  const out = join(folder, 'not', 'there')
  const written = new Program(['report', '2026', '--out', out], day)
  expect([await written.end(), written.said]).toEqual([0, expect.stringContaining(out)])

  writeFileSync(join(folder, 'a file'), 'Sample')
  for (const what of ['2026', '2026-Q1']) {
    const refused = new Program(['report', what, '--out', join(folder, 'a file')], day)
    expect(await refused.end()).toBe(1)
    expect(refused.said).toMatch(/^Evenkeel cannot go on: .*a file/)
    expect(refused.said).not.toMatch(/ at .*\.ts:\d+/)
  }
})
