import type { Month } from '../calendar.ts'
import type { Because, Confidence, Figure, Input, UnknownFigure } from '../figure.ts'
import { money } from '../money.ts'
import { longMonthText } from '../words.ts'
import type { Direction } from './trend.ts'

/** What clients paid in one complete month. */
export interface MonthOfReceipts {
  month: Month
  receiptsMinor: number
  /** Typed from the time before the book, instead of summed from movements. */
  typed: boolean
}

/** What income figures are worked out from. */
export interface IncomeFacts {
  currency: string
  /** Complete months only, oldest first, without gaps: a month that brought in nothing is 0. */
  months: readonly MonthOfReceipts[]
  /** A usual month's business costs, from the settings. */
  businessCostsMinor: number
  setAsideBps: number
  /** The answer to "What would a poor month bring?", used only while there is no complete month. */
  ownPoorMonthMinor: number | null
}

/** What the months so far say about income. */
export interface IncomeFigures {
  confidence: Confidence
  lowEndMonth: Figure
  planOn: Figure
  afterTaxPlanOn: Figure
  meanMonth: Figure
  volatility: Figure
  typicalSwing: Figure
  zeroShare: Figure
  trend: { direction: Direction | null; figure: Figure }
}

/** How much history stands behind a derivation: its confidence, and below twelve months that seasons are not known yet. */
export function withHistory(because: Because, confidence: Confidence): Because {
  if (confidence.months >= 12) return { ...because, confidence }
  const seasons = 'Less than a full year is in the book, so seasons are not known yet.'
  return { ...because, notes: [...(because.notes ?? []), seasons], confidence }
}

/** The state of a book without a complete month. */
export function noMonths(): UnknownFigure {
  return {
    state: 'no-data',
    says: 'There is no complete month of receipts yet: a month counts once it has ended. Earlier months can be typed in Settings.',
  }
}

/** The last months as the inputs of a figure, each with its rows. */
export function monthInputs(facts: IncomeFacts, months: number): Input[] {
  return facts.months.slice(-months).map(({ month, receiptsMinor, typed }) => ({
    label: longMonthText(month),
    value: money(receiptsMinor, facts.currency),
    sign: 'none',
    link: typed ? '/settings#earlier-months' : `/money?month=${month}&role=income`,
    ...(typed && { note: 'typed' }),
  }))
}

/** Receipts by month, the oldest first. Minor units. */
export function amounts(facts: IncomeFacts): number[] {
  return facts.months.map(({ receiptsMinor }) => receiptsMinor)
}
