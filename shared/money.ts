import { Decimal } from 'decimal.js'
import { minorDigits } from './currencies.ts'
import { DomainError } from './errors.ts'

/** An amount of money: whole minor units (cents) of one currency. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** The largest amount that one entry may have, in minor units. Sums go up to Number.MAX_SAFE_INTEGER. */
export const LARGEST_AMOUNT_MINOR = 100_000_000_000

/** Throws: RangeError when minor is not a whole number within ±(2^53 − 1). */
export function money(minor: number, currency: string): Money {
  return { minor: exact(minor), currency }
}

/** The same number, or RangeError when it is no exact integer: a sum must never be rounded silently. −0 becomes 0. */
export function exact(minor: number): number {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is not an exact amount in minor units`)
  return minor === 0 ? 0 : minor
}

/** The exact sum of integers in minor units. Throws: RangeError past ±(2^53 − 1). */
export function sum(amountsMinor: Iterable<number>): number {
  let total = 0
  for (const minor of amountsMinor) total = exact(total + minor)
  return total
}

/** Rounds half away from zero to a whole number: 0.5 → 1, −0.5 → −1. The one rounding rule for money. */
export function round(value: Decimal.Value): number {
  return exact(new Decimal(value).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber())
}

/** A share of an amount in basis points: round(minor · rateBps / 10000), half away from zero. */
export function bps(minor: number, rateBps: number): number {
  return round(new Decimal(minor).times(rateBps).dividedBy(10_000))
}

/**
 * Splits a whole amount over weights by the largest remainder; equal remainders go to the earlier weight.
 *
 * Units:  minor units; weights are any non-negative integers.  Result: parts that sum to the amount exactly.
 * Throws: RangeError when a weight is negative, or all are zero and the amount is not.
 */
export function allocate(minor: number, weights: readonly number[]): number[] {
  if (weights.some((weight) => weight < 0)) throw new RangeError('a weight is negative')
  const total = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  if (total === 0n) {
    if (minor !== 0) throw new RangeError('nothing to allocate the amount to')
    return weights.map(() => 0)
  }
  const sign = minor < 0 ? -1 : 1
  const whole = BigInt(Math.abs(minor))
  const shares = weights.map((weight, index) => {
    const product = whole * BigInt(weight)
    return { index, part: Number(product / total), remainder: product % total }
  })
  let left = Math.abs(minor) - sum(shares.map((share) => share.part))
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
  )
  for (const share of byRemainder) {
    if (left === 0) break
    share.part += 1
    left -= 1
  }
  return shares.map((share) => exact(sign * share.part))
}

/** A fraction as users and the API write it ('0.275') in scaled whole units (2750 at 10 000ths). */
export function scaled(text: string, perUnit: number): number {
  if (/^\d{1,8}$/.test(text)) return Number(text) * perUnit // most are whole, and this is many times faster
  const value = new Decimal(text).times(perUnit)
  if (!value.isInteger()) throw new DomainError('amount-out-of-range', `${text} has more decimals than can be kept.`)
  return exact(value.toNumber())
}

/** The other way round: 2750 at 10 000ths is '0.275'. */
export function unscaled(units: number, perUnit: number): string {
  return units % perUnit === 0 ? String(units / perUnit) : new Decimal(units).dividedBy(perUnit).toFixed()
}

/** An amount as plain decimal text, '1234.50': exact, for CSV files and for Intl, which formats decimal strings exactly. */
export function decimalText(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  return new Decimal(minor).dividedBy(10 ** digits).toFixed(digits)
}

/** amount · part ÷ whole, rounded once, half away from zero. Throws: RangeError when the whole is 0 or the result not exact. */
export function portion(amountMinor: number, part: number, whole: number): number {
  const divisor = BigInt(whole)
  const product = BigInt(amountMinor) * BigInt(part)
  const size = product < 0n === divisor < 0n ? product / divisor : -product / divisor
  const rest = product - (product / divisor) * divisor
  const up = 2n * (rest < 0n ? -rest : rest) >= (divisor < 0n ? -divisor : divisor) ? 1n : 0n
  const rounded = (size < 0n ? -size : size) + up
  return exact(Number(product < 0n === divisor < 0n ? rounded : -rounded))
}
