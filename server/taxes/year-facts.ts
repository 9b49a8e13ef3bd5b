import { type CalendarDate, firstDay, lastDay, monthOf, shiftMonth } from '../../shared/calendar.ts'
import type { Booked, YearFacts } from '../../shared/taxes/booked-profit.ts'
import { taxYearDates, taxYearOf } from '../../shared/taxes/tax-year.ts'
import { firstMovementDate } from '../accounts/flows.ts'
import type { Db } from '../db/open.ts'
import { incomeHistory } from '../income/repository.ts'
import { listTaxYears, requireProfile, settingsOn } from '../profile/repository.ts'
import { answersOf } from './answers.ts'
import { tripsBetween } from './mileage.ts'
import { bookedBetween } from './repository.ts'

/** What the books say of a tax year up to a day. Throws: RangeError for a tax year that the country does not have. */
export function yearFacts(db: Db, taxYear: string, asOf: CalendarDate): YearFacts {
  const { country, currency } = requireProfile(db)
  const { from, to } = taxYearDates(taxYear, country)
  const typed = listTaxYears(db).find((row) => row.taxYear === taxYear)
  const end = asOf < to ? asOf : to
  const bookedUpTo = (date: CalendarDate) => bookedBetween(db, from, date < end ? date : end)
  return {
    taxYear,
    country,
    currency,
    asOf,
    from,
    to,
    booked: bookedUpTo(end),
    typed: { receiptsMinor: typed?.typedReceiptsMinor ?? 0, costsMinor: typed?.typedCostsMinor ?? 0 },
    bookedUpTo,
    months: completeMonths(db, asOf),
    trips: tripsBetween(db, from, end),
    answers: answersOf(db, taxYear),
  }
}

/** The tax years to choose from, the newest first: those of the book, those that were typed, and the running one. */
export function taxYearsOfBook(db: Db, today: CalendarDate): string[] {
  const { country } = requireProfile(db)
  const years = new Set([taxYearOf(today, country), ...listTaxYears(db).map(({ taxYear }) => taxYear)])
  const first = firstMovementDate(db)
  for (let day = first; day !== undefined && day <= today; day = firstDay(shiftMonth(monthOf(day), 1)))
    years.add(taxYearOf(day, country))
  return [...years].sort().reverse()
}

/**
 * The last complete months, at most twelve, the oldest first. Of a month that was typed only the receipts are known: a
 * usual month's business costs come off.
 */
function completeMonths(db: Db, asOf: CalendarDate): Booked[] {
  const { businessCostsMinor } = settingsOn(db, asOf)
  const { months } = incomeHistory(db, asOf)
  return months
    .slice(-12)
    .map(({ month, receiptsMinor, typed }) =>
      typed ? { receiptsMinor, costsMinor: businessCostsMinor } : bookedBetween(db, firstDay(month), lastDay(month)),
    )
}
