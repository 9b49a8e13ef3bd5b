import type { CalendarDate } from '../calendar.ts'
import type { Figure, UnknownFigure } from '../figure.ts'
import type { Line } from './engine.ts'

/** One thing a country's rules want to know of a person for a tax year. */
export interface Field {
  key: string
  label: string
  hint?: string
  kind: 'choice' | 'money' | 'flag' | 'rate' | 'date'
  choices?: readonly { value: string; label: string }[]
  /** Asked only where another field has one of these answers. */
  onlyFor?: { key: string; values: readonly string[] }
}

/** What the person answered: amounts in minor units, rates as fractions in text ('0.05'). What is missing was not answered. */
export type Answers = Readonly<Record<string, string | number | boolean | null | undefined>>

/** What the books say of a tax year, or are expected to say at its end. */
export interface YearFigures {
  currency: string
  /** Receipts less deductible costs, with its own derivation; below zero for a loss. */
  netProfit: Figure
}

/** The tax of a year and how it comes about. */
export interface Estimate {
  state: 'known'
  taxYear: string
  /** All tax that the rules know of, national and local. */
  total: Line
  /** Tax that the national tax office asks for: what instalments are worked out from. */
  nationalTax: Line
  /** State tax, which may be known only roughly or not at all; null where there is none to speak of. */
  localTax: Line | UnknownFigure | null
  /** Withheld from wages for the national tax. */
  withheld: Line
  /** National tax less what was withheld; below zero for a refund. */
  toPay: Line
  /** The lines from the profit to the total, in the order of the forms. */
  lines: readonly Line[]
  /** What the rules leave out. */
  leftOut: readonly string[]
}

/** A payment to the tax office as it really was: late, in part, or meant for another instalment than its day suggests. */
export interface TaxPayment {
  date: CalendarDate
  /** Below zero for money that came back. */
  amountMinor: number
  /** The instalment that it was meant for, from 1, or null when it does not say. */
  instalment: number | null
}

/** One instalment of a tax year. */
export interface Instalment {
  /** From 1. */
  number: number
  /** The part of the year whose income it is for. */
  from: CalendarDate
  to: CalendarDate
  /** The day the law names, and the last day on which a payment is in time: moved off weekends and holidays. */
  lawDate: CalendarDate
  dueDate: CalendarDate
  /** What is to be sent, in minor units. */
  neededMinor: number
  /** What was sent for it, and what of its need is still open. */
  paidMinor: number
  openMinor: number
  state: 'paid' | 'part-paid' | 'open' | 'late'
}

/** How a year's profit comes in, and what was paid on it. Amounts in minor units. */
export interface YearCourse {
  /** Profit from the first day of the tax year to the end of each instalment's period; for days to come what is expected. */
  profitsMinor: readonly number[]
  /** The person's own set-aside rate, in basis points. */
  rateBps: number
  payments: readonly TaxPayment[]
  asOf: CalendarDate
}

/** One way of paying the tax of a year in instalments. Amounts in minor units. */
export interface WayToPay {
  key: 'flat' | 'safe-harbor' | 'annualized'
  label: string
  /** How it goes, in a sentence. */
  says: string
  instalments: readonly { number: number; dueDate: CalendarDate; amount: Line }[]
  /** All instalments together. */
  byInstalmentsMinor: number
  /** What the return still asks for; below zero it comes back. */
  leftMinor: number
  /** What is still to be sent until the last instalment, after what was paid already. */
  toSendMinor: number
  /** What the tax office adds, when it goes on like this from here. */
  interest: Figure
  /** Of the ways that cost no interest the one that asks for the least money before the return. */
  isCheapest: boolean
}

/** The line of the tax form that a category of income or expense belongs to. */
export interface FormCategory {
  /** Outlives renaming and the form's changing line numbers. */
  key: string
  label: string
  line: string
}

/** The rules of one country. Everything that has no table is a named state, never a zero. */
export interface Country {
  code: string
  currency: string
  /** The tax year that a day falls into. */
  taxYearOf(date: CalendarDate): string
  /** The tax years that have tables, the oldest first. */
  years(): readonly string[]
  profileFields(taxYear: string): readonly Field[]
  expenseCategories(taxYear: string): readonly FormCategory[]
  estimate(taxYear: string, answers: Answers, figures: YearFigures): Estimate | UnknownFigure
  schedule(
    estimate: Estimate,
    answers: Answers,
    payments: readonly TaxPayment[],
    asOf: CalendarDate,
  ): readonly Instalment[] | UnknownFigure
  /** The ways of paying the instalments side by side, where the law leaves a choice. */
  waysToPay?(estimate: Estimate, answers: Answers, course: YearCourse): readonly WayToPay[] | UnknownFigure
}

/** The state of a tax year without a table. */
export function noTaxYear(taxYear: string, years: readonly string[]): UnknownFigure {
  return {
    state: 'no-tax-year',
    says: `There is no tax table for ${taxYear} yet, only for ${years.join(', ')}. Your flat rate is used.`,
  }
}

/** The state of a country without rules. */
export function noTaxRules(country: string): UnknownFigure {
  return { state: 'no-tax-rules', says: `There are no tax rules for ${country} here. Your flat rate is used.` }
}
