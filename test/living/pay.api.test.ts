import { expect, test } from 'vitest'
import type { PayReply } from '../../shared/living/contract.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { expectSound } from '../figure/expect-sound.ts'
import { idOf, ok, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const payOn = async (app: TestApp, asOf = '2026-11-19') =>
  ok(await app.get<PayReply>(`/api/v1/living/pay?asOf=${asOf}`))

/** A book since June with twelve typed months of $6,000 before it, and $20,000 at hand. */
async function aBook(): Promise<TestApp> {
  const app = await testApp({
    setUp: {
      openingDate: '2026-06-01',
      essentials: usd(260_000),
      benefits: usd(45_000),
      irregularYearly: usd(240_000),
      businessCosts: usd(20_000),
      accounts: [
        { name: 'Spending', role: 'spending', balance: usd(2_000_000) },
        { name: 'Tax savings', role: 'tax-reserve', balance: usd(0) },
        { name: 'Buffer', role: 'buffer', balance: usd(0) },
      ],
      earlierMonths: Array.from({ length: 12 }, (_, index) => ({
        month: `202${index < 7 ? 5 : 6}-${String(((index + 5) % 12) + 1).padStart(2, '0')}`,
        receipts: usd(600_000),
      })),
    },
  })
  return app
}

test('pay is set at the first day of the quarter and stays, whatever comes in or is spent meanwhile', async () => {
  const app = await aBook()
  const first = await payOn(app, '2026-10-01')
  expect(first).toMatchObject({ setOn: '2026-10-01', holdsTo: '2026-12-31', pay: { state: 'known' } })
  expectSound(first.pay, 'pay')
  expect(first.pay).toEqual(first.payAnew)
  await receive(app, 10_000_000, { receivedDate: '2026-10-20' })
  ok(await app.post('/api/v1/draws', { date: '2026-10-01', amount: usd(100_000), accountId: idOf(app, 'Spending') }))
  const later = await payOn(app)
  expect(later.setOn).toBe('2026-10-01')
  expect(later.pay.state === 'known' && later.pay.value).toEqual(first.pay.state === 'known' && first.pay.value)
  expect(later.payAnew.state === 'known' && later.payAnew.value).not.toEqual(
    later.pay.state === 'known' && later.pay.value,
  )
})

test('a book that began within the quarter has its pay from that day on', async () => {
  const app = await testApp({ setUp: { openingDate: '2026-11-05', poorMonth: usd(700_000) } })
  expect(await payOn(app)).toMatchObject({ setOn: '2026-11-05', pay: { state: 'known' } })
})

test('pay is set on the first day on which the book can tell it', async () => {
  const app = await testApp({ setUp: { openingDate: '2026-06-01' } })
  expect(await payOn(app)).toMatchObject({
    pay: { state: 'no-data' },
    mayBeSpent: { state: 'no-data' },
    inTurn: [],
    left: null,
    proposal: null,
  })
  ok(await app.revise('PATCH', '/api/v1/settings', 1, { poorMonth: usd(700_000), fromDate: '2026-11-12' }))
  expect(await payOn(app)).toMatchObject({ setOn: '2026-11-12', pay: { state: 'known' } })
})

test('what may be spent falls with each draw and each private purchase; below zero it is overspent', async () => {
  const app = await aBook()
  const Spending = idOf(app, 'Spending')
  const pay = (minor: number) =>
    app.post('/api/v1/draws', { date: '2026-11-10', amount: usd(minor), accountId: Spending })
  const start = await payOn(app)
  const full = start.proposal?.amount.minor ?? 0
  expect(start.mayBeSpent).toMatchObject({ value: usd(full) })
  expect(start.proposal).toMatchObject({ fromAccountId: Spending, fromAccount: 'Spending' })
  ok(await pay(full - 50_000))
  const rest = await payOn(app)
  expect(rest).toMatchObject({ spent: usd(full - 50_000), mayBeSpent: { value: usd(50_000) }, isOverspent: false })
  expect(rest.proposal?.amount).toEqual(usd(50_000))
  expectSound(rest.mayBeSpent, 'may be spent')
  ok(await pay(60_000))
  expect(await payOn(app)).toMatchObject({ mayBeSpent: { value: usd(-10_000) }, isOverspent: true, proposal: null })
})

test('money above pay goes to tax, then to the buffer, then to the goals, each in turn', async () => {
  const app = await aBook()
  await receive(app, 500_000, { receivedDate: '2026-11-03' })
  ok(await app.post('/api/v1/savings-goals', { name: 'Bicycle', target: usd(60_000) }))
  const before = await payOn(app)
  expectSound(before.surplus, 'surplus')
  const surplus =
    before.surplus.state === 'known' && typeof before.surplus.value === 'object' ? before.surplus.value.minor : 0
  const [tax, buffer, goal] = before.inTurn
  expect(tax).toMatchObject({ kind: 'tax', name: 'Tax savings', amount: tax?.gap })
  expect(tax?.amount.minor).toBeGreaterThan(0)
  expect(buffer?.move).toMatchObject({ fromAccountId: idOf(app, 'Spending'), toAccountId: idOf(app, 'Buffer') })
  expect(goal).toMatchObject({ kind: 'goal', name: 'Bicycle', gap: usd(60_000), move: null })
  expect([tax, buffer, goal].reduce((sum, one) => sum + (one?.amount.minor ?? 0), before.left?.minor ?? 0)).toBe(
    surplus,
  )

  ok(await app.post('/api/v1/transfers', { date: '2026-11-19', ...tax?.move }))
  ok(await app.post('/api/v1/transfers', { date: '2026-11-19', ...buffer?.move }))
  const after = await payOn(app)
  expect(after.inTurn[0]).toMatchObject({ gap: usd(0), move: null })
  expect(after.surplus).toMatchObject({ value: usd(surplus - (tax?.amount.minor ?? 0) - (buffer?.amount.minor ?? 0)) })
  const left = (pay: PayReply) => pay.mayBeSpent.state === 'known' && pay.mayBeSpent.value
  expect(left(after)).toEqual(left(before))
})

test('who paid themselves last month is reminded while nothing of this month’s pay was taken, others never', async () => {
  const app = await aBook()
  const reminder = async () =>
    ok(await app.get<TodayReply>('/api/v1/today')).toDo.find(({ kind }) => kind === 'pay-due')
  const draw = async (date: string, minor: number) =>
    ok(await app.post('/api/v1/draws', { date, amount: usd(minor), accountId: idOf(app, 'Spending') }))
  expect(await reminder(), 'nobody asked for it yet').toBeUndefined()
  await draw('2026-09-30', 100_000)
  expect(await reminder(), 'October was left out').toBeUndefined()
  await draw('2026-10-31', 100_000)
  const { proposal } = await payOn(app)
  const whole = Math.floor((proposal?.amount.minor ?? 0) / 100).toLocaleString('en-US')
  expect(await reminder()).toEqual({
    kind: 'pay-due',
    title: `Pay yourself $${whole}`,
    detail: 'The pay of November 2026: nothing of it was taken yet.',
    action: 'Open',
    link: '/living#month',
    move: null,
  })
  await draw('2026-11-01', 1)
  expect(await reminder()).toBeUndefined()
})
