import { expect, test } from 'vitest'
import type { AgingReply } from '../../shared/invoices/contract.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { aClient, anIssued, balanceOf, idOf, ok, paymentBody, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// A question about the past is answered as if nothing had come since: a book with all entries, asked for a day, says the
// same as a book that only ever had the entries up to that day.

interface Entry {
  date: string
  record(app: TestApp): Promise<unknown>
}

const base = (app: TestApp, date: string, minor: number) => ({
  date,
  amount: usd(minor),
  accountId: idOf(app, 'Spending'),
})
const post = async (app: TestApp, url: string, body: object) => ok(await app.post(`/api/v1${url}`, body))
const spend = (date: string, minor: number): Entry => ({
  date,
  record: (app) =>
    post(app, '/expenses', { ...base(app, date, minor), vendor: 'Sample Shop', categoryId: idOf(app, 'Software') }),
})
const income = (date: string, minor: number): Entry => ({
  date,
  record: (app) =>
    receive(app, minor, {
      receivedDate: date,
      clientId: 1,
      other: [{ accountId: idOf(app, 'Client work'), amount: usd(minor) }],
    }),
})
const invoice = (date: string, dueDate: string): Entry => ({
  date,
  record: (app) => anIssued(app, { clientId: 1, issueDate: date, dueDate }),
})
const paid = (date: string, invoiceId: number, minor: number): Entry => ({
  date,
  record: async (app) =>
    ok(await app.post('/api/v1/payments', paymentBody(app, invoiceId, minor, { receivedDate: date }))),
})

const entries: Entry[] = [
  income('2026-02-10', 420_000),
  spend('2026-02-28', 30_000),
  invoice('2026-03-01', '2026-03-31'),
  income('2026-03-31', 250_000),
  invoice('2026-04-01', '2026-04-15'),
  paid('2026-04-20', 1, 40_000),
  spend('2026-05-31', 12_345),
  {
    date: '2026-06-01',
    record: (app) =>
      post(app, '/transfers', {
        date: '2026-06-01',
        amount: usd(100_000),
        fromAccountId: idOf(app, 'Spending'),
        toAccountId: idOf(app, 'Tax savings'),
      }),
  },
  paid('2026-06-15', 1, 60_000),
  {
    date: '2026-06-15',
    record: (app) =>
      post(app, '/estimated-payments', { ...base(app, '2026-06-15', 50_000), taxYear: '2026', instalment: 2 }),
  },
  {
    date: '2026-07-01',
    record: (app) =>
      post(app, '/invoices/2/credit-notes', { date: '2026-07-01', amount: usd(20_000), reason: 'adjustment' }),
  },
  paid('2026-08-03', 2, 80_000),
  { date: '2026-08-31', record: (app) => post(app, '/draws', base(app, '2026-08-31', 300_000)) },
  income('2026-11-19', 500_000),
]

async function bookUpTo(day: string): Promise<TestApp> {
  const app = await testApp()
  await aClient(app)
  for (const { date, record } of entries) if (date <= day) await record(app)
  return app
}

async function figuresOf(app: TestApp, asOf: string): Promise<object> {
  const { toDo: _, latest, ...figures } = ok(await app.get<TodayReply>(`/api/v1/today?asOf=${asOf}`))
  const aging = ok(await app.get<AgingReply>(`/api/v1/receivables/aging?asOf=${asOf}`))
  return { ...figures, latest: latest.map(({ date, text, amount }) => [date, text, amount.minor]), aging }
}

test('every figure of a past day is that of the book as it was', async () => {
  const whole = await bookUpTo('2026-11-19')
  for (const day of [
    '2026-02-09',
    '2026-02-28',
    '2026-03-31',
    '2026-04-20',
    '2026-06-14',
    '2026-06-15',
    '2026-07-31',
    '2026-08-31',
    '2026-11-18',
  ]) {
    const then = await bookUpTo(day)
    expect([day, await figuresOf(whole, day)]).toEqual([day, await figuresOf(then, day)])
  }
})

test('today’s entries count today, and not yesterday', async () => {
  const app = await testApp()
  await receive(app, 70_000, { receivedDate: '2026-11-19' })
  const soFar = async (asOf: string) =>
    ok(await app.get<TodayReply>(`/api/v1/today?asOf=${asOf}`)).income.soFar.receipts
  expect([await soFar('2026-11-18'), await soFar('2026-11-19')]).toEqual([usd(0), usd(70_000)])
  expect([await balanceOf(app, 'Spending', '2026-11-18'), await balanceOf(app, 'Spending')]).toEqual([
    1_000_000, 1_070_000,
  ])
})

test('without a day it is the owner’s today', async () => {
  const app = await testApp({ today: '2026-03-15' })
  expect(ok(await app.get<TodayReply>('/api/v1/today')).asOf).toBe('2026-03-15')
  Object.assign(app, { today: '2026-03-16' })
  expect(ok(await app.get<TodayReply>('/api/v1/today')).asOf).toBe('2026-03-16')
})

test('before the book there is nothing, and it is said, not shown as figures', async () => {
  const app = await testApp()
  const before = ok(await app.get<TodayReply>('/api/v1/today?asOf=2025-06-30'))
  expect(before.living.liquid).toMatchObject({ state: 'known', value: usd(0) })
  expect(before.income.lowEndMonth).toMatchObject({
    state: expect.not.stringMatching('known'),
    says: expect.stringMatching(/\S/),
  })
  expect(before.latest).toEqual([])
})

test('to-do: overdue invoices, drafts, the questions that are still open, and at last the review', async () => {
  const app = await testApp({
    setUp: { essentials: usd(0), benefits: usd(0), irregularYearly: usd(0), businessCosts: usd(0) },
  })
  const kinds = async () => ok(await app.get<TodayReply>('/api/v1/today')).toDo.map(({ kind }) => kind)
  expect(await kinds()).toEqual(['add-needs', 'add-history', 'monthly-review'])
  await anIssued(app, { issueDate: '2026-10-01', dueDate: '2026-10-15' })
  await post(app, '/invoices', { clientId: 1, issueDate: '2026-11-01', dueDate: '2026-11-30', lines: [] })
  expect(await kinds()).toEqual(['overdue-invoices', 'drafts', 'add-needs', 'add-history', 'monthly-review'])
})

test('to-do: what is late is told alike on any day, at the edges of months and of due dates', async () => {
  const app = await testApp({ today: '2026-10-31' })
  const owe = (dueDate: string) => anIssued(app, { issueDate: '2026-08-15', dueDate })
  const dueDates = ['2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01', '2026-10-01', '2026-10-15', '2026-10-31']
  for (const dueDate of dueDates) await owe(dueDate)
  const settled = await owe('2026-09-15')
  await post(app, '/payments', paymentBody(app, settled.id, settled.total.minor, { receivedDate: '2026-09-20' }))
  const eachMinor = settled.total.minor
  const days = [
    '2026-08-31',
    '2026-09-01',
    '2026-09-02',
    '2026-09-30',
    '2026-10-01',
    '2026-10-02',
    '2026-10-31',
    '2026-11-01',
    '2027-01-01',
  ]
  for (const day of days) {
    // The day itself, whether something is dated after it or not.
    Object.assign(app, { today: day })
    const late = dueDates.filter((dueDate) => dueDate < day)
    const { toDo } = ok(await app.get<TodayReply>('/api/v1/today'))
    const found = toDo.find(({ kind }) => kind === 'overdue-invoices')
    const words = late.length === 1 ? '1 overdue invoice' : `${late.length} overdue invoices`
    expect([day, found?.title]).toEqual([day, late.length === 0 ? undefined : `Ask about ${words}`])
    if (found)
      expect([day, found.detail]).toEqual([day, expect.stringContaining(moneyText(usd(late.length * eachMinor)))])
  }
})
