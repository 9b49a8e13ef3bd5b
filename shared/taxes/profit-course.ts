import { addDays, type CalendarDate, firstDay, lastDay, monthOf, monthsFrom } from '../calendar.ts'
import { exact } from '../money.ts'
import { beforeHomeOn, homeLine, type YearFacts } from './booked-profit.ts'
import type { Country } from './country.ts'

/**
 * Profit from the first day of the tax year to the end of each of some days: what is booked, and for days to come an
 * even share of what the rest of the year is expected to bring. The home office is spread by the day.
 *
 * Units:  minor units.  Rounds: each once, half away from zero.
 */
export function profitsUpTo(
  facts: YearFacts,
  country: Country | undefined,
  wholeYearMinor: number,
  days: readonly CalendarDate[],
): number[] {
  const { asOf, from, to } = facts
  const homeMinor = homeLine(facts, country, Number.MAX_SAFE_INTEGER, to).value.minor
  const start = addDays(from, -1)
  const year = monthsLeft(start, to)
  const last = asOf < to ? (asOf < from ? start : asOf) : to
  const soFarMinor = last < from ? 0 : beforeHomeOn(facts, country, last)
  const left = monthsLeft(last, to)
  return days.map((day) => {
    const home = Math.round((homeMinor * monthsLeft(start, day)) / year)
    if (day <= last) return exact(beforeHomeOn(facts, country, day) - home)
    const restMinor = wholeYearMinor + homeMinor - soFarMinor
    return exact(Math.round(soFarMinor + (restMinor * monthsLeft(last, day)) / left) - home)
  })
}

/** Months from the day after one day to another, the begun ones by their days: Nov 19 to Dec 31 is 11/30 and 1. */
export function monthsLeft(after: CalendarDate, to: CalendarDate): number {
  if (after >= to) return 0
  const from = addDays(after, 1)
  return monthsFrom(monthOf(from), monthOf(to)).reduce((total, month) => {
    const days = Number(lastDay(month).slice(8))
    const first = from > firstDay(month) ? Number(from.slice(8)) : 1
    const last = to < lastDay(month) ? Number(to.slice(8)) : days
    return total + (last - first + 1) / days
  }, 0)
}
