import { type CalendarDate, lastDay, type Month, monthOf, monthsFrom } from '../../shared/calendar.ts'
import { firstMovementDate } from '../accounts/flows.ts'
import type { Db } from '../db/open.ts'
import { freeCashOn, minorOf } from './figures.ts'

/** Free cash at the end of a month, in minor units. */
export interface MonthEnd {
  month: Month
  freeCashMinor: number
}

/**
 * Free cash at the end of each month, from the book's first one on; of a month that still runs on the day of `asOf`.
 *
 * Result: a month whose free cash is not known is left out.
 */
export function freeCashByMonth(db: Db, from: Month, to: Month, asOf: CalendarDate): MonthEnd[] {
  const first = monthOf(firstMovementDate(db) ?? asOf)
  return monthsFrom(from < first ? first : from, to).flatMap((month) => {
    const end = lastDay(month) < asOf ? lastDay(month) : asOf
    const freeCashMinor = minorOf(freeCashOn(db, end))
    return freeCashMinor === undefined ? [] : [{ month, freeCashMinor }]
  })
}
