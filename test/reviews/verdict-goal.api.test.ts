import { expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import type { BudgetReply } from '../../shared/living/contract.ts'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import type { GoalReply, GoalsReply } from '../../shared/reviews/contract.ts'
import { ok } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

/** Somebody with a job and so many months of receipts beside it, the last one October 2026. */
function hustler(count: number, changes: object = {}): Promise<TestApp> {
  const earlierMonths = [4200, 3000, 5100, 3900, 3100, 5600, 5200, 4100, 3800, 4100, 3500, 5400]
    .slice(0, count)
    .map((dollars, index) => {
      const month = 11 - count + index
      return {
        month: `${month < 1 ? 2025 : 2026}-${String(month < 1 ? month + 12 : month).padStart(2, '0')}`,
        receipts: usd(dollars * 100),
      }
    })
  const setUp = {
    name: 'Kit Example',
    work: 'employed',
    essentials: usd(240_000),
    benefits: usd(50_000),
    irregularYearly: usd(0),
    businessCosts: usd(20_000),
    dayJobNet: usd(300_000),
    accounts: [{ name: 'Spending', role: 'spending', balance: usd(300_000) }],
    earlierMonths,
    ...changes,
  }
  return testApp({ setUp: setUp as never })
}

/** Says what the benefits of an employer cost from now on, so that their test passes. */
async function answerBenefits(app: TestApp): Promise<void> {
  const { version } = ok(await app.get<BudgetReply>('/api/v1/living/budget'))
  const items = ['health', 'retirement', 'disability', 'time-off'].map((benefit) => ({
    kind: 'benefit',
    benefit,
    name: benefit,
    amount: usd(12_500),
  }))
  const rent = { kind: 'essential', name: 'Rent', amount: usd(240_000) }
  ok(await app.revise('PUT', '/api/v1/living/budget', version, { items: [rent, ...items] }))
}

const READY = { measure: 'verdict', target: 'ready' }
const goal = (changes: object = {}) => ({
  name: 'Go independent',
  howKnown: 'The last day in the office is set',
  wantedBy: '2028-06-30',
  toldBy: READY,
  ...changes,
})
const set = async (app: TestApp, changes: object = {}) => ok(await app.post<GoalReply>('/api/v1/goals', goal(changes)))
const again = async (app: TestApp, { id }: GoalReply) => ok(await app.get<GoalReply>(`/api/v1/goals/${id}`))
const earliestOf = ({ toldBy }: GoalReply) =>
  toldBy?.earliest?.state === 'known' ? String(toldBy.earliest.value) : toldBy?.earliest?.state

test('a goal told by the verdict has its word, its tests and the earliest date, and keeps to that date', async () => {
  const app = await hustler(12)
  const unanswered = await set(app)
  expect(unanswered).toMatchObject({
    toldBy: {
      measure: 'verdict',
      target: 'ready',
      unit: null,
      start: 'not-yet',
      now: { state: 'known', value: 'not-yet' },
    },
  })
  expect(unanswered.toldBy?.pace, 'benefits are not answered, and no waiting answers them').toBe('behind')
  await answerBenefits(app)
  const answered = await again(app, unanswered)
  const earliest = earliestOf(answered) ?? ''
  expect(earliest).toMatch(/^2027-\d\d-01$/)
  expect(answered.toldBy).toMatchObject({ start: 'not-yet', pace: 'on-track' })
  const now = answered.toldBy?.now
  expect(now?.because?.inputs.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Own benefits priced in: pass', 'Record of complete months: pass', 'Earliest date']),
  )
  expect(now?.says).toContain('is the first day on which')
  const day = calendarDate(earliest)
  expect((await set(app, { wantedBy: day })).toldBy?.pace, 'on the day itself').toBe('on-track')
  expect((await set(app, { wantedBy: '2026-12-31' })).toldBy?.pace, 'before the day').toBe('behind')
  app.today = calendarDate('2028-07-01')
  expect((await again(app, unanswered)).toldBy?.pace).toBe('late')
})

test('who could quit today has reached it; a day that is planned makes nobody ready before', async () => {
  const rich = await hustler(12, { accounts: [{ name: 'Spending', role: 'spending', balance: usd(6_000_000) }] })
  await answerBenefits(rich)
  expect((await set(rich)).toldBy).toMatchObject({ now: { value: 'ready' }, start: 'ready', pace: 'reached' })

  const app = await hustler(12)
  await answerBenefits(app)
  const made = await set(app)
  ok(await app.revise('PATCH', '/api/v1/plan', 1, { quitDate: '2029-10-01' }))
  const planned = ok(await app.get<ReadinessReply>('/api/v1/readiness'))
  expect(planned.verdict, 'on the planned day').toBe('ready')
  expect((await again(app, made)).toldBy).toMatchObject({ now: { value: made.toldBy?.start }, pace: 'on-track' })
})

test.each([
  { count: 0, state: 'no-data' },
  { count: 2, state: 'too-little-history' },
])('with $count months the verdict is not known, and that is said', async ({ count, state }) => {
  const made = await set(await hustler(count))
  expect(made.toldBy).toMatchObject({ now: { state }, start: null, earliest: { state }, pace: 'unknown' })
})

test('without a day job there is no date to keep to', async () => {
  const app = await hustler(12, { work: 'independent', dayJobNet: usd(0) })
  expect((await set(app)).toldBy).toMatchObject({ now: { state: 'known' }, earliest: null, pace: 'unknown' })
})

test('a goal that is told by the verdict from today on begins anew; it can be ended, and a second try makes no second', async () => {
  const app = await hustler(12)
  const key = { 'idempotency-key': 'once' }
  const made = ok(await app.post<GoalReply>('/api/v1/goals', goal({ toldBy: null }), key))
  ok(await app.post('/api/v1/goals', goal({ toldBy: null }), key))
  app.today = calendarDate('2026-12-01')
  const told = ok(await app.revise<GoalReply>('PUT', `/api/v1/goals/${made.id}`, 1, goal()))
  expect(told).toMatchObject({ setOn: '2026-12-01', toldBy: { start: 'not-yet' } })
  const reached = await app.revise<GoalReply>('PUT', `/api/v1/goals/${made.id}/state`, 2, { state: 'reached' })
  expect(ok(reached)).toMatchObject({ state: 'reached', toldBy: { measure: 'verdict' } })
  expect(ok(await app.get<GoalsReply>('/api/v1/goals')).items).toHaveLength(1)
})

test.each([{ target: 'nearly' }, { target: 2 }, {}])('a verdict other than ready is no goal: %o', async (target) => {
  const app = await hustler(0)
  const refused = await app.post('/api/v1/goals', goal({ toldBy: { measure: 'verdict', ...target } }))
  expect(refused.status).toBe(422)
  expect(ok(await app.get<GoalsReply>('/api/v1/goals')).items).toEqual([])
})
