import { expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import type { GoalReply, GoalsReply, ReviewReply, ReviewsReply } from '../../shared/reviews/contract.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { aClient, aDraft, aLine, anIssued, moved, ok, receive } from '../support/entries.ts'
import { type Answer, type TestApp, testApp, usd } from '../support/test-app.ts'

const refusal = ({ status, body }: Answer) => [status, (body as { type: string }).type.replace('/problems/', '')]
const words = {
  energised: 'Drawing',
  drained: 'Chasing a late payer',
  towardGoals: 'partly',
  towardGoalsNote: 'Two new clients, no retainer',
  hours: 151.5,
  daysOff: 2.5,
  learned: 'Ask for half in advance',
  decision: 'Raise new quotes to $85 an hour',
  isDone: true,
}
const begin = (app: TestApp, month: string) => app.post<ReviewReply>('/api/v1/reviews', { month })
const review = async (app: TestApp, month: string) => ok(await app.get<ReviewReply>(`/api/v1/reviews/${month}`))
const write = (app: TestApp, month: string, version: number, changes: object = {}) =>
  app.revise<ReviewReply>('PUT', `/api/v1/reviews/${month}`, version, { ...words, ...changes })
const list = async (app: TestApp) => ok(await app.get<ReviewsReply>('/api/v1/reviews'))
const known = ({ figures }: ReviewReply, key: string) => figures.find((one) => one.key === key)?.figure
const reminder = async (app: TestApp) =>
  ok(await app.get<TodayReply>('/api/v1/today')).toDo.find(({ kind }) => kind === 'monthly-review')

test('a month is reviewed: its figures are frozen, the words are kept, and the reminder goes', async () => {
  const app = await testApp()
  await receive(app, 400_000, { receivedDate: '2026-10-12' })
  expect(await reminder(app)).toMatchObject({
    title: 'Review October 2026',
    action: 'Begin',
    link: '/independence/reviews/2026-10',
  })
  expect(await list(app)).toMatchObject({ items: [], due: '2026-10', done: 0, of: 0 })
  expect(await moved(app, async () => ok(await begin(app, '2026-10')))).toEqual({})
  const begun = await review(app, '2026-10')
  expect(known(begun, 'receipts')).toMatchObject({ state: 'known', value: usd(400_000) })
  expect(known(begun, 'living-spent')).toMatchObject({ state: 'known', value: usd(0) })
  // $34,000 less the tax office's $1,100, over needs of $6,243: 5.26
  expect(known(begun, 'free-cash')).toMatchObject({ state: 'known', value: usd(3_290_000) })
  expect(known(begun, 'months-covered')).toMatchObject({ state: 'known', value: 5.2 })
  expect(known(begun, 'plan-on')?.because?.confidence?.months).toBe(1)
  expect(await reminder(app)).toMatchObject({ title: 'Finish the review of October 2026', action: 'Go on' })

  const done = ok(await write(app, '2026-10', begun.version))
  const { isDone: _, ...kept } = words
  expect(done).toMatchObject({ ...kept, doneOn: '2026-11-19', figures: begun.figures })
  expect(await reminder(app)).toBeUndefined()
  expect(await list(app)).toMatchObject({
    items: [{ month: '2026-10', decision: words.decision, covered: { value: 5.2 } }],
    due: null,
    done: 1,
    of: 1,
  })
})

test('hours billed and days off of the month are offered, and what is written stays', async () => {
  const app = await testApp()
  const { offered, version } = ok(await begin(app, '2026-10'))
  expect(offered, 'the book knows nothing of either').toEqual({ hours: null, billedHours: null, daysOff: null })
  const body = { kind: 'holiday', firstDay: '2026-10-29', lastDay: '2026-11-03', days: 4 }
  ok(await app.post('/api/v1/days-off', body))
  const hours = { quantity: '12.25', unit: 'Hours', unitPrice: '80' }
  const lines = [
    aLine(app, hours),
    aLine(app, { ...hours, unit: 'page' }),
    aLine(app, { ...hours, quantity: '7.5', unit: 'h' }),
  ]
  await anIssued(app, { issueDate: '2026-10-05', lines })
  await aDraft(app, { issueDate: '2026-10-05', lines })
  await anIssued(app, { issueDate: '2026-11-01', dueDate: '2026-11-30', lines })
  const offeredNow = async (month: string) => (await review(app, month)).offered
  expect(await offeredNow('2026-10'), 'pages take time too').toEqual({ hours: null, billedHours: 19.8, daysOff: 2 })
  ok(await write(app, '2026-10', version, { daysOff: 1, hours: null, isDone: false }))
  expect(await review(app, '2026-10')).toMatchObject({ daysOff: 1, hours: null, offered: { daysOff: 2 } })
  ok(await begin(app, '2026-06'))
  await anIssued(app, { issueDate: '2026-06-05', dueDate: '2026-06-30', lines: lines.slice(0, 1) })
  expect(await offeredNow('2026-06'), 'days off are entered this year, none in June').toEqual({
    hours: 12.3,
    billedHours: 12.3,
    daysOff: 0,
  })
})

test('what the book tells otherwise later stands beside the frozen figure', async () => {
  const app = await testApp()
  ok(await begin(app, '2026-10'))
  expect((await review(app, '2026-10')).otherwiseNow).toEqual([])
  await receive(app, 100_000, { receivedDate: '2026-10-30' })
  const later = await review(app, '2026-10')
  expect(known(later, 'receipts')).toMatchObject({ value: usd(0) })
  expect(later.otherwiseNow.find(({ key }) => key === 'receipts')?.figure).toMatchObject({ value: usd(100_000) })
  ok(await app.revise('DELETE', '/api/v1/reviews/2026-10', later.version))
  expect(known(ok(await begin(app, '2026-10')), 'receipts')).toMatchObject({ value: usd(100_000) })
})

test('a review is begun once, of a month that is over and known, and a finished one stays', async () => {
  const app = await testApp({ setUp: { openingDate: '2026-08-14' } })
  expect(refusal(await begin(app, '2026-11'))).toEqual([422, 'review-too-early'])
  expect(refusal(await begin(app, '2026-08'))).toEqual([422, 'review-too-early'])
  ok(await begin(app, '2026-09'))
  expect(refusal(await begin(app, '2026-09'))).toEqual([409, 'review-begun'])
  expect(refusal(await write(app, '2026-09', 1, { decision: '' }))).toEqual([422, 'review-without-decision'])
  expect(refusal(await write(app, '2026-09', 1, { hours: 1.25 }))).toEqual([422, 'invalid'])
  ok(await write(app, '2026-09', 1, { decision: '', isDone: false }))
  expect(refusal(await write(app, '2026-09', 1))).toEqual([412, 'stale'])
  ok(await write(app, '2026-09', 2))
  expect(refusal(await write(app, '2026-09', 3, { isDone: false }))).toEqual([409, 'review-done'])
  expect(refusal(await app.revise('DELETE', '/api/v1/reviews/2026-09', 3))).toEqual([409, 'review-done'])
  expect(ok(await write(app, '2026-09', 3, { learned: 'More' }))).toMatchObject({ learned: 'More', version: 4 })
  expect(refusal(await app.get('/api/v1/reviews/2026-10'))).toEqual([404, 'not-found'])
  expect(await list(app)).toMatchObject({ done: 1, of: 2, due: '2026-10' })
})

test('the reviews come a page at a time, the newest first', async () => {
  const app = await testApp()
  for (const month of ['2026-05', '2026-07', '2026-06']) ok(await begin(app, month))
  const first = ok(await app.get<ReviewsReply>('/api/v1/reviews?limit=2'))
  expect(first.items.map(({ month }) => month)).toEqual(['2026-07', '2026-06'])
  const rest = ok(await app.get<ReviewsReply>(`/api/v1/reviews?limit=2&cursor=${first.nextCursor}`))
  const one = async (month: string) => ok(await app.get<ReviewsReply>(`/api/v1/reviews?month=${month}`)).items
  expect((await one('2026-06')).map(({ month }) => month)).toEqual(['2026-06'])
  expect(await one('2026-08')).toEqual([])
  expect([rest.items.map(({ month }) => month), rest.nextCursor]).toEqual([['2026-05'], null])
})

test('a book that has just begun asks for no review', async () => {
  const app = await testApp({ setUp: { openingDate: '2026-11-02' } })
  expect(await reminder(app)).toBeUndefined()
  expect(await list(app)).toMatchObject({ due: null })
})

const goal = (changes: object = {}) => ({
  name: 'Sleep well',
  howKnown: 'No check of the bank at night',
  wantedBy: '2028-06-30',
  toldBy: null,
  ...changes,
})
const set = async (app: TestApp, changes: object = {}) => ok(await app.post<GoalReply>('/api/v1/goals', goal(changes)))

test('a goal told by a figure says where it began, where it stands and how it goes', async () => {
  const app = await testApp()
  const made = await set(app, { name: 'Half a year', toldBy: { measure: 'months-covered', target: 6 } })
  expect(made).toMatchObject({
    setOn: '2026-11-19',
    state: 'open',
    toldBy: { target: 6, unit: 'months', start: 4.8, now: { state: 'known', value: 4.8 }, pace: 'on-track' },
  })
  app.today = calendarDate('2027-11-19')
  const behind = ok(await app.get<GoalReply>(`/api/v1/goals/${made.id}`))
  expect(behind.toldBy?.pace).toBe('behind')
  await receive(app, 1_500_000, { receivedDate: '2027-11-18' })
  expect(ok(await app.get<GoalReply>(`/api/v1/goals/${made.id}`)).toldBy).toMatchObject({ start: 4.8, pace: 'reached' })
})

test('the share of the biggest client is less when it is better', async () => {
  const app = await testApp()
  const [one, other] = [await aClient(app), await aClient(app, { name: 'Paper Whale Press' })]
  await receive(app, 200_000, { clientId: one.id })
  await receive(app, 100_000, { clientId: other.id })
  const { id, toldBy } = await set(app, { toldBy: { measure: 'top-client', target: '0.4' } })
  expect(toldBy).toMatchObject({ start: '0.6667', now: { value: '0.6667' }, target: '0.4', pace: 'on-track' })
  await receive(app, 100_000, { clientId: other.id })
  await receive(app, 150_000, { clientId: (await aClient(app, { name: 'Snail Mail' })).id })
  const better = ok(await app.get<GoalReply>(`/api/v1/goals/${id}`))
  expect(better.toldBy).toMatchObject({ start: '0.6667', now: { value: '0.3636' }, pace: 'reached' })
})

test.each([
  { measure: 'top-client', target: '0.4', unit: null, now: 'no-data' },
  { measure: 'plan-on', target: usd(500_000), unit: null, now: 'no-data' },
  { measure: 'free-cash', target: usd(5_000_000), unit: null, now: 'known' },
  { measure: 'paying-clients', target: 3, unit: 'count', now: 'known' },
])('a goal can be told by $measure', async ({ measure, target, unit, now }) => {
  const app = await testApp()
  const { toldBy } = await set(app, { toldBy: { measure, target } })
  expect(toldBy).toMatchObject({ measure, target, unit, now: { state: now } })
})

test('a goal is changed, reached, taken up again and removed; told by another figure it starts anew', async () => {
  const app = await testApp()
  const { id } = await set(app)
  await set(app, { wantedBy: '2027-12-31', name: 'Earlier' })
  const items = async () => ok(await app.get<GoalsReply>('/api/v1/goals')).items
  expect((await items()).map(({ name }) => name)).toEqual(['Earlier', 'Sleep well'])
  app.today = calendarDate('2026-12-24')
  const told = ok(
    await app.revise<GoalReply>(
      'PUT',
      `/api/v1/goals/${id}`,
      1,
      goal({ toldBy: { measure: 'free-cash', target: usd(1) } }),
    ),
  )
  expect(told).toMatchObject({ setOn: '2026-12-24', toldBy: { pace: 'reached', start: usd(3_000_000) } })
  expect(refusal(await app.revise('PUT', `/api/v1/goals/${id}`, 1, goal()))).toEqual([412, 'stale'])
  const state = (version: number, to: string) =>
    app.revise<GoalReply>('PUT', `/api/v1/goals/${id}/state`, version, { state: to })
  expect(ok(await state(2, 'reached'))).toMatchObject({ state: 'reached', closedOn: '2026-12-24' })
  expect(ok(await state(3, 'open'))).toMatchObject({ state: 'open', closedOn: null })
  ok(await app.revise('DELETE', `/api/v1/goals/${id}`, 4))
  expect((await items()).map(({ name }) => name)).toEqual(['Earlier'])
})

test.each([
  { says: 'no name', changes: { name: ' ' }, refused: [422, 'invalid'] },
  { says: 'a day that is none', changes: { wantedBy: '2027-02-30' }, refused: [422, 'invalid'] },
  { says: 'a figure that is none', changes: { toldBy: { measure: 'luck', target: 1 } }, refused: [422, 'invalid'] },
  {
    says: 'a target of another kind',
    changes: { toldBy: { measure: 'free-cash', target: 6 } },
    refused: [422, 'invalid'],
  },
  {
    says: 'another currency',
    changes: { toldBy: { measure: 'free-cash', target: { minor: 1, currency: 'EUR' } } },
    refused: [422, 'currency-mismatch'],
  },
])('a goal with $says is refused', async ({ changes, refused }) => {
  const app = await testApp()
  expect(refusal(await app.post('/api/v1/goals', goal(changes)))).toEqual(refused)
  expect(ok(await app.get<GoalsReply>('/api/v1/goals')).items).toEqual([])
})
