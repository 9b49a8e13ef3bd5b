import { type CalendarDate, monthOf, monthsApart } from '../calendar.ts'

/** Longer than any forecast looks ahead. */
const FOR_GOOD = 120

/**
 * How many months ahead, the running one being 1, a day job still pays in full before the first day on one's own.
 *
 * Result: a month that this day lies in does not count, to be on the safe side; 0 when it has come; without a day, longer
 *         than any forecast.
 */
export function jobMonthsUntil(quitDate: CalendarDate | null, asOf: CalendarDate): number {
  if (quitDate === null) return FOR_GOOD
  return Math.min(FOR_GOOD, Math.max(0, monthsApart(monthOf(asOf), monthOf(quitDate))))
}
