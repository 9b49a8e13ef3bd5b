import { type CalendarDate, daysBetween } from '../calendar.ts'

/** The day of the week: 0 is Monday, 5 Saturday, 6 Sunday. */
export function weekdayOf(date: CalendarDate): number {
  const monday = '1990-01-01' as CalendarDate
  return daysBetween(monday, date) % 7
}
