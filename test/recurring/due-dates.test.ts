import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDate, daysBetween, monthsApart } from '../../shared/calendar.ts'
import {
  CADENCES,
  type Cadence,
  comesOn,
  dueDates,
  losesItsDay,
  monthlyMinor,
  nextDueDate,
  yearlyMinor,
} from '../../shared/recurring/due-dates.ts'

const rhythm = (every: Cadence, startsOn: string, endsOn: string | null = null) => ({
  every,
  startsOn: calendarDate(startsOn),
  endsOn: endsOn === null ? null : calendarDate(endsOn),
})

test.each([
  {
    every: 'month',
    from: '2026-01-31',
    through: '2026-05-31',
    dates: '2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31',
    why: 'a short month moves none after it',
  },
  {
    every: 'month',
    from: '2028-01-31',
    through: '2028-03-31',
    dates: '2028-01-31 2028-02-29 2028-03-31',
    why: 'a leap year',
  },
  {
    every: 'year',
    from: '2024-02-29',
    through: '2028-12-31',
    dates: '2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29',
    why: 'a leap day comes back',
  },
  {
    every: 'quarter',
    from: '2025-11-30',
    through: '2026-08-30',
    dates: '2025-11-30 2026-02-28 2026-05-30 2026-08-30',
    why: 'over the end of a year',
  },
  {
    every: 'half-year',
    from: '2025-08-31',
    through: '2026-08-31',
    dates: '2025-08-31 2026-02-28 2026-08-31',
    why: 'to February and back',
  },
  {
    every: 'two-months',
    from: '2026-12-31',
    through: '2027-04-30',
    dates: '2026-12-31 2027-02-28 2027-04-30',
    why: 'two short ones',
  },
  {
    every: 'week',
    from: '2026-02-23',
    through: '2026-03-09',
    dates: '2026-02-23 2026-03-02 2026-03-09',
    why: 'weeks know no months',
  },
  {
    every: 'two-weeks',
    from: '2026-12-25',
    through: '2027-01-08',
    dates: '2026-12-25 2027-01-08',
    why: 'the day itself counts',
  },
  { every: 'four-weeks', from: '2026-11-19', through: '2026-11-18', dates: '', why: 'it has not begun' },
] as const)('every $every from $from: $why', ({ every, from, through, dates }) => {
  expect(dueDates(rhythm(every, from), calendarDate(through)).join(' ')).toBe(dates)
})

test.each([
  { every: 'month', from: '2026-01-31', loses: true, why: 'from February 28 it would stay at the 28th' },
  { every: 'month', from: '2026-03-31', loses: true, why: 'April has 30' },
  { every: 'month', from: '2026-07-31', loses: false, why: 'August has 31' },
  { every: 'quarter', from: '2026-08-31', loses: true, why: 'November has 30' },
  { every: 'year', from: '2024-02-29', loses: true, why: 'a leap day' },
  { every: 'four-weeks', from: '2026-01-31', loses: false, why: 'weeks know no day of the month' },
] as const)('every $every from $from, begun a step later, loses its day: $loses ($why)', ({ every, from, loses }) => {
  expect(losesItsDay(every, calendarDate(from))).toBe(loses)
})

test('the last day counts, and after it nothing comes', () => {
  const ends = rhythm('month', '2026-01-15', '2026-03-15')
  expect(dueDates(ends, calendarDate('2027-01-01'))).toEqual(['2026-01-15', '2026-02-15', '2026-03-15'])
  expect(nextDueDate(ends, calendarDate('2026-02-15'))).toBe('2026-03-15')
  expect(nextDueDate(ends, calendarDate('2026-03-15'))).toBeUndefined()
  expect(nextDueDate(rhythm('year', '2099-06-01'), calendarDate('2100-06-01'))).toBeUndefined()
})

test.each([
  { every: 'week', month: 4333, year: 52_000 },
  { every: 'four-weeks', month: 1083, year: 13_000 },
  { every: 'month', month: 1000, year: 12_000 },
  { every: 'quarter', month: 333, year: 4000 },
  { every: 'year', month: 83, year: 1000 },
] as const)('$every: ten a time make $month a month and $year a year', ({ every, month, year }) => {
  expect([monthlyMinor(1000, every), yearlyMinor(1000, every)]).toEqual([month, year])
})

describe('for every rhythm and day', () => {
  const first = calendarDate('2000-01-01')
  const day = fc.integer({ min: 0, max: 15_000 }).map((days) => addDays(first, days))
  const anyRhythm = fc.record({ every: fc.constantFrom(...CADENCES), startsOn: day, endsOn: fc.option(day) })

  test('dates rise from the first day, none twice, none after the last', () => {
    fc.assert(
      fc.property(anyRhythm, day, (one, through) => {
        const dates = dueDates(one, through)
        expect(dates).toEqual([...new Set(dates)].sort())
        expect(dates.every((date) => date >= one.startsOn && date <= through && date <= (one.endsOn ?? date))).toBe(
          true,
        )
      }),
      { numRuns: 60 },
    )
  })

  test('looking on a later day adds dates and changes none', () => {
    fc.assert(
      fc.property(anyRhythm, day, fc.nat(400), (one, through, later) => {
        const before = dueDates(one, through)
        expect(dueDates(one, addDays(through, later)).slice(0, before.length)).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })

  test('steps of months fall on the day of the first, or on the last of a shorter month; steps of weeks are whole', () => {
    fc.assert(
      fc.property(anyRhythm, day, (one, through) => {
        for (const date of dueDates(one, through)) {
          if (one.every.endsWith('week') || one.every.endsWith('weeks'))
            expect(daysBetween(one.startsOn, date) % 7).toBe(0)
          else {
            expect(monthsApart(one.startsOn.slice(0, 7), date.slice(0, 7))).toBeGreaterThanOrEqual(0)
            const isLast = addDays(date, 1).slice(8) === '01'
            expect(date.slice(8) === one.startsOn.slice(8) || (isLast && date.slice(8) < one.startsOn.slice(8))).toBe(
              true,
            )
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('it comes on its dates and on no other day; the next one is the first of those after', () => {
    fc.assert(
      fc.property(anyRhythm, day, (one, date) => {
        expect(comesOn(one, date)).toBe(dueDates(one, date).includes(date))
        const next = nextDueDate(one, date)
        if (next !== undefined) {
          expect(next > date && comesOn(one, next)).toBe(true)
          expect(dueDates(one, next).filter((other) => other > date)).toEqual([next])
        }
      }),
      { numRuns: 40 },
    )
  })
})
