import { Temporal } from 'temporal-polyfill'
import type { $brand } from 'zod'

/** A business date, 'YYYY-MM-DD'. It sorts and compares as the text it is. */
export type CalendarDate = string & $brand<'CalendarDate'>

/** A calendar month, 'YYYY-MM'. */
export type Month = string

/** A calendar quarter, 'YYYY-Qn'. */
export type Quarter = string

const EARLIEST_DATE = '1990-01-01'
export const LATEST_DATE = '2100-12-31'

/** True for a day that exists, written 'YYYY-MM-DD', from 1990 to 2100. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < EARLIEST_DATE || text > LATEST_DATE) return false
  const day = Number(text.slice(8))
  return (
    day >= 1 && Number(text.slice(5, 7)) >= 1 && Number(text.slice(5, 7)) <= 12 && day <= daysInMonth(text.slice(0, 7))
  )
}

/** Throws: RangeError when the text is no business date. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`${text} is not a date from 1990 to 2100`)
  return text
}

export function isMonth(text: string): text is Month {
  return /^(199\d|20\d\d|2100)-(0[1-9]|1[0-2])$/.test(text)
}

export function isQuarter(text: string): text is Quarter {
  return /^(199\d|20\d\d|2100)-Q[1-4]$/.test(text)
}

/** The day it is in a time zone at an instant (milliseconds since 1970). */
export function dateInZone(epochMilliseconds: number, timeZone: string): CalendarDate {
  return calendarDate(
    Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  )
}

/** The instant at which a day begins in a time zone, as the API writes instants (UTC, milliseconds). */
export function startOfDay(date: CalendarDate, timeZone: string): string {
  const { epochMilliseconds } = Temporal.PlainDate.from(date).toZonedDateTime(timeZone)
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString({ smallestUnit: 'millisecond' })
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDay(dayNumber(date) + days)
}

/** The same day so many months on; a day that the month does not have becomes its last one. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const month = shiftMonth(monthOf(date), months)
  return `${month}-${twoDigits(Math.min(Number(date.slice(8)), daysInMonth(month)))}` as CalendarDate
}

/** Whole days from one date to another; negative when it lies before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from)
}

export function monthOf(date: CalendarDate): Month {
  return date.slice(0, 7)
}

export function shiftMonth(month: Month, months: number): Month {
  const index = monthIndex(month) + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${twoDigits((index % 12) + 1)}`
}

/** How many months lie between two: 0 for the same month. */
export function monthsApart(from: Month, to: Month): number {
  return monthIndex(to) - monthIndex(from)
}

/** The months from the first to the last, both included; none when the last lies before the first. */
export function monthsFrom(first: Month, last: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsApart(first, last) + 1) }, (_, index) => shiftMonth(first, index))
}

export function firstDay(month: Month): CalendarDate {
  return `${month}-01` as CalendarDate
}

export function lastDay(month: Month): CalendarDate {
  return `${month}-${twoDigits(daysInMonth(month))}` as CalendarDate
}

export function quarterOf(date: CalendarDate): Quarter {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

export function quarterMonths(quarter: Quarter): [Month, Month, Month] {
  const first = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}`
  return [first, shiftMonth(first, 1), shiftMonth(first, 2)]
}

export function quarterDates(quarter: Quarter): { from: CalendarDate; to: CalendarDate } {
  const [first, , last] = quarterMonths(quarter)
  return { from: firstDay(first), to: lastDay(last) }
}

export function shiftQuarter(quarter: Quarter, quarters: number): Quarter {
  return quarterOf(firstDay(shiftMonth(quarterMonths(quarter)[0], 3 * quarters)))
}

// Days and months are counted in whole numbers, because every report counts thousands of them: the proleptic Gregorian
// calendar repeats itself every 400 years, which are 146,097 days, and a year that begins in March ends with its leap day.

function daysInMonth(month: Month): number {
  const year = Number(month.slice(0, 4))
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month.slice(5, 7)) - 1] ?? Number.NaN
}

/** Months since the year 0. */
function monthIndex(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

/** Days since the first of March of the year 0. */
function dayNumber(date: CalendarDate): number {
  const marchMonth = monthIndex(monthOf(date)) - 2
  const year = Math.floor(marchMonth / 12)
  const dayOfYear = Math.floor((153 * (marchMonth - 12 * year) + 2) / 5) + Number(date.slice(8)) - 1
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear
}

function dateOfDay(day: number): CalendarDate {
  const era = Math.floor(day / 146_097)
  const dayOfEra = day - 146_097 * era
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return `${shiftMonth('0000-03', 12 * (400 * era + yearOfEra) + marchMonth)}-${twoDigits(dayOfMonth)}` as CalendarDate
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
