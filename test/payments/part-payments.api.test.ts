import { expect, test } from 'vitest'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { aLine, anIssued, balances, idOf, moved, ok, pay } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// An invoice in parts: its sales tax, two categories, a reimbursed cost and a deposit each close to the cent.

/** Nets of 333.33, 166.67, 89.99 and 50.00, sales tax of 7.7 % on the first two (38.50): 678.49 in all. */
function aMixedInvoice(app: TestApp): Promise<InvoiceReply> {
  return anIssued(app, {
    lines: [
      aLine(app, { unitPrice: '333.33', taxRate: '0.077' }),
      aLine(app, { unitPrice: '166.67', taxRate: '0.077', accountId: idOf(app, 'Product sales') }),
      aLine(app, { unitPrice: '89.99', accountId: idOf(app, 'Travel') }),
      aLine(app, { unitPrice: '50', accountId: idOf(app, 'client-money') }),
    ],
  })
}

const WHOLE = {
  Spending: 67_849,
  'Client work': -33_333,
  'Product sales': -16_667,
  Travel: -8999,
  'Money held for clients': -5000,
  'Sales tax': -3850,
}

test.each([
  { parts: [67_849], why: 'at once' },
  { parts: [33_924, 33_925], why: 'in halves' },
  { parts: [22_616, 22_616, 22_617], why: 'in thirds' },
  { parts: [1, 67_848], why: 'a cent first' },
  { parts: [67_848, 1], why: 'a cent last' },
  { parts: [1, 1, 1, 1, 1, 67_844], why: 'cents first' },
  { parts: [9693, 9693, 9693, 9693, 9693, 9693, 9691], why: 'in sevenths' },
])('paid $why, every part is met to the cent', async ({ parts }) => {
  const app = await testApp()
  const invoice = await aMixedInvoice(app)
  expect(invoice.total).toEqual(usd(67_849))
  const change = await moved(app, async () => {
    let openMinor = 67_849
    for (const [index, minor] of parts.entries()) {
      const paid = await pay(app, invoice.id, minor)
      openMinor -= minor
      const status = index === parts.length - 1 ? 'paid' : 'part-paid'
      expect(paid.invoices).toMatchObject([{ status, balanceDue: usd(openMinor) }])
      const { salesTax, clientMoney, reimbursed, income } = paid.parts
      expect(salesTax.minor + clientMoney.minor + reimbursed.minor + income.minor).toBe(minor)
    }
  })
  expect(change).toEqual(WHOLE)
})

test('sales tax is worked out on all that is paid so far', async () => {
  const app = await testApp()
  const { id } = await anIssued(app, { lines: [aLine(app, { unitPrice: '100', taxRate: '0.2' })] })
  const taxes: number[] = []
  for (const minor of [1, 1, 1, 4, 11_993]) taxes.push((await pay(app, id, minor)).parts.salesTax.minor)
  expect(taxes).toEqual([0, 0, 1, 0, 1999])
})

test('a payment that is taken back and made again, out of order, still closes to the cent', async () => {
  const app = await testApp()
  const { id } = await aMixedInvoice(app)
  const change = await moved(app, async () => {
    const first = await pay(app, id, 20_000)
    await pay(app, id, 30_000)
    ok(await app.post(`/api/v1/events/${first.event.id}/reverse`, {}))
    await pay(app, id, 12_345)
    await pay(app, id, 25_504)
  })
  expect(change).toEqual(WHOLE)
})

test('what a credit note took off is not paid any more', async () => {
  const app = await testApp()
  const { id } = await aMixedInvoice(app)
  await pay(app, id, 20_000)
  const note = { date: '2026-11-05', amount: usd(6785), reason: 'adjustment' }
  ok(await app.post(`/api/v1/invoices/${id}/credit-notes`, note))
  const paid = await pay(app, id, 41_064)
  expect(paid.invoices).toMatchObject([{ status: 'paid', balanceDue: usd(0) }])
  const end = balances(app)
  expect(end['Sales tax']).toBe(-(3850 - 385))
  const nets = ['Client work', 'Product sales', 'Travel', 'Money held for clients'].map((name) => end[name] ?? 0)
  expect(nets.reduce((all, minor) => all + minor, 0)).toBe(-(67_849 - 6785 - 3465))
})

test('"paid to date" is the sum of the payments, part by part', async () => {
  const app = await testApp()
  const { id } = await aMixedInvoice(app)
  for (const minor of [10_000, 20_000, 30_000]) await pay(app, id, minor)
  const invoice = ok(await app.get<InvoiceReply>(`/api/v1/invoices/${id}`))
  expect([invoice.paid, invoice.balanceDue, invoice.status]).toEqual([usd(60_000), usd(7849), 'part-paid'])
  expect(invoice.payments.map(({ amount, isReversed }) => [amount.minor, isReversed])).toEqual([
    [10_000, false],
    [20_000, false],
    [30_000, false],
  ])
})

test('an invoice with a deduction is paid to the cent as well', async () => {
  const app = await testApp()
  const lines = [
    aLine(app, { unitPrice: '850', taxRate: '0.19' }),
    aLine(app, { unitPrice: '-750', taxRate: '0.19', accountId: idOf(app, 'Product sales') }),
  ]
  const { id, total } = await anIssued(app, { lines })
  expect(total).toEqual(usd(11_900))
  const change = await moved(app, async () => {
    await pay(app, id, 5000)
    await pay(app, id, 6900)
  })
  expect(change).toEqual({ Spending: 11_900, 'Client work': -10_000, 'Sales tax': -1900 })
})
