import { type CalendarDate, isCalendarDate } from '../calendar.ts'
import type { Answers } from './country.ts'

// What a person answered, read as the rules need it.

/** An amount in minor units, zero where it was left open. Throws: RangeError for another kind, or below zero unless a loss may be. */
export function minorOf(answers: Answers, key: string, { orLoss = false } = {}): number {
  const minor = numberOrNull(answers, key) ?? 0
  if (minor < 0 && !orLoss) throw new RangeError(`${key} is below zero`)
  return minor
}

/** An amount in minor units, null where it was left open. Throws: as minorOf. */
export function minorOrNull(answers: Answers, key: string, { orLoss = false } = {}): number | null {
  return numberOrNull(answers, key) === null ? null : minorOf(answers, key, { orLoss })
}

function numberOrNull(answers: Answers, key: string): number | null {
  const value = answers[key] ?? null
  if (value === null || Number.isSafeInteger(value)) return value === null ? null : Number(value)
  throw new RangeError(`${key} is no whole number of minor units`)
}

/** Throws: RangeError for what is no date. */
export function dateOf(answers: Answers, key: string): CalendarDate | null {
  const value = answers[key] ?? null
  if (value === null) return null
  // People are born before the first day that the books know.
  if (typeof value === 'string' && (isCalendarDate(value) || /^19\d\d-\d\d-\d\d$/.test(value)))
    return value as CalendarDate
  throw new RangeError(`${key} is no date`)
}

/** Throws: RangeError for what is no text. */
export function textOf(answers: Answers, key: string): string | null {
  const value = answers[key] ?? null
  if (value === null || typeof value === 'string') return value === '' ? null : value
  throw new RangeError(`${key} is no text`)
}

/** One of these, null where it was left open. Throws: RangeError for anything else. */
export function choiceOf<T extends string>(answers: Answers, key: string, choices: readonly T[]): T | null {
  const text = textOf(answers, key)
  if (text === null) return null
  const chosen = choices.find((choice) => choice === text)
  if (chosen === undefined) throw new RangeError(`${key} is none of ${choices.join(', ')}`)
  return chosen
}

/** True for a yes; what was left open is a no. */
export function flagOf(answers: Answers, key: string): boolean {
  return answers[key] === true
}

/** A rate per 100 000 from a fraction such as '0.05'. Throws: RangeError for anything else. */
export function rateOf(answers: Answers, key: string): number | null {
  const text = textOf(answers, key)
  if (text === null) return null
  const [, whole, decimals = ''] = /^([01])(?:\.(\d{1,5}))?$/.exec(text) ?? []
  if (whole === undefined) throw new RangeError(`${key} is no fraction such as '0.05'`)
  return Number(whole) * 100_000 + Number(decimals.padEnd(5, '0'))
}

/** A whole number from zero, null where it was left open. Throws: RangeError for anything else. */
export function countOf(answers: Answers, key: string): number | null {
  return minorOrNull(answers, key)
}
