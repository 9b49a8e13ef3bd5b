import { minorDigits } from '../shared/currencies.ts'
import { symbolOf } from '../shared/words.ts'
import { type Reading, refused, understood } from './reading.ts'

/** Which amounts a field takes: a payment is above zero, a budget may be nothing, a balance may be a debt. */
export type AmountRange = 'above-zero' | 'zero-or-more' | 'any'

/** A decimal number, exactly: units × 10^−decimals. */
interface Exact {
  units: bigint
  decimals: number
}

const OPERATOR = /([-+*])/
// Commas or spaces may part the thousands, in groups of three or not at all.
const NUMBER = /^(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d*)(?:\.\d*)?$/
const MOST_DECIMALS_OF_A_FACTOR = 4

/**
 * Reads an amount as people type it: "1,234.50", "1234.5", "$40", "40 USD", or a sum such as "3*85" and "12 + 4".
 * The way back is amountText of shared/words.ts.
 *
 * Units:  minor units of the currency, worked out in BigInt.
 * Rounds: a product half away from zero, once, at the end of the whole sum; anything else may have only as many
 *         decimals as the currency, since "1.234" might be meant as a thousand and more.
 * Result: the amount, or a sentence that says how to write it.
 */
export function readAmount(text: string, currency: string, range: AmountRange = 'above-zero'): Reading<number> {
  const digits = minorDigits(currency)
  const example = `1,234${digits === 0 ? '' : `.${'50'.padEnd(digits, '0')}`}`
  const typed = plainText(text, currency)
  if (typed === '') return refused('Enter an amount.')

  const products = productsOf(typed)
  if (!products) return refused(`Write a number like ${example}, or a sum like 3*85.`)
  if (products.some((factors) => hasTooManyDecimals(factors, digits))) {
    return refused(`Write at most ${digits} decimals, and commas between thousands, like ${example}.`)
  }

  const minor = Number(atDecimals(products.map(multiply).reduce(add), digits))
  if (!Number.isSafeInteger(minor)) return refused('Enter a smaller amount.')
  if (range === 'above-zero' && minor <= 0) return refused('Enter an amount above zero.')
  if (range === 'zero-or-more' && minor < 0) return refused('Enter zero or more.')
  return understood(minor)
}

/**
 * Reads a quantity or a rate, or a sum of such numbers, as plain decimal text that the API takes: "1,062.5", "12.5*85".
 *
 * Rounds: a product half away from zero to four decimals, once, at the end of the whole sum; a number typed with more
 *         is refused.  Result: no sign before zero, and no zeros at the end.
 */
export function readDecimal(text: string, currency: string, range: 'zero-or-more' | 'any'): Reading<string> {
  const typed = plainText(text, currency)
  if (typed === '') return refused('Enter a number.')
  const products = productsOf(typed)
  if (!products) return refused('Write a number like 7.5, or a sum like 3*85.')
  if (products.some((factors) => hasTooManyDecimals(factors, MOST_DECIMALS_OF_A_FACTOR))) {
    return refused(`Write at most ${MOST_DECIMALS_OF_A_FACTOR} decimals.`)
  }
  const units = atDecimals(products.map(multiply).reduce(add), MOST_DECIMALS_OF_A_FACTOR)
  if (range === 'zero-or-more' && units < 0n) return refused('Enter zero or more.')
  const digits = String(units < 0n ? -units : units).padStart(MOST_DECIMALS_OF_A_FACTOR + 1, '0')
  const whole = digits.slice(0, -MOST_DECIMALS_OF_A_FACTOR)
  if (whole.length > 9) return refused('Enter a smaller number.')
  const fraction = digits.slice(-MOST_DECIMALS_OF_A_FACTOR).replace(/0+$/, '')
  return understood(`${units < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`)
}

/** Without the currency's own symbol or code, and with plain minus signs, crosses and spaces. */
function plainText(text: string, currency: string): string {
  const symbol = symbolOf(currency).trim()
  let plain = text.toUpperCase().replaceAll(symbol.toUpperCase(), '').replaceAll(currency, '')
  if (symbol.endsWith('$')) plain = plain.replaceAll('$', '')
  return plain
    .replace(/[−–]/g, '-')
    .replace(/[×X]/g, '*')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
}

/** "2*3 − 4" is [[2, 3], [−4]]; undefined when the text is no such sum. */
function productsOf(typed: string): Exact[][] | undefined {
  const parts = typed.split(OPERATOR).map((part) => part.trim())
  // A sign at the start is taken from nothing.
  if (parts[0] === '' && (parts[1] === '-' || parts[1] === '+')) parts[0] = '0'
  const products: Exact[][] = []
  for (let index = 0; index < parts.length; index += 2) {
    const factor = exactOf(parts[index] ?? '')
    if (!factor) return undefined
    const operator = parts[index - 1]
    if (operator === '*') products.at(-1)?.push(factor)
    else products.push([operator === '-' ? { ...factor, units: -factor.units } : factor])
  }
  return products
}

function exactOf(text: string): Exact | undefined {
  if (!NUMBER.test(text) || !/\d/.test(text)) return undefined
  const [whole = '', fraction = ''] = text.replace(/[, ]/g, '').split('.')
  return { units: BigInt(whole + fraction), decimals: fraction.length }
}

function hasTooManyDecimals(factors: readonly Exact[], digits: number): boolean {
  const most = factors.length === 1 ? digits : MOST_DECIMALS_OF_A_FACTOR
  return factors.some(({ decimals }) => decimals > most)
}

function multiply(factors: readonly Exact[]): Exact {
  return factors.reduce((all, factor) => ({
    units: all.units * factor.units,
    decimals: all.decimals + factor.decimals,
  }))
}

function add(a: Exact, b: Exact): Exact {
  const decimals = Math.max(a.decimals, b.decimals)
  return { units: atDecimals(a, decimals) + atDecimals(b, decimals), decimals }
}

/** The number in units of 10^−decimals, rounded half away from zero where it has more. */
function atDecimals({ units, decimals }: Exact, wanted: number): bigint {
  if (decimals <= wanted) return units * 10n ** BigInt(wanted - decimals)
  const unit = 10n ** BigInt(decimals - wanted)
  const half = units < 0n ? -unit / 2n : unit / 2n
  return (units + half) / unit
}
