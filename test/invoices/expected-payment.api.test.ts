import { expect, test } from 'vitest'
import { addDays, calendarDate } from '../../shared/calendar.ts'
import type { ExpectedPaymentReply, InvoiceReply } from '../../shared/invoices/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, aDraft, anIssued, ok, pay } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const TODAY = calendarDate('2026-11-19')
const path = (id: number) => `/api/v1/invoices/${id}/expected-payment`

async function ask(app: TestApp, { id }: { id: number }): Promise<ExpectedPaymentReply> {
  return ok(await app.get<ExpectedPaymentReply>(path(id)))
}

async function refusal(app: TestApp, id: number): Promise<[number, string]> {
  const answer = await refused(app, () => app.get(path(id)))
  return [answer.status, codeOf(answer)]
}

/** An invoice that was due so many days ago. */
function lateBy(app: TestApp, days: number, changes: Record<string, unknown> = {}): Promise<InvoiceReply> {
  const dueDate = addDays(TODAY, -days)
  return anIssued(app, { issueDate: addDays(dueDate, -30), dueDate, ...changes })
}

/** An invoice with terms of 14 days that was paid so many days after it was due. */
async function paidAfter(app: TestApp, clientId: number, daysLate: number, dueDate = '2026-09-14'): Promise<void> {
  const due = calendarDate(dueDate)
  const { id } = await anIssued(app, { clientId, issueDate: addDays(due, -14), dueDate })
  await pay(app, id, 100_000, { receivedDate: addDays(due, daysLate) })
}

test('a client whose first invoice it is pays as is usual, and it says that it rests on nothing else', async () => {
  const app = await testApp()
  const reply = await ask(app, await lateBy(app, -30))
  expect(reply).toMatchObject({
    asOf: '2026-11-19',
    halfBy: { state: 'known', value: '2026-12-11' },
    nineInTenBy: { state: 'known', value: '2026-12-30' },
    restsOn: { ofClient: 0, ofAll: 0 },
    says: 'Invoices like this one are paid by December 11, 2026 as often as not, 9 in 10 by December 30, 2026.',
  })
  expect(reply.within30).toBeCloseTo(0.7032, 4)
  expect(reply.within90).toBeGreaterThan(0.9)
})

test('20 days late and nothing else seen: half by 18 days from now, 9 in 10 never', async () => {
  const app = await testApp()
  const reply = await ask(app, await lateBy(app, 20))
  expect(reply.halfBy).toMatchObject({ value: '2026-12-07' })
  expect(reply.nineInTenBy.state).toBe('may-not-come')
  expect(reply.within30).toBeCloseTo(0.6006, 4)
  expect(reply.within90).toBeCloseTo(0.808, 4)
})

test('five invoices of this client, paid 4 to 7 days late: 19 and 25 days from now', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app)
  for (const late of [4, 5, 5, 6, 7]) await paidAfter(app, clientId, late)
  const invoice = await anIssued(app, { clientId, issueDate: TODAY, dueDate: addDays(TODAY, 14) })
  const reply = await ask(app, invoice)
  expect(reply.halfBy).toMatchObject({ value: addDays(TODAY, 19) })
  expect(reply.nineInTenBy).toMatchObject({ value: addDays(TODAY, 25) })
  expect(reply.within30).toBeCloseTo(0.9343, 4)
  expect(reply.restsOn).toEqual({ ofClient: 5, ofAll: 5 })
})

test('invoices of other clients count less than those of this one, and what is recorded later counts at once', async () => {
  const app = await testApp()
  const invoice = await lateBy(app, -30)
  const fresh = await ask(app, invoice)
  const { id: other } = await aClient(app, { name: 'Invented Works' })
  for (const late of [40, 41, 42, 43]) await paidAfter(app, other, late)
  const slower = await ask(app, invoice)
  expect(slower.restsOn).toEqual({ ofClient: 0, ofAll: 4 })
  expect(slower.within30).toBeLessThan(fresh.within30)
  for (const late of [40, 41, 42, 43]) await paidAfter(app, invoice.clientId, late)
  const slowest = await ask(app, invoice)
  expect(slowest.restsOn).toEqual({ ofClient: 4, ofAll: 8 })
  expect(slowest.within30).toBeLessThan(slower.within30)
})

test('200 days late: it may not come, and both chances are none', async () => {
  const app = await testApp()
  const reply = await ask(app, await lateBy(app, 200))
  expect(reply).toMatchObject({
    halfBy: { state: 'may-not-come' },
    nineInTenBy: { state: 'may-not-come' },
    within30: 0,
    within90: 0,
    says: 'It may not come: it is 200 days late, and nothing is expected after 180.',
  })
})

test('one from before the last 24 months is still asked for, and counts itself not', async () => {
  const app = await testApp()
  app.today = calendarDate('2029-01-10')
  const reply = await ask(app, await lateBy(app, 20))
  expect(reply.restsOn).toEqual({ ofClient: 0, ofAll: 0 })
  expect(reply.halfBy.state).toBe('may-not-come')
})

test('a part payment leaves it open; once nothing is owed it is refused', async () => {
  const app = await testApp()
  const invoice = await lateBy(app, 3)
  await pay(app, invoice.id, 40_000, { receivedDate: '2026-11-18' })
  expect((await ask(app, invoice)).halfBy.state).toBe('known')
  await pay(app, invoice.id, 60_000, { receivedDate: '2026-11-19' })
  expect(await refusal(app, invoice.id)).toEqual([409, 'nothing-owed'])
})

test('drafts, void invoices and what is not there are refused', async () => {
  const app = await testApp()
  const draft = await aDraft(app)
  expect(await refusal(app, draft.id)).toEqual([409, 'invoice-not-issued'])
  const issued = await lateBy(app, 1)
  const version = { 'if-match': `"${issued.version}"` }
  ok(await app.post(`/api/v1/invoices/${issued.id}/void`, { reason: 'A mistake' }, version))
  expect(await refusal(app, issued.id)).toEqual([409, 'invoice-not-issued'])
  expect(await refusal(app, 9999)).toEqual([404, 'not-found'])
})

test('an invoice that was written off in part, or credited in part, is asked for what is left', async () => {
  const app = await testApp()
  const invoice = await lateBy(app, 3)
  const note = { date: '2026-11-18', amount: usd(10_000), reason: 'adjustment' }
  ok(await app.post(`/api/v1/invoices/${invoice.id}/credit-notes`, note))
  expect((await ask(app, invoice)).restsOn).toEqual({ ofClient: 0, ofAll: 0 })
})
