import { Decimal } from 'decimal.js'
import { sum } from '../money.ts'

/**
 * The coefficient of variation: the sample standard deviation (n − 1) of the last twelve months, over their mean.
 *
 * Units:  receipts of complete months in minor units, oldest first.  Rounds: to four decimals.
 * Result: null below three months, or when the mean is not above 0.
 * Source: docs/figures.md, chapter 1.4.
 */
export function volatility(monthsMinor: readonly number[]): number | null {
  const months = monthsMinor.slice(-12)
  const mean = positiveMean(months)
  if (!mean) return null
  const squares = months.reduce((total, minor) => total.plus(mean.minus(minor).pow(2)), new Decimal(0))
  const deviation = squares.dividedBy(months.length - 1).sqrt()
  return fourDecimals(deviation.dividedBy(mean))
}

/**
 * How far income moves from one month to the next: the median step of the last twelve months, over their mean.
 *
 * Units, rounding, result and source as for volatility.
 */
export function typicalSwing(monthsMinor: readonly number[]): number | null {
  const months = monthsMinor.slice(-12)
  const mean = positiveMean(months)
  if (!mean) return null
  const steps = months.slice(1).map((minor, index) => Math.abs(minor - (months[index] ?? 0)))
  return fourDecimals(median(steps).dividedBy(mean))
}

/**
 * The share of the last twelve months that brought in nothing (or less: a refund).
 *
 * Rounds: to four decimals.  Result: null without a month.  Source: docs/figures.md, chapter 1.4.
 */
export function zeroShare(monthsMinor: readonly number[]): number | null {
  const months = monthsMinor.slice(-12)
  if (months.length === 0) return null
  return fourDecimals(new Decimal(months.filter((minor) => minor <= 0).length).dividedBy(months.length))
}

function positiveMean(months: readonly number[]): Decimal | null {
  if (months.length < 3) return null
  const mean = new Decimal(sum(months)).dividedBy(months.length)
  return mean.gt(0) ? mean : null
}

function median(values: readonly number[]): Decimal {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = Math.floor(sorted.length / 2)
  const lower = sorted.length % 2 === 0 ? upper - 1 : upper
  return new Decimal(sorted[lower] ?? 0).plus(sorted[upper] ?? 0).dividedBy(2)
}

function fourDecimals(value: Decimal): number {
  return value.toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toNumber()
}
