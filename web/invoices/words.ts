import { type CalendarDate, daysBetween } from '../../shared/calendar.ts'
import { minorDigits } from '../../shared/currencies.ts'
import { numberText } from '../../shared/words.ts'

/** A price of one unit: '85' is "85.00", '0.0125' stays "0.0125". Exact: at most nine digits and four decimals. */
export function rateText(rate: string, currency: string): string {
  const [whole = '0', decimals = ''] = rate.replace('-', '').split('.')
  const digits = Math.max(minorDigits(currency), decimals.length)
  const fraction = decimals.padEnd(digits, '0')
  return `${rate.startsWith('-') ? '−' : ''}${numberText(Number(whole), 0)}${fraction && `.${fraction}`}`
}

/** Whole days from one date of the API to another. */
export function daysApart(from: string, to: string): number {
  return daysBetween(from as CalendarDate, to as CalendarDate)
}
