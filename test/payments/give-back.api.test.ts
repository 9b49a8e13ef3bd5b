import { expect, test } from 'vitest'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, anIssued, idOf, moved, ok, pay, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const refund = (app: TestApp, invoiceId: number, minor: number, more: object = {}) => {
  const body = { date: '2026-11-15', accountId: idOf(app, 'Spending'), invoiceId, amount: usd(minor), ...more }
  return app.post<RecordedReply>('/api/v1/client-refunds', body)
}
const credit = (app: TestApp, id: number, minor: number, reason = 'adjustment') =>
  app.post<InvoiceReply>(`/api/v1/invoices/${id}/credit-notes`, { date: '2026-11-10', amount: usd(minor), reason })
const invoiceOf = async (app: TestApp, id: number) => ok(await app.get<InvoiceReply>(`/api/v1/invoices/${id}`))

test('a paid invoice that is credited is paid too much, and the refund levels it on its own day', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  await pay(app, id, 100_000, { receivedDate: '2026-10-20' })
  const credited = ok(await credit(app, id, 30_000))
  expect(credited).toMatchObject({ status: 'paid', balanceDue: usd(-30_000), credited: usd(30_000) })
  const change = await moved(app, async () => ok(await refund(app, id, 30_000)))
  expect(change).toEqual({ Spending: -30_000, 'Client work': 30_000 })
  expect(await invoiceOf(app, id)).toMatchObject({ status: 'paid', balanceDue: usd(0), paid: usd(70_000) })
  const receipts = async (asOf: string) =>
    ok(await app.get<{ soFar: { receipts: object } }>(`/api/v1/income?asOf=${asOf}`)).soFar.receipts
  expect([await receipts('2026-10-31'), await receipts('2026-11-14'), await receipts('2026-11-15')]).toEqual([
    usd(100_000),
    usd(0),
    usd(-30_000),
  ])
})

test('a refund may be made in parts, and never beyond what was paid too much', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  await pay(app, id, 100_000)
  for (const minor of [1, 30_000]) {
    const answer = await refused(app, () => refund(app, id, minor))
    expect([answer.status, codeOf(answer)]).toEqual([409, 'nothing-to-refund'])
  }
  ok(await credit(app, id, 30_000))
  ok(await refund(app, id, 10_000))
  expect(codeOf(await refused(app, () => refund(app, id, 20_001)))).toBe('nothing-to-refund')
  ok(await refund(app, id, 20_000))
  expect(codeOf(await refused(app, () => refund(app, id, 1)))).toBe('nothing-to-refund')
})

test('a part-paid invoice that is cancelled gives back what was paid', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  await pay(app, id, 40_000)
  expect(ok(await credit(app, id, 100_000, 'cancelled'))).toMatchObject({ status: 'paid', balanceDue: usd(-40_000) })
  ok(await refund(app, id, 40_000))
  expect(await invoiceOf(app, id)).toMatchObject({ status: 'credited', balanceDue: usd(0), paid: usd(0) })
})

test('an invoice that is credited whole owes nothing, and there is nothing to refund', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  expect(ok(await credit(app, id, 100_000, 'cancelled'))).toMatchObject({ status: 'credited', balanceDue: usd(0) })
  expect(codeOf(await refused(app, () => refund(app, id, 1)))).toBe('nothing-to-refund')
})

test('a refund that is taken back is owed to the client again', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  await pay(app, id, 100_000)
  ok(await credit(app, id, 30_000))
  const { event } = ok(await refund(app, id, 30_000))
  ok(await app.post(`/api/v1/events/${event.id}/reverse`, {}))
  expect(await invoiceOf(app, id)).toMatchObject({ balanceDue: usd(-30_000), paid: usd(100_000) })
})

test.each([
  { more: { date: '2026-11-20' }, status: 422, code: 'date-in-future' },
  { more: { invoiceId: 999 }, status: 404, code: 'not-found' },
  { more: { accountId: 999 }, status: 404, code: 'not-found' },
  { more: { accountId: 1 }, status: 422, code: 'account-role' },
])('a refund with $more is refused', async ({ more, status, code }) => {
  const app = await testApp()
  const { id } = await anIssued(app)
  await pay(app, id, 100_000)
  ok(await credit(app, id, 30_000))
  const answer = await refused(app, () => refund(app, id, 100, more))
  expect([answer.status, codeOf(answer)]).toEqual([status, code])
})

/** A client with $500.00 of deposit. */
async function withDeposit(app: TestApp): Promise<number> {
  const { id: clientId } = await aClient(app)
  await receive(app, 50_000, { clientId, other: [{ accountId: idOf(app, 'client-money'), amount: usd(50_000) }] })
  return clientId
}

test('a deposit is given back as far as it is held', async () => {
  const app = await testApp()
  const clientId = await withDeposit(app)
  const base = { date: '2026-11-15', accountId: idOf(app, 'Spending'), clientId }
  const giveBack = (minor: number, more: object = {}) =>
    app.post('/api/v1/deposit-returns', { ...base, amount: usd(minor), ...more })
  const held = async () => ok(await app.get<{ credit: object }>(`/api/v1/clients/${clientId}`)).credit
  ok(await giveBack(20_000))
  expect(await held()).toEqual(usd(30_000))
  const tooMuch = await refused(app, () => giveBack(30_001))
  expect([tooMuch.status, codeOf(tooMuch)]).toEqual([409, 'client-credit-too-small'])
  expect(tooMuch.body.errors?.[0]?.pointer).toBe('#/amount/minor')
  expect((await refused(app, () => giveBack(1, { clientId: 999 }))).status).toBe(404)
  expect((await refused(app, () => giveBack(1, { date: '2026-11-20' }))).status).toBe(422)
  ok(await giveBack(30_000))
  expect(await held()).toEqual(usd(0))
})

test('three give-backs at once never give more than is held', async () => {
  const app = await testApp()
  const clientId = await withDeposit(app)
  const body = { date: '2026-11-15', accountId: idOf(app, 'Spending'), clientId, amount: usd(30_000) }
  const answers = await Promise.all([1, 2, 3].map(() => app.post('/api/v1/deposit-returns', body)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
})
