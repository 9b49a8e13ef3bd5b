import { atRate, floorLine, type Line, line, mention, minus, plus, sumLine } from '../engine.ts'
import { percent, rateInput } from '../entered.ts'
import { amountOf, usd } from './entered.ts'
import { form } from './sources.ts'
import type { FilingStatus, UsTables } from './tables.ts'

/**
 * Net investment income tax: 3.8% of investment income, or of the income above the threshold if that is less.
 *
 * A business's own profit is no investment income and is never charged.
 * Units:  cents.  Rounds: once, half away from zero.
 * Source: 26 U.S.C. § 1411; Form 8960, lines 8 to 17.
 */
export function netInvestmentIncomeTax(
  investment: readonly Line[],
  adjustedIncome: Line,
  status: FilingStatus,
  { netInvestmentIncome }: UsTables,
): Line {
  const { rate, above } = netInvestmentIncome.value
  const income = sumLine(
    { key: 'us.investment-income', label: 'Investment income', source: form('Form 8960', 'line 12') },
    investment.map(plus),
    { says: 'Interest, dividends, rents and gains: never the profit of the business.' },
  )
  const excess = floorLine(
    { key: 'us.income-above-threshold', label: 'Income above the threshold', source: form('Form 8960', 'line 15') },
    [plus(adjustedIncome), minus(amountOf(netInvestmentIncome, 'Threshold', above[status], `above/${status}`))],
    { says: 'Adjusted gross income above the threshold, which is not indexed.' },
  )
  const charged = Math.min(income.value.minor, excess.value.minor)
  return line(
    {
      key: 'us.net-investment-income-tax',
      label: 'Net investment income tax',
      source: form('Form 8960', 'line 17'),
    },
    usd(atRate(charged, rate)),
    {
      says: `${percent(rate)} of the smaller of the two.`,
      inputs: [mention(income), mention(excess), rateInput(netInvestmentIncome, 'Rate', rate, 'rate')],
    },
  )
}
