import { Decimal } from 'decimal.js'
import { confidenceOf, type Figure, type UnknownFigure } from '../figure.ts'
import { counted, numberText, percentText } from '../words.ts'
import { amounts, type IncomeFacts, type IncomeFigures, monthInputs, noMonths, withHistory } from './month-facts.ts'
import { trend } from './trend.ts'
import { typicalSwing, volatility, zeroShare } from './volatility.ts'

/** How far months lie from the average one. Source: docs/figures.md, chapter 1. */
export function volatilityFigure(facts: IncomeFacts): Figure {
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

/** How much income moves from one month to the next. */
export function swingFigure(facts: IncomeFacts): Figure {
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

/** How many of the months brought in nothing. */
export function zeroShareFigure(facts: IncomeFacts): Figure {
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

/** Whether later months are better or poorer than chance explains. */
export function trendFigure(facts: IncomeFacts): IncomeFigures['trend'] {
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

function wholePercent(ratio: number): string {
  return percentText(new Decimal(ratio).toFixed(2, Decimal.ROUND_HALF_UP))
}
