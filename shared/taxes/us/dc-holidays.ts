import { addDays, type CalendarDate } from '../../calendar.ts'
import { weekdayOf } from '../weekday.ts'

// A federal date on a weekend or on a legal holiday in Washington, D.C. moves to the next day that is neither.

/** A holiday on a fixed day of the year, 'MM-DD', moved to Friday or Monday when it falls on a weekend. */
const FIXED: readonly { day: string; from?: number; everyFourth?: true }[] = [
  { day: '01-01' },
  { day: '01-20', everyFourth: true },
  { day: '04-16' },
  { day: '06-19', from: 2021 },
  { day: '07-04' },
  { day: '11-11' },
  { day: '12-25' },
]

/** A weekday (0 is Monday) counted from a day of the year on: the third Monday of January is the first from the 15th on. */
const FLOATING: readonly { onOrAfter: string; weekday: number }[] = [
  { onOrAfter: '01-15', weekday: 0 },
  { onOrAfter: '02-15', weekday: 0 },
  { onOrAfter: '05-25', weekday: 0 },
  { onOrAfter: '09-01', weekday: 0 },
  { onOrAfter: '10-08', weekday: 0 },
  { onOrAfter: '11-22', weekday: 3 },
]

/**
 * The legal holidays that keep offices in Washington, D.C. shut in a year, on the days on which they are kept.
 *
 * New Year, Inauguration Day, Emancipation Day (16 April), Juneteenth from 2021, Independence, Veterans and Christmas
 * Day; Martin Luther King, Washington's Birthday, Memorial, Labor, Indigenous Peoples' and Thanksgiving Day.
 * Source: 5 U.S.C. § 6103; D.C. Code § 28-2701.
 */
export function dcHolidays(year: number): CalendarDate[] {
  const fixed = FIXED.filter(
    ({ from = 0, everyFourth }) => year >= from && (everyFourth === undefined || year % 4 === 1),
  ).map(({ day, everyFourth }) => keptOn(`${year}-${day}` as CalendarDate, everyFourth === undefined))
  const floating = FLOATING.map(({ onOrAfter, weekday }) => {
    const first = `${year}-${onOrAfter}` as CalendarDate
    return addDays(first, (weekday - weekdayOf(first) + 7) % 7)
  })
  return [...fixed, ...floating].sort()
}

/**
 * The day on which something due on a date may still be done: the date itself, or the next business day.
 *
 * Source: 26 U.S.C. § 7503; Rev. Rul. 2015-13 (a holiday in the District counts everywhere).
 */
export function nextBusinessDay(date: CalendarDate): CalendarDate {
  const year = Number(date.slice(0, 4))
  // A New Year that falls on a Saturday is kept in December.
  const holidays = new Set([year, year + 1].flatMap(dcHolidays))
  let day = date
  while (weekdayOf(day) >= 5 || holidays.has(day)) day = addDays(day, 1)
  return day
}

/** A Sunday is kept on Monday; a Saturday on Friday, but for Inauguration Day (5 U.S.C. § 6103(c)). */
function keptOn(date: CalendarDate, saturdayMoves: boolean): CalendarDate {
  const weekday = weekdayOf(date)
  if (weekday === 6) return addDays(date, 1)
  return weekday === 5 && saturdayMoves ? addDays(date, -1) : date
}
