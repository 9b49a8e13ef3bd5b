import type { UnknownFigure } from '../../figure.ts'
import { moneyText } from '../../words.ts'
import { bandLines } from '../band-lines.ts'
import { type Answers, type Estimate, noTaxYear, type YearFigures } from '../country.ts'
import { atRate, floorLine, type Line, line, mention, minus, plus, sumLine, worked } from '../engine.ts'
import { percent, profitLine, rateInput } from '../entered.ts'
import { type UkAnswers, ukAnswers } from './answers.ts'
import { amountOf, answer, gbp } from './entered.ts'
import { ITA_2007, SA103F, SSCBA_1992 } from './sources.ts'
import { UK_YEAR_TABLES, type UkTables, ukTables } from './tables.ts'

/** What the estimate does not know of; it stands beside every figure of it. */
const LEFT_OUT: readonly string[] = [
  'Dividends, savings interest and capital gains, which have rates of their own.',
  'Pension payments and Gift Aid, which widen the basic band; marriage allowance; student loan repayments.',
  'The trading allowance of £1,000 in place of expenses, and losses of other years.',
  'Voluntary Class 2 contributions: nothing is due since April 2024.',
]

/** The lines of a year from the profit to the bill. */
interface UkReturn {
  personalAllowance: Line
  taxableIncome: Line
  incomeTax: Line
  class4: Line
  total: Line
  withheld: Line
  toPay: Line
}

/**
 * Income tax and Class 4 of a year.
 *
 * Units:  pence.  Rounds: once a line, half away from zero.
 * States: 'no-data' while it is not said where the person lives or the profit is missing, 'no-tax-year' without a
 *         table, 'no-rate' when the books are not kept in pounds.
 * Source: Income Tax Act 2007, ss. 10 to 35; Scottish Rate Resolutions; SSCBA 1992, s. 15.
 */
export function ukEstimate(taxYear: string, answers: Answers, figures: YearFigures): Estimate | UnknownFigure {
  const tables = ukTables(taxYear)
  if (tables === undefined) return noTaxYear(taxYear, Object.keys(UK_YEAR_TABLES))
  const known = ukAnswers(answers)
  if (known === null)
    return { state: 'no-data', says: 'Say in which nation you live, and the estimate can be worked out.' }
  const profit = profitLine(figures, {
    country: 'uk',
    currency: 'GBP',
    source: SA103F,
    says: 'The estimate is in pounds',
  })
  if (!('key' in profit)) return profit
  const { total, withheld, toPay, ...lines } = ukReturn(profit, known, tables)
  return {
    state: 'known',
    taxYear,
    total,
    nationalTax: total,
    localTax: null,
    withheld,
    toPay,
    lines: [
      profit,
      lines.personalAllowance,
      lines.taxableIncome,
      lines.incomeTax,
      lines.class4,
      total,
      withheld,
      toPay,
    ],
    leftOut: LEFT_OUT,
  }
}

/** The same from a profit that is known. A loss lowers nothing else here. */
function ukReturn(profit: Line, answers: UkAnswers, tables: UkTables): UkReturn {
  const trading = floorLine({ key: 'uk.trading-profit', label: 'Taxable profit', source: SA103F }, [plus(profit)], {
    says: 'The profit of the business; a loss is left out of the other income.',
  })
  const income = sumLine(
    { key: 'uk.net-income', label: 'Net income', source: ITA_2007 },
    [
      plus(trading),
      plus(answer('wages', 'Pay of the job', answers.wagesMinor)),
      plus(answer('otherIncome', 'Other income', answers.otherIncomeMinor)),
    ],
    { says: 'All income of the year.' },
  )
  const personalAllowance = allowance(income, tables)
  const taxableIncome = floorLine(
    { key: 'uk.taxable-income', label: 'Taxable income', source: ITA_2007 },
    [plus(income), minus(personalAllowance)],
    { says: 'Income less the personal allowance.' },
  )
  const [parameter, place] =
    answers.nation === 'scotland'
      ? [tables.scottishBands, 'scotland']
      : [tables.bands, 'england, wales and northern ireland']
  const incomeTax = sumLine(
    { key: 'uk.income-tax', label: 'Income tax', source: parameter.source },
    bandLines(taxableIncome, parameter.value, parameter, place).map(plus),
    { says: 'Each band of taxable income at its own rate.', inputs: [mention(taxableIncome)] },
  )
  const contributions = class4(trading, answers, tables)
  const total = sumLine(
    { key: 'uk.total-tax', label: 'Income tax and Class 4', source: ITA_2007 },
    [plus(incomeTax), plus(contributions)],
    { says: 'Income tax and Class 4 National Insurance.' },
  )
  const withheld = answer('withheld', 'Taken at source', answers.withheldMinor)
  const toPay = sumLine(
    { key: 'uk.to-pay', label: 'To pay yourself', source: ITA_2007 },
    [plus(total), minus(withheld)],
    { says: 'What is not taken from pay; below zero it comes back.' },
  )
  return { personalAllowance, taxableIncome, incomeTax, class4: contributions, total, withheld, toPay }
}

/** The allowance loses a pound for every two above the limit, down to nothing (s. 35). */
function allowance(income: Line, { personalAllowance: parameter }: UkTables): Line {
  const { amount, taperAbove, taperRate } = parameter.value
  const full = amountOf(parameter, 'Personal allowance', amount, 'amount')
  const excess = floorLine(
    { key: 'uk.above-allowance-limit', label: 'Income above the limit', source: ITA_2007 },
    [plus(income), minus(amountOf(parameter, 'Limit', taperAbove, 'taperAbove'))],
    { says: 'Income above which the allowance shrinks.' },
  )
  if (excess.value.minor === 0) return full
  const reduction = gbp(atRate(excess.value.minor, taperRate))
  const lost = line({ key: 'uk.allowance-lost', label: 'Allowance lost', source: ITA_2007 }, reduction, {
    says: 'A pound for every two pounds of income above the limit.',
    worked: worked(`${moneyText(excess.value)} × ${percent(taperRate)}`, reduction),
    inputs: [mention(excess), rateInput(parameter, 'Rate of the taper', taperRate, 'taperRate')],
  })
  return floorLine(
    { key: 'uk.personal-allowance', label: 'Personal allowance', source: ITA_2007 },
    [plus(full), minus(lost)],
    { says: 'The allowance, less a pound for every two pounds of income above the limit.' },
  )
}

/** Class 4: on the profit alone, at the main rate between the limits and at the lower one above them. */
function class4(trading: Line, { isOverPensionAge }: UkAnswers, { class4: parameter }: UkTables): Line {
  const { from, mainUpTo, main, above } = parameter.value
  const heading = { key: 'uk.class-4', label: 'Class 4 National Insurance', source: SSCBA_1992 }
  if (isOverPensionAge)
    return line(heading, gbp(0), { says: 'None: you were over State Pension age when the tax year began.' })
  const profit = trading.value.minor
  const part = (key: string, label: string, charged: number, rate: number, place: string): Line => {
    const value = gbp(atRate(charged, rate))
    return line({ key: `uk.class-4-${key}`, label, source: parameter.source }, value, {
      says: `${percent(rate)} of the profit between these limits.`,
      worked: worked(`${moneyText(gbp(charged))} × ${percent(rate)}`, value),
      inputs: [mention(trading), rateInput(parameter, 'Rate', rate, place)],
    })
  }
  return sumLine(
    heading,
    [
      plus(
        part(
          'main',
          `${percent(main)} from ${moneyText(gbp(from))} to ${moneyText(gbp(mainUpTo))}`,
          Math.max(0, Math.min(profit, mainUpTo) - from),
          main,
          'main',
        ),
      ),
      plus(
        part(
          'above',
          `${percent(above)} above ${moneyText(gbp(mainUpTo))}`,
          Math.max(0, profit - mainUpTo),
          above,
          'above',
        ),
      ),
    ],
    { says: 'On the profit of the business, whatever else is earned.', inputs: [mention(trading)] },
  )
}
