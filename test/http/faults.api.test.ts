import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { codeOf, dump, type Refusal, refused } from '../support/dump.ts'
import { aClient, aDraft, anIssued, issue, pay, paymentBody } from '../support/entries.ts'
import { type Answer, type TestApp, testApp } from '../support/test-app.ts'

// What goes wrong in the program or under it: nothing half done, nothing told that is nobody's business, and it goes on.

const FAULT = {
  type: '/problems/internal',
  title: 'Internal',
  status: 500,
  detail: 'The fault is in the program, not in what you sent. Nothing was changed.',
}

test.each(['events', 'movements', 'allocations', 'history', 'idempotency_keys', 'monthly_totals', 'client_months'])(
  'E-5: a fault while %s are written leaves the book as it was, and says nothing of itself',
  async (table) => {
    const app = await testApp()
    const body = paymentBody(app, (await anIssued(app)).id, 100_000)
    const { $client } = app.db
    $client.exec(
      `CREATE TEMP TRIGGER boom BEFORE INSERT ON main.${table} BEGIN SELECT RAISE(ABORT, 'secret ${table}'); END`,
    )
    const send = () => app.post('/api/v1/payments', body, { 'idempotency-key': 'one' })
    const answer = await refused(app, send)
    expect(answer.body).toEqual({ ...FAULT, instance: '/api/v1/payments', requestId: expect.any(String) })
    expect((await app.get('/api/v1/today')).status).toBe(200)
    $client.exec('DROP TRIGGER temp.boom')
    expect((await send()).status).toBe(201)
  },
)

test('I-10: when the database is gone, every route fails alone and the program lives', async () => {
  const app = await testApp()
  app.db.$client.close()
  for (const url of ['/today', '/accounts', '/events', '/invoices', '/clients', '/settings', '/profile', '/book']) {
    const { status, body } = await app.get<Refusal>(`/api/v1${url}`)
    expect([url, status, body]).toEqual([
      url,
      500,
      { ...FAULT, instance: `/api/v1${url}`, requestId: expect.any(String) },
    ])
  }
  const post = await app.post<Refusal>('/api/v1/clients', { name: 'A' })
  expect([post.status, JSON.stringify(post.body)]).toEqual([
    500,
    expect.not.stringMatching(/open|sql|\.ts|node_modules/i),
  ])
  expect((await app.get('/api/v1/health')).status).toBe(200)
})

test('I-2: on a full disk writes are refused with 507, reads go on, and with room it works again', async () => {
  const app = await testApp()
  const { $client } = app.db
  const { id } = await aClient(app)
  $client.pragma(`max_page_count = ${String($client.pragma('page_count', { simple: true }))}`)
  const note = 'A'.repeat(10_000)
  const write = () => app.post('/api/v1/clients', { name: 'Sample', address: note }, { 'idempotency-key': 'one' })
  const full = await refused(app, write)
  expect([full.status, codeOf(full)]).toEqual([507, 'disk-full'])
  expect(full.body.detail).not.toMatch(/SQLITE|sql|page/i)
  const change = await refused(app, () => app.revise('PATCH', `/api/v1/clients/${id}`, 1, { address: note }))
  expect(change.status).toBe(507)
  for (const url of ['/today', '/events', `/clients/${id}`]) expect((await app.get(`/api/v1${url}`)).status).toBe(200)
  $client.pragma('max_page_count = 1000000')
  expect((await write()).status).toBe(201)
})

test('on a full disk an issue burns no number', async () => {
  const app = await testApp()
  const draft = await aDraft(app)
  const { $client } = app.db
  $client.pragma(`max_page_count = ${String($client.pragma('page_count', { simple: true }))}`)
  const full = (await refused(app, () => issue(app, draft))) as Answer<Refusal>
  expect(full.status).toBe(507)
  $client.pragma('max_page_count = 1000000')
  expect((await issue(app, draft)).body.number).toBe('2026-001')
})

test('while another command holds the book, a write is told to come back, and then works', async () => {
  const app = await testApp()
  const other = new Database(join(app.dataDir, 'data.db'))
  other.exec('BEGIN IMMEDIATE')
  const write = () => app.post('/api/v1/clients', { name: 'Sample' }, { 'idempotency-key': 'one' })
  const busy = await refused(app, write)
  expect([busy.status, codeOf(busy), busy.headers['retry-after']]).toEqual([503, 'busy', '1'])
  other.exec('ROLLBACK')
  other.close()
  expect((await write()).status).toBe(201)
})

interface Deed {
  what: string
  prepare(app: TestApp): Promise<() => Promise<Answer>>
}

const deeds: Deed[] = [
  {
    what: 'a corrected payment with its set-aside',
    prepare: async (app) => {
      const invoice = await anIssued(app)
      const { event } = await pay(app, invoice.id, 60_000)
      const { items } = (await app.get<{ items: { id: number; role: string }[] }>('/api/v1/accounts')).body
      const accountOf = (role: string) => items.find((account) => account.role === role)?.id
      const setAside = {
        amount: { minor: 100, currency: 'USD' },
        fromAccountId: accountOf('spending'),
        toAccountId: accountOf('tax-reserve'),
      }
      const body = paymentBody(app, invoice.id, 100_000, { replaces: event.id, receivedDate: '2025-12-15', setAside })
      return () => app.post('/api/v1/payments', body, { 'idempotency-key': 'one' })
    },
  },
  {
    what: 'an issue',
    prepare: async (app) => {
      const { id } = await aDraft(app)
      const headers = { 'idempotency-key': 'one', 'if-match': '"1"' }
      return () => app.post(`/api/v1/invoices/${id}/issue`, undefined, headers)
    },
  },
  {
    what: 'a credit note',
    prepare: async (app) => {
      const { id } = await anIssued(app)
      const body = { date: '2026-11-01', amount: { minor: 500, currency: 'USD' }, reason: 'adjustment' }
      return () => app.post(`/api/v1/invoices/${id}/credit-notes`, body, { 'idempotency-key': 'one' })
    },
  },
  {
    what: 'a draft’s end',
    prepare: async (app) => {
      const { id } = await aDraft(app)
      return () => app.revise('DELETE', `/api/v1/invoices/${id}`, 1)
    },
  },
]

test.each(deeds)('$what is whole or not at all, whichever of its writes the disk refuses', async ({ prepare }) => {
  const app = await testApp()
  const send = await prepare(app)
  const before = dump(app.db)
  let failAt = 1
  for (;;) {
    const isDone = failingAt(app, failAt)
    const { status } = await send()
    if (isDone()) {
      expect(status).toBeLessThan(300)
      break
    }
    expect([failAt, status]).toEqual([failAt, 507])
    expect(dump(app.db)).toEqual(before)
    failAt += 1
  }
  expect(failAt).toBeGreaterThan(3)
  expect(dump(app.db)).not.toEqual(before)
})

/** Lets the n-th row that is written fail as a full disk does. Gives whether it was never reached. */
function failingAt({ db: { $client } }: TestApp, failAt: number): () => boolean {
  let written = 0
  $client.function('written', () => {
    written += 1
    if (written === failAt) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    return null
  })
  const tables = $client
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
  for (const table of tables) {
    for (const deed of ['INSERT', 'UPDATE', 'DELETE']) {
      const name = `fault_${table}_${deed}`
      $client.exec(
        `CREATE TEMP TRIGGER IF NOT EXISTS ${name} BEFORE ${deed} ON main.${table} BEGIN SELECT written(); END`,
      )
    }
  }
  return () => written < failAt
}
