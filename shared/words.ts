import type { CalendarDate, Month, Quarter } from './calendar.ts'
import { minorDigits } from './currencies.ts'
import type { Money } from './money.ts'

// How amounts, dates and rates are written on screens, in derivations and in PDFs: one place, no locale of the machine.

const SYMBOLS = new Map([
  ['USD', '$'],
  ['GBP', '£'],
  ['EUR', '€'],
  ['JPY', '¥'],
  ['CAD', 'CA$'],
  ['AUD', 'A$'],
  ['NZD', 'NZ$'],
  ['INR', '₹'],
])
const MINUS = '−'
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** How a whole amount is rounded for show: what one can count on down, what one needs or owes up. */
export type Rounding = 'down' | 'up' | 'nearest'

/** Which comes first in a date. */
export type DateStyle = 'month-first' | 'day-first'

/** United States: 'November 12, 2026'; elsewhere '12 November 2026'. */
export function dateStyleOf(country: string): DateStyle {
  return country === 'US' ? 'month-first' : 'day-first'
}

/** '1,234.50', '−84.20', '1,200' for yen: no symbol, for columns whose head names the currency. */
export function amountText(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = digits === 0 ? text : text.slice(0, -digits)
  const decimals = digits === 0 ? '' : `.${text.slice(-digits)}`
  return `${minor < 0 ? MINUS : ''}${grouped(whole)}${decimals}`
}

/** '$1,234.50'; '−$84.20'; a currency without a symbol of its own shows its code: 'CHF 84.20'. */
export function moneyText({ minor, currency }: Money): string {
  return withSymbol(minor < 0, amountText(Math.abs(minor), currency), currency)
}

/** '$5,205': whole units only. */
export function wholeMoneyText({ minor, currency }: Money, rounding: Rounding): string {
  const unit = 10 ** minorDigits(currency)
  const exact = minor / unit
  const whole = rounding === 'down' ? Math.floor(exact) : rounding === 'up' ? Math.ceil(exact) : nearest(minor, unit)
  return withSymbol(whole < 0, grouped(String(Math.abs(whole))), currency)
}

/** '$' or 'CHF ': what stands before an amount. */
export function symbolOf(currency: string): string {
  return SYMBOLS.get(currency) ?? `${currency} `
}

/** A fraction as percent: '0.275' is '27.5%', '0.08875' is '8.875%'. */
export function percentText(rate: string): string {
  const [whole = '0', decimals = ''] = rate.split('.')
  const shifted = `${whole}${decimals.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const rest = decimals.slice(2).replace(/0+$/, '')
  return `${shifted}${rest && `.${rest}`}%`
}

/** A number of months, days or anything counted, with at most so many decimals: '5.2', '12', '0.6645'. */
export function numberText(value: number, decimals = 1): string {
  const unit = 10 ** decimals
  const [whole = '', fraction = ''] = String(Math.round(Math.abs(value) * unit) / unit).split('.')
  return `${value < 0 ? MINUS : ''}${grouped(whole)}${fraction && `.${fraction}`}`
}

/** '1 invoice', '3 invoices', '2 entries': how many there are of something. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : more}`
}

/** A chance in hundreds, rounded down because it is counted on, but never none and never certain: '<1', '98', '>99'. */
export function chanceText(share: number): string {
  if (share < 0.01) return '<1'
  // 0.29 · 100 is 28.999…: a share that is a whole percent but for the last bits is that percent.
  return share > 0.99 ? '>99' : String(Math.floor(share * 100 + 1e-9))
}

/** 'Nov 12' or 'Nov 12, 2026'; day-first '12 Nov' or '12 Nov 2026'. */
export function dateText(date: CalendarDate, style: DateStyle, { year = true } = {}): string {
  return ordered(date, monthName(date).slice(0, 3), style, year)
}

/** 'November 12, 2026'; day-first '12 November 2026'. */
export function longDateText(date: CalendarDate, style: DateStyle): string {
  return ordered(date, monthName(date), style, true)
}

/** 'Thursday, November 12, 2026'. */
export function weekdayDateText(date: CalendarDate, style: DateStyle): string {
  const weekday = WEEKDAYS[weekdayIndex(date)] ?? ''
  return `${weekday}${style === 'month-first' ? ',' : ''} ${longDateText(date, style)}`
}

/** 'Nov' or 'Nov 2026'. */
export function monthText(month: Month, { year = false } = {}): string {
  const name = monthName(month).slice(0, 3)
  return year ? `${name} ${month.slice(0, 4)}` : name
}

/** 'November 2026'. */
export function longMonthText(month: Month): string {
  return `${monthName(month)} ${month.slice(0, 4)}`
}

/** 'Q3 2026'. */
export function quarterText(quarter: Quarter): string {
  return `${quarter.slice(5)} ${quarter.slice(0, 4)}`
}

/** 0 is Sunday. Sakamoto's method for the Gregorian calendar. */
function weekdayIndex(date: CalendarDate): number {
  const offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
  const month = Number(date.slice(5, 7))
  const year = Number(date.slice(0, 4)) - (month < 3 ? 1 : 0)
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return (year + leaps + (offsets[month - 1] ?? 0) + Number(date.slice(8))) % 7
}

function ordered(date: CalendarDate, month: string, style: DateStyle, year: boolean): string {
  const day = String(Number(date.slice(8)))
  if (style === 'month-first') return `${month} ${day}${year ? `, ${date.slice(0, 4)}` : ''}`
  return `${day} ${month}${year ? ` ${date.slice(0, 4)}` : ''}`
}

function monthName(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? ''
}

function withSymbol(isNegative: boolean, digits: string, currency: string): string {
  return `${isNegative ? MINUS : ''}${symbolOf(currency)}${digits}`
}

function nearest(minor: number, unit: number): number {
  return Math.sign(minor) * Math.floor(Math.abs(minor) / unit + 0.5)
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}
