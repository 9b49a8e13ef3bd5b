import type { CalendarDate } from '../../calendar.ts'
import { sum } from '../../money.ts'
import type { Instalment, TaxPayment } from '../country.ts'
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

/**
 * The instalments of a year against what was really paid.
 *
 * A payment counts for the instalment it was meant for; what is over, and what was meant for none, goes to the earliest
 * one that is open. Interest does not go by this but by days alone (underpayment.ts).
 * Units:  cents.
 */
export function usSchedule(
  taxYear: string,
  neededMinor: readonly number[],
  payments: readonly TaxPayment[],
  asOf: CalendarDate,
): Instalment[] {
  const periods = usPeriods(taxYear)
  const paid = paidByInstalment(neededMinor, payments)
  return periods.map(({ number, from, to, lawDate, dueDate }, index) => {
    const needed = neededMinor[index] ?? 0
    const paidMinor = paid[index] ?? 0
    const openMinor = Math.max(0, needed - paidMinor)
    return {
      number,
      from,
      to,
      lawDate,
      dueDate,
      neededMinor: needed,
      paidMinor,
      openMinor,
      state: openMinor === 0 ? 'paid' : dueDate < asOf ? 'late' : paidMinor > 0 ? 'part-paid' : 'open',
    }
  })
}

/** What each instalment got. What is left when all have what they need stays with the last one. */
function paidByInstalment(neededMinor: readonly number[], payments: readonly TaxPayment[]): number[] {
  const meant = neededMinor.map((_, index) =>
    sum(payments.filter(({ instalment }) => instalment === index + 1).map(({ amountMinor }) => amountMinor)),
  )
  const paid = neededMinor.map((needed, index) => Math.min(needed, meant[index] ?? 0))
  let left = sum(payments.map(({ amountMinor }) => amountMinor)) - sum(paid)
  for (const [index, needed] of neededMinor.entries()) {
    const open = Math.max(0, needed - (paid[index] ?? 0))
    const part = Math.max(0, Math.min(open, left))
    paid[index] = (paid[index] ?? 0) + part
    left -= part
  }
  const last = paid.length - 1
  if (last >= 0) paid[last] = (paid[last] ?? 0) + left
  return paid
}
