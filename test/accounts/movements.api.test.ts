import { expect, test } from 'vitest'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { aClient, aDraft, aLine, anIssued, idOf, issue, moved, ok, pay, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// Docs: how money events become movements. One row of that table each: what every account gained or lost, by name.

interface Case {
  what: string
  moves: Record<string, number>
  kind?: string
  prepare?(app: TestApp): Promise<unknown>
  record(app: TestApp, prepared: number): Promise<{ event: { id: number; kind: string } } | undefined>
}

const base = (app: TestApp, minor: number, account = 'Spending') => ({
  date: '2026-11-01',
  amount: usd(minor),
  accountId: idOf(app, account),
})
const record = async (app: TestApp, url: string, body: object) =>
  ok(await app.post<RecordedReply>(`/api/v1${url}`, body))
const spend = (app: TestApp, minor: number, more: object = {}) =>
  record(app, '/expenses', { ...base(app, minor), vendor: 'Sample Shop', categoryId: idOf(app, 'Meals'), ...more })
const transfer = (app: TestApp, minor: number, from: string, to: string) =>
  record(app, '/transfers', {
    date: '2026-11-01',
    amount: usd(minor),
    fromAccountId: idOf(app, from),
    toAccountId: idOf(app, to),
  })
const addAccount = async (app: TestApp, name: string, role: string, minor = 0) =>
  ok(await app.post('/api/v1/accounts', { name, role, openingDate: '2026-11-01', openingBalance: usd(minor) }))

/** $1000 of design and $500 of products, both with 8.875 % of sales tax ($133.13). */
const taxed = (app: TestApp) =>
  anIssued(app, {
    lines: [
      aLine(app, { taxRate: '0.08875' }),
      aLine(app, { unitPrice: '500', taxRate: '0.08875', accountId: idOf(app, 'Product sales') }),
    ],
  })

const cases: Case[] = [
  {
    what: 'an opening balance comes out of nowhere',
    moves: { Cash: 500, 'Opening balances': -500 },
    record: async (app) => void (await addAccount(app, 'Cash', 'spending', 500)),
  },
  {
    what: 'a card’s debt goes there',
    moves: { Card: -500, 'Opening balances': 500 },
    record: async (app) => void (await addAccount(app, 'Card', 'card', -500)),
  },
  {
    what: 'a payment comes out of each category without sales tax, and the sales tax apart',
    kind: 'payment',
    moves: { Spending: 163_313, 'Client work': -100_000, 'Product sales': -50_000, 'Sales tax': -13_313 },
    record: async (app) => pay(app, (await taxed(app)).id, 163_313),
  },
  {
    what: 'income without an invoice too',
    kind: 'payment',
    moves: { Spending: 10_887, Commissions: -10_000, 'Sales tax': -887 },
    record: async (app) =>
      receive(app, 10_887, {
        other: [{ accountId: idOf(app, 'Commissions'), amount: usd(10_887), salesTax: usd(887) }],
      }),
  },
  {
    what: 'a processor’s fee goes from the income to its category and never reaches the account',
    kind: 'payment',
    moves: { Spending: 97_070, 'Client work': -100_000, 'Commissions and fees': 2930 },
    record: async (app) => pay(app, (await anIssued(app)).id, 100_000, { fee: usd(2930) }),
  },
  {
    what: 'tax that the client withheld goes from the income to the tax office',
    kind: 'payment',
    moves: { Spending: 90_000, 'Client work': -100_000, 'Tax office': 10_000 },
    record: async (app) => pay(app, (await anIssued(app)).id, 100_000, { withheld: usd(10_000) }),
  },
  {
    what: 'a cost that the client reimburses lowers its category',
    kind: 'payment',
    moves: { Spending: 125_000, 'Client work': -100_000, Travel: -25_000 },
    record: async (app) => {
      const lines = [aLine(app), aLine(app, { unitPrice: '250', accountId: idOf(app, 'Travel') })]
      return pay(app, (await anIssued(app, { lines })).id, 125_000)
    },
  },
  {
    what: 'a refundable deposit on an invoice is held for the client',
    kind: 'payment',
    moves: { Spending: 150_000, 'Client work': -100_000, 'Money held for clients': -50_000 },
    record: async (app) => {
      const lines = [aLine(app), aLine(app, { unitPrice: '500', accountId: idOf(app, 'client-money') })]
      return pay(app, (await anIssued(app, { lines })).id, 150_000)
    },
  },
  {
    what: 'a deposit without an invoice too',
    kind: 'payment',
    moves: { Spending: 50_000, 'Money held for clients': -50_000 },
    record: async (app) => {
      const { id } = await aClient(app)
      const other = [{ accountId: idOf(app, 'client-money'), amount: usd(50_000) }]
      return receive(app, 50_000, { clientId: id, other })
    },
  },
  {
    what: 'more than is owed is held for the client when it is kept as credit',
    kind: 'payment',
    moves: { Spending: 101_000, 'Client work': -100_000, 'Money held for clients': -1000 },
    record: async (app) => {
      const { id } = await anIssued(app)
      return receive(app, 101_000, {
        other: [],
        keepAsCredit: true,
        allocations: [{ invoiceId: id, amount: usd(100_000) }],
      })
    },
  },
  {
    what: 'credit that pays an invoice becomes income and sales tax on that day, without an account',
    kind: 'credit-use',
    moves: {
      'Money held for clients': 163_313,
      'Client work': -100_000,
      'Product sales': -50_000,
      'Sales tax': -13_313,
    },
    prepare: async (app) => {
      const { id, clientId } = await taxed(app)
      const other = [{ accountId: idOf(app, 'client-money'), amount: usd(200_000) }]
      await receive(app, 200_000, { clientId, other })
      return id
    },
    record: async (app, id) => pay(app, id, 163_313, { accountId: undefined, fromCredit: true }),
  },
  {
    what: 'a refund to a client goes back to the categories and to the sales tax',
    kind: 'client-refund',
    moves: { Spending: -16_331, 'Client work': 10_000, 'Product sales': 5000, 'Sales tax': 1331 },
    prepare: async (app) => {
      const { id } = await taxed(app)
      await pay(app, id, 163_313)
      ok(
        await app.post(`/api/v1/invoices/${id}/credit-notes`, {
          date: '2026-11-01',
          amount: usd(16_331),
          reason: 'adjustment',
        }),
      )
      return id
    },
    record: async (app, invoiceId) => record(app, '/client-refunds', { ...base(app, 16_331), invoiceId }),
  },
  {
    what: 'a deposit that is given back',
    kind: 'deposit-return',
    moves: { Spending: -20_000, 'Money held for clients': 20_000 },
    prepare: async (app) => {
      const { id } = await aClient(app)
      const other = [{ accountId: idOf(app, 'client-money'), amount: usd(50_000) }]
      await receive(app, 50_000, { clientId: id, other })
      return id
    },
    record: async (app, clientId) => record(app, '/deposit-returns', { ...base(app, 20_000), clientId }),
  },
  {
    what: 'an expense: the business share is a cost, the rest is living',
    kind: 'expense',
    moves: { Spending: -1001, Meals: 601, Living: 400 },
    record: async (app) => spend(app, 1001, { businessShare: '0.6' }),
  },
  {
    what: 'tax in an expense that can be reclaimed lowers what is owed',
    kind: 'expense',
    moves: { Spending: -12_000, Meals: 10_000, 'Sales tax': 2000 },
    record: async (app) => spend(app, 12_000, { reclaimableTax: usd(2000) }),
  },
  {
    what: 'an expense that is all private is living',
    kind: 'expense',
    moves: { Spending: -1000, Living: 1000 },
    record: async (app) => spend(app, 1000, { businessShare: '0' }),
  },
  {
    what: 'sales tax that is paid over',
    kind: 'sales-tax-payment',
    moves: { Spending: -5000, 'Sales tax': 5000 },
    record: async (app) => record(app, '/sales-tax-payments', base(app, 5000)),
  },
  {
    what: 'money back lowers the category',
    kind: 'money-back',
    moves: { Spending: 700, Meals: -700 },
    record: async (app) =>
      record(app, '/money-back', { ...base(app, 700), vendor: 'Sample Shop', categoryId: idOf(app, 'Meals') }),
  },
  {
    what: 'a set-aside',
    kind: 'set-aside',
    moves: { Spending: -900, 'Tax savings': 900 },
    record: (app) => transfer(app, 900, 'Spending', 'Tax savings'),
  },
  {
    what: 'a release',
    kind: 'release',
    moves: { Spending: 900, 'Tax savings': -900 },
    record: (app) => transfer(app, 900, 'Tax savings', 'Spending'),
  },
  {
    what: 'money to the buffer',
    kind: 'transfer',
    moves: { Spending: -900, Savings: 900 },
    record: (app) => transfer(app, 900, 'Spending', 'Savings'),
  },
  {
    what: 'a card’s bill',
    kind: 'transfer',
    moves: { Spending: -300, Card: 300 },
    prepare: (app) => addAccount(app, 'Card', 'card', -500),
    record: (app) => transfer(app, 300, 'Spending', 'Card'),
  },
  {
    what: 'an estimated payment',
    kind: 'estimated-payment',
    moves: { 'Tax savings': -8000, 'Tax office': 8000 },
    record: (app) =>
      record(app, '/estimated-payments', { ...base(app, 8000, 'Tax savings'), taxYear: '2026', instalment: 3 }),
  },
  {
    what: 'a tax refund',
    kind: 'tax-refund',
    moves: { Spending: 800, 'Tax office': -800 },
    record: (app) => record(app, '/tax-refunds', { ...base(app, 800), taxYear: '2025' }),
  },
  {
    what: 'an owner’s draw',
    kind: 'draw',
    moves: { Spending: -4000, Living: 4000 },
    record: (app) => record(app, '/draws', base(app, 4000)),
  },
  {
    what: 'a day job’s net pay',
    kind: 'day-job-pay',
    moves: { Spending: 2500, 'Day job': -2500 },
    record: (app) => record(app, '/day-job-pay', base(app, 2500)),
  },
  ...['own', 'gift', 'interest'].map((source) => ({
    what: `money in: ${source}`,
    kind: 'money-in',
    moves: { Spending: 1500, 'Private money': -1500 },
    record: (app: TestApp) => record(app, '/money-in', { ...base(app, 1500), source }),
  })),
  {
    what: 'a loan comes out of the account that shows what is owed',
    kind: 'money-in',
    moves: { Spending: 9000, 'Family loan': -9000 },
    prepare: (app) => addAccount(app, 'Family loan', 'other'),
    record: (app) =>
      record(app, '/money-in', { ...base(app, 9000), source: 'loan', fromAccountId: idOf(app, 'Family loan') }),
  },
  { what: 'issuing moves nothing', moves: {}, record: async (app) => void ok(await issue(app, await aDraft(app))) },
  {
    what: 'a credit note, a write-off and a void move nothing',
    moves: {},
    record: async (app) => {
      const { id } = await anIssued(app)
      for (const reason of ['adjustment', 'cancelled', 'uncollectible'])
        ok(await app.post(`/api/v1/invoices/${id}/credit-notes`, { date: '2026-11-01', amount: usd(100), reason }))
      const other = await anIssued(app)
      ok(await app.post(`/api/v1/invoices/${other.id}/void`, { reason: 'Twice' }, { 'if-match': `"${other.version}"` }))
      return undefined
    },
  },
]

test.each(cases)('$what', async ({ moves, kind, prepare, record }) => {
  const app = await testApp()
  const prepared = Number(await prepare?.(app))
  let recorded: Awaited<ReturnType<Case['record']>>
  expect(
    await moved(app, async () => {
      recorded = await record(app, prepared)
    }),
  ).toEqual(moves)
  expect(recorded?.event.kind).toBe(kind)
  if (!recorded) return
  const detail = ok(await app.get<EventDetailReply>(`/api/v1/events/${recorded.event.id}`))
  const nets = new Map<string, number>()
  for (const { from, to, amount } of detail.movements) {
    nets.set(from.name, (nets.get(from.name) ?? 0) - amount.minor)
    nets.set(to.name, (nets.get(to.name) ?? 0) + amount.minor)
  }
  expect(Object.fromEntries(nets)).toEqual(moves)
  const taxYears = new Map([
    ['estimated-payment', '2026'],
    ['tax-refund', '2025'],
  ])
  const isWithheld = kind === 'payment' && 'Tax office' in moves
  expect(detail.taxYear).toBe(isWithheld ? '2026' : (taxYears.get(kind ?? '') ?? null))
})
