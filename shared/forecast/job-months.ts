import { type CalendarDate, lastDay, monthOf, monthsApart } from '../calendar.ts'

/** Longer than any forecast looks ahead. */
const FOR_GOOD = 120

/**
 * How many months ahead, the running one being 1, a day job still pays in full when it ends with a day.
 *
 * Result: a month that it ends in the middle of does not count, to be on the safe side; 0 when it has ended; without a
 *         day, longer than any forecast.
 */
export function jobMonthsUntil(quitDate: CalendarDate | null, asOf: CalendarDate): number {
  if (quitDate === null) return FOR_GOOD
  const month = monthOf(quitDate)
  const ahead = monthsApart(monthOf(asOf), month) + (quitDate === lastDay(month) ? 1 : 0)
  return Math.min(FOR_GOOD, Math.max(0, quitDate <= asOf ? 0 : ahead))
}
