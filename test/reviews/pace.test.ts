import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDate } from '../../shared/calendar.ts'
import { MEASURES, valueOfWhole, wholeValue } from '../../shared/reviews/measures.ts'
import { type Course, paceOf, paceToReady } from '../../shared/reviews/pace.ts'

const course = (changes: Partial<Course>): Course => ({
  start: 10,
  now: 10,
  target: 60,
  isLess: false,
  setOn: calendarDate('2026-01-01'),
  wantedBy: calendarDate('2026-04-11'), // 100 days
  asOf: calendarDate('2026-02-20'), // 50 days
  ...changes,
})

test.each([
  { says: 'half of the time, half of the way', changes: { now: 35 }, pace: 'on-track' },
  { says: 'half of the time, less of the way', changes: { now: 34 }, pace: 'behind' },
  { says: 'where it should be', changes: { now: 60 }, pace: 'reached' },
  { says: 'reached after the day', changes: { now: 60, asOf: calendarDate('2027-01-01') }, pace: 'reached' },
  { says: 'not reached by the day', changes: { now: 59, asOf: calendarDate('2026-04-12') }, pace: 'late' },
  { says: 'on the day itself', changes: { now: 59, asOf: calendarDate('2026-04-11') }, pace: 'behind' },
  {
    says: 'less is better, and it is less',
    changes: { start: 62, now: 51, target: 40, isLess: true },
    pace: 'on-track',
  },
  { says: 'less is better, and it is not', changes: { start: 62, now: 52, target: 40, isLess: true }, pace: 'behind' },
  { says: 'less is better, reached', changes: { start: 62, now: 40, target: 40, isLess: true }, pace: 'reached' },
  { says: 'no number now', changes: { now: null }, pace: 'unknown' },
  { says: 'no number when it was set', changes: { start: null, now: 35 }, pace: 'unknown' },
  { says: 'no number when it was set, reached', changes: { start: null, now: 61 }, pace: 'reached' },
  {
    says: 'wanted on the day that it was set',
    changes: { wantedBy: calendarDate('2026-01-01'), asOf: calendarDate('2026-01-01') },
    pace: 'on-track',
  },
])('$says: $pace', ({ changes, pace }) => {
  expect(paceOf(course(changes))).toBe(pace)
})

test('nearer to the goal is never worse', () => {
  const worse = ['late', 'behind', 'on-track', 'reached']
  const value = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(value, value, value, fc.nat(200), fc.boolean(), (start, one, other, days, isLess) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)]
      const at = (now: number) =>
        paceOf(course({ start, now, isLess, asOf: addDays(calendarDate('2026-01-01'), days) }))
      const [farther, nearer] = isLess ? [at(more), at(less)] : [at(less), at(more)]
      expect(worse.indexOf(nearer)).toBeGreaterThanOrEqual(worse.indexOf(farther))
    }),
  )
})

test('what a goal is compared by is the figure itself, and back', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MEASURES), fc.integer({ min: 0, max: 10_000 }), (measure, any) => {
      const whole = measure === 'verdict' ? any % 3 : any
      expect(wholeValue(measure, valueOfWhole(measure, whole, 'USD').value)).toBe(whole)
    }),
  )
})

const wantedBy = calendarDate('2027-06-01')
const to = { isReady: false, earliest: wantedBy, isHeldUp: false, wantedBy, asOf: calendarDate('2026-11-19') }
test.each([
  { says: 'ready', way: { isReady: true, earliest: 'none', isHeldUp: true } as const, pace: 'reached' },
  { says: 'not known', way: { isReady: null }, pace: 'unknown' },
  { says: 'in time to the day', way: {}, pace: 'on-track' },
  { says: 'a day later', way: { earliest: addDays(wantedBy, 1) }, pace: 'behind' },
  { says: 'not at this pace', way: { earliest: 'none' } as const, pace: 'behind' },
  { says: 'in time, but something fails that no waiting mends', way: { isHeldUp: true }, pace: 'behind' },
  { says: 'no job to quit', way: { earliest: null }, pace: 'unknown' },
  { says: 'the day itself', way: { asOf: wantedBy }, pace: 'on-track' },
  { says: 'the day has gone by', way: { asOf: addDays(wantedBy, 1) }, pace: 'late' },
])('on the way to ready, $says: $pace', ({ way, pace }) => {
  expect(paceToReady({ ...to, ...way })).toBe(pace)
})
