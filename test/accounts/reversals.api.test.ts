import { expect, test } from 'vitest'
import type { EventDetailReply, EventsReply } from '../../shared/accounts/contract.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, anIssued, balances, idOf, moved, ok, pay, paymentBody, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const reverse = (app: TestApp, id: number, body: object = {}) =>
  app.post<RecordedReply>(`/api/v1/events/${id}/reverse`, body)
const list = async (app: TestApp, query = '') => ok(await app.get<EventsReply>(`/api/v1/events${query}`))

function spend(app: TestApp, more: object = {}) {
  const body = {
    date: '2026-10-05',
    vendor: 'Sample Shop',
    categoryId: idOf(app, 'Software'),
    amount: usd(1000),
    accountId: idOf(app, 'Spending'),
  }
  return app.post<RecordedReply>('/api/v1/expenses', { ...body, ...more })
}

test('a mistake is taken back on its own day, and both leave the statement’s totals', async () => {
  const app = await testApp()
  const before = balances(app)
  const { event } = ok(await spend(app))
  const back = ok(await reverse(app, event.id, { note: 'Not mine' }))
  expect(back.event).toMatchObject({
    date: '2026-10-05',
    reversesId: event.id,
    text: 'Taken back: Sample Shop',
    note: 'Not mine',
    direction: 'in',
    amount: usd(1000),
  })
  expect(balances(app)).toEqual(before)
  const { items, totals } = await list(app, '?from=2026-10-01')
  expect(items.map(({ id, reversedById }) => [id, reversedById])).toEqual([[event.id, back.event.id]])
  expect(totals).toEqual({ count: 1, in: usd(0), out: usd(0) })
})

test('an entry is taken back once, and a reversal never', async () => {
  const app = await testApp()
  const { event } = ok(await spend(app))
  const back = ok(await reverse(app, event.id))
  for (const [id, code] of [
    [event.id, 'already-reversed'],
    [back.event.id, 'not-reversible'],
  ] as const) {
    const answer = await refused(app, () => reverse(app, id))
    expect([answer.status, codeOf(answer)]).toEqual([409, code])
    const corrected = await refused(app, () => spend(app, { replaces: id }))
    expect([corrected.status, codeOf(corrected)]).toEqual([409, code])
  }
  expect((await refused(app, () => reverse(app, 999))).status).toBe(404)
  expect((await refused(app, () => spend(app, { replaces: 999 }))).status).toBe(404)
})

test('ten reversals at once make one', async () => {
  const app = await testApp()
  const { event } = ok(await spend(app))
  const answers = await Promise.all(Array.from({ length: 10 }, () => reverse(app, event.id)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
})

test('a correction names what it replaces, and the statement shows the corrected entry', async () => {
  const app = await testApp()
  const { event } = ok(await spend(app))
  const change = await moved(app, async () =>
    ok(await spend(app, { amount: usd(700), date: '2026-10-06', replaces: event.id })),
  )
  expect(change).toEqual({ Spending: 300, Software: -300 })
  const { items, totals } = await list(app, '?from=2026-10-01')
  expect(items.map(({ replacesId, amount }) => [replacesId, amount.minor])).toEqual([
    [event.id, 700],
    [null, 1000],
  ])
  expect(totals).toEqual({ count: 2, in: usd(0), out: usd(700) })
  const detail = ok(await app.get<EventDetailReply>(`/api/v1/events/${event.id}`))
  expect(detail.canReverse).toBe(false)
  expect(detail.relatedIds).toHaveLength(2)
})

test('a correction that is refused leaves what it would have replaced', async () => {
  const app = await testApp()
  const { event } = ok(await spend(app))
  await refused(app, () => spend(app, { amount: usd(700), date: '2026-11-20', replaces: event.id }))
  await refused(app, () => spend(app, { categoryId: idOf(app, 'Client work'), replaces: event.id }))
  expect(ok(await app.get<EventDetailReply>(`/api/v1/events/${event.id}`)).canReverse).toBe(true)
})

test('a payment that bounced is reversed on its own day, and the invoice is open again', async () => {
  const app = await testApp()
  const invoice = await anIssued(app)
  const { event } = await pay(app, invoice.id, 100_000, { receivedDate: '2026-10-20' })
  const back = ok(await reverse(app, event.id, { bouncedOn: '2026-11-02' }))
  expect(back.event).toMatchObject({
    date: '2026-11-02',
    text: 'Bounced: Sample & Co',
    direction: 'out',
    amount: usd(100_000),
  })
  const { status, balanceDue, payments } = ok(await app.get<InvoiceReply>(`/api/v1/invoices/${invoice.id}`))
  expect([status, balanceDue, payments]).toEqual([
    'issued',
    usd(100_000),
    [{ eventId: event.id, date: '2026-10-20', kind: 'payment', amount: usd(100_000), isReversed: true }],
  ])
  const { items, totals } = await list(app, '?from=2026-10-01')
  expect(items.map(({ id }) => id)).toEqual([back.event.id, event.id])
  expect(totals).toEqual({ count: 2, in: usd(100_000), out: usd(100_000) })
  const receipts = async (asOf: string) =>
    ok(await app.get<{ soFar: { receipts: object } }>(`/api/v1/income?asOf=${asOf}`)).soFar.receipts
  expect([await receipts('2026-10-31'), await receipts('2026-11-01'), await receipts('2026-11-02')]).toEqual([
    usd(100_000),
    usd(0),
    usd(-100_000),
  ])
})

test.each([
  { bouncedOn: '2026-10-19', status: 409, code: 'not-reversible', why: 'before it came' },
  { bouncedOn: '2026-11-20', status: 422, code: 'date-in-future', why: 'on a day that has not come' },
])('a payment cannot bounce $why', async ({ bouncedOn, status, code }) => {
  const app = await testApp()
  const { event } = await receive(app, 1000, { receivedDate: '2026-10-20' })
  const answer = await refused(app, () => reverse(app, event.id, { bouncedOn }))
  expect([answer.status, codeOf(answer)]).toEqual([status, code])
})

test('a payment is corrected without a word on the invoice’s other payments', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  await pay(app, id, 30_000)
  const wrong = await pay(app, id, 70_000)
  const right = await pay(app, id, 50_000, { replaces: wrong.event.id })
  expect(right.invoices).toEqual([{ id, number: '2026-001', status: 'part-paid', balanceDue: usd(20_000) }])
})

test('what a payment brought as credit cannot be taken back once it is used', async () => {
  const app = await testApp()
  const { id, clientId } = await anIssued(app)
  const other = [{ accountId: idOf(app, 'client-money'), amount: usd(100_000) }]
  const deposit = await receive(app, 100_000, { clientId, other })
  const used = await pay(app, id, 60_000, { accountId: undefined, fromCredit: true })
  const answer = await refused(app, () => reverse(app, deposit.event.id))
  expect([answer.status, codeOf(answer)]).toEqual([409, 'client-credit-too-small'])
  ok(await reverse(app, used.event.id))
  ok(await reverse(app, deposit.event.id))
  expect(ok(await app.get<{ credit: object }>(`/api/v1/clients/${clientId}`)).credit).toEqual(usd(0))
})

test('the set-aside stands on its own: each of the two is taken back alone', async () => {
  const app = await testApp()
  const setAside = { amount: usd(27_500), fromAccountId: idOf(app, 'Spending'), toAccountId: idOf(app, 'Tax savings') }
  const body = paymentBody(app, (await anIssued(app)).id, 100_000, { setAside })
  const payment = ok(
    await app.post<{ event: { id: number }; setAside: { id: number; forEventId: number } }>('/api/v1/payments', body),
  )
  expect(payment.setAside.forEventId).toBe(payment.event.id)
  const change = await moved(app, async () => ok(await reverse(app, payment.setAside.id)))
  expect(change).toEqual({ Spending: 27_500, 'Tax savings': -27_500 })
})

test('a transfer for an entry names one that is there', async () => {
  const app = await testApp()
  const body = {
    date: '2026-11-01',
    amount: usd(1),
    fromAccountId: idOf(app, 'Spending'),
    toAccountId: idOf(app, 'Tax savings'),
  }
  const answer = await refused(app, () => app.post('/api/v1/transfers', { ...body, forEventId: 999 }))
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([404, '#/forEventId'])
  await aClient(app)
  ok(await app.post('/api/v1/transfers', { ...body, forEventId: 1 }))
})
