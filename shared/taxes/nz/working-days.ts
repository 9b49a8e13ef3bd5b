import { addDays, type CalendarDate } from '../../calendar.ts'
import { weekdayOf } from '../weekday.ts'

/**
 * The day on which an instalment of provisional tax, or terminal tax, may still be paid: the day that the law names, or the
 * next working day.
 *
 * Of the national holidays Waitangi Day alone can fall on one of these days or be kept on it; days of a province do not
 * count for what is paid through a bank.
 * Source: Inland Revenue, Standard Practice Statement 21/03; Holidays Act 2003, ss. 44 and 45A.
 */
export function nextWorkingDay(date: CalendarDate): CalendarDate {
  let day = date
  while (weekdayOf(day) >= 5 || day === waitangiDay(Number(day.slice(0, 4)))) day = addDays(day, 1)
  return day
}

/** 6 February; on a Saturday or a Sunday it is kept on Monday. */
function waitangiDay(year: number): CalendarDate {
  const day = `${year}-02-06` as CalendarDate
  return weekdayOf(day) >= 5 ? addDays(day, 7 - weekdayOf(day)) : day
}
