import { expect, test } from 'vitest'
import { checkBook } from '../../server/backups/check.ts'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import type { PaymentPreviewReply, PaymentReply } from '../../shared/payments/contract.ts'
import { codeOf, dump, refused } from '../support/dump.ts'
import { aClient, aLine, anIssued, idOf, moved, ok, pay, paymentBody, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const send = (app: TestApp, body: object) => app.post<PaymentReply>('/api/v1/payments', body)

test('a payment answers with whose money it is, and with what the invoice now owes', async () => {
  const app = await testApp()
  const lines = [aLine(app, { taxRate: '0.1' }), aLine(app, { unitPrice: '200', accountId: idOf(app, 'Travel') })]
  const { id } = await anIssued(app, { lines })
  const paid = await pay(app, id, 130_000, { fee: usd(3000), withheld: usd(5000) })
  expect(paid.parts).toEqual({
    paid: usd(130_000),
    salesTax: usd(10_000),
    clientMoney: usd(0),
    reimbursed: usd(20_000),
    income: usd(100_000),
    fee: usd(3000),
    withheld: usd(5000),
    arrives: usd(122_000),
  })
  expect(paid.event).toMatchObject({ kind: 'payment', direction: 'in', amount: usd(122_000), text: 'Sample & Co' })
  expect(paid.invoices).toEqual([{ id, number: '2026-001', status: 'paid', balanceDue: usd(0) }])
  expect(paid.setAside).toBeNull()
})

test('the preview is the deed without the deed', async () => {
  const app = await testApp()
  const body = paymentBody(app, (await anIssued(app)).id, 60_000, { fee: usd(10) })
  const before = dump(app.db)
  const preview = ok(await app.post<PaymentPreviewReply>('/api/v1/payments/preview', body))
  const withoutKey = await app.send({ method: 'POST', url: '/api/v1/payments/preview', payload: body })
  expect(withoutKey.body).toEqual(preview)
  expect(dump(app.db)).toEqual(before)
  const { parts, proposal } = ok(await send(app, body))
  expect({ parts, proposal }).toEqual(preview)
})

test('the preview refuses what the deed refuses', async () => {
  const app = await testApp()
  const body = paymentBody(app, (await anIssued(app)).id, 100_001)
  const answer = await refused(app, () => app.post('/api/v1/payments/preview', body))
  expect([answer.status, codeOf(answer)]).toEqual([409, 'overpayment'])
})

test('one payment covers several invoices of a client, and income beside them', async () => {
  const app = await testApp()
  const one = await anIssued(app)
  const two = await anIssued(app, { clientId: one.clientId })
  const body = {
    allocations: [
      { invoiceId: one.id, amount: usd(100_000) },
      { invoiceId: two.id, amount: usd(40_000) },
    ],
    other: [{ accountId: idOf(app, 'Commissions'), amount: usd(5000) }],
  }
  const change = await moved(app, async () => {
    const paid = await receive(app, 145_000, body)
    expect(paid.invoices.map(({ status, balanceDue }) => [status, balanceDue.minor])).toEqual([
      ['paid', 0],
      ['part-paid', 60_000],
    ])
  })
  expect(change).toEqual({ Spending: 145_000, 'Client work': -140_000, Commissions: -5000 })
})

test('ten payments at once never pay more than is owed', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(app, paymentBody(app, id, 30_000))))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, ...Array(7).fill(409)])
  expect(ok(await app.get<InvoiceReply>(`/api/v1/invoices/${id}`)).balanceDue).toEqual(usd(10_000))
})

test('credit is kept, used, and never used twice', async () => {
  const app = await testApp()
  const one = await anIssued(app)
  const allocations = [{ invoiceId: one.id, amount: usd(100_000) }]
  await receive(app, 130_000, { other: [], keepAsCredit: true, allocations })
  const credit = async () => ok(await app.get<{ credit: object }>(`/api/v1/clients/${one.clientId}`)).credit
  expect(await credit()).toEqual(usd(30_000))
  const two = await anIssued(app, { clientId: one.clientId })
  const used = await pay(app, two.id, 30_000, { accountId: undefined, fromCredit: true })
  expect(used.event).toMatchObject({ kind: 'credit-use', direction: 'none', amount: usd(30_000) })
  expect(used.invoices).toMatchObject([{ status: 'part-paid', balanceDue: usd(70_000) }])
  expect(await credit()).toEqual(usd(0))
  const again = paymentBody(app, two.id, 1, { accountId: undefined, fromCredit: true })
  expect(codeOf(await refused(app, () => send(app, again)))).toBe('client-credit-too-small')
})

test('a deposit that credit pays stays with the client: nothing moves, the book is sound, and it can be taken back', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app)
  const held = [{ accountId: idOf(app, 'client-money'), amount: usd(50_000) }]
  await receive(app, 50_000, { clientId, other: held })
  const lines = [aLine(app, { accountId: idOf(app, 'client-money'), quantity: '1', unitPrice: '500' })]
  const invoice = await anIssued(app, { clientId, lines })
  const used = await pay(app, invoice.id, 50_000, { accountId: undefined, fromCredit: true })
  const { movements } = ok(await app.get<EventDetailReply>(`/api/v1/events/${used.event.id}`))
  expect([used.event.kind, movements]).toEqual(['credit-use', []])
  expect(used.invoices).toMatchObject([{ status: 'paid' }])
  expect(checkBook(app.db, app.dataDir)).toEqual([])
  ok(await app.post(`/api/v1/events/${used.event.id}/reverse`, {}))
  expect(ok(await app.get<InvoiceReply>(`/api/v1/invoices/${invoice.id}`)).balanceDue).toEqual(usd(50_000))
})

test('one client’s credit does not pay another’s invoice', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app)
  await receive(app, 50_000, { clientId, other: [{ accountId: idOf(app, 'client-money'), amount: usd(50_000) }] })
  const invoice = await anIssued(app)
  const body = paymentBody(app, invoice.id, 100, { accountId: undefined, fromCredit: true })
  expect(codeOf(await refused(app, () => send(app, body)))).toBe('client-credit-too-small')
})

test('income of nobody bears the words that were typed, or its category’s name', async () => {
  const app = await testApp()
  expect((await receive(app, 100, { text: 'Sample Platform' })).event.text).toBe('Sample Platform')
  expect((await receive(app, 100)).event.text).toBe('Product sales')
})
