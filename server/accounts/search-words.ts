import { minorDigits } from '../../shared/currencies.ts'
import { LARGEST_AMOUNT_MINOR } from '../../shared/money.ts'
import { prepared } from '../db/prepared.ts'

const MOST_WORDS = 8
// Letters that Unicode does not take apart into a letter and its mark.
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** The words that are searched for, each by itself; beyond eight, the rest is one of them. */
export function wordsIn(text: string): string[] {
  const words = text.split(/\s+/u).filter(Boolean)
  if (words.length <= MOST_WORDS) return words
  return [...words.slice(0, MOST_WORDS - 1), words.slice(MOST_WORDS - 1).join(' ')]
}

/** Small letters without their marks: 'Café Süß' is 'cafe suss'. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? letter)
}

/** Gives SQL the function `folded`, for names that are searched for like the words of entries. */
export const canFold = prepared((db): true => {
  db.$client.function('folded', { deterministic: true }, (text) => folded(String(text)))
  return true
})

/** A pattern for `LIKE … ESCAPE '\\'` against folded text that holds these words. */
export function likeFolded(text: string): string {
  return `%${folded(text).replace(/[\\%_]/g, '\\$&')}%`
}

/**
 * What a word means when it is an amount, in minor units: "285", "1,234.50", "$12.4"; a sign is left aside.
 *
 * Rounds: nothing: a number with more decimals than the currency is no amount.  Result: undefined for any other word.
 */
export function amountIn(word: string, currency: string): number | undefined {
  const match = word.match(/^[-+−]?\p{Sc}?(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d{1,3}))?$/u)
  if (!match) return undefined
  const [, whole = '', decimals = ''] = match
  const digits = minorDigits(currency)
  if (decimals.length > digits) return undefined
  const minor = Number(whole.replaceAll(',', '') + decimals.padEnd(digits, '0'))
  return minor <= LARGEST_AMOUNT_MINOR ? minor : undefined
}
