import type { CalendarDate } from '../../calendar.ts'
import { sum } from '../../money.ts'
import type { Instalment, TaxPayment } from '../country.ts'
import { instalmentsOf } from '../instalments.ts'
import { usPeriods } from './periods.ts'

/**
 * What to send for each period after withholding, which counts as paid evenly over the year, whenever it was withheld.
 *
 * Units:  cents; required counts by period, before withholding.  Result: never below zero; what is withheld beyond one
 * period's need lowers the next ones.
 * Source: 26 U.S.C. § 6654(g)(1).
 */
export function toSend(requiredMinor: readonly number[], withheldMinor: number): number[] {
  const quarter = withheldMinor / requiredMinor.length
  let sent = 0
  return requiredMinor.map((_, index) => {
    const required = sum(requiredMinor.slice(0, index + 1))
    const withheld = Math.floor(quarter * (index + 1))
    const needed = Math.max(0, required - withheld - sent)
    sent += needed
    return needed
  })
}

/** The four instalments of a year against what was really paid. Units: cents. */
export function usSchedule(
  taxYear: string,
  neededMinor: readonly number[],
  payments: readonly TaxPayment[],
  asOf: CalendarDate,
): Instalment[] {
  return instalmentsOf(usPeriods(taxYear), neededMinor, payments, asOf)
}
