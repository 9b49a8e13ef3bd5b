import { describe, expect, test } from 'vitest'
import { addDays, calendarDate } from '../../shared/calendar.ts'
import { dcHolidays, nextBusinessDay } from '../../shared/taxes/us/dc-holidays.ts'
import { usPeriods, usReturnDue } from '../../shared/taxes/us/periods.ts'
import { casesOf } from './us-published.ts'

// Independent of our rule: the list of python-holidays 0.105, US with the subdivision DC (weekdays on which one is kept),
// and its shift of 15 April, 15 June, 15 September and 15 January over weekends and those days. The years 2024 to 2027
// agree with Forms 1040-ES and the calendars of IRS Publication 509.
const KEPT: Record<number, string[]> = {
  2024: ['01-01', '01-15', '02-19', '04-16', '05-27', '06-19', '07-04', '09-02', '10-14', '11-11', '11-28', '12-25'],
  2025: ['01-01', '01-20', '02-17', '04-16', '05-26', '06-19', '07-04', '09-01', '10-13', '11-11', '11-27', '12-25'],
  2026: ['01-01', '01-19', '02-16', '04-16', '05-25', '06-19', '07-03', '09-07', '10-12', '11-11', '11-26', '12-25'],
  2027: [
    '01-01',
    '01-18',
    '02-15',
    '04-16',
    '05-31',
    '06-18',
    '07-05',
    '09-06',
    '10-11',
    '11-11',
    '11-25',
    '12-24',
    '12-31',
  ],
  2028: ['01-17', '02-21', '04-17', '05-29', '06-19', '07-04', '09-04', '10-09', '11-10', '11-23', '12-25'],
  2029: ['01-01', '01-15', '02-19', '04-16', '05-28', '06-19', '07-04', '09-03', '10-08', '11-12', '11-22', '12-25'],
  2030: ['01-01', '01-21', '02-18', '04-16', '05-27', '06-19', '07-04', '09-02', '10-14', '11-11', '11-28', '12-25'],
}
const DUE: Record<string, string[]> = {
  '2011': ['2011-04-18', '2011-06-15', '2011-09-15', '2012-01-17'],
  '2012': ['2012-04-17', '2012-06-15', '2012-09-17', '2013-01-15'],
  '2013': ['2013-04-15', '2013-06-17', '2013-09-16', '2014-01-15'],
  '2014': ['2014-04-15', '2014-06-16', '2014-09-15', '2015-01-15'],
  '2015': ['2015-04-15', '2015-06-15', '2015-09-15', '2016-01-15'],
  '2016': ['2016-04-18', '2016-06-15', '2016-09-15', '2017-01-17'],
  '2017': ['2017-04-18', '2017-06-15', '2017-09-15', '2018-01-16'],
  '2018': ['2018-04-17', '2018-06-15', '2018-09-17', '2019-01-15'],
  '2019': ['2019-04-15', '2019-06-17', '2019-09-16', '2020-01-15'],
  '2020': ['2020-04-15', '2020-06-15', '2020-09-15', '2021-01-15'],
  '2021': ['2021-04-15', '2021-06-15', '2021-09-15', '2022-01-18'],
  '2022': ['2022-04-18', '2022-06-15', '2022-09-15', '2023-01-17'],
  '2023': ['2023-04-18', '2023-06-15', '2023-09-15', '2024-01-16'],
  '2024': ['2024-04-15', '2024-06-17', '2024-09-16', '2025-01-15'],
  '2025': ['2025-04-15', '2025-06-16', '2025-09-15', '2026-01-15'],
  '2026': ['2026-04-15', '2026-06-15', '2026-09-15', '2027-01-15'],
  '2027': ['2027-04-15', '2027-06-15', '2027-09-15', '2028-01-18'],
  '2028': ['2028-04-18', '2028-06-15', '2028-09-15', '2029-01-16'],
  '2029': ['2029-04-17', '2029-06-15', '2029-09-17', '2030-01-15'],
  '2030': ['2030-04-15', '2030-06-17', '2030-09-16', '2031-01-15'],
  '2031': ['2031-04-15', '2031-06-16', '2031-09-15', '2032-01-15'],
  '2032': ['2032-04-15', '2032-06-15', '2032-09-15', '2033-01-18'],
  '2033': ['2033-04-18', '2033-06-15', '2033-09-15', '2034-01-17'],
  '2034': ['2034-04-18', '2034-06-15', '2034-09-15', '2035-01-16'],
  '2035': ['2035-04-17', '2035-06-15', '2035-09-17', '2036-01-15'],
}

test.each(Object.entries(KEPT))('the holidays of Washington in %s', (year, days) => {
  const weekdays = [Number(year), Number(year) + 1].flatMap(dcHolidays).filter((date) => !isWeekend(date))
  const kept = [...new Set(weekdays)].filter((date) => date.startsWith(year)).map((date) => date.slice(5))
  expect(kept).toEqual(days)
})

test.each(Object.entries(DUE))('instalments of %s are due', (taxYear, days) => {
  expect(usPeriods(taxYear).map(({ dueDate }) => dueDate)).toEqual(days)
})

test.each(casesOf('dueDates'))('$id', ({ year, expected }) => {
  expect(usPeriods(String(year)).map(({ dueDate }) => dueDate)).toEqual(expected['dueDates'])
})

describe('returns', () => {
  test.each([
    { taxYear: '2010', due: '2011-04-18', why: 'Emancipation Day on a Saturday, kept on Friday the 15th' },
    { taxYear: '2021', due: '2022-04-18', why: 'the same again' },
    { taxYear: '2022', due: '2023-04-18', why: 'a Saturday, then Emancipation Day kept on Monday' },
    { taxYear: '2025', due: '2026-04-15', why: 'a Wednesday' },
    { taxYear: '2026', due: '2027-04-15', why: 'a Thursday' },
    { taxYear: '2027', due: '2028-04-18', why: 'a Saturday, then Emancipation Day kept on Monday' },
  ])('of $taxYear are due $due ($why)', ({ taxYear, due }) => {
    expect(usReturnDue(taxYear).dueDate).toBe(due)
  })
})

test('the periods are 3, 2, 3 and 4 months, not calendar quarters, and cover the year without a gap', () => {
  const periods = usPeriods('2026')
  expect(periods.map(({ months }) => months)).toEqual([3, 5, 8, 12])
  expect(periods.map(({ from, to }) => `${from.slice(5)} ${to.slice(5)}`)).toEqual([
    '01-01 03-31',
    '04-01 05-31',
    '06-01 08-31',
    '09-01 12-31',
  ])
  for (const [index, { from }] of periods.entries())
    if (index > 0) expect(from).toBe(addDays(periods[index - 1]?.to ?? from, 1))
})

test('a business day stays, and New Year that falls on a Saturday is kept in December', () => {
  expect(nextBusinessDay(calendarDate('2026-11-19'))).toBe('2026-11-19')
  expect(nextBusinessDay(calendarDate('2027-12-31'))).toBe('2028-01-03')
})

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
}
