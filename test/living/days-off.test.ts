import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDate, monthOf, monthsFrom } from '../../shared/calendar.ts'
import { type DayOff, halfDaysIn } from '../../shared/living/days-off.ts'

const off = (firstDay: string, lastDay: string, days: number): DayOff => ({
  kind: 'holiday',
  firstDay: calendarDate(firstDay),
  lastDay: calendarDate(lastDay),
  halfDays: days * 2,
})

test.each([
  { entry: off('2026-07-06', '2026-07-10', 5), month: '2026-07', days: 5, why: 'all of it' },
  { entry: off('2026-07-06', '2026-07-10', 5), month: '2026-08', days: 0, why: 'none of it' },
  { entry: off('2026-07-27', '2026-08-07', 10), month: '2026-07', days: 5, why: 'a week on each side' },
  { entry: off('2026-07-27', '2026-08-07', 10), month: '2026-08', days: 5, why: 'a week on each side' },
  { entry: off('2026-07-27', '2026-08-07', 7), month: '2026-07', days: 3.5, why: 'part of the days, in proportion' },
  { entry: off('2026-10-31', '2026-11-02', 1), month: '2026-10', days: 0, why: 'Saturday, Sunday, and one Monday' },
  { entry: off('2026-10-31', '2026-11-01', 2), month: '2026-10', days: 1, why: 'a weekend that was to be worked' },
  { entry: off('2026-02-02', '2026-04-30', 62), month: '2026-03', days: 21, why: 'a whole month within' },
])('$days of $entry.firstDay to $entry.lastDay lie in $month ($why)', ({ entry, month, days }) => {
  expect(halfDaysIn(entry, month) / 2).toBe(days)
})

test('the months add up to the entry', () => {
  const starts = fc.integer({ min: 0, max: 364 }).map((days) => addDays(calendarDate('2026-01-01'), days))
  fc.assert(
    fc.property(starts, fc.nat(120), fc.nat(1000), (firstDay, length, part) => {
      const lastDay = addDays(firstDay, length)
      const halfDays = 1 + (part % (2 * (length + 1)))
      const months = monthsFrom(monthOf(firstDay), monthOf(lastDay))
      const parts = months.map((month) => halfDaysIn({ kind: 'sick', firstDay, lastDay, halfDays }, month))
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0)
      expect(parts.reduce((total, one) => total + one, 0)).toBe(halfDays)
    }),
  )
})
