import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { openBook, readBook } from '../../server/db/open.ts'
import { inTransaction } from '../../server/db/transaction.ts'
import { saveSettings, settingsOn } from '../../server/profile/repository.ts'
import { calendarDate } from '../../shared/calendar.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { aClient, aDraft, anIssued, draftBody, idOf, issue, ok, paymentBody } from '../support/entries.ts'
import { listening, type RawAnswer, sendRaw } from '../support/raw.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// Today's bytes are kept until the next commit. What is kept must be what would be worked out now, after every write; and
// what is given before Fastify is asked, over a connection, must be what Fastify would have given.

const KEPT = ['/api/v1/today', '/api/v1/today?asOf=2026-10-31', '/api/v1/book', '/api/v1/reports/quarters/2026-Q4']

/** The same answers from a second program over the same book, which has kept nothing. */
async function fresh(app: TestApp, url: string): Promise<unknown> {
  const db = readBook(join(app.dataDir, 'data.db'))
  const other = await buildApp({ db, dataDir: app.dataDir, today: () => app.today })
  const { body } = await other.inject({ url, headers: { host: 'localhost:4280' } })
  await other.close()
  db.$client.close()
  return JSON.parse(body)
}

/** A GET over a connection, as a browser sends it, twice: the second time what was kept of the first is given. */
async function twice(app: TestApp, url: string, lines: readonly string[] = []): Promise<[RawAnswer, RawAnswer]> {
  const port = await listening(app.app)
  const ask = () => sendRaw(port, [`GET ${url} HTTP/1.1`, 'Host: localhost:4280', ...lines])
  return [await ask(), await ask()]
}

async function expectFresh(app: TestApp, after: string): Promise<void> {
  for (const url of KEPT) {
    const now = await fresh(app, url)
    for (const { body } of await twice(app, url)) expect(JSON.parse(body), `${url} after ${after}`).toEqual(now)
  }
}

const writes: [what: string, write: (app: TestApp) => Promise<unknown>][] = [
  ['a client', (app) => aClient(app)],
  ['a draft', (app) => aDraft(app)],
  ['a late invoice', (app) => anIssued(app, { issueDate: '2026-09-01', dueDate: '2026-09-15' })],
  ['a payment', async (app) => app.post('/api/v1/payments', paymentBody(app, (await anIssued(app)).id, 40_000))],
  [
    'a payment with another date',
    async (app) =>
      app.post('/api/v1/payments', paymentBody(app, (await anIssued(app)).id, 5, { receivedDate: '2026-10-20' })),
  ],
  [
    'an expense',
    (app) =>
      app.post('/api/v1/expenses', {
        date: '2026-11-02',
        amount: usd(1250),
        accountId: idOf(app, 'Spending'),
        categoryId: idOf(app, 'expense'),
        vendor: 'Example Ltd',
      }),
  ],
  [
    'tax paid in a month that is over',
    (app) =>
      app.post('/api/v1/estimated-payments', {
        date: '2026-09-10',
        taxYear: '2026',
        amount: usd(3000),
        accountId: idOf(app, 'Spending'),
      }),
  ],
  ['a void invoice', async (app) => void_(app, await anIssued(app))],
  [
    'a credit note',
    async (app) => {
      const { id } = await anIssued(app)
      return app.post(`/api/v1/invoices/${id}/credit-notes`, {
        amount: usd(100),
        date: '2026-11-01',
        reason: 'adjustment',
      })
    },
  ],
  [
    'a changed draft',
    async (app) => {
      const { id, version, clientId } = await aDraft(app)
      return app.revise('PUT', `/api/v1/invoices/${id}`, version, await draftBody(app, { clientId, note: 'Changed' }))
    },
  ],
  [
    'a discarded draft',
    async (app) => {
      const { id, version } = await aDraft(app)
      return app.revise('DELETE', `/api/v1/invoices/${id}`, version)
    },
  ],
  ['an issued draft', async (app) => issue(app, await aDraft(app))],
  ['a setting', (app) => patch(app, '/api/v1/settings', '/api/v1/settings', { essentials: usd(410_000) })],
  ['a tax year', (app) => patch(app, '/api/v1/tax-years/2026', '/api/v1/settings', { receipts: usd(99_900) })],
  ['the profile', (app) => patch(app, '/api/v1/profile', '/api/v1/profile', { name: 'Kim Sample' })],
  ['an account', (app) => patchAccount(app, { name: 'Current account' })],
  // The expense above stands in it.
  [
    'a category',
    (app) => app.revise('PATCH', `/api/v1/categories/${idOf(app, 'expense')}`, 1, { deductibleRate: '0.25' }),
  ],
]

async function void_(app: TestApp, { id, version }: { id: number; version: number }): Promise<unknown> {
  return app.post(`/api/v1/invoices/${id}/void`, { reason: 'A mistake' }, { 'if-match': `"${version}"` })
}

async function patch(app: TestApp, url: string, read: string, body: object): Promise<unknown> {
  const { version } = ok(await app.get<{ version: number }>(read))
  return app.revise('PATCH', url, version, body)
}

async function patchAccount(app: TestApp, body: object): Promise<unknown> {
  const url = `/api/v1/accounts/${idOf(app, 'Spending')}`
  return patch(app, url, url, body)
}

test('after each write the answers are those that a program gives which has kept nothing', async () => {
  const app = await testApp()
  await expectFresh(app, 'set-up')
  for (const [what, write] of writes) {
    ok((await write(app)) as { status: number; body: unknown; headers: Record<string, unknown> })
    await expectFresh(app, what)
  }
})

test('a refusal, and a rehearsal that is rolled back, leave them as they are', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  const before = (await app.get('/api/v1/today')).body
  ok(await app.post('/api/v1/payments/preview', paymentBody(app, id, 40_000)))
  expect((await app.post('/api/v1/payments', paymentBody(app, id, -1))).status).toBe(422)
  expect((await app.get('/api/v1/today')).body).toEqual(before)
  await expectFresh(app, 'a preview and a refusal')
})

test('a commit of another process is seen at once', async () => {
  const app = await testApp()
  const before = ok(await app.get<TodayReply>('/api/v1/today'))
  const other = openBook(app.dataDir)
  inTransaction(other, { actor: 'owner', today: app.today }, () =>
    saveSettings(other, { ...settingsOn(other, app.today), essentialsMinor: 999_900 }),
  )
  other.$client.close()
  const after = ok(await app.get<TodayReply>('/api/v1/today'))
  expect(after.living.needs).not.toEqual(before.living.needs)
  await expectFresh(app, "another process's commit")
})

test('midnight brings another answer', async () => {
  const app = await testApp()
  for (const day of ['2026-11-19', '2026-11-20']) {
    app.today = calendarDate(day)
    for (const { body } of await twice(app, '/api/v1/today')) expect(JSON.parse(body)).toMatchObject({ asOf: day })
  }
})

test('what is given at once has the head that it has otherwise', async () => {
  const app = await testApp()
  const { headers } = await app.get('/api/v1/today')
  for (const answer of await twice(app, '/api/v1/today')) {
    expect(answer.status).toBe(200)
    const { date: _, connection: _always, ...same } = headers
    expect(Object.fromEntries(answer.headers)).toMatchObject(same)
  }
})

test.each([
  { lines: ['GET /api/v1/today HTTP/1.1', 'Host: evil.example'], status: 421 },
  { lines: ['GET /api/v1/today HTTP/1.1', 'Host: localhost:4280', 'Host: evil.example'], status: 421 },
  { lines: ['GET /api/v1/today HTTP/1.1', 'Host: localhost:4280', 'Origin: https://evil.example'], status: 403 },
  { lines: ['GET /api/v1/today HTTP/1.1', 'Host: localhost:4280', 'Sec-Fetch-Site: cross-site'], status: 403 },
  { lines: ['GET /api/v1/today HTTP/1.1', 'Host: localhost:4280', 'Content-Encoding: gzip'], status: 415 },
  { lines: ['DELETE /api/v1/today HTTP/1.1', 'Host: localhost:4280'], status: 405 },
  { lines: ['GET /api/v1/today?asof=2026-10-31 HTTP/1.1', 'Host: localhost:4280'], status: 422 },
])('what is kept is given to nobody who would be refused: $lines is answered $status', async ({ lines, status }) => {
  const app = await testApp()
  await twice(app, '/api/v1/today')
  const answer = await sendRaw(await listening(app.app), lines)
  expect(answer.status).toBe(status)
  expect(answer.body).not.toContain('asOf')
})

test('who has the answer already is told only that, until something is written', async () => {
  const app = await testApp()
  const { headers } = await app.get<TodayReply>('/api/v1/today')
  const etag = String(headers['etag'])
  for (const again of await twice(app, '/api/v1/today', [`If-None-Match: ${etag}`])) {
    expect(again).toMatchObject({ status: 304, body: '' })
    expect(again.headers.get('etag')).toBe(etag)
    expect(again.headers.get('cache-control')).toBe('no-store')
    expect(again.headers.get('content-security-policy')).toBe(headers['content-security-policy'])
  }
  await anIssued(app)
  for (const after of await twice(app, '/api/v1/today', [`If-None-Match: ${etag}`])) {
    expect(after.status).toBe(200)
    expect(after.headers.get('etag')).not.toBe(etag)
  }
})

test('who takes brotli gets the same answer compressed', async () => {
  const app = await testApp()
  const { body } = await app.get<TodayReply>('/api/v1/today')
  for (const _ of ['made', 'kept']) {
    const headers = { host: 'localhost:4280', 'accept-encoding': 'gzip, deflate, br' }
    const compressed = await app.app.inject({ url: '/api/v1/today', headers })
    expect(compressed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
    expect(compressed.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(brotliDecompressSync(compressed.rawPayload).toString())).toEqual(body)
  }
})

test.each([
  { accepted: 'gzip', encoding: 'gzip' },
  { accepted: 'br;q=0.5, gzip;q=0.9', encoding: 'br' },
  { accepted: 'br;q=0, gzip', encoding: 'gzip' },
  { accepted: 'br; q=0.0', encoding: undefined },
  { accepted: 'identity', encoding: undefined },
  { accepted: 'brx', encoding: undefined },
])('who sends accept-encoding: $accepted gets $encoding', async ({ accepted, encoding }) => {
  const app = await testApp()
  const { headers } = await app.send({ method: 'GET', url: '/api/v1/today', headers: { 'accept-encoding': accepted } })
  expect(headers['content-encoding']).toBe(encoding)
})
