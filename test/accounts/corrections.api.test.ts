import { describe, expect, test } from 'vitest'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { aClient, anIssued, balances, idOf, ok, pay } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

type Changes = [field: string, before: string | null, after: string | null][]

interface Case {
  kind: string
  path: string
  body: (app: TestApp) => object
  corrected: (app: TestApp) => object
  changes: Changes
}

const date = '2026-11-10'
const CASES: Case[] = [
  {
    kind: 'expense',
    path: '/api/v1/expenses',
    body: (app) => ({
      date,
      vendor: 'Pretend Paper',
      categoryId: idOf(app, 'Supplies'),
      amount: usd(1200),
      accountId: idOf(app, 'Spending'),
    }),
    corrected: (app) => ({
      date: '2026-11-11',
      categoryId: idOf(app, 'Travel'),
      amount: usd(2100),
      businessShare: '0.5',
      note: 'By train',
    }),
    changes: [
      ['date', '2026-11-10', '2026-11-11'],
      ['amount', '$12.00', '$21.00'],
      ['purpose', 'Supplies', 'Travel'],
      ['parts', 'Spending to Supplies $12.00', 'Spending to Travel $10.50, Spending to Living $10.50'],
      ['note', null, 'By train'],
    ],
  },
  {
    kind: 'money-back',
    path: '/api/v1/money-back',
    body: (app) => ({
      date,
      vendor: 'Pretend Paper',
      categoryId: idOf(app, 'Supplies'),
      amount: usd(900),
      accountId: idOf(app, 'Spending'),
    }),
    corrected: (app) => ({ vendor: 'Invented Desks', accountId: idOf(app, 'Savings') }),
    changes: [
      ['text', 'Pretend Paper', 'Invented Desks'],
      ['account', 'Spending', 'Savings'],
    ],
  },
  {
    kind: 'payment',
    path: '/api/v1/payments',
    body: (app) => ({
      receivedDate: date,
      amount: usd(5000),
      accountId: idOf(app, 'Spending'),
      text: 'Sample Platform',
      other: [{ accountId: idOf(app, 'Product sales'), amount: usd(5000) }],
    }),
    corrected: () => ({ fee: usd(150), document: { minor: 4600, currency: 'EUR' } }),
    changes: [
      ['amount', '$50.00', '$48.50'],
      [
        'parts',
        'Product sales to Spending $50.00',
        'Product sales to Spending $48.50, Product sales to Commissions and fees $1.50',
      ],
      ['document', null, '€46.00'],
    ],
  },
  {
    kind: 'transfer',
    path: '/api/v1/transfers',
    body: (app) => ({
      date,
      amount: usd(700),
      fromAccountId: idOf(app, 'Spending'),
      toAccountId: idOf(app, 'Savings'),
    }),
    corrected: (app) => ({ toAccountId: idOf(app, 'Tax savings') }),
    changes: [
      ['text', 'Between own accounts', 'Set aside for tax'],
      ['account', 'Spending → Savings', 'Spending → Tax savings'],
      ['purpose', null, 'Tax reserve'],
    ],
  },
  ...(['estimated-payment', 'tax-refund'] as const).map((kind) => ({
    kind,
    path: `/api/v1/${kind}s`,
    body: (app: TestApp) => ({
      date,
      amount: usd(3000),
      accountId: idOf(app, 'Tax savings'),
      taxYear: '2026',
      instalment: 2,
    }),
    corrected: () => ({ taxYear: '2025', instalment: 3 }),
    changes: [
      ['purpose', 'Tax year 2026, instalment 2', 'Tax year 2025, instalment 3'],
      ['instalment', '2', '3'],
    ] as Changes,
  })),
  ...['draws', 'day-job-pay', 'sales-tax-payments'].map((name) => ({
    kind: name.replace(/s$/, ''),
    path: `/api/v1/${name}`,
    body: (app: TestApp) => ({ date, amount: usd(800), accountId: idOf(app, 'Spending') }),
    corrected: () => ({ amount: usd(900) }),
    changes: [['amount', '$8.00', '$9.00']] as Changes,
  })),
  {
    kind: 'money-in',
    path: '/api/v1/money-in',
    body: (app) => ({ date, amount: usd(800), accountId: idOf(app, 'Spending'), source: 'gift' }),
    corrected: () => ({ source: 'interest' }),
    changes: [['text', 'Gift', 'Interest']],
  },
]

test.each(CASES)('a corrected $kind shows what it replaced and what changed, and the reversal', async (one) => {
  const app = await testApp()
  const body = one.body(app)
  const first = ok(await app.post<RecordedReply>(one.path, body)).event
  const replacing = { ...body, ...one.corrected(app), replaces: first.id }
  const second = ok(await app.post<RecordedReply>(one.path, replacing)).event
  const [old, now] = await Promise.all([first, second].map(({ id }) => detail(app, id)))
  expect(old?.corrections).toEqual(now?.corrections)
  expect(now?.corrections).toHaveLength(1)
  expect(now?.corrections[0]).toMatchObject({ fromId: first.id, toId: second.id, at: now?.recordedAt })
  expect(now?.corrections[0]?.changes.map(({ field, before, after }) => [field, before, after])).toEqual(one.changes)
  const reversal = await detail(app, old?.reversedById ?? 0)
  expect([reversal.reversesId, reversal.date]).toEqual([first.id, first.date])
})

const detail = async (app: TestApp, id: number) => ok(await app.get<EventDetailReply>(`/api/v1/events/${id}`))

describe('money that went back to a client', () => {
  test('a refund is corrected within what was paid too much', async () => {
    const app = await testApp()
    const invoice = await anIssued(app)
    await pay(app, invoice.id, 100_000)
    ok(
      await app.post(`/api/v1/invoices/${invoice.id}/credit-notes`, {
        date: '2026-11-10',
        amount: usd(20_000),
        note: '',
        reason: 'adjustment',
      }),
    )
    const body = { date: '2026-11-11', accountId: idOf(app, 'Spending'), invoiceId: invoice.id, amount: usd(20_000) }
    const { event } = ok(await app.post<RecordedReply>('/api/v1/client-refunds', body))
    const before = balances(app)
    const refused = await app.post('/api/v1/client-refunds', { ...body, amount: usd(20_001), replaces: event.id })
    expect(refused.status).toBe(409)
    expect(balances(app), 'a refused correction leaves the entry as it was').toEqual(before)
    const now = ok(
      await app.post<RecordedReply>('/api/v1/client-refunds', { ...body, amount: usd(15_000), replaces: event.id }),
    )
    expect((await detail(app, now.event.id)).corrections[0]?.changes).toEqual([
      { field: 'amount', before: '$200.00', after: '$150.00' },
    ])
  })

  test('what was held is given back in another amount, and three versions stand in one chain', async () => {
    const app = await testApp()
    const { id: clientId } = await aClient(app)
    const deposit = { receivedDate: '2026-11-10', amount: usd(5000), accountId: idOf(app, 'Spending'), clientId }
    ok(
      await app.post('/api/v1/payments', {
        ...deposit,
        other: [{ accountId: idOf(app, 'client-money'), amount: usd(5000) }],
      }),
    )
    const ids: number[] = []
    for (const minor of [5000, 4000, 3000]) {
      const body = {
        date: '2026-11-11',
        accountId: idOf(app, 'Spending'),
        clientId,
        amount: usd(minor),
        replaces: ids.at(-1),
      }
      ids.push(ok(await app.post<RecordedReply>('/api/v1/deposit-returns', body)).event.id)
    }
    for (const id of ids) {
      const { corrections } = await detail(app, id)
      expect(corrections.map(({ fromId, toId }) => [fromId, toId])).toEqual([
        [ids[0], ids[1]],
        [ids[1], ids[2]],
      ])
    }
  })
})

test('an entry that was corrected before cannot be corrected again from its old state', async () => {
  const app = await testApp()
  const body = { date, amount: usd(800), accountId: idOf(app, 'Spending') }
  const first = ok(await app.post<RecordedReply>('/api/v1/draws', body)).event
  ok(await app.post('/api/v1/draws', { ...body, replaces: first.id }))
  const again = await app.post<{ type: string }>('/api/v1/draws', { ...body, replaces: first.id })
  expect([again.status, again.body.type]).toEqual([409, '/problems/already-reversed'])
})
