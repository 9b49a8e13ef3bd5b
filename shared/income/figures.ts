import { Decimal } from 'decimal.js'
import type { Month } from '../calendar.ts'
import { minorDigits } from '../currencies.ts'
import { type Because, type Confidence, confidenceOf, type Figure, type Input, type UnknownFigure } from '../figure.ts'
import { money, sum, unscaled } from '../money.ts'
import { longMonthText, moneyText, numberText, percentText, wholeMoneyText } from '../words.ts'
import { lowEnd } from './low-end.ts'
import { type AfterTax, afterTax, type PlanOn, planOnIncome } from './plan-on.ts'
import { type Direction, trend } from './trend.ts'
import { typicalSwing, volatility, zeroShare } from './volatility.ts'

/** What clients paid in one complete month. */
export interface MonthOfReceipts {
  month: Month
  receiptsMinor: number
  /** Typed from the time before the book, instead of summed from movements. */
  typed: boolean
}

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

/**
 * What the months so far say about income, each figure with its derivation.
 *
 * Units:  minor units of the home currency; shares and swings are fractions with four decimals.
 * Result: without a complete month every figure is 'no-data', but plan-on may rest on the person's own estimate.
 * Source: docs/figures.md, chapter 1.
 */
export function incomeFigures(facts: IncomeFacts): IncomeFigures {
  const planOn = planOnFigure(facts)
  return {
    confidence: confidenceOf(facts.months.length),
    lowEndMonth: lowEndFigure(facts),
    planOn,
    afterTaxPlanOn: afterTaxFigure(facts, planOn),
    meanMonth: meanFigure(facts),
    volatility: volatilityFigure(facts),
    typicalSwing: swingFigure(facts),
    zeroShare: zeroShareFigure(facts),
    trend: trendFigure(facts),
  }
}

/** Plan-on income in minor units, or the person's own estimate without a complete month, or null without that too. */
export function planOnMinor(facts: IncomeFacts): number | null {
  return planOnIncome(amounts(facts))?.planMinor ?? facts.ownPoorMonthMinor
}

/** How much history stands behind a derivation: its confidence, and below twelve months that seasons are not known yet. */
export function withHistory(because: Because, confidence: Confidence): Because {
  if (confidence.months >= 12) return { ...because, confidence }
  const seasons = 'Less than a full year is in the book, so seasons are not known yet.'
  return { ...because, notes: [...(because.notes ?? []), seasons], confidence }
}

function lowEndFigure(facts: IncomeFacts): Figure {
  const low = lowEnd(amounts(facts))
  if (!low) return noMonths()
  const { currency } = facts
  const recent = facts.months.slice(-12)
  const without = recent.filter(({ receiptsMinor }) => receiptsMinor <= 0).length
  const shown = wholeMoneyText(money(low.minor, currency), 'down')
  const says =
    low.minor === 0
      ? `${without} of the last ${counted(recent.length, 'month')} brought in nothing, and so can the next: budget with the plan-on income instead.`
      : `Four months out of five bring in more than ${shown}.`
  return {
    state: 'known',
    value: money(low.minor, currency),
    says,
    because: withHistory(
      {
        says: 'The last twelve months, sorted from the poorest, with a zero put in front: one fifth of the way up, between two months if need be.',
        worked: `${moneyText(money(low.belowMinor, currency))} + ${numberText(low.fifths / 5)} × (${moneyText(money(low.aboveMinor, currency))} − ${moneyText(money(low.belowMinor, currency))}) = ${moneyText(money(low.minor, currency))}`,
        inputs: monthInputs(facts, 12),
        ...(recent.some(({ receiptsMinor }) => receiptsMinor < 0) && {
          notes: ['A month with more refunds than receipts counts as nothing.'],
        }),
      },
      confidenceOf(facts.months.length),
    ),
  }
}

function planOnFigure(facts: IncomeFacts): Figure {
  const plan = planOnIncome(amounts(facts))
  if (plan) return planOnFromMonths(facts, plan)
  if (facts.ownPoorMonthMinor === null) {
    return {
      state: 'no-data',
      says: 'There is no complete month of receipts yet. What would a poor month bring? Enter your estimate in Settings, or type earlier months.',
    }
  }
  const estimate = money(facts.ownPoorMonthMinor, facts.currency)
  return {
    state: 'known',
    value: estimate,
    says: 'Your own estimate of a poor month. It stands here until a month of receipts is complete.',
    because: withHistory(
      {
        says: 'What you said a poor month would bring.',
        inputs: [{ label: 'Your own estimate', value: estimate, link: '/settings#earlier-months' }],
      },
      confidenceOf(0),
    ),
  }
}

function planOnFromMonths(facts: IncomeFacts, plan: PlanOn): Figure {
  const { currency } = facts
  const text = (minor: number) => moneyText(money(minor, currency))
  const mean = meanFigure(facts)
  const marginMinor = plan.meanMinor - plan.planMinor
  const inputs: Input[] =
    marginMinor < 0
      ? [{ label: 'Average month', figure: mean, sign: 'none' }]
      : [
          { label: 'Average month', figure: mean },
          { label: 'Safety margin', value: money(marginMinor, currency), sign: '-' },
        ]
  const notes = [
    'Until your own months show otherwise, swings of half the average are assumed: few months make a wide margin.',
  ]
  if (plan.startMinor < plan.meanMinor) {
    notes.push(
      `The last six months averaged ${text(plan.startMinor)}, less than the average: the margin is taken off that.`,
    )
  }
  return {
    state: 'known',
    value: money(plan.planMinor, currency),
    says: planOnSentence(plan, currency),
    because: withHistory(
      {
        says: 'The average of the last twelve months, or of the last six if that is lower, less a safety margin: Student’s t at 10% × the spread of the months × √(1/12 + 1/months). Never below zero.',
        worked: `${text(plan.startMinor)} − ${plan.studentT} × ${text(plan.spreadMinor)} × √(1/12 + 1/${plan.months}) = ${text(plan.planMinor)}`,
        inputs,
        notes,
      },
      confidenceOf(facts.months.length),
    ),
  }
}

/** The amounts are worked out from the whole units shown, so that the reader's own subtraction comes out. */
function planOnSentence(plan: PlanOn, currency: string): string {
  if (plan.planMinor === 0) {
    return 'There is no income to plan on: the average month is too low, or the months differ too much.'
  }
  const unit = 10 ** minorDigits(currency)
  const margin = Math.round(plan.meanMinor / unit) - Math.floor(plan.planMinor / unit)
  const average = wholeMoneyText(money(plan.meanMinor, currency), 'nearest')
  const marginText = wholeMoneyText(money(margin * unit, currency), 'nearest')
  return `Your average month, ${average}, less a safety margin of ${marginText} that grows when months differ or are few. About 9 years in 10 average more than this, and about 4 quarters in 5.`
}

function afterTaxFigure(facts: IncomeFacts, planOn: Figure): Figure {
  const planMinor = planOnMinor(facts)
  if (planMinor === null) return planOn
  const { currency } = facts
  const month = afterTax(planMinor, facts.businessCostsMinor, facts.setAsideBps)
  const says =
    month.netMinor < 0
      ? `In a low-end month business costs take ${wholeMoneyText(money(-month.netMinor, currency), 'up')} more than comes in.`
      : `A low-end month leaves ${wholeMoneyText(money(month.netMinor, currency), 'down')} after business costs and the set-aside for tax.`
  return {
    state: 'known',
    value: money(month.netMinor, currency),
    says,
    because: withHistory(afterTaxBecause('Plan-on income', planOn, month, facts), confidenceOf(facts.months.length)),
  }
}

/** The derivation of a month after tax, from the figure of its receipts. */
export function afterTaxBecause(
  label: string,
  receipts: Figure,
  month: AfterTax,
  facts: Pick<IncomeFacts, 'currency' | 'businessCostsMinor' | 'setAsideBps'>,
): Because {
  const text = (minor: number) => moneyText(money(minor, facts.currency))
  const rate = unscaled(facts.setAsideBps, 10_000)
  return {
    says: `${label} less business costs, less the set-aside on what remains.`,
    worked: `${text(month.profitMinor + facts.businessCostsMinor)} − ${text(facts.businessCostsMinor)} − ${percentText(rate)} of ${text(Math.max(0, month.profitMinor))} = ${text(month.netMinor)}`,
    inputs: [
      { label, figure: receipts },
      {
        label: 'Business costs',
        value: money(facts.businessCostsMinor, facts.currency),
        sign: '-',
        link: '/settings#needs',
      },
      {
        label: `Set-aside for tax, ${percentText(rate)}`,
        value: money(month.setAsideMinor, facts.currency),
        sign: '-',
        link: '/settings#set-aside',
      },
    ],
    notes: ['The set-aside is an estimate, not tax advice.'],
  }
}

function meanFigure(facts: IncomeFacts): Figure {
  const plan = planOnIncome(amounts(facts))
  if (!plan) return noMonths()
  const { currency } = facts
  const mean = money(plan.meanMinor, currency)
  const total = money(sum(amounts(facts).slice(-12)), currency)
  return {
    state: 'known',
    value: mean,
    says: `The average of the last ${counted(plan.months, 'complete month')}.`,
    because: withHistory(
      {
        says: 'Receipts of the last twelve complete months, divided by their number; a month without receipts counts as zero.',
        worked: `${moneyText(total)} ÷ ${plan.months} = ${moneyText(mean)}`,
        inputs: monthInputs(facts, 12),
      },
      confidenceOf(facts.months.length),
    ),
  }
}

function volatilityFigure(facts: IncomeFacts): Figure {
  const value = volatility(amounts(facts))
  const says = 'The standard deviation of the last twelve months (n − 1), divided by their average.'
  if (value === null) return noSwing(facts, says)
  return {
    state: 'known',
    value,
    unit: 'ratio',
    says: `Months lie about ${wholePercent(value)} of an average month away from the average.`,
    because: withHistory({ says, inputs: monthInputs(facts, 12) }, confidenceOf(facts.months.length)),
  }
}

function swingFigure(facts: IncomeFacts): Figure {
  const value = typicalSwing(amounts(facts))
  const says = 'The middle one of the steps from each month to the next, up or down, divided by the average month.'
  if (value === null) return noSwing(facts, says)
  return {
    state: 'known',
    value,
    unit: 'ratio',
    says: `From one month to the next your income typically moves by ${wholePercent(value)} of an average month.`,
    because: withHistory(
      {
        says,
        inputs: monthInputs(facts, 12),
        notes: ['To compare: the median family in the United States with a bank account sees 36%.'],
      },
      confidenceOf(facts.months.length),
    ),
  }
}

function zeroShareFigure(facts: IncomeFacts): Figure {
  const value = zeroShare(amounts(facts))
  if (value === null) return noMonths()
  const recent = facts.months.slice(-12)
  const without = recent.filter(({ receiptsMinor }) => receiptsMinor <= 0).length
  return {
    state: 'known',
    value,
    unit: 'ratio',
    says: `${without} of the last ${counted(recent.length, 'month')} brought in nothing.`,
    because: withHistory(
      {
        says: 'Months without income, divided by all months of the last twelve.',
        worked: `${without} ÷ ${recent.length} = ${numberText(value, 4)}`,
        inputs: monthInputs(facts, 12),
      },
      confidenceOf(facts.months.length),
    ),
  }
}

function trendFigure(facts: IncomeFacts): IncomeFigures['trend'] {
  const found = trend(amounts(facts))
  const says =
    'Mann–Kendall test on the last 24 months: how much more often a later month is higher than an earlier one, measured against chance (z). Beyond ±1.645 it is a trend.'
  const inputs = monthInputs(facts, 24)
  const confidence = confidenceOf(facts.months.length)
  if (!found) {
    const months = facts.months.length
    if (months === 0) return { direction: null, figure: noMonths() }
    const figure: UnknownFigure = {
      state: 'too-little-history',
      says: `A trend needs 8 complete months; there ${months === 1 ? 'is' : 'are'} ${months}. Earlier months can be typed in Settings.`,
      because: withHistory({ says, inputs }, confidence),
    }
    return { direction: null, figure }
  }
  const sentences = {
    down: 'Later months were poorer than earlier ones, more often than chance explains.',
    up: 'Later months were better than earlier ones, more often than chance explains. No figure here counts on growth.',
    flat: 'No trend: the months go up and down as chance has it.',
  }
  return {
    direction: found.direction,
    figure: {
      state: 'known',
      value: found.z,
      unit: 'ratio',
      says: sentences[found.direction],
      because: withHistory({ says, worked: `z = ${numberText(found.z, 4)}`, inputs }, confidence),
    },
  }
}

function noMonths(): UnknownFigure {
  return {
    state: 'no-data',
    says: 'There is no complete month of receipts yet: a month counts once it has ended. Earlier months can be typed in Settings.',
  }
}

function noSwing(facts: IncomeFacts, formula: string): UnknownFigure {
  const months = facts.months.length
  if (months === 0) return noMonths()
  const because = withHistory({ says: formula, inputs: monthInputs(facts, 12) }, confidenceOf(months))
  if (months < 3) {
    const says = `Swings need 3 complete months; there ${months === 1 ? 'is' : 'are'} ${months}. Earlier months can be typed in Settings.`
    return { state: 'too-little-history', says, because }
  }
  const says =
    'The last twelve months brought in nothing on average, so there is nothing to measure a swing against. Record payments as they come in.'
  return { state: 'no-data', says, because }
}

function monthInputs(facts: IncomeFacts, months: number): Input[] {
  return facts.months.slice(-months).map(({ month, receiptsMinor, typed }) => ({
    label: longMonthText(month),
    value: money(receiptsMinor, facts.currency),
    sign: 'none',
    link: typed ? '/settings#earlier-months' : `/money?month=${month}&role=income`,
    ...(typed && { note: 'typed' }),
  }))
}

function amounts(facts: IncomeFacts): number[] {
  return facts.months.map(({ receiptsMinor }) => receiptsMinor)
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function wholePercent(ratio: number): string {
  return percentText(new Decimal(ratio).toFixed(2, Decimal.ROUND_HALF_UP))
}
