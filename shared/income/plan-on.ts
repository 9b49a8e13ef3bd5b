import { Decimal } from 'decimal.js'
import { bps, exact, round, sum } from '../money.ts'

/** Student's t at 10 % (one side), with n + 3 degrees of freedom, for n = 1 … 12 months. */
const STUDENT_T = [1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345, 1.341]

/** Plan-on income and what it was worked out from; all amounts in minor units, rounded for show except that plan is final. */
export interface PlanOn {
  planMinor: number
  /** The average month. */
  meanMinor: number
  /** The average of the last six months when that is poorer, else the average: where the margin is taken off. */
  startMinor: number
  /** How far months differ from the average, with an assumed swing of half the average mixed in. */
  spreadMinor: number
  /** How many months were used, at most twelve. */
  months: number
  studentT: number
}

/**
 * The low end of an average month: what to budget with.
 *
 * Until the months themselves prove otherwise, swings of half the average are assumed, with the weight of four months.
 * A poorer last half-year counts; a richer one does not.
 *
 * Units:  receipts of complete months in minor units, oldest first; only the last twelve count, a negative one as it is.
 * Rounds: half away from zero to the minor unit, once, at the end.
 * Result: 0 when the average is not above 0; null without a month.
 * Source: docs/figures.md, chapter 1.2.
 */
export function planOnIncome(monthsMinor: readonly number[]): PlanOn | null {
  const recent = monthsMinor.slice(-12)
  const months = recent.length
  const studentT = STUDENT_T[months - 1]
  if (studentT === undefined) return null
  const mean = average(recent)
  const start = Decimal.min(mean, average(recent.slice(-6)))
  const squares = recent.reduce((total, minor) => total.plus(mean.minus(minor).pow(2)), new Decimal(0))
  const assumed = mean.times(0.5).pow(2).times(4)
  const spread = squares
    .plus(assumed)
    .dividedBy(months + 3)
    .sqrt()
  const margin = spread.times(studentT).times(new Decimal(12 + months).dividedBy(12 * months).sqrt())
  const plan = mean.gt(0) ? Decimal.max(0, start.minus(margin)) : new Decimal(0)
  return {
    planMinor: round(plan),
    meanMinor: round(mean),
    startMinor: round(start),
    spreadMinor: round(spread),
    months,
    studentT,
  }
}

/** What is left of a month's receipts after business costs and the tax set-aside. */
export interface AfterTax {
  /** Receipts less business costs; may be negative. */
  profitMinor: number
  setAsideMinor: number
  netMinor: number
}

/**
 * A month after tax: profit = receipts − business costs; net = profit − the set-aside on a profit above 0. May be negative.
 *
 * Units:  minor units; the rate in basis points.  Rounds: the set-aside, half away from zero.
 * Source: docs/figures.md, chapter 1.3.
 */
export function afterTax(receiptsMinor: number, businessCostsMinor: number, setAsideBps: number): AfterTax {
  const profitMinor = exact(receiptsMinor - businessCostsMinor)
  const setAsideMinor = bps(Math.max(0, profitMinor), setAsideBps)
  return { profitMinor, setAsideMinor, netMinor: exact(profitMinor - setAsideMinor) }
}

function average(amountsMinor: readonly number[]): Decimal {
  return new Decimal(sum(amountsMinor)).dividedBy(amountsMinor.length)
}
