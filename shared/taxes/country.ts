import type { CalendarDate } from '../calendar.ts'
import type { Figure, UnknownFigure } from '../figure.ts'
import type { Line } from './engine.ts'

/** One thing a country's rules want to know of a person for a tax year. */
export interface Field {
  key: string
  label: string
  hint?: string
  kind: 'choice' | 'money' | 'flag' | 'rate' | 'date' | 'count' | 'days'
  choices?: readonly { value: string; label: string }[]
  /** Asked only where another field has one of these answers. */
  onlyFor?: { key: string; values: readonly string[] }
  /** The most that a count may be. */
  most?: number
  /** Without it there is no estimate. */
  isNeeded?: true
  /** It may be below zero: a loss. */
  orLoss?: true
  /** It is of one year alone: next year it is asked anew. */
  ofOneYear?: true
  /** The final tax of the year before suggests the answer: as it is entered, or with what was withheld added back. */
  fromFinalTax?: 'after-withholding' | 'before-withholding'
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

/** When an instalment falls due, and what it is for. */
export interface InstalmentDate {
  /** From 1. */
  number: number
  /** The part of the year whose income it is for. */
  from: CalendarDate
  to: CalendarDate
  /** The day the law names, and the last day on which a payment is in time: moved off weekends and holidays. */
  lawDate: CalendarDate
  dueDate: CalendarDate
}

/** One instalment of a tax year. */
export interface Instalment extends InstalmentDate {
  /** What is to be sent, in minor units. */
  neededMinor: number
  /** What was sent for it, and what of its need is still open. */
  paidMinor: number
  openMinor: number
  /** 'settled': not paid in full, and the return has settled the year. */
  state: 'paid' | 'part-paid' | 'open' | 'late' | 'settled'
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

/** A log of business trips, in tenths of the country's unit. */
export interface Trip {
  date: CalendarDate
  distanceTenths: number
  vehicle: 'car' | 'motorcycle' | 'bicycle'
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
  /** The days of a tax year's instalments; they need no table. */
  instalmentDates(taxYear: string): readonly InstalmentDate[]
  /** The periods by whose end a year's profit may be worked up to a whole one, with the months that are over then. */
  periods?(taxYear: string): readonly { to: CalendarDate; months: number }[]
  /** What business trips may take off the profit. */
  mileageUnit: 'mile' | 'kilometer'
  mileage?(trips: readonly Trip[]): Line
  /** What the work at home may take off a profit, by the simplified way, for the months up to a day. */
  homeOffice?(taxYear: string, answers: Answers, profitMinor: number, asOf: CalendarDate): Line | null
  /** What clients report of a year to the tax office, in words: it stands under the income by client. */
  reportedIncome?(taxYear: string): string
  estimate(taxYear: string, answers: Answers, figures: YearFigures): Estimate | UnknownFigure
  schedule(
    estimate: Estimate,
    answers: Answers,
    payments: readonly TaxPayment[],
    asOf: CalendarDate,
  ): readonly Instalment[] | UnknownFigure
  /** The ways of paying the instalments side by side, where the law leaves a choice. */
  waysToPay?(estimate: Estimate, answers: Answers, course: YearCourse): readonly WayToPay[] | UnknownFigure
  /** What the tax office has added so far for paying late. */
  interestSoFar?(estimate: Estimate, answers: Answers, course: YearCourse): Figure
  /** When the return is due, and with it what is left to pay; missing where that is one of the instalments. */
  returnDue?(taxYear: string): { lawDate: CalendarDate; dueDate: CalendarDate }
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
