import { chancePaidWithin } from '../invoices/payment-delay.ts'
import { round, sum } from '../money.ts'
import type { Imagined } from './contract.ts'
import { simulationOf } from './input.ts'

const WITHIN_DAYS = 90

/**
 * What the open invoices are expected to bring within 90 days, each by its chance, as far as it is income.
 *
 * Units:  minor units.  Rounds: each invoice, half away from zero; many small ones of one client and week count as one.
 * Source: docs/figures.md, chapter 4.
 */
export function expectedOfOpenInvoices(imagined: Imagined): number {
  return sum(
    simulationOf(imagined).open.map(({ amountMinor, curve, lateDays }) =>
      round(amountMinor * chancePaidWithin(curve, lateDays, WITHIN_DAYS)),
    ),
  )
}
