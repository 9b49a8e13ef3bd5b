import { expect, test } from 'vitest'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { aClient, aLine, anIssued, idOf, ok, pay, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const reportOf = async (app: TestApp, quarter: string) =>
  ok(await app.get<QuarterReport>(`/api/v1/reports/quarters/${quarter}`))

test('what was owed, issued, credited, written off, voided and paid leads to what is owed', async () => {
  const app = await testApp()
  const clientId = (await aClient(app)).id
  const invoice = (issueDate: string, dueDate: string) =>
    anIssued(app, { clientId, issueDate, dueDate, lines: [aLine(app, { taxRate: '0.1' })] })
  const old = await invoice('2026-06-10', '2026-06-30')
  const credited = await invoice('2026-07-05', '2026-08-05')
  const twice = await invoice('2026-07-06', '2026-08-06')
  const paidEarly = await invoice('2026-09-01', '2026-10-01')
  await pay(app, old.id, 30_000, { receivedDate: '2026-07-20' })
  await pay(app, paidEarly.id, 110_000, { receivedDate: '2026-09-30' })
  const credit = (id: number, minor: number, reason: string) =>
    app.post(`/api/v1/invoices/${id}/credit-notes`, { date: '2026-09-02', amount: usd(minor), reason })
  ok(await credit(credited.id, 11_000, 'adjustment'))
  ok(await credit(old.id, 5_000, 'uncollectible'))
  ok(await credit(paidEarly.id, 1_000, 'adjustment'))
  const version = { 'if-match': `"${twice.version}"` }
  ok(await app.post(`/api/v1/invoices/${twice.id}/void`, { reason: 'Sent twice' }, version))
  await pay(app, old.id, 75_000, { receivedDate: '2026-10-03' })

  const { receivables } = await reportOf(app, '2026-Q3')
  expect(receivables.steps.map(({ key, documents, amount }) => [key, documents, amount.minor])).toEqual([
    ['before', 1, 110_000],
    ['issued', 3, 330_000],
    ['void', 1, -110_000],
    ['credited', 2, -12_000],
    ['written-off', 1, -5_000],
    ['paid', 2, -140_000],
    ['paid-too-much', 1, 1_000],
    ['owed', 2, 174_000],
  ])
  expect(receivables.rows.map(({ number, bucket, open }) => [number, bucket, open.minor])).toEqual([
    [old.number, 'over-90', 75_000],
    [credited.number, '31-60', 99_000],
  ])
  const steps = receivables.steps.map(({ amount }) => amount.minor)
  expect(steps.slice(0, -1).reduce((all, minor) => all + minor, 0)).toBe(steps.at(-1))
  const next = (await reportOf(app, '2026-Q4')).receivables
  expect(next.steps[0]?.amount).toEqual(usd(173_000))
  expect(next.owed).toEqual(usd(99_000))
})

test('receipts by client come to the receipts of the profit and loss, those without a client named as such', async () => {
  const app = await testApp()
  const { id, clientId } = await anIssued(app, { issueDate: '2026-07-05', dueDate: '2026-08-05' })
  await pay(app, id, 40_000, { receivedDate: '2026-07-20' })
  await pay(app, id, 60_000, { receivedDate: '2026-08-20' })
  await receive(app, 25_000, { receivedDate: '2026-09-15' })
  const { receivedByClient, profitAndLoss } = await reportOf(app, '2026-Q3')
  expect(receivedByClient).toEqual([
    { clientId, name: 'Sample & Co', payments: 2, amount: usd(100_000) },
    { clientId: null, name: 'Without a client', payments: 1, amount: usd(25_000) },
  ])
  expect(profitAndLoss.receipts.current).toEqual(usd(125_000))
})

test('net profit stands for each quarter since the book began', async () => {
  const app = await testApp()
  await receive(app, 25_000, { receivedDate: '2026-05-15' })
  ok(
    await app.post('/api/v1/expenses', {
      date: '2026-08-15',
      vendor: 'Paper Shop',
      amount: usd(2_500),
      accountId: idOf(app, 'Spending'),
      categoryId: idOf(app, 'Supplies'),
    }),
  )
  const { netProfitByQuarter } = await reportOf(app, '2026-Q3')
  expect(netProfitByQuarter.map(({ name, netProfit }) => [name, netProfit.minor])).toEqual([
    ['Q1 2026', 0],
    ['Q2 2026', 25_000],
    ['Q3 2026', -2_500],
  ])
})
