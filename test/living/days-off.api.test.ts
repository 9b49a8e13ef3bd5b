import { describe, expect, test } from 'vitest'
import type { DayOffReply, DaysOffReply } from '../../shared/living/contract.ts'
import { expectSound } from '../figure/expect-sound.ts'
import { codeOf, refused } from '../support/dump.ts'
import { ok } from '../support/entries.ts'
import { sharedApp, type TestApp, testApp, usd } from '../support/test-app.ts'

const URL = '/api/v1/days-off'

async function aWeek(app: TestApp, changes: object = {}): Promise<DayOffReply> {
  const body = { kind: 'holiday', firstDay: '2026-07-06', lastDay: '2026-07-10', days: 5, ...changes }
  return ok(await app.post<DayOffReply>(URL, body))
}

async function planning(app: TestApp, plannedDays: number): Promise<void> {
  const items = [{ kind: 'benefit', benefit: 'time-off', name: 'Days off', amount: usd(50_000), plannedDays }]
  ok(await app.revise('PUT', '/api/v1/living/budget', 1, { items, fromDate: '2026-01-01' }))
}

test('taken, entered ahead and left of what the budget plans', async () => {
  const app = await testApp()
  await planning(app, 20)
  await aWeek(app)
  await aWeek(app, { kind: 'sick', firstDay: '2026-11-18', lastDay: undefined, days: 0.5, note: 'A cold' })
  await aWeek(app, { firstDay: '2026-12-28', lastDay: '2026-12-31', days: 4 })
  await aWeek(app, { firstDay: '2025-08-04', lastDay: '2025-08-08' })
  const year = ok(await app.get<DaysOffReply>(URL))
  expect(year).toMatchObject({
    year: '2026',
    years: ['2026', '2025'],
    planned: 20,
    taken: { value: 5.5, unit: 'days' },
    toCome: 4,
    left: { value: 10.5, unit: 'days' },
  })
  expectSound(year.taken, 'taken')
  expectSound(year.left, 'left')
  expect(year.items.map(({ firstDay, days }) => [firstDay, days])).toEqual([
    ['2026-12-28', 4],
    ['2026-11-18', 0.5],
    ['2026-07-06', 5],
  ])
  expect(ok(await app.get<DaysOffReply>(`${URL}?year=2025`))).toMatchObject({
    planned: null,
    taken: { value: 5 },
    left: { state: 'no-data' },
  })
})

test('years that have days off are told, with the running one and the one asked for', async () => {
  const app = await testApp()
  const years = async (query = '') => ok(await app.get<DaysOffReply>(`${URL}${query}`)).years
  expect(await years()).toEqual(['2026'])
  await aWeek(app, { firstDay: '2023-08-07', lastDay: '2023-08-11' })
  expect(await years()).toEqual(['2026', '2023'])
  expect(await years('?year=2024')).toEqual(['2026', '2024', '2023'])
})

test('more than was planned is said as such', async () => {
  const app = await testApp()
  await planning(app, 3)
  await aWeek(app)
  expect(ok(await app.get<DaysOffReply>(URL)).left).toMatchObject({
    value: -2,
    says: '2 days more than planned for 2026.',
  })
})

test('days off are changed and removed, and entered anew', async () => {
  const app = await testApp()
  const { id, version } = await aWeek(app)
  const body = { kind: 'other', firstDay: '2026-07-06', lastDay: '2026-07-08', days: 2.5 }
  const changed = ok(await app.revise<DayOffReply>('PUT', `${URL}/${id}`, version, body))
  expect(changed).toMatchObject({ kind: 'other', days: 2.5, version: 2 })
  expect((await app.revise('DELETE', `${URL}/${id}`, 2)).status).toBe(204)
  await aWeek(app)
})

test('two halves of one day are two entries', async () => {
  const app = await testApp()
  await aWeek(app, { kind: 'sick', lastDay: '2026-07-06', days: 0.5 })
  await aWeek(app, { lastDay: '2026-07-06', days: 0.5 })
})

describe('refused, and nothing changes:', () => {
  const theApp = sharedApp()
  test.each([
    { why: 'it ends before it begins', given: { lastDay: '2026-07-01' }, pointer: '#/lastDay' },
    {
      why: 'over the turn of the year',
      given: { firstDay: '2026-12-30', lastDay: '2027-01-02' },
      pointer: '#/lastDay',
    },
    { why: 'more days than there are', given: { days: 5.5 }, pointer: '#/days' },
    { why: 'a quarter of a day', given: { days: 1.25 }, pointer: '#/days' },
    { why: 'no day', given: { days: 0 }, pointer: '#/days' },
  ])('$why', async ({ given, pointer }) => {
    const app = await theApp()
    const body = { kind: 'holiday', firstDay: '2026-07-06', lastDay: '2026-07-10', days: 5, ...given }
    const answer = await refused(app, () => app.post(URL, body))
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer])
  })

  test('a day that is entered already, a version that is not the latest, an entry that is not there', async () => {
    const app = await testApp()
    const { id } = await aWeek(app)
    const again = { kind: 'sick', firstDay: '2026-07-10', days: 1 }
    expect(codeOf(await refused(app, () => app.post(URL, again)))).toBe('day-off')
    expect(codeOf(await refused(app, () => app.revise('DELETE', `${URL}/${id}`, 2)))).toBe('stale')
    expect(codeOf(await refused(app, () => app.revise('PUT', `${URL}/99`, 1, again)))).toBe('not-found')
  })
})
