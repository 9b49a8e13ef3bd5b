import { expect, test } from 'vitest'
import { calendarDate, firstDay, shiftMonth } from '../../shared/calendar.ts'
import { jobMonthsUntil } from '../../shared/forecast/job-months.ts'
import { freeAfterNotice, lastJobDay, noticeBy, quitDateAfter } from '../../shared/readiness/notice.ts'

test.each([
  {
    quit: '2027-04-01',
    days: 28,
    to: 'day',
    last: '2027-03-31',
    by: '2027-03-03',
    why: 'four weeks before the last day',
  },
  { quit: '2027-04-01', days: 28, to: 'month-end', last: '2027-03-31', by: '2027-03-03', why: 'the month ends there' },
  { quit: '2027-04-10', days: 30, to: 'day', last: '2027-04-09', by: '2027-03-10', why: 'any day will do' },
  { quit: '2027-04-10', days: 30, to: 'month-end', last: '2027-03-31', by: '2027-03-01', why: 'the month end before' },
  {
    quit: '2027-03-31',
    days: 28,
    to: 'month-end',
    last: '2027-02-28',
    by: '2027-01-31',
    why: 'a job ends with a month',
  },
  { quit: '2027-03-31', days: 28, to: 'day', last: '2027-03-30', by: '2027-03-02', why: 'the day before it' },
  { quit: '2027-04-01', days: 0, to: 'day', last: '2027-03-31', by: '2027-03-31', why: 'no notice: on the last day' },
] as const)('independent from $quit with $days days to a $to: notice by $by ($why)', ({ quit, days, to, last, by }) => {
  const quitDate = calendarDate(quit)
  expect(lastJobDay(quitDate, { to })).toBe(last)
  expect(noticeBy(quitDate, { days, to })).toBe(by)
})

test('who gives notice on the last day for it is free in time, a day later too late', () => {
  for (const to of ['day', 'month-end'] as const) {
    for (const days of [0, 14, 28, 30, 90]) {
      const quitDate = calendarDate('2027-04-01')
      const last = noticeBy(quitDate, { days, to })
      expect(freeAfterNotice(last, { days, to }) <= quitDate).toBe(true)
      const day = new Date(`${last}T12:00:00Z`).getTime() + 86_400_000
      const next = calendarDate(new Date(day).toISOString().slice(0, 10))
      expect(freeAfterNotice(next, { days, to }) > quitDate).toBe(true)
    }
  }
})

test('months of pay and the day of quitting are two ways to say the same', () => {
  const asOf = calendarDate('2026-11-19')
  expect(jobMonthsUntil(calendarDate('2027-04-01'), asOf)).toBe(5)
  expect(jobMonthsUntil(calendarDate('2027-04-20'), asOf)).toBe(5)
  expect(jobMonthsUntil(calendarDate('2026-11-30'), asOf)).toBe(0)
  expect(jobMonthsUntil(calendarDate('2026-01-01'), asOf)).toBe(0)
  expect(quitDateAfter(asOf, 0)).toBe(asOf)
  for (let months = 1; months <= 36; months += 1) {
    expect(quitDateAfter(asOf, months)).toBe(firstDay(shiftMonth('2026-11', months)))
    expect(jobMonthsUntil(quitDateAfter(asOf, months), asOf)).toBe(months)
  }
})
