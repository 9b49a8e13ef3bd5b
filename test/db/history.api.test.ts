import { expect, test } from 'vitest'
import { canonical, rowHash } from '../../server/db/history.ts'
import { dump, gained } from '../support/dump.ts'
import { aClient, aDraft, anIssued, draftBody, idOf, issue, ok, pay, paymentBody } from '../support/entries.ts'
import { type Answer, aSetUp, type TestApp, testApp, usd } from '../support/test-app.ts'

// R6: everything leaves a trace, and every write makes the rows it must make and no other.

interface HistoryRow extends Record<string, unknown> {
  number: number
  action: string
  previousHash: string
  hash: string
}

function historyOf({ db }: TestApp): HistoryRow[] {
  return db.$client
    .prepare<[], HistoryRow>(
      `SELECT number, at, actor, action, entity, entity_id AS entityId, before, after, previous_hash AS previousHash, hash
       FROM history ORDER BY number`,
    )
    .all()
}

function expectChain(app: TestApp): void {
  let previousHash = '0'.repeat(64)
  for (const [index, { hash, ...row }] of historyOf(app).entries()) {
    expect([row.number, row.previousHash, rowHash(row)]).toEqual([index + 1, previousHash, hash])
    previousHash = hash
  }
}

interface Write {
  what: string
  actions: string[]
  rows: Record<string, number>
  prepare(app: TestApp): Promise<() => Promise<Answer>>
}

const once = { idempotency_keys: 1 }
const anEvent = { events: 1, event_effects: 1 }
const spend = (app: TestApp, changes: object = {}) => ({
  date: '2026-11-01',
  vendor: 'Sample Shop',
  categoryId: idOf(app, 'Software'),
  amount: usd(1000),
  accountId: idOf(app, 'Spending'),
  ...changes,
})

const writes: Write[] = [
  {
    what: 'a client',
    actions: ['client.added'],
    rows: { ...once, clients: 1, history_contents: 1 },
    prepare: async (app) => () => app.post('/api/v1/clients', { name: 'Sample' }),
  },
  {
    what: 'a changed client',
    actions: ['client.changed'],
    rows: { history_contents: 1 },
    prepare: async (app) => {
      const { id } = await aClient(app)
      return () => app.revise('PATCH', `/api/v1/clients/${id}`, 1, { archived: true })
    },
  },
  {
    what: 'a changed profile',
    actions: ['profile.changed'],
    rows: {},
    prepare: async (app) => () => app.revise('PATCH', '/api/v1/profile', 1, { trade: 'Design' }),
  },
  {
    what: 'changed settings',
    actions: ['settings.changed'],
    rows: { settings: 1 },
    prepare: async (app) => () => app.revise('PATCH', '/api/v1/settings', 1, { essentials: usd(1) }),
  },
  {
    what: 'a tax year',
    actions: ['tax-year.changed'],
    rows: { tax_years: 1 },
    prepare: async (app) => () => app.revise('PATCH', '/api/v1/tax-years/2025', 1, { finalTax: usd(1) }),
  },
  {
    what: 'an account with a balance',
    actions: ['account.added', 'event.recorded'],
    rows: {
      ...once,
      accounts: 1,
      ...anEvent,
      movements: 1,
      monthly_totals: 1,
      account_balances: 1,
      statement_months: 1,
    },
    prepare: async (app) => {
      const body = { name: 'Card', role: 'card', openingDate: '2026-11-01', openingBalance: usd(-5) }
      return () => app.post('/api/v1/accounts', body)
    },
  },
  {
    what: 'a category',
    actions: ['category.added'],
    rows: { ...once, accounts: 1 },
    prepare: async (app) => () => app.post('/api/v1/categories', { name: 'Courses', role: 'expense' }),
  },
  {
    what: 'a changed category',
    actions: ['category.changed'],
    rows: {},
    prepare: async (app) => () =>
      app.revise('PATCH', `/api/v1/categories/${idOf(app, 'Meals')}`, 1, { deductibleRate: '0.8' }),
  },
  {
    what: 'a draft',
    actions: ['invoice.drafted'],
    rows: { ...once, invoices: 1, invoice_lines: 1, history_contents: 1 },
    prepare: async (app) => {
      const body = await draftBody(app)
      return () => app.post('/api/v1/invoices', body)
    },
  },
  {
    what: 'a revised draft',
    actions: ['invoice.revised'],
    rows: { history_contents: 1 },
    prepare: async (app) => {
      const { id, clientId } = await aDraft(app)
      const body = await draftBody(app, { clientId, note: 'Changed' })
      return () => app.revise('PUT', `/api/v1/invoices/${id}`, 1, body)
    },
  },
  {
    what: 'a discarded draft',
    actions: ['invoice.discarded'],
    rows: { invoices: -1, invoice_lines: -1, history_contents: 1 },
    prepare: async (app) => {
      const { id } = await aDraft(app)
      return () => app.revise('DELETE', `/api/v1/invoices/${id}`, 1)
    },
  },
  {
    what: 'an issued invoice',
    actions: ['invoice.issued'],
    rows: { ...once, invoice_balances: 1, open_by_due_date: 1, open_by_due_month: 1, number_series: 1, pdfs: 1 },
    prepare: async (app) => {
      const draft = await aDraft(app)
      return () => issue(app, draft)
    },
  },
  {
    what: 'a void invoice',
    actions: ['invoice.voided'],
    rows: { ...once, open_by_due_date: -1, open_by_due_month: -1 },
    prepare: async (app) => {
      const { id } = await anIssued(app)
      return () => app.post(`/api/v1/invoices/${id}/void`, { reason: 'Written twice' }, { 'if-match': '"2"' })
    },
  },
  {
    what: 'a credit note',
    actions: ['invoice.credited'],
    rows: { ...once, credit_notes: 1, credit_note_parts: 1, number_series: 1 },
    prepare: async (app) => {
      const { id } = await anIssued(app)
      const body = { date: '2026-11-01', amount: usd(1), reason: 'adjustment' }
      return () => app.post(`/api/v1/invoices/${id}/credit-notes`, body)
    },
  },
  {
    what: 'a write-off',
    actions: ['invoice.written-off'],
    rows: { ...once, credit_notes: 1, credit_note_parts: 1 },
    prepare: async (app) => {
      const { id } = await anIssued(app)
      const body = { date: '2026-11-01', amount: usd(1), reason: 'uncollectible' }
      return () => app.post(`/api/v1/invoices/${id}/credit-notes`, body)
    },
  },
  {
    what: 'a payment with its set-aside',
    actions: ['event.recorded', 'event.recorded'],
    rows: {
      ...once,
      events: 2,
      event_effects: 2,
      movements: 2,
      allocations: 1,
      monthly_totals: 2,
      statement_months: 1,
      client_months: 1,
      account_balances: 2,
    },
    prepare: async (app) => {
      const { id } = await anIssued(app)
      const setAside = {
        amount: usd(1),
        fromAccountId: idOf(app, 'Spending'),
        toAccountId: idOf(app, 'Tax savings'),
      }
      return () => app.post('/api/v1/payments', paymentBody(app, id, 1000, { setAside }))
    },
  },
  {
    what: 'an expense, partly private',
    actions: ['event.recorded'],
    rows: { ...once, ...anEvent, movements: 2, monthly_totals: 2, account_balances: 2, statement_months: 1 },
    prepare: async (app) => () => app.post('/api/v1/expenses', spend(app, { businessShare: '0.6' })),
  },
  {
    what: 'a corrected expense',
    actions: ['event.reversed', 'event.recorded'],
    rows: { ...once, events: 2, event_effects: 2, movements: 2, monthly_totals: 1 },
    prepare: async (app) => {
      const { event } = ok(await app.post<{ event: { id: number } }>('/api/v1/expenses', spend(app)))
      return () => app.post('/api/v1/expenses', spend(app, { amount: usd(900), replaces: event.id }))
    },
  },
  {
    what: 'a reversal',
    actions: ['event.reversed'],
    rows: { ...once, ...anEvent, movements: 1, allocations: 1, monthly_totals: 1 },
    prepare: async (app) => {
      const { event } = await pay(app, (await anIssued(app)).id, 1000)
      return () => app.post(`/api/v1/events/${event.id}/reverse`, {})
    },
  },
  {
    what: 'an entry from before the account',
    actions: ['event.recorded', 'event.reversed', 'event.recorded'],
    rows: {
      ...once,
      events: 3,
      event_effects: 3,
      movements: 3,
      monthly_totals: 3,
      account_balances: 1,
      statement_months: 1,
    },
    prepare: async (app) => () => app.post('/api/v1/expenses', spend(app, { date: '2025-12-31' })),
  },
  {
    what: 'a preview',
    actions: [],
    rows: {},
    prepare: async (app) => {
      const body = paymentBody(app, (await anIssued(app)).id, 1000)
      return () => app.post('/api/v1/payments/preview', body)
    },
  },
]

test.each(writes)('$what leaves $actions and $rows', async ({ prepare, actions, rows }) => {
  const app = await testApp()
  const write = await prepare(app)
  const before = dump(app.db)
  expect((await write()).status).toBeLessThan(300)
  const after = dump(app.db)
  const expected = { ...rows, ...(actions.length > 0 && { history: actions.length }) }
  const { changes_by_month: _, ...rowsGained } = gained(before, after) // it counts, and says nothing of what was written
  expect(rowsGained).toEqual(expected)
  expect(
    historyOf(app)
      .slice(before['history']?.length)
      .map(({ action }) => action),
  ).toEqual(actions)
  expectChain(app)
})

test('set-up leaves the answers, an account and an opening balance each', async () => {
  const app = await testApp({ setUp: false })
  expect(historyOf(app)).toEqual([])
  ok(await app.post('/api/v1/set-up', aSetUp()))
  const actions = historyOf(app).map(({ action }) => action)
  expect(actions).toEqual([
    'book.set-up',
    'account.added',
    'event.recorded',
    'account.added',
    'account.added',
    'event.recorded',
  ])
  expectChain(app)
})

test('a reading leaves nothing', async () => {
  const app = await testApp()
  await anIssued(app)
  const before = dump(app.db)
  for (const url of [
    '/today',
    '/accounts',
    '/events',
    '/events/1',
    '/invoices',
    '/invoices/1',
    '/invoices/1.pdf',
    '/clients',
    '/set-aside',
  ])
    expect((await app.get(`/api/v1${url}`)).status).toBe(200)
  expect(dump(app.db)).toEqual(before)
})

test('a row about a client says who changed what and when; the words are kept apart, under their hash', async () => {
  const app = await testApp()
  const { id } = await aClient(app, { contact: 'Kim Sample' })
  await app.revise('PATCH', `/api/v1/clients/${id}`, 1, { contact: 'Alex Sample' })
  const row = historyOf(app).at(-1)
  expect(row).toMatchObject({ actor: 'owner', action: 'client.changed', entity: 'client', entityId: id })
  expect(String(row?.['at'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(String(row?.['before'])).toMatch(/^\{"contents":"[\da-f]{64}"\}$/)
  expect(JSON.stringify(historyOf(app))).not.toMatch(/Kim Sample|Alex Sample/)
  const kept = app.db.$client
    .prepare<[unknown], { before: string; after: string }>(
      'SELECT before, after FROM history_contents WHERE number = ?',
    )
    .get(row?.number)
  expect([JSON.parse(kept?.before ?? ''), JSON.parse(kept?.after ?? '')]).toMatchObject([
    { contact: 'Kim Sample', version: 1 },
    { contact: 'Alex Sample', version: 2 },
  ])
})

test('a row about the book itself says from what and to what', async () => {
  const app = await testApp()
  await app.revise('PATCH', '/api/v1/profile', 1, { trade: 'Design' })
  const row = historyOf(app).at(-1)
  expect(row).toMatchObject({ actor: 'owner', action: 'profile.changed', entity: 'profile', entityId: 1 })
  expect([JSON.parse(String(row?.['before'])), JSON.parse(String(row?.['after']))]).toMatchObject([
    { trade: '', version: 1 },
    { trade: 'Design' },
  ])
})

test('the same content gives the same text, whatever the order of its fields', () => {
  expect(canonical({ b: [{ d: 1, c: null }], a: 'é' })).toBe('{"a":"é","b":[{"c":null,"d":1}]}')
  expect(canonical({ a: 'é', b: [{ c: null, d: 1 }] })).toBe(canonical({ b: [{ d: 1, c: null }], a: 'é' }))
})
