import { confidenceOf, type Figure } from '../figure.ts'
import { money } from '../money.ts'
import { counted, moneyText, numberText, wholeMoneyText } from '../words.ts'
import { afterTaxFigure } from './after-tax-figure.ts'
import { lowEnd } from './low-end.ts'
import { amounts, type IncomeFacts, type IncomeFigures, monthInputs, noMonths, withHistory } from './month-facts.ts'
import { meanFigure, planOnFigure } from './plan-on-figure.ts'
import { swingFigure, trendFigure, volatilityFigure, zeroShareFigure } from './swing-figures.ts'

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
