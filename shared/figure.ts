import type { CalendarDate } from './calendar.ts'
import type { Money } from './money.ts'

/** What a figure can be: money, a date, a rate (a fraction as text, '0.275') or a plain number (months, days, a count). */
export type Value = Money | CalendarDate | Rate | number

/** A fraction as decimal text, such as '0.275'. Of the verdict alone its word: 'ready', 'nearly', 'not-yet'. */
export type Rate = string

/** What a plain number counts. */
export type Unit = 'months' | 'days' | 'count' | 'ratio'

/**
 * How much history stands behind a figure, by the number of complete months:
 * 0 none, 1–2 too early, 3–5 rough, 6–11 fair, 12 and more good.
 */
export type ConfidenceLabel = 'none' | 'too-early' | 'rough' | 'fair' | 'good'

export interface Confidence {
  months: number
  label: ConfidenceLabel
}

/** One thing that went into a figure: a plain value or a figure of its own, and where its rows, setting or law can be seen. */
export interface Input {
  label: string
  value?: Value
  unit?: Unit
  figure?: Figure
  /** A place in the app ('/money?account=3') or an address of a law. */
  link?: string
  /** A remark in small print under the label. */
  note?: string
  /** How the input enters a sum that the derivation lists: added (the default), taken off, or only mentioned. */
  sign?: '+' | '-' | 'none'
}

/** Where a figure comes from that nothing here works out: a law, a form's line, or the page where it was entered. */
export interface Source {
  title: string
  /** An address of a law or a form, or a place in the app ('/settings#tax-profile'). */
  url: string
}

/** How a figure came about: the formula in words, the formula with the numbers, and everything that went into it. */
export interface Because {
  /** The formula in words: "Free cash ÷ monthly needs, rounded down to one decimal." */
  says: string
  /** The same with the numbers put in: "$32,482.96 ÷ $6,243.00 = 5.203". */
  worked?: string
  inputs: Input[]
  /** What to keep in mind when reading the figure. */
  notes?: string[]
  confidence?: Confidence
}

export interface KnownFigure {
  state: 'known'
  value: Value
  unit?: Unit
  /** The plain sentence beside the figure. */
  says?: string
  because: Because
  /** What a figure of the tax rules is called in programs: 'us.taxable-income'. */
  key?: string
  /** What it is called on the screen: 'Taxable income'. */
  label?: string
  source?: Source
  /** Which entry of the tax tables it is: 'us/2026/standardDeduction/single'. */
  from?: string
}

/** Why there is no number. Each is a state with a sentence, never a quiet zero. */
export type UnknownState =
  | 'no-data'
  | 'too-little-history'
  | 'no-rate'
  | 'no-tax-year'
  | 'no-tax-rules'
  | 'no-needs'
  | 'not-shrinking'
  | 'not-at-this-pace'
  | 'beyond-horizon'
  | 'may-not-come'

export interface UnknownFigure {
  state: UnknownState
  /** What is so, and what to enter or do next. */
  says: string
  because?: Because
}

/** A number that explains itself, or the named state that stands in its place. */
export type Figure = KnownFigure | UnknownFigure

/** Which label belongs to so many complete months of history. */
export function confidenceOf(months: number): Confidence {
  if (months === 0) return { months, label: 'none' }
  if (months <= 2) return { months, label: 'too-early' }
  if (months <= 5) return { months, label: 'rough' }
  return { months, label: months <= 11 ? 'fair' : 'good' }
}

/** Rounds down to one decimal, as all months are shown: 5.29 → 5.2, −0.01 → −0.1. */
export function floorToTenth(value: number): number {
  // 0.3 / 0.1 is 2.9999…: a quotient that is a tenth but for the last bits is that tenth.
  const tenths = value * 10
  const nearest = Math.round(tenths)
  return (Math.abs(tenths - nearest) < 1e-9 ? nearest : Math.floor(tenths)) / 10
}
