import type { CalendarDate } from '../shared/calendar.ts'
import { type Reading, refused, understood } from './reading.ts'

/**
 * Reads a percentage as people type it, "27.5" or "27.5%", as a fraction in text: '0.275'.
 *
 * Units:  the most decimals count in the percentage: 3 for a tax rate (8.875), 2 for a set-aside rate.
 * Rounds: nothing: digits are only moved.
 */
export function readPercent(text: string, mostDecimals: number): Reading<string> {
  const typed = text.replace('%', '').trim()
  const [whole = '', fraction = ''] = typed.split('.')
  if (!/^\d{1,3}(\.\d+)?$/.test(typed)) return refused('Write a percentage like 27.5.')
  if (fraction.length > mostDecimals) return refused(`Write at most ${mostDecimals} decimals.`)
  const digits = `${whole.padStart(3, '0')}${fraction}`
  const rate = `${digits.slice(0, -2 - fraction.length)}.${digits.slice(-2 - fraction.length)}`
  const plain = rate.replace(/\.?0+$/, '')
  if (Number(plain) > 1) return refused('Enter 100 or less.')
  return understood(plain)
}

/** Reads a day from a date field. The browser hands over '' until a whole and real date stands there. */
export function readDate(text: string): Reading<CalendarDate> {
  return text === '' ? refused('Choose a date.') : understood(text as CalendarDate)
}
