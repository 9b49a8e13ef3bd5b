import { expect, test } from 'vitest'
import type { Figure } from '../../shared/figure.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { aClient, aLine, anIssued, idOf, ok, pay, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// What each kind of entry feeds: receipts, costs (by the tax they save), liquid and earmarked money, the reserve, tax paid.

const minorOf = (figure: Figure) =>
  figure.state === 'known' && typeof figure.value === 'object' ? figure.value.minor : Number.NaN

async function measure(app: TestApp): Promise<Record<string, number>> {
  const { income, setAside, living } = ok(await app.get<TodayReply>('/api/v1/today'))
  return {
    receipts: income.soFar.receipts.minor,
    required: minorOf(setAside.required),
    reserved: minorOf(setAside.reserved),
    paid: minorOf(setAside.paid),
    liquid: minorOf(living.liquid),
    earmarked: minorOf(living.earmarked),
  }
}

interface Feed {
  what: string
  feeds: Record<string, number>
  prepare?(app: TestApp): Promise<unknown>
  record(app: TestApp, prepared: number): Promise<unknown>
}

const base = (app: TestApp, minor: number) => ({
  date: '2026-11-01',
  amount: usd(minor),
  accountId: idOf(app, 'Spending'),
})
const post = async (app: TestApp, url: string, body: object) => ok(await app.post(`/api/v1${url}`, body))
const spend = (app: TestApp, minor: number, name: string, more: object = {}) =>
  post(app, '/expenses', { ...base(app, minor), vendor: 'Sample Shop', categoryId: idOf(app, name), ...more })
const move = (app: TestApp, minor: number, from: string, to: string) =>
  post(app, '/transfers', {
    date: '2026-11-01',
    amount: usd(minor),
    fromAccountId: idOf(app, from),
    toAccountId: idOf(app, to),
  })
const taxed = (app: TestApp) => anIssued(app, { lines: [aLine(app, { taxRate: '0.1' })] })

// Before each there are receipts of $10,000.00, so that costs and refunds have tax to lower: 27.5 % of it is $2750.00.
const feeds: Feed[] = [
  {
    what: 'a payment: its income is a receipt, its sales tax earmarked',
    feeds: { receipts: 100_000, required: 27_500, liquid: 110_000, earmarked: 10_000 },
    record: async (app) => pay(app, (await taxed(app)).id, 110_000),
  },
  {
    what: 'a fee the processor kept: a receipt before it, and a cost',
    feeds: { receipts: 100_000, required: 27_500 - 825, liquid: 97_000 },
    record: async (app) => pay(app, (await anIssued(app)).id, 100_000, { fee: usd(3000) }),
  },
  {
    what: 'tax the client withheld: a receipt before it, and paid',
    feeds: { receipts: 100_000, required: 27_500 - 10_000, paid: 10_000, liquid: 90_000 },
    record: async (app) => pay(app, (await anIssued(app)).id, 100_000, { withheld: usd(10_000) }),
  },
  {
    what: 'a reimbursed cost: no receipt, and a cost less',
    feeds: { required: 5500, liquid: 20_000 },
    prepare: (app) => spend(app, 20_000, 'Travel'),
    record: async (app) =>
      pay(
        app,
        (await anIssued(app, { lines: [aLine(app, { unitPrice: '200', accountId: idOf(app, 'Travel') })] })).id,
        20_000,
      ),
  },
  {
    what: 'a deposit: earmarked, no receipt',
    feeds: { liquid: 50_000, earmarked: 50_000 },
    record: async (app) => {
      const other = [{ accountId: idOf(app, 'client-money'), amount: usd(50_000) }]
      return receive(app, 50_000, { clientId: (await aClient(app)).id, other })
    },
  },
  {
    what: 'credit used: a receipt on that day, earmarked no more but for its sales tax',
    feeds: { receipts: 100_000, required: 27_500, earmarked: -100_000 },
    prepare: async (app) => {
      const { id, clientId } = await taxed(app)
      await receive(app, 110_000, { clientId, other: [{ accountId: idOf(app, 'client-money'), amount: usd(110_000) }] })
      return id
    },
    record: (app, id) => pay(app, id, 110_000, { accountId: undefined, fromCredit: true }),
  },
  {
    what: 'a refund to a client: receipts minus, on its own day',
    feeds: { receipts: -20_000, required: -5500, liquid: -22_000, earmarked: -22_000 },
    prepare: async (app) => {
      const { id } = await taxed(app)
      await pay(app, id, 110_000)
      await post(app, `/invoices/${id}/credit-notes`, { date: '2026-11-01', amount: usd(22_000), reason: 'adjustment' })
      return id
    },
    record: (app, invoiceId) => post(app, '/client-refunds', { ...base(app, 22_000), invoiceId }),
  },
  {
    what: 'a credit note on what is paid: earmarked, without the sales tax in it, which is earmarked already',
    feeds: { earmarked: 20_000 },
    prepare: async (app) => {
      const { id } = await taxed(app)
      await pay(app, id, 110_000)
      return id
    },
    record: (app, id) =>
      post(app, `/invoices/${id}/credit-notes`, { date: '2026-11-01', amount: usd(22_000), reason: 'adjustment' }),
  },
  {
    what: 'an expense: a cost',
    feeds: { required: -2750, liquid: -10_000 },
    record: (app) => spend(app, 10_000, 'Software'),
  },
  {
    what: 'a meal: a cost by half',
    feeds: { required: -1375, liquid: -10_000 },
    record: (app) => spend(app, 10_000, 'Meals'),
  },
  {
    what: 'an expense, partly private: a cost by its share',
    feeds: { required: -1650, liquid: -10_000 },
    record: (app) => spend(app, 10_000, 'Software', { businessShare: '0.6' }),
  },
  {
    what: 'tax in an expense that can be reclaimed: no cost, and earmarked less',
    feeds: { required: -2200, liquid: -10_000, earmarked: -2000 },
    prepare: async (app) => pay(app, (await taxed(app)).id, 110_000),
    record: (app) => spend(app, 10_000, 'Software', { reclaimableTax: usd(2000) }),
  },
  {
    what: 'sales tax paid over: earmarked less',
    feeds: { liquid: -10_000, earmarked: -10_000 },
    prepare: async (app) => pay(app, (await taxed(app)).id, 110_000),
    record: (app) => post(app, '/sales-tax-payments', base(app, 10_000)),
  },
  {
    what: 'more sales tax paid over than was held: earmarked is never below nothing',
    feeds: { liquid: -10_000 },
    record: (app) => post(app, '/sales-tax-payments', base(app, 10_000)),
  },
  {
    what: 'money back: a cost less',
    feeds: { required: 2750, liquid: 10_000 },
    prepare: (app) => spend(app, 10_000, 'Software'),
    record: (app) =>
      post(app, '/money-back', { ...base(app, 10_000), vendor: 'Sample Shop', categoryId: idOf(app, 'Software') }),
  },
  {
    what: 'a set-aside: reserved, and as liquid as before',
    feeds: { reserved: 5000 },
    record: (app) => move(app, 5000, 'Spending', 'Tax savings'),
  },
  {
    what: 'a release: reserved no more',
    feeds: { reserved: -5000 },
    prepare: (app) => move(app, 5000, 'Spending', 'Tax savings'),
    record: (app) => move(app, 5000, 'Tax savings', 'Spending'),
  },
  { what: 'money to the buffer: balances only', feeds: {}, record: (app) => move(app, 5000, 'Spending', 'Savings') },
  {
    what: 'an estimated payment: paid, and required no more',
    feeds: { required: -5000, paid: 5000, liquid: -5000 },
    record: (app) => post(app, '/estimated-payments', { ...base(app, 5000), taxYear: '2026' }),
  },
  {
    what: 'an estimated payment for another year leaves this one',
    feeds: { paid: 5000, liquid: -5000 },
    record: (app) => post(app, '/estimated-payments', { ...base(app, 5000), taxYear: '2027' }),
  },
  {
    what: 'a tax refund: paid less',
    feeds: { required: 2000, paid: -2000, liquid: 2000 },
    prepare: (app) => post(app, '/estimated-payments', { ...base(app, 5000), taxYear: '2026' }),
    record: (app) => post(app, '/tax-refunds', { ...base(app, 2000), taxYear: '2026' }),
  },
  {
    what: 'a draw: liquid less, and no cost',
    feeds: { liquid: -4000 },
    record: (app) => post(app, '/draws', base(app, 4000)),
  },
  {
    what: 'a day job’s pay: liquid, and no receipt',
    feeds: { liquid: 4000 },
    record: (app) => post(app, '/day-job-pay', base(app, 4000)),
  },
  {
    what: 'a gift: liquid, and no receipt',
    feeds: { liquid: 4000 },
    record: (app) => post(app, '/money-in', { ...base(app, 4000), source: 'gift' }),
  },
  {
    what: 'a loan: liquid, though owed',
    feeds: { liquid: 4000 },
    prepare: (app) =>
      post(app, '/accounts', { name: 'Loan', role: 'other', openingDate: '2026-11-01', openingBalance: usd(0) }),
    record: (app) => post(app, '/money-in', { ...base(app, 4000), source: 'loan', fromAccountId: idOf(app, 'Loan') }),
  },
  { what: 'issuing: nothing, it is not money yet', feeds: {}, record: (app) => anIssued(app) },
]

test.each(feeds)('$what', async ({ feeds, prepare, record }) => {
  const app = await testApp()
  await receive(app, 1_000_000)
  const prepared = Number(await prepare?.(app))
  const before = await measure(app)
  await record(app, prepared)
  const after = await measure(app)
  const changes = Object.entries(after).map(([name, minor]) => [name, minor - (before[name] ?? 0)] as const)
  expect(Object.fromEntries(changes.filter(([, minor]) => minor !== 0))).toEqual(feeds)
})
