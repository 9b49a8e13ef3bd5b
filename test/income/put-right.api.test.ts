import { describe, expect, test } from 'vitest'
import type { Figure } from '../../shared/figure.ts'
import type { ForecastReply } from '../../shared/forecast/reply.ts'
import type { AgingReply, InvoiceReply } from '../../shared/invoices/contract.ts'
import type { IncomeReply, LivingReply, SetAsideReply } from '../../shared/today/contract.ts'
import { aClient, anIssued, idOf, ok, pay, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// What was typed wrong and put right leaves no trace in a figure: it is as if it had been right from the beginning. Rows are
// never deleted, so each figure must see which of them stand.

const MONTHS = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']

async function income(app: TestApp): Promise<[months: number[], planOn: unknown]> {
  const { months, planOn } = ok(await app.get<IncomeReply>('/api/v1/income'))
  return [months.map(({ receipts }) => receipts.minor), knownValue(planOn)]
}

const aging = async (app: TestApp, asOf: string = app.today) =>
  ok(await app.get<AgingReply>(`/api/v1/receivables/aging?asOf=${asOf}`))

function knownValue(figure: Figure): unknown {
  if (figure.state !== 'known') return figure.state
  return typeof figure.value === 'object' ? figure.value.minor : figure.value
}

describe('a payment with a mistyped date, put right', () => {
  test.each(['2016-11-10', '2026-02-10'])('of %s makes no month of the history', async (wrong) => {
    const app = await testApp({ setUp: { openingDate: '2026-01-01' } })
    for (const month of MONTHS) await receive(app, 500_000, { receivedDate: `${month}-10` })
    const before = await income(app)
    const mistyped = await receive(app, 500_000, { receivedDate: wrong })
    await receive(app, 500_000, { receivedDate: '2026-11-10', replaces: mistyped.event.id })
    expect(await income(app)).toEqual(before)
    expect(before[0]).toEqual(MONTHS.map(() => 500_000))
  })

  test('makes no quarter of a book that began with nothing', async () => {
    const empty = [
      { role: 'spending' as const, name: 'Spending', balance: usd(0) },
      { role: 'tax-reserve' as const, name: 'Tax savings', balance: usd(0) },
    ]
    const app = await testApp({ setUp: { openingDate: '2025-01-01', accounts: empty } })
    await receive(app, 500_000, { receivedDate: '2026-05-10' })
    const quarters = async () =>
      ok(await app.get<{ items: { quarter: string }[] }>('/api/v1/reports/quarters')).items.map(
        ({ quarter }) => quarter,
      )
    const before = await quarters()
    const mistyped = await receive(app, 500_000, { receivedDate: '2025-05-10' })
    await receive(app, 500_000, { receivedDate: '2026-11-10', replaces: mistyped.event.id })
    expect(await quarters()).toEqual(before)
  })

  test('in a typed month leaves the typed month as it was', async () => {
    const earlierMonths = MONTHS.map((month) => ({ month, receipts: usd(400_000) }))
    const app = await testApp({ setUp: { earlierMonths } })
    const before = await income(app)
    const mistyped = await receive(app, 100_000, { receivedDate: '2026-06-15' })
    await receive(app, 100_000, { receivedDate: '2026-11-15', replaces: mistyped.event.id })
    expect(await income(app)).toEqual(before)
  })

  test('is not the day on which the invoice was paid: in the list, in the days to get paid, in the forecast', async () => {
    const app = await testApp()
    const { id: clientId } = await aClient(app)
    for (const month of MONTHS.slice(0, 5)) {
      const invoice = await anIssued(app, { clientId, issueDate: `${month}-01`, dueDate: `${month}-15` })
      const wrong = await pay(app, invoice.id, 100_000, { receivedDate: '2026-11-01' })
      await pay(app, invoice.id, 100_000, { receivedDate: `${month}-20`, replaces: wrong.event.id })
      const { paidOn } = ok(await app.get<InvoiceReply>(`/api/v1/invoices/${invoice.id}`))
      expect(paidOn).toBe(`${month}-20`)
    }
    // Each one came 19 days after it was issued.
    expect((await aging(app)).daysToGetPaid).toMatchObject({ value: 19 })
    // Five that came five days late: half of the next ones come by then, as chapter 4 has it.
    await anIssued(app, { clientId, issueDate: '2026-11-19', dueDate: '2026-12-03' })
    const { input } = ok(await app.get<ForecastReply>('/api/v1/forecast'))
    const [open] = input?.imagined.open ?? []
    const daily = input?.imagined.curves[open?.curve ?? -1] ?? []
    const daysUntil = (share: number) => {
      let unpaid = 1
      for (let days = 1; days <= 180; days += 1) {
        unpaid *= 1 - (daily[-14 + days + 120] ?? 0) / 1e9
        if (1 - unpaid >= share) return days
      }
      return null
    }
    expect([daysUntil(0.5), daysUntil(0.9)]).toEqual([19, 22])
  })
})

describe('what is owed, and how long money takes', () => {
  test('a refund is no payment: the days to get paid stay, and what is to be refunded is no free cash', async () => {
    const app = await testApp()
    const invoice = await anIssued(app, { issueDate: '2026-05-01', dueDate: '2026-05-31' })
    await pay(app, invoice.id, 100_000, { receivedDate: '2026-05-11' })
    const living = async (asOf: string = app.today) => {
      const { earmarked, freeCash } = ok(await app.get<LivingReply>(`/api/v1/living?asOf=${asOf}`))
      return [knownValue(earmarked), knownValue(freeCash)] as [number, number]
    }
    const [, before] = await living()
    const credit = { date: '2026-11-01', reason: 'adjustment', amount: usd(10_000), note: '' }
    ok(await app.post(`/api/v1/invoices/${invoice.id}/credit-notes`, credit))
    expect(await living()).toEqual([10_000, before - 10_000])
    const refund = { date: '2026-11-10', invoiceId: invoice.id, accountId: idOf(app, 'Spending'), amount: usd(10_000) }
    ok(await app.post('/api/v1/client-refunds', refund))
    // The refund takes the money, and with it a share of the tax: 27.5 % of it.
    expect(await living()).toEqual([0, before - 10_000 + 2_750])
    expect(await living('2026-11-09')).toEqual([10_000, before - 10_000])
    expect(await living('2026-10-31')).toEqual([0, before])
    expect((await aging(app)).daysToGetPaid).toMatchObject({ value: 10 })
    const { paidOn } = ok(await app.get<InvoiceReply>(`/api/v1/invoices/${invoice.id}`))
    expect(paidOn).toBe('2026-05-11')
  })

  test('a write-off of an old invoice takes nothing off what was billed lately, and is not paid in full', async () => {
    const app = await testApp()
    const { id: clientId } = await aClient(app)
    const old = await anIssued(app, { clientId, issueDate: '2026-01-05', dueDate: '2026-02-04' })
    await pay(app, old.id, 40_000, { receivedDate: '2026-02-01' })
    await anIssued(app, { clientId, issueDate: '2026-10-20', dueDate: '2026-11-30' })
    const credit = { date: '2026-11-10', reason: 'uncollectible', amount: usd(60_000), note: '' }
    ok(await app.post(`/api/v1/invoices/${old.id}/credit-notes`, credit))
    const { daysSalesOutstanding, daysToGetPaid } = await aging(app)
    // 1,000.00 is owed of 1,000.00 billed in 90 days.
    expect(daysSalesOutstanding).toMatchObject({ value: 90 })
    expect(daysToGetPaid.state).toBe('no-data')
  })
})

test('a final tax counts from the end of its year, or from the day it is entered: a look back into the year stays', async () => {
  const app = await testApp({ setUp: { openingDate: '2025-01-01' } })
  for (let month = 1; month <= 12; month += 1)
    await receive(app, 500_000, { receivedDate: `2025-${String(month).padStart(2, '0')}-10` })
  await receive(app, 800_000, { receivedDate: '2026-11-10' })
  const required = async (asOf: string) =>
    knownValue(ok(await app.get<SetAsideReply>(`/api/v1/set-aside?asOf=${asOf}`)).required)
  const before = await required('2025-01-31')
  expect(before).toBe(137_500)
  const enter = async (taxYear: string, finalTax: number) => {
    const { version } = ok(await app.get<{ version: number }>('/api/v1/settings'))
    ok(await app.revise('PATCH', `/api/v1/tax-years/${taxYear}`, version, { finalTax: usd(finalTax) }))
  }
  await enter('2025', 2_500_000)
  expect(await required('2025-01-31')).toBe(before)
  expect(await required('2025-12-30')).toBe(1_650_000)
  expect(await required('2025-12-31')).toBe(2_500_000)
  await enter('2026', 1_000)
  expect(await required('2026-11-18')).toBe(2_500_000 + 220_000)
  expect(await required('2026-11-19')).toBe(2_500_000 + 1_000)
})
