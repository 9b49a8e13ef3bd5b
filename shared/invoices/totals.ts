import { minorDigits } from '../currencies.ts'
import { DomainError } from '../errors.ts'
import { exact, LARGEST_AMOUNT_MINOR, scaled, sum, unscaled } from '../money.ts'

/** How a document's amounts are rounded, in a sentence that is kept on the invoice and printed in the docs. */
export const ROUNDING_RULE =
  'Each line is rounded once, after its discount; tax is worked out once for each rate on the sum of its lines; halves round away from zero.'

/** One line of an invoice, a quote or a credit note. All numbers are decimal text, and exact. */
export interface LineInput {
  /** At most four decimals: '33.333'. */
  quantity: string
  /** In major units with at most four decimals: '85', '0.0125'. Below zero for a deduction. */
  unitPrice: string
  /** A fraction from 0 to 1 with at most five decimals: '0.1' is ten percent off. */
  discountRate: string
  /** A fraction from 0 to 1 with at most five decimals: '0.08875'. '0' is no sales tax. */
  taxRate: string
  /** The income category. */
  accountId: number
}

export interface DocumentTotals {
  lines: { grossMinor: number; discountMinor: number; netMinor: number }[]
  beforeDiscountMinor: number
  discountMinor: number
  /** After discount, before tax. */
  netMinor: number
  /** One for each rate above zero, the highest first. */
  taxes: { taxRate: string; baseMinor: number; taxMinor: number }[]
  taxMinor: number
  totalMinor: number
}

const QUANTITY_UNITS = 10_000
const PRICE_UNITS = 10_000
const RATE_UNITS = 100_000

/**
 * The amounts of a document: lines, discount, tax by rate and total.
 *
 * Each product is exact and rounded once: gross = quantity · price, net = quantity · price · (1 − discount), and the
 * discount shown is their difference, so that a line always adds up. Tax is worked out per rate on the sum of its nets,
 * after the discount: fifty lines of 241.67 at 20 % bear 2416.70 of tax, where tax line by line would give 2416.50.
 *
 * Units:  decimal text in (see LineInput), minor units of the currency out.  Rounds: half away from zero (ROUNDING_RULE).
 * Throws: DomainError 'amount-out-of-range' when a number has too many decimals, a rate is not from 0 to 1, or an
 *         amount exceeds LARGEST_AMOUNT_MINOR; RangeError for an unknown currency.
 * Source: docs/figures.md, chapter 0 for the rounding.
 */
export function documentTotals(lines: readonly LineInput[], currency: string): DocumentTotals {
  const minorUnits = BigInt(10 ** minorDigits(currency))
  const priced = lines.map((line, index) => pricedLine(line, minorUnits, `#/lines/${index}`))
  const netMinor = inRange(sum(priced.map((line) => line.netMinor)))
  const beforeDiscountMinor = inRange(sum(priced.map((line) => line.grossMinor)))
  const taxes = taxesByRate(priced)
  const taxMinor = sum(taxes.map((tax) => tax.taxMinor))
  return {
    lines: priced.map(({ grossMinor, discountMinor, netMinor }) => ({ grossMinor, discountMinor, netMinor })),
    beforeDiscountMinor,
    discountMinor: exact(beforeDiscountMinor - netMinor),
    netMinor,
    taxes,
    taxMinor,
    totalMinor: inRange(exact(netMinor + taxMinor)),
  }
}

interface PricedLine {
  grossMinor: number
  discountMinor: number
  netMinor: number
  /** In hundred-thousandths. */
  taxRate: number
}

function pricedLine(line: LineInput, minorUnits: bigint, pointer: string): PricedLine {
  const product =
    BigInt(scaled(line.quantity, QUANTITY_UNITS)) * BigInt(scaled(line.unitPrice, PRICE_UNITS)) * minorUnits
  const units = BigInt(QUANTITY_UNITS * PRICE_UNITS)
  const kept = BigInt(RATE_UNITS - rate(line.discountRate, pointer))
  const grossMinor = inRange(roundedQuotient(product, units), pointer)
  const netMinor = inRange(roundedQuotient(product * kept, units * BigInt(RATE_UNITS)), pointer)
  return { grossMinor, discountMinor: exact(grossMinor - netMinor), netMinor, taxRate: rate(line.taxRate, pointer) }
}

function taxesByRate(lines: readonly PricedLine[]): DocumentTotals['taxes'] {
  const rates = [...new Set(lines.map((line) => line.taxRate))].filter((taxRate) => taxRate > 0).sort((a, b) => b - a)
  return rates.map((taxRate) => {
    const baseMinor = sum(lines.filter((line) => line.taxRate === taxRate).map((line) => line.netMinor))
    const taxMinor = exact(roundedQuotient(BigInt(baseMinor) * BigInt(taxRate), BigInt(RATE_UNITS)))
    return { taxRate: unscaled(taxRate, RATE_UNITS), baseMinor, taxMinor }
  })
}

/**
 * dividend ÷ divisor, rounded half away from zero to a whole number; the divisor is above zero.
 * In whole numbers, because a product of two or three amounts has more digits than a Decimal keeps. Past ±(2^53 − 1) the
 * result is no longer exact: whoever calls checks the range.
 */
export function roundedQuotient(dividend: bigint, divisor: bigint): number {
  const size = dividend < 0n ? -dividend : dividend
  const rounded = (2n * size + divisor) / (2n * divisor)
  return Number(dividend < 0n ? -rounded : rounded)
}

function rate(text: string, pointer: string): number {
  const units = scaled(text, RATE_UNITS)
  if (units < 0 || units > RATE_UNITS) {
    throw new DomainError('amount-out-of-range', `A rate lies between 0 and 1; ${text} does not.`, pointer)
  }
  return units
}

function inRange(minor: number, pointer?: string): number {
  if (Math.abs(minor) > LARGEST_AMOUNT_MINOR) {
    throw new DomainError('amount-out-of-range', 'An amount is larger than an invoice can hold.', pointer)
  }
  return exact(minor)
}
