import { shiftMonth } from '../../shared/calendar.ts'
import type { IncomeFacts } from '../../shared/income/month-facts.ts'

const inCents = (dollars: readonly number[]) => dollars.map((dollar) => dollar * 100)

/** The examples of docs/figures.md, chapter 0: receipts by month in cents, oldest first. */
export const mara = inCents([4200, 0, 5100, 3900, 0, 7600, 5200, 4100, 3800, 6100, 0, 5400])
export const sam = inCents([3000, 5000, 4500])
export const ivy = inCents([4000])
export const retainer = inCents([5000, 5100, 4900, 5000, 5200, 4800, 5000, 5100, 4900, 5000, 5000, 5000])
export const fading = inCents([6000, 5800, 6100, 5500, 5200, 5300, 4800, 4500, 4600, 4000, 3900, 3500])

/** Complete months up to October 2026, with calm defaults. */
export function incomeFacts(monthsMinor: readonly number[], more: Partial<IncomeFacts> = {}): IncomeFacts {
  return {
    currency: 'USD',
    months: monthsMinor.map((receiptsMinor, index) => ({
      month: shiftMonth('2026-10', index + 1 - monthsMinor.length),
      receiptsMinor,
      typed: false,
    })),
    businessCostsMinor: 20_000,
    setAsideBps: 2750,
    ownPoorMonthMinor: null,
    ...more,
  }
}
