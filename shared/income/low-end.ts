import { Decimal } from 'decimal.js'
import { round } from '../money.ts'

/** The low-end month and the two sorted months that it lies between. */
export interface LowEnd {
  minor: number
  /** The month just below, 0 when the low end lies under the poorest month. */
  belowMinor: number
  aboveMinor: number
  /** How far the low end lies on the way from below to above, in fifths. */
  fifths: number
}

/**
 * The low-end month with its parts: the quantile of four months in five, of type 6 with a zero put in front.
 *
 * The spreadsheet's PERCENTILE (type 7) promises too much here: a quarter to a third of months fall below its answer.
 *
 * Units:  receipts of complete months in minor units, oldest first; only the last twelve count, a negative one as 0.
 * Rounds: half away from zero to the minor unit, once.  Result: null without a month.
 * Source: docs/figures.md, chapter 1.1.
 */
export function lowEnd(monthsMinor: readonly number[]): LowEnd | null {
  const sorted = monthsMinor
    .slice(-12)
    .map((minor) => Math.max(0, minor))
    .sort((a, b) => a - b)
  if (sorted.length === 0) return null
  const places = sorted.length + 1
  const ranked = [0, ...sorted]
  const rank = Math.floor(places / 5)
  const belowMinor = ranked[rank] ?? 0
  const aboveMinor = ranked[rank + 1] ?? belowMinor
  const fifths = places % 5
  const minor = round(new Decimal(aboveMinor).minus(belowMinor).times(fifths).dividedBy(5).plus(belowMinor))
  return { minor, belowMinor, aboveMinor, fifths }
}

/** "A month you can count on", in minor units; null without a month. See lowEnd. */
export function lowEndMonth(monthsMinor: readonly number[]): number | null {
  return lowEnd(monthsMinor)?.minor ?? null
}
