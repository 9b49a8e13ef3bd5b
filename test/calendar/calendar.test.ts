import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  calendarDate,
  dateInZone,
  daysBetween,
  firstDay,
  isCalendarDate,
  isMonth,
  isQuarter,
  lastDay,
  monthOf,
  monthsApart,
  monthsFrom,
  quarterDates,
  quarterMonths,
  quarterOf,
  shiftMonth,
  shiftQuarter,
} from '../../shared/calendar.ts'

const anyDate = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays(calendarDate('1995-01-01'), days))
const anyMonth = anyDate.map(monthOf)

test.each([
  { text: '2026-02-28', isDate: true, why: 'a day' },
  { text: '2024-02-29', isDate: true, why: 'a leap day' },
  { text: '2026-02-29', isDate: false, why: 'no leap year' },
  { text: '2100-02-29', isDate: false, why: 'a century without a leap day' },
  { text: '2026-04-31', isDate: false, why: 'a month of thirty days' },
  { text: '2026-13-01', isDate: false, why: 'there is no month 13' },
  { text: '2026-00-10', isDate: false, why: 'there is no month 0' },
  { text: '2026-01-00', isDate: false, why: 'there is no day 0' },
  { text: '1990-01-01', isDate: true, why: 'the earliest' },
  { text: '1989-12-31', isDate: false, why: 'before the earliest' },
  { text: '2100-12-31', isDate: true, why: 'the latest' },
  { text: '2101-01-01', isDate: false, why: 'after the latest' },
  { text: '2026-1-1', isDate: false, why: 'digits are missing' },
  { text: '2026-01-01T00:00', isDate: false, why: 'an instant' },
  { text: '２０２６-01-01', isDate: false, why: 'digits of another script' },
])('$text is a date: $isDate ($why)', ({ text, isDate }) => {
  expect(isCalendarDate(text)).toBe(isDate)
  if (isDate) expect(calendarDate(text)).toBe(text)
  else expect(() => calendarDate(text)).toThrow(RangeError)
})

test.each(['2026-01', '1990-12', '2100-06'])('%s is a month', (text) => expect(isMonth(text)).toBe(true))
test.each(['2026-00', '2026-13', '1989-12', '2101-01', '2026-1', '2026-01-01'])('%s is no month', (text) =>
  expect(isMonth(text)).toBe(false),
)
test.each(['2026-Q1', '1990-Q4'])('%s is a quarter', (text) => expect(isQuarter(text)).toBe(true))
test.each(['2026-Q0', '2026-Q5', '2026-q1', '1989-Q4', '2026Q1'])('%s is no quarter', (text) =>
  expect(isQuarter(text)).toBe(false),
)

describe('the day it is', () => {
  test.each([
    { at: '2026-01-31T23:30:00Z', zone: 'UTC', day: '2026-01-31' },
    { at: '2026-01-31T23:30:00Z', zone: 'Europe/Berlin', day: '2026-02-01' },
    { at: '2026-01-31T23:30:00Z', zone: 'America/Los_Angeles', day: '2026-01-31' },
    { at: '2026-06-30T14:00:00Z', zone: 'Australia/Sydney', day: '2026-07-01' },
    { at: '2026-03-08T07:59:00Z', zone: 'America/Los_Angeles', day: '2026-03-07' },
    { at: '2026-03-09T06:59:00Z', zone: 'America/Los_Angeles', day: '2026-03-08' },
    { at: '2026-12-31T10:00:00Z', zone: 'Pacific/Kiritimati', day: '2027-01-01' },
  ])('at $at in $zone is $day', ({ at, zone, day }) => {
    expect(dateInZone(Date.parse(at), zone)).toBe(day)
  })
})

test.each([
  { date: '2026-01-31', months: 1, result: '2026-02-28', why: 'a shorter month' },
  { date: '2023-12-31', months: 2, result: '2024-02-29', why: 'a leap day' },
  { date: '2024-02-29', months: 12, result: '2025-02-28', why: 'a year after a leap day' },
  { date: '2026-03-31', months: -1, result: '2026-02-28', why: 'backwards' },
  { date: '2026-11-19', months: 5, result: '2027-04-19', why: 'into the next year' },
])('$months months from $date is $result ($why)', ({ date, months, result }) => {
  expect(addMonths(calendarDate(date), months)).toBe(result)
})

test('a clock change makes no day longer or shorter', () => {
  expect(addDays(calendarDate('2026-03-28'), 2)).toBe('2026-03-30')
  expect(daysBetween(calendarDate('2026-03-28'), calendarDate('2026-03-30'))).toBe(2)
})

test('days added are the days between', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -1000, max: 1000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days)
    }),
  )
})

test('text order is the order of days', () => {
  fc.assert(
    fc.property(anyDate, anyDate, (one, other) => {
      expect(Math.sign(daysBetween(one, other))).toBe(one < other ? 1 : one > other ? -1 : 0)
    }),
  )
})

test('a month begins with its first day and ends the day before the next', () => {
  fc.assert(
    fc.property(anyMonth, (month) => {
      expect(monthOf(firstDay(month))).toBe(month)
      expect(addDays(lastDay(month), 1)).toBe(firstDay(shiftMonth(month, 1)))
      expect(isCalendarDate(lastDay(month))).toBe(true)
    }),
  )
})

test('months shifted are the months apart', () => {
  fc.assert(
    fc.property(anyMonth, fc.integer({ min: -60, max: 60 }), (month, months) => {
      expect(monthsApart(month, shiftMonth(month, months))).toBe(months)
    }),
  )
})

test('the months from one to another, both included', () => {
  expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(monthsFrom('2026-02', '2026-02')).toEqual(['2026-02'])
  expect(monthsFrom('2026-03', '2026-02')).toEqual([])
})

test.each([
  { date: '2026-01-01', quarter: '2026-Q1' },
  { date: '2026-03-31', quarter: '2026-Q1' },
  { date: '2026-04-01', quarter: '2026-Q2' },
  { date: '2026-09-30', quarter: '2026-Q3' },
  { date: '2026-12-31', quarter: '2026-Q4' },
])('$date is in $quarter', ({ date, quarter }) => {
  expect(quarterOf(calendarDate(date))).toBe(quarter)
})

test('a quarter has three months and their days', () => {
  expect(quarterMonths('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12'])
  expect(quarterDates('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' })
  expect(shiftQuarter('2026-Q4', 1)).toBe('2027-Q1')
  expect(shiftQuarter('2026-Q1', -1)).toBe('2025-Q4')
})

describe('days and months are counted as Temporal counts them', () => {
  const anyShift = fc.integer({ min: -1200, max: 1200 })
  const isoDate = (date: string) => Temporal.PlainDate.from(date)

  test('adding days and counting them', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const later = addDays(date, days)
        expect(later).toBe(isoDate(date).add({ days }).toString())
        expect(daysBetween(date, later)).toBe(isoDate(date).until(later, { largestUnit: 'day' }).days)
      }),
      { numRuns: 2000 },
    )
  })

  test('every day from 1990 to 2100, one after another', () => {
    const first = calendarDate('1990-01-01')
    const last = daysBetween(first, calendarDate('2100-12-31'))
    let expected = isoDate(first)
    for (let days = 0; days <= last; days += 1) {
      if (addDays(first, days) !== expected.toString()) expect(addDays(first, days)).toBe(expected.toString())
      expected = expected.add({ days: 1 })
    }
    expect(last).toBe(40_541)
  })

  test('adding months', () => {
    fc.assert(
      fc.property(anyDate, anyShift, (date, months) => {
        expect(addMonths(date, months)).toBe(isoDate(date).add({ months }).toString())
        const month = Temporal.PlainYearMonth.from(monthOf(date))
        expect(shiftMonth(monthOf(date), months)).toBe(month.add({ months }).toString())
        expect(lastDay(monthOf(date))).toBe(month.toPlainDate({ day: month.daysInMonth }).toString())
      }),
      { numRuns: 2000 },
    )
  })
})
