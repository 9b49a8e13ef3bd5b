import { minorDigits } from '../currencies.ts'
import { confidenceOf, type Figure, type Input } from '../figure.ts'
import { money, sum } from '../money.ts'
import { counted, moneyText, wholeMoneyText } from '../words.ts'
import { amounts, type IncomeFacts, monthInputs, noMonths, withHistory } from './month-facts.ts'
import { type PlanOn, planOnIncome } from './plan-on.ts'

/** Plan-on income in minor units, or the person's own estimate without a complete month, or null without that too. */
export function planOnMinor(facts: IncomeFacts): number | null {
  return planOnIncome(amounts(facts))?.planMinor ?? facts.ownPoorMonthMinor
}

/** What to plan on in a month, or the person’s own estimate while there is no month to go by. Source: docs/figures.md, chapter 1. */
export function planOnFigure(facts: IncomeFacts): Figure {
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

/** The average month of the last twelve. */
export function meanFigure(facts: IncomeFacts): Figure {
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
