import { expect, test } from 'vitest'
import type { HistoryReply } from '../../shared/history/contract.ts'
import type { StepKey } from '../../shared/readiness/steps.ts'
import type { StepReply, StepsReply } from '../../shared/readiness/steps-contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { anIssued, idOf, ok, pay, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

async function stepIn(app: TestApp, step: StepKey): Promise<StepReply | undefined> {
  return ok(await app.get<StepsReply>('/api/v1/steps')).items.find((item) => item.step === step)
}

function say(app: TestApp, step: string, version: number, body: object) {
  return app.revise<StepReply>('PUT', `/api/v1/steps/${step}`, version, body)
}

test('the first paid invoice ticks its step, with its number and month', async () => {
  const app = await testApp()
  expect(await stepIn(app, 'first-paid-invoice')).toMatchObject({ state: 'to-do', from: 'book', version: 0 })
  const invoice = await anIssued(app)
  expect(await stepIn(app, 'first-paid-invoice')).toMatchObject({ state: 'under-way' })
  await pay(app, invoice.id, 40_000)
  expect(await stepIn(app, 'first-paid-invoice')).toMatchObject({ state: 'under-way' })
  await pay(app, invoice.id, 60_000)
  expect(await stepIn(app, 'first-paid-invoice')).toMatchObject({
    state: 'done',
    says: `${invoice.number}, Nov 2026`,
    link: `/invoices/${invoice.id}`,
  })
})

test('accounts, clients and buffer are told from the book', async () => {
  const app = await testApp()
  expect(await stepIn(app, 'tax-account')).toMatchObject({
    state: 'done',
    link: `/money?account=${idOf(app, 'Tax savings')}`,
  })
  expect(await stepIn(app, 'business-account')).toMatchObject({ state: 'to-do' })
  const invoice = await anIssued(app)
  await pay(app, invoice.id, 100_000)
  expect(await stepIn(app, 'business-account')).toMatchObject({
    state: 'done',
    says: 'Spending: clients’ money, nothing private',
  })
  expect(await stepIn(app, 'three-clients')).toMatchObject({
    state: 'under-way',
    says: '1 of 3; Sample & Co pays 100%',
  })
  const wage = { date: '2026-11-01', amount: usd(200_000), accountId: idOf(app, 'Spending') }
  ok(await app.post('/api/v1/day-job-pay', wage))
  expect(await stepIn(app, 'business-account')).toMatchObject({ state: 'under-way' })
  expect(await stepIn(app, 'three-months')).toMatchObject({ says: 'reached in Jan 2026, $18,729' })
  ok(await app.post('/api/v1/draws', { date: '2026-10-05', amount: usd(2_000_000), accountId: idOf(app, 'Spending') }))
  expect((await stepIn(app, 'three-months'))?.says).toMatch(/^\$.+ to go of \$18,729\. /)
  await receive(app, 90_000_000)
  expect(await stepIn(app, 'three-months')).toMatchObject({
    state: 'done',
    says: expect.stringMatching(/^reached in Nov 2026, \$/),
  })
})

test('a buffer that has been there for long is not looked for further back than a year', async () => {
  const app = await testApp({ setUp: { openingDate: '2025-10-01' } })
  expect(await stepIn(app, 'three-months')).toMatchObject({ state: 'done', says: 'there for over a year, $18,729' })
  ok(await app.post('/api/v1/draws', { date: '2025-11-05', amount: usd(2_000_000), accountId: idOf(app, 'Savings') }))
  await receive(app, 90_000_000, { receivedDate: '2025-12-20' })
  expect(await stepIn(app, 'three-months')).toMatchObject({ says: 'reached in Dec 2025, $18,729' })
})

test('a step is ticked by hand with a note, left out, and given back to the book', async () => {
  const app = await testApp()
  const ticked = ok(await say(app, 'register', 0, { state: 'done', doneOn: '2026-02-10', note: 'A trade name' }))
  expect(ticked).toMatchObject({ state: 'done', from: 'you', since: '2026-02-10', says: 'A trade name', version: 1 })
  const before = ok(await app.get<StepsReply>('/api/v1/steps'))
  expect(ok(await say(app, 'register', 1, { state: 'left-out' }))).toMatchObject({ state: 'left-out', version: 2 })
  const after = ok(await app.get<StepsReply>('/api/v1/steps'))
  expect([after.done, after.wanted]).toEqual([before.done - 1, before.wanted - 1])
  expect(ok(await say(app, 'register', 2, { state: 'open' }))).toMatchObject({
    state: 'to-do',
    version: 3,
    doneOn: null,
  })
  const { items } = ok(await app.get<HistoryReply>('/api/v1/history?entity=step'))
  expect(items.map(({ says }) => says)).toEqual([
    'Left the step “Register the business” to the book.',
    'Left out the step “Register the business”.',
    'Ticked the step “Register the business”.',
  ])
})

test('a tick without a day is of today', async () => {
  const app = await testApp()
  expect(ok(await say(app, 'professional-insurance', 0, { state: 'done' }))).toMatchObject({ doneOn: '2026-11-19' })
})

test.each([
  { step: 'three-months', version: 0, body: { state: 'done' }, status: 409, code: 'step-from-book' },
  { step: 'register', version: 1, body: { state: 'done' }, status: 412, code: 'stale' },
  { step: 'register', version: 0, body: { state: 'done', doneOn: '2026-11-20' }, status: 422, code: 'date-in-future' },
  { step: 'register', version: 0, body: { state: 'waiting' }, status: 422, code: 'invalid' },
  { step: 'give-notice', version: 0, body: { state: 'done' }, status: 404, code: 'not-found' },
])('refused: $step under $version as $body.state: $code', async ({ step, version, body, status, code }) => {
  const app = await testApp()
  const answer = await refused(app, () => say(app, step, version, body))
  expect([answer.status, codeOf(answer)]).toEqual([status, code])
})

test('beside a job the notice waits', async () => {
  const app = await testApp({ setUp: { work: 'employed' } })
  expect(await stepIn(app, 'give-notice')).toMatchObject({ state: 'waiting', isByHand: true, since: null })
  ok(await app.revise('PATCH', '/api/v1/plan', 1, { quitDate: '2027-03-01', noticeDays: 30, noticeTo: 'month-end' }))
  expect(await stepIn(app, 'give-notice')).toMatchObject({
    since: '2027-03-01',
    says: expect.stringMatching(/at the latest on Jan 29, 2027$/),
  })
})
