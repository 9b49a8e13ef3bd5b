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

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CalendarDate
}

/** The same day so many months on; a day that the month does not have becomes its last one. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as CalendarDate
}

/** Whole days from one date to another; negative when it lies before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days
}

export function monthOf(date: CalendarDate): Month {
  return date.slice(0, 7)
}

export function shiftMonth(month: Month, months: number): Month {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString()
}

/** How many months lie between two: 0 for the same month. */
export function monthsApart(from: Month, to: Month): number {
  const index = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  return index(to) - index(from)
}

/** The months from the first to the last, both included; none when the last lies before the first. */
export function monthsFrom(first: Month, last: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsApart(first, last) + 1) }, (_, index) => shiftMonth(first, index))
}

export function firstDay(month: Month): CalendarDate {
  return `${month}-01` as CalendarDate
}

export function lastDay(month: Month): CalendarDate {
  return `${month}-${String(daysInMonth(month)).padStart(2, '0')}` as CalendarDate
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

function daysInMonth(month: Month): number {
  return Temporal.PlainYearMonth.from(month).daysInMonth
}
