import { addDays, type CalendarDate, firstDay, lastDay, monthOf, shiftMonth } from '../calendar.ts'

/** How a day job is given up: so many days ahead, to any day or to a month's end. */
export interface Notice {
  days: number
  to: 'day' | 'month-end'
}

/**
 * The last day of the job before the first day on one's own: the day before, or where a job ends with a month, the month's
 * end before.
 */
export function lastJobDay(quitDate: CalendarDate, { to }: Pick<Notice, 'to'>): CalendarDate {
  const dayBefore = addDays(quitDate, -1)
  if (to === 'day' || dayBefore === lastDay(monthOf(dayBefore))) return dayBefore
  return lastDay(shiftMonth(monthOf(dayBefore), -1))
}

/** The last day on which notice can be given for a first day on one's own. */
export function noticeBy(quitDate: CalendarDate, notice: Notice): CalendarDate {
  return addDays(lastJobDay(quitDate, notice), -notice.days)
}

/** The first day on one's own when notice is given on a day. */
export function freeAfterNotice(given: CalendarDate, { days, to }: Notice): CalendarDate {
  const ends = addDays(given, days)
  return to === 'day' ? addDays(ends, 1) : firstDay(shiftMonth(monthOf(ends), 1))
}

/** The first day on one's own when the job is kept for so many more months: the day itself, or the first of a month. */
export function quitDateAfter(asOf: CalendarDate, jobMonths: number): CalendarDate {
  return jobMonths === 0 ? asOf : firstDay(shiftMonth(monthOf(asOf), jobMonths))
}
