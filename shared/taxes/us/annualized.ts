import { sum } from '../../money.ts'
import { moneyText, numberText } from '../../words.ts'
import { annualized, atRate, type Line, line, mention } from '../engine.ts'
import { percent, rateInput } from '../entered.ts'
import type { UsAnswers } from './answers.ts'
import { usd } from './entered.ts'
import { federalReturn } from './estimate.ts'
import { usPeriods } from './periods.ts'
import { form } from './sources.ts'
import type { UsTables } from './tables.ts'

export interface AnnualizedInstalment {
  /** The tax of a whole year that goes on like the months so far. */
  annualTax: Line
  /** Line 22: the period's share of it, less what earlier periods called for. What to send when paying by income. */
  byIncome: Line
  /** Line 27: the least that is required, never more than a quarter of the year's required payment and what was saved before. */
  requiredMinor: number
}

/**
 * Instalments by the income as it came: a poor spring calls for little, and a good autumn for more.
 *
 * Only the business's profit is taken as it came; wages and the other answers are spread evenly over the year.
 * Annualizing the profit and filling in the whole return gives what Part II of the schedule does with its prorated
 * wage base and its factors (0.496 and 0.116, half of the tax by 8, and so on), but for the cent.
 *
 * Units:  cents; profits are counted from 1 January to the end of each period.
 * Rounds: once a line, half away from zero.
 * Throws: RangeError unless there are four profits.
 * Source: 26 U.S.C. § 6654(d)(2); Form 2210, Schedule AI, lines 1 to 36.
 */
export function annualizedInstalments(
  profitsMinor: readonly number[],
  requiredAnnualMinor: number,
  answers: UsAnswers,
  taxYear: string,
  tables: UsTables,
): AnnualizedInstalment[] {
  const periods = usPeriods(taxYear)
  if (profitsMinor.length !== periods.length) throw new RangeError('an annualized year has four profits')
  const quarters = quarterOf(requiredAnnualMinor)
  const { first, second, third, fourth } = tables.estimatedTax.value.annualized
  const shares = [first, second, third, fourth]
  const done: AnnualizedInstalment[] = []
  let saved = 0
  for (const [index, { months }] of periods.entries()) {
    const annualTax = annualTaxOf(profitsMinor[index] ?? 0, months, answers, taxYear, tables)
    const share = shares[index] ?? 0
    const sentMinor = sum(done.map(({ byIncome }) => byIncome.value.minor))
    const byIncome = byIncomeLine(annualTax, share, sentMinor, tables)
    const earlier = sum(done.map(({ requiredMinor }) => requiredMinor))
    const own = Math.max(0, atRate(annualTax.value.minor, share) - earlier)
    const regular = (quarters[index] ?? 0) + saved
    const requiredMinor = Math.min(own, regular)
    saved = regular - requiredMinor
    done.push({ annualTax, byIncome, requiredMinor })
  }
  return done
}

/** The required annual payment in four equal parts that add up to it; a cent over goes to the first ones. */
export function quarterOf(requiredAnnualMinor: number): number[] {
  const quarter = Math.floor(requiredAnnualMinor / 4)
  const over = requiredAnnualMinor - 4 * quarter
  return [0, 1, 2, 3].map((index) => quarter + (index < over ? 1 : 0))
}

function annualTaxOf(profitMinor: number, months: number, answers: UsAnswers, taxYear: string, tables: UsTables): Line {
  const soFar = line(
    { key: 'us.profit-so-far', label: `Profit of ${months} months`, source: { title: 'Your books', url: '/money' } },
    usd(profitMinor),
    { says: 'Receipts less deductible costs from January 1 to the end of the period.' },
  )
  const value = usd(annualized(profitMinor, months))
  const profit = line(
    { key: 'us.annualized-profit', label: 'Profit, annualized', source: form('Form 2210', 'Schedule AI, line 3') },
    value,
    {
      says: 'As if the whole year went on like this.',
      worked: `${moneyText(soFar.value)} × ${numberText(12 / months)} = ${moneyText(value)}`,
      inputs: [mention(soFar)],
    },
  )
  const { totalTax } = federalReturn(profit, answers, taxYear, tables)
  return { ...totalTax, key: 'us.annualized-tax', label: 'Federal tax of such a year' }
}

function byIncomeLine(annualTax: Line, share: number, earlierMinor: number, { estimatedTax }: UsTables): Line {
  const value = usd(Math.max(0, atRate(annualTax.value.minor, share) - earlierMinor))
  return line(
    {
      key: 'us.annualized-instalment',
      label: 'Instalment by income',
      source: form('Form 2210', 'Schedule AI, line 22'),
    },
    value,
    {
      says: `${percent(share)} of the tax of a year that goes on like this, less what earlier periods called for.`,
      worked: `${moneyText(annualTax.value)} × ${percent(share)} − ${moneyText(usd(earlierMinor))} = ${moneyText(value)}`,
      inputs: [mention(annualTax), rateInput(estimatedTax, 'Share to have paid', share, 'annualized')],
    },
  )
}
