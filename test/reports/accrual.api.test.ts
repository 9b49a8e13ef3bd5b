import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { ProfitAndLossReply, QuarterReport } from '../../shared/reports/contract.ts'
import { aClient, aLine, anIssued, bytesOf, idOf, ok, pay, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const of = async (app: TestApp, quarter: string, basis = 'accrual') =>
  ok(await app.get<ProfitAndLossReply>(`/api/v1/reports/quarters/${quarter}/profit-and-loss?basis=${basis}`))
const incomeOf = async (app: TestApp, quarter: string, basis?: string) =>
  (await of(app, quarter, basis)).totalIncome.current.minor

/** An invoice over $1000.00 and 8 % sales tax, issued in the second quarter. */
function invoiceOfQ2(app: TestApp, clientId: number) {
  return anIssued(app, {
    clientId,
    issueDate: '2026-06-20',
    dueDate: '2026-07-20',
    lines: [aLine(app, { taxRate: '0.08' })],
  })
}

const credit = (app: TestApp, id: number, minor: number, date: string, reason = 'adjustment') =>
  app.post(`/api/v1/invoices/${id}/credit-notes`, { date, amount: usd(minor), reason })

test('an invoice counts when it is issued, without its sales tax, whenever and however it is paid', async () => {
  const app = await testApp()
  const { id } = await invoiceOfQ2(app, (await aClient(app)).id)
  await pay(app, id, 54_000, { receivedDate: '2026-07-10' })
  await pay(app, id, 54_000, { receivedDate: '2026-10-05' })
  expect([await incomeOf(app, '2026-Q2'), await incomeOf(app, '2026-Q3'), await incomeOf(app, '2026-Q4')]).toEqual([
    100_000, 0, 0,
  ])
  expect([await incomeOf(app, '2026-Q2', 'cash'), await incomeOf(app, '2026-Q3', 'cash')]).toEqual([0, 50_000])
})

test('a credit note in a later quarter counts there, and its refund in a third one no more', async () => {
  const app = await testApp()
  const { id } = await invoiceOfQ2(app, (await aClient(app)).id)
  await pay(app, id, 108_000, { receivedDate: '2026-06-30' })
  ok(await credit(app, id, 21_600, '2026-08-01'))
  ok(
    await app.post('/api/v1/client-refunds', {
      date: '2026-10-02',
      invoiceId: id,
      amount: usd(21_600),
      accountId: idOf(app, 'Spending'),
    }),
  )
  expect([await incomeOf(app, '2026-Q2'), await incomeOf(app, '2026-Q3'), await incomeOf(app, '2026-Q4')]).toEqual([
    100_000, -20_000, 0,
  ])
  expect(await incomeOf(app, '2026-Q4', 'cash')).toBe(-20_000)
})

test('a write-off counts on its day, a void invoice never', async () => {
  const app = await testApp()
  const clientId = (await aClient(app)).id
  const lost = await invoiceOfQ2(app, clientId)
  const twice = await invoiceOfQ2(app, clientId)
  ok(await credit(app, lost.id, 54_000, '2026-10-10', 'uncollectible'))
  ok(
    await app.post(`/api/v1/invoices/${twice.id}/void`, { reason: 'Sent twice' }, { 'if-match': `"${twice.version}"` }),
  )
  expect([await incomeOf(app, '2026-Q2'), await incomeOf(app, '2026-Q4')]).toEqual([100_000, -50_000])
})

test('income without an invoice counts when it is received, costs when they are paid, as on cash basis', async () => {
  const app = await testApp()
  await invoiceOfQ2(app, (await aClient(app)).id)
  await receive(app, 25_000, { receivedDate: '2026-08-15' })
  const meals = {
    date: '2026-08-20',
    vendor: 'Sample Diner',
    amount: usd(7_985),
    accountId: idOf(app, 'Spending'),
    categoryId: idOf(app, 'Meals'),
  }
  ok(await app.post('/api/v1/expenses', meals))
  const cash = await of(app, '2026-Q3', 'cash')
  const accrual = await of(app, '2026-Q3')
  expect(accrual.expenses).toEqual(cash.expenses)
  // Meals are half deductible: the whole amount is in the profit, and the other half stands below it.
  expect([accrual.businessExpenses.current, accrual.notDeductible.current]).toEqual([usd(7_985), usd(3_992)])
  expect(accrual.netProfit.current).toEqual(usd(25_000 - 7_985))
  expect(accrual.totalIncome).toMatchObject({ current: usd(25_000), previous: usd(100_000), yearToDate: usd(125_000) })
})

test('says its basis everywhere, and its CSV bears it in its name', async () => {
  const app = await testApp()
  await invoiceOfQ2(app, (await aClient(app)).id)
  expect(await of(app, '2026-Q2')).toMatchObject({ basis: 'accrual', totalIncomeName: 'Income earned' })
  expect((await of(app, '2026-Q2')).says).toContain('Accrual basis')
  expect(await of(app, '2026-Q2', 'cash')).toMatchObject({ basis: 'cash', totalIncomeName: 'Receipts' })
  const url = '/api/v1/reports/quarters/2026-Q2/profit-and-loss-accrual.csv'
  expect((await app.get(url)).headers['content-disposition']).toContain('2026-Q2-profit-and-loss-accrual.csv')
  const rows: Record<string, string>[] = parse(await bytesOf(app, url), { columns: true })
  expect(rows).toMatchObject([{ section: 'income', category: 'Client work', current: '1000.00', basis: 'accrual' }])
  const other = await app.get('/api/v1/reports/quarters/2026-Q2/profit-and-loss?basis=hope')
  expect(other.status).toBe(422)
})

test('cash basis is the profit and loss of the report', async () => {
  const app = await testApp()
  const { id } = await invoiceOfQ2(app, (await aClient(app)).id)
  await pay(app, id, 54_000, { receivedDate: '2026-07-10' })
  const { receipts, ...rest } = ok(await app.get<QuarterReport>('/api/v1/reports/quarters/2026-Q3')).profitAndLoss
  expect(await of(app, '2026-Q3', 'cash')).toMatchObject({ totalIncome: receipts, ...rest })
})

test('compares with what was invoiced before anything moved; before the first invoice there is nothing to compare', async () => {
  const app = await testApp()
  const clientId = (await aClient(app)).id
  const issuedOn = (issueDate: string) => anIssued(app, { clientId, issueDate, dueDate: '2026-12-31' })
  const unsent = await issuedOn('2024-11-05')
  ok(
    await app.post(
      `/api/v1/invoices/${unsent.id}/void`,
      { reason: 'Never sent' },
      { 'if-match': `"${unsent.version}"` },
    ),
  )
  await issuedOn('2025-06-30')
  await issuedOn('2025-11-05')
  // The book's first movement is its opening on 1 January 2026.
  expect((await of(app, '2026-Q1')).totalIncome).toMatchObject({ previous: usd(100_000), yearAgo: null })
  expect((await of(app, '2026-Q2')).totalIncome).toMatchObject({ previous: usd(0), yearAgo: usd(100_000) })
  expect((await of(app, '2026-Q3')).netProfit).toMatchObject({ yearAgo: usd(0) })
  expect((await of(app, '2026-Q1', 'cash')).totalIncome).toMatchObject({ previous: null, yearAgo: null })
})
