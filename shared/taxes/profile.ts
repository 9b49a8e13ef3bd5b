import { isCalendarDate } from '../calendar.ts'
import { exact, type Money, money } from '../money.ts'
import type { Answers, Country, Field } from './country.ts'
import { instalmentDays } from './instalments.ts'
import { minorOf } from './read-answers.ts'

// The questions of a tax year, and the answers as they are sent, kept and proposed anew.

type Sent = Money | string | number | boolean

const EXPECTED_PROFIT: Field = {
  key: 'expectedProfit',
  label: 'Net profit you expect for the whole year',
  kind: 'money',
  hint: 'Left open, the year is projected from your months so far.',
  orLoss: true,
  ofOneYear: true,
}

const INSTALMENT_DAYS: Field = {
  key: 'instalmentDays',
  label: 'Days on which your instalments fall due',
  kind: 'days',
  hint: 'Month and day, as in 03-15, 06-15, 09-15, 12-15. There are no tax rules for your country here, so your flat rate is used.',
}

/** The questions of a tax year, in the order in which they are asked. */
export function profileFields(country: Country | undefined, taxYear: string): readonly Field[] {
  return country === undefined ? [INSTALMENT_DAYS] : [...country.profileFields(taxYear), EXPECTED_PROFIT]
}

export interface AnswerFault {
  key: string
  says: string
}

/**
 * Answers as they are sent in the form in which they are kept: amounts in minor units, empty ones left out.
 *
 * Result: every fault with its key, when there is one.
 */
export function readAnswers(
  fields: readonly Field[],
  sent: Readonly<Record<string, Sent | null>>,
  currency: string,
): { answers: Record<string, string | number | boolean>; faults: AnswerFault[] } {
  const answers: Record<string, string | number | boolean> = {}
  const faults: AnswerFault[] = []
  for (const [key, value] of Object.entries(sent)) {
    const field = fields.find((known) => known.key === key)
    if (value === null || value === '') continue
    const fault = field === undefined ? `There is no question "${key}".` : faultOf(field, value, currency)
    if (fault !== null) faults.push({ key, says: fault })
    else answers[key] = keptForm(field, value)
  }
  return { answers, faults }
}

/** Kept answers as they are sent. What no question asks for any more is left out. */
export function sentAnswers(fields: readonly Field[], answers: Answers, currency: string): Record<string, Sent> {
  const sent: Record<string, Sent> = {}
  for (const { key, kind } of fields) {
    const value = answers[key]
    if (value === null || value === undefined) continue
    sent[key] = kind === 'money' && typeof value === 'number' ? money(value, currency) : value
  }
  return sent
}

/** What an earlier year's answers suggest for the next: all that are not of one year alone. */
export function carriedAnswers(fields: readonly Field[], answers: Answers): Answers {
  const carried = fields.filter(({ ofOneYear, key }) => ofOneYear !== true && answers[key] !== undefined)
  return Object.fromEntries(carried.map(({ key }) => [key, answers[key]]))
}

/**
 * What the final tax of the year before suggests for the questions that ask for it. It is entered after what an employer
 * withheld, which a question that asks for all tax has added back.
 *
 * Units: minor units; the answers are those of the year before.
 */
export function answersFromFinalTax(fields: readonly Field[], finalTaxMinor: number, before: Answers): Answers {
  const withheld = minorOf(before, 'withheld')
  return Object.fromEntries(
    fields.flatMap(({ key, fromFinalTax }) =>
      fromFinalTax === undefined
        ? []
        : [[key, fromFinalTax === 'before-withholding' ? exact(finalTaxMinor + withheld) : finalTaxMinor]],
    ),
  )
}

/** The answers that the questions ask for: a book that changed its country may have others. */
export function askedFor(fields: readonly Field[], answers: Answers): Answers {
  return Object.fromEntries(
    fields.filter(({ key }) => answers[key] !== undefined).map(({ key }) => [key, answers[key]]),
  )
}

function keptForm(field: Field | undefined, value: Sent): string | number | boolean {
  if (typeof value === 'object') return value.minor
  return field?.kind === 'days' ? (instalmentDays(String(value)) ?? []).join(', ') : value
}

function faultOf({ kind, choices = [], orLoss, most }: Field, value: Sent, currency: string): string | null {
  switch (kind) {
    case 'money':
      return moneyFault(value, currency, orLoss === true)
    case 'choice':
      return choices.some((choice) => choice.value === value) ? null : 'Choose one of the answers.'
    case 'flag':
      return typeof value === 'boolean' ? null : 'Answer with yes or no.'
    case 'rate':
      return typeof value === 'string' && /^(0(\.\d{1,5})?|1(\.0{1,5})?)$/.test(value)
        ? null
        : 'Use a fraction such as "0.05", with at most five decimals.'
    case 'date':
      return typeof value === 'string' && isBirthDate(value) ? null : 'Use a date that exists, as YYYY-MM-DD.'
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= (most ?? 1_000_000)
        ? null
        : `Enter a whole number${most === undefined ? '' : ` from 0 to ${most}`}.`
    case 'days':
      return typeof value === 'string' && instalmentDays(value) !== null
        ? null
        : 'Write each day as month and day, such as 04-15, 06-15; at most twelve.'
  }
}

function moneyFault(value: Sent, currency: string, orLoss: boolean): string | null {
  if (typeof value !== 'object') return 'Enter an amount.'
  if (value.currency !== currency) return `Enter it in ${currency}.`
  return value.minor < 0 && !orLoss ? 'Enter zero or more.' : null
}

/** People are born before the first day that the books know. */
function isBirthDate(text: string): boolean {
  if (isCalendarDate(text)) return true
  return /^19\d\d-/.test(text) && isCalendarDate(`${Number(text.slice(0, 4)) + 100}${text.slice(4)}`)
}
