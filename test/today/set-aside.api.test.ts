import { expect, test } from 'vitest'
import type { PaymentReply, ProposalReply, RecordedReply } from '../../shared/payments/contract.ts'
import type { SetAsideReply, TodayReply } from '../../shared/today/contract.ts'
import { idOf, moved, ok, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// The set-aside that is suggested after an entry, in its two parts, and what comes of moving it.

const parts = ({ added, missingBefore, total, releasable }: ProposalReply) =>
  [added, missingBefore, total, releasable].map(({ minor }) => minor)

const base = (app: TestApp, minor: number, account = 'Spending') => ({
  date: '2026-11-01',
  amount: usd(minor),
  accountId: idOf(app, account),
})
const post = async (app: TestApp, url: string, body: object) => ok(await app.post<RecordedReply>(`/api/v1${url}`, body))
const spend = (app: TestApp, minor: number) =>
  post(app, '/expenses', { ...base(app, minor), vendor: 'Sample Shop', categoryId: idOf(app, 'Software') })
const move = (app: TestApp, minor: number, from = 'Spending', to = 'Tax savings') =>
  post(app, '/transfers', {
    date: '2026-11-01',
    amount: usd(minor),
    fromAccountId: idOf(app, from),
    toAccountId: idOf(app, to),
  })

test('what an entry adds, and what was missing before it', async () => {
  const app = await testApp()
  const first = await receive(app, 100_000)
  expect([first.proposal.rate, parts(first.proposal)]).toEqual(['0.275', [27_500, 0, 27_500, 0]])
  expect(parts((await receive(app, 100_000)).proposal)).toEqual([27_500, 27_500, 55_000, 0])
  expect(parts((await spend(app, 20_000)).proposal)).toEqual([-5500, 55_000, 49_500, 0])
  expect(parts((await move(app, 49_500)).proposal)).toEqual([-49_500, 49_500, 0, 0])
  expect(parts((await receive(app, 10_000)).proposal)).toEqual([2750, 0, 2750, 0])
})

test('what lies in the reserve beyond need pays for an entry first', async () => {
  const app = await testApp()
  await receive(app, 100_000)
  expect(parts((await move(app, 30_000)).proposal)).toEqual([-27_500, 27_500, 0, 2500])
  expect(parts((await receive(app, 10_000)).proposal)).toEqual([250, 0, 250, 0])
  expect(parts((await spend(app, 110_000)).proposal)).toEqual([-250, 250, 0, 30_000])
  expect(parts((await spend(app, 1)).proposal)).toEqual([0, 0, 0, 30_000])
})

test('a payment to the tax office out of the reserve leaves nothing missing', async () => {
  const app = await testApp()
  await receive(app, 100_000)
  await move(app, 27_500)
  const paid = await post(app, '/estimated-payments', { ...base(app, 27_500, 'Tax savings'), taxYear: '2026' })
  expect(parts(paid.proposal)).toEqual([0, 0, 0, 0])
  expect(parts((await receive(app, 10_000)).proposal)).toEqual([2750, 0, 2750, 0])
})

test('the move is made in the payment’s step, as an event of its own, dated on the day it is made', async () => {
  const app = await testApp()
  const setAside = { amount: usd(27_500), fromAccountId: idOf(app, 'Spending'), toAccountId: idOf(app, 'Tax savings') }
  let payment: PaymentReply | undefined
  const change = await moved(app, async () => {
    payment = await receive(app, 100_000, { receivedDate: '2026-10-31', setAside })
  })
  expect(change).toEqual({ Spending: 72_500, 'Product sales': -100_000, 'Tax savings': 27_500 })
  expect(payment?.setAside).toMatchObject({ kind: 'set-aside', date: '2026-11-19', forEventId: payment?.event.id })
  expect(parts((await receive(app, 10_000)).proposal)).toEqual([2750, 0, 2750, 0])
})

test('the figures of the day and the proposal say the same', async () => {
  const app = await testApp()
  await receive(app, 4_540_000)
  await spend(app, 540_000)
  await post(app, '/estimated-payments', { ...base(app, 500_000), taxYear: '2026' })
  const { proposal } = await move(app, 400_000)
  const figures = ok(await app.get<SetAsideReply>('/api/v1/set-aside'))
  expect(figures).toMatchObject({
    required: { value: usd(600_000) },
    reserved: { value: usd(400_000) },
    shortfall: { value: usd(200_000) },
    releasable: { value: usd(0) },
  })
  expect(parts(proposal)).toEqual([-400_000, 600_000, 200_000, 0])
})

test('Today says what to move, from where to where, and no more once it is moved', async () => {
  const app = await testApp()
  await receive(app, 100_000)
  const toDo = async () =>
    ok(await app.get<TodayReply>('/api/v1/today')).toDo.filter(({ kind }) => kind === 'set-aside')
  const move = { amount: usd(27_500), fromAccountId: idOf(app, 'Spending'), toAccountId: idOf(app, 'Tax savings') }
  expect(await toDo()).toMatchObject([{ move, title: 'Move $275.00 to Tax savings' }])
  ok(await app.post('/api/v1/transfers', { date: '2026-11-19', ...move }))
  expect(await toDo()).toEqual([])
})

test('a loss needs nothing set aside', async () => {
  const app = await testApp()
  await receive(app, 300_000)
  await spend(app, 420_000)
  expect(parts((await move(app, 10_000)).proposal)).toEqual([0, 0, 0, 10_000])
})
