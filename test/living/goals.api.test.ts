import { expect, test } from 'vitest'
import type { SavingsGoalReply, SavingsGoalsReply } from '../../shared/living/contract.ts'
import type { LivingReply } from '../../shared/today/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { ok } from '../support/entries.ts'
import { type Answer, type TestApp, testApp, usd } from '../support/test-app.ts'

const URL = '/api/v1/savings-goals'

async function aGoal(app: TestApp, changes: object = {}): Promise<SavingsGoalReply> {
  return ok(await app.post<SavingsGoalReply>(URL, { name: 'Bicycle', target: usd(60_000), ...changes }))
}

function step(
  app: TestApp,
  id: number,
  as: 'put-aside' | 'take-back',
  minor: number,
  more: object = {},
): Promise<Answer<SavingsGoalReply>> {
  return app.post<SavingsGoalReply>(`${URL}/${id}/steps`, { as, amount: usd(minor), ...more })
}

const freeOn = async (app: TestApp, asOf = '2026-11-19') => {
  const { freeCash } = ok(await app.get<LivingReply>(`/api/v1/living?asOf=${asOf}`))
  return freeCash.state === 'known' && typeof freeCash.value === 'object' ? freeCash.value.minor : undefined
}

test('what is put aside is no part of free cash, from its day on', async () => {
  const app = await testApp()
  const [before, earlier] = [await freeOn(app), await freeOn(app, '2026-11-04')]
  const { id } = await aGoal(app, { wantedBy: '2027-02-15' })
  ok(await step(app, id, 'put-aside', 20_000, { date: '2026-11-05' }))
  const goal = ok(await step(app, id, 'take-back', 5_000, { note: 'A new tyre' }))
  expect(goal).toMatchObject({
    putAside: usd(15_000),
    gap: usd(45_000),
    isReached: false,
    // November, December, January, February.
    monthly: usd(11_250),
    steps: [
      { date: '2026-11-19', amount: usd(-5_000), note: 'A new tyre' },
      { date: '2026-11-05', amount: usd(20_000) },
    ],
  })
  expect(await freeOn(app)).toBe((before ?? 0) - 15_000)
  expect(await freeOn(app, '2026-11-05')).toBe((earlier ?? 0) - 20_000)
  expect(await freeOn(app, '2026-11-04')).toBe(earlier)
  const { freeCash, earmarked } = ok(await app.get<LivingReply>('/api/v1/living'))
  for (const figure of [freeCash, earmarked])
    expect(figure.because?.inputs.at(-1)).toMatchObject({
      label: 'Put aside for goals',
      value: usd(15_000),
      link: '/living#goals',
    })
})

test('a goal that is reached says so, and asks for nothing a month', async () => {
  const app = await testApp()
  const { id } = await aGoal(app, { wantedBy: '2027-02-15' })
  expect(ok(await step(app, id, 'put-aside', 60_000))).toMatchObject({ isReached: true, gap: usd(0), monthly: null })
})

test('a closed goal gives back what was put aside, takes no more, and can be opened again', async () => {
  const app = await testApp()
  const free = await freeOn(app)
  const { id, version } = await aGoal(app)
  ok(await step(app, id, 'put-aside', 20_000))
  const closed = ok(await app.revise<SavingsGoalReply>('PATCH', `${URL}/${id}`, version, { closed: true }))
  expect(closed).toMatchObject({ closedOn: '2026-11-19', putAside: usd(0) })
  expect(await freeOn(app)).toBe(free)
  expect(codeOf(await refused(app, () => step(app, id, 'put-aside', 1)))).toBe('goal-closed')
  expect(
    codeOf(await refused(app, () => app.revise('PATCH', `${URL}/${id}`, closed.version, { name: 'Tandem' }))),
  ).toBe('goal-closed')
  const open = ok(
    await app.revise<SavingsGoalReply>('PATCH', `${URL}/${id}`, closed.version, { closed: false, name: 'Tandem' }),
  )
  expect(open).toMatchObject({ closedOn: null, name: 'Tandem' })
})

test('goals keep the order that they are given; closed ones come last', async () => {
  const app = await testApp()
  await aGoal(app)
  const second = await aGoal(app, { name: 'Laptop' })
  const third = await aGoal(app, { name: 'Journey' })
  const names = async () => ok(await app.get<SavingsGoalsReply>(URL)).items.map(({ name }) => name)
  expect(await names()).toEqual(['Bicycle', 'Laptop', 'Journey'])
  const moved = ok(await app.revise<SavingsGoalReply>('PATCH', `${URL}/${third.id}`, 1, { position: 0 }))
  expect(await names()).toEqual(['Journey', 'Bicycle', 'Laptop'])
  const laptop = ok(await app.get<SavingsGoalReply>(`${URL}/${second.id}`))
  ok(await app.revise('PATCH', `${URL}/${second.id}`, laptop.version, { position: 99, target: usd(90_000) }))
  ok(await app.revise('PATCH', `${URL}/${third.id}`, moved.version, { closed: true }))
  expect(await names()).toEqual(['Bicycle', 'Laptop', 'Journey'])
})

test('refused, and nothing changes: more than is free, more than is there, also on an earlier day, a day to come', async () => {
  const app = await testApp()
  const { id } = await aGoal(app)
  const free = (await freeOn(app)) ?? 0
  const tooMuch = await refused(app, () => step(app, id, 'put-aside', free + 1))
  expect([codeOf(tooMuch), tooMuch.body.errors?.[0]?.pointer]).toEqual(['more-than-free', '#/amount'])
  ok(await step(app, id, 'put-aside', 10_000, { date: '2026-11-10' }))
  expect(codeOf(await refused(app, () => step(app, id, 'take-back', 10_001)))).toBe('not-put-aside')
  const before = () => step(app, id, 'take-back', 1, { date: '2026-11-09' })
  expect(codeOf(await refused(app, before))).toBe('not-put-aside')
  expect(codeOf(await refused(app, () => step(app, id, 'put-aside', 1, { date: '2026-11-20' })))).toBe('date-in-future')
  expect(codeOf(await refused(app, () => app.revise('PATCH', `${URL}/${id}`, 9, { name: 'Tandem' })))).toBe('stale')
  expect(codeOf(await refused(app, () => step(app, 99, 'put-aside', 1)))).toBe('not-found')
})

test('a closed quarter keeps what was free at its end: a step takes another day, no reason', async () => {
  const app = await testApp()
  ok(await app.post('/api/v1/reports/quarters/2026-Q3/close'))
  const { id } = await aGoal(app)
  const late = { date: '2026-09-30', lateChange: { reason: 'Found it' } }
  for (const more of [late, { date: late.date }]) {
    const answer = await refused(app, () => step(app, id, 'put-aside', 1, more))
    expect([codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual(['quarter-closed', '#/date'])
    expect(answer.body.detail).toBe(
      '2026-09-30 lies in 2026-Q3, which is closed, and what was free at its end is in its pack. Take a later date.',
    )
  }
})
