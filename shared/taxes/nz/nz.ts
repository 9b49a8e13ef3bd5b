import type { CalendarDate } from '../../calendar.ts'
import type { Source, UnknownFigure } from '../../figure.ts'
import { money } from '../../money.ts'
import { moneyText } from '../../words.ts'
import { bandLines } from '../band-lines.ts'
import {
  type Answers,
  type Country,
  type Estimate,
  type Field,
  type FormCategory,
  type InstalmentDate,
  noTaxYear,
  type YearFigures,
} from '../country.ts'
import { atRate, floorLine, type Line, line, mention, minus, plus, sumLine, worked } from '../engine.ts'
import { amountLine, answerLine, percent, profitLine, rateInput } from '../entered.ts'
import { instalmentsOf } from '../instalments.ts'
import { minorOf, minorOrNull } from '../read-answers.ts'
import { taxYearDates, taxYearOf } from '../tax-year.ts'
import { NZ_YEAR_TABLES, type NzTables, nzTables } from './tables.ts'
import { nextWorkingDay } from './working-days.ts'

/** New Zealand: the small example of docs/add-a-country.md. Income tax, the earners' levy, provisional tax. */
export const NZ: Country = {
  code: 'NZ',
  currency: 'NZD',
  taxYearOf: (date) => taxYearOf(date, 'NZ'),
  years: () => Object.keys(NZ_YEAR_TABLES),
  profileFields: () => FIELDS,
  expenseCategories: () => CATEGORIES,
  instalmentDates,
  mileageUnit: 'kilometer',
  estimate,
  schedule(estimate, answers, payments, asOf) {
    const tables = nzTables(estimate.taxYear)
    if (tables === undefined) return noTaxYear(estimate.taxYear, Object.keys(NZ_YEAR_TABLES))
    const last = minorOrNull(answers, 'lastYearTax')
    if (last === null)
      return { state: 'no-data', says: 'Say what last year’s tax to pay was, and provisional tax can be worked out.' }
    const needed = provisional(last, Math.max(0, estimate.toPay.value.minor), tables)
    return instalmentsOf(instalmentDates(estimate.taxYear), needed, payments, asOf)
  },
}

const INCOME_TAX_ACT: Source = {
  title: 'Income Tax Act 2007, schedule 1',
  url: 'https://www.legislation.govt.nz/act/public/2007/0097/latest/whole.html',
}
const IR10: Source = {
  title: 'Financial statements summary, IR10',
  url: 'https://www.ird.govt.nz/index/all-forms',
}

const FIELDS: readonly Field[] = [
  { key: 'wages', label: 'Pay of a job beside the business', kind: 'money', hint: 'Before tax, for the whole year.' },
  { key: 'withheld', label: 'PAYE and withholding tax of the year', kind: 'money' },
  { key: 'otherIncome', label: 'Other income', kind: 'money', hint: 'Interest, rents. Taxed by the same bands.' },
  {
    key: 'lastYearTax',
    label: 'Last year’s residual income tax',
    kind: 'money',
    hint: 'What was left to pay after PAYE. In a first year 0.',
    ofOneYear: true,
    fromFinalTax: 'after-withholding',
  },
]

const LEFT_OUT: readonly string[] = [
  'The ACC work levy and working safer levy, whose rates depend on the industry.',
  'Tax credits (independent earner, donations), Working for Families, student loan repayments, KiwiSaver, GST.',
]

/** The boxes of the IR10 by the keys that categories bear; what has no box of its own is among the other expenses. */
const CATEGORIES: readonly FormCategory[] = [
  { key: 'gross-receipts', label: 'Sales and services', line: '2' },
  { key: 'cost-of-goods-sold', label: 'Purchases', line: '4' },
  { key: 'other-income', label: 'Other income', line: '10' },
  { key: 'depreciation', label: 'Depreciation and amortisation', line: '13' },
  { key: 'insurance', label: 'Insurance', line: '14' },
  { key: 'interest-mortgage', label: 'Interest expense', line: '15' },
  { key: 'interest-other', label: 'Interest expense', line: '15' },
  { key: 'legal-and-professional', label: 'Professional and consulting fees', line: '16' },
  { key: 'rent-vehicles', label: 'Rental, lease and licence payments', line: '18' },
  { key: 'rent-property', label: 'Rental, lease and licence payments', line: '18' },
  { key: 'repairs-and-maintenance', label: 'Repairs and maintenance', line: '19' },
  { key: 'wages', label: 'Salaries and wages paid to employees', line: '22' },
  { key: 'contract-labor', label: 'Contractor and sub-contractor payments', line: '23' },
  ...[
    'advertising',
    'car-and-truck',
    'commissions-and-fees',
    'employee-benefits',
    'home',
    'meals',
    'office-expense',
    'supplies',
    'taxes-and-licenses',
    'travel',
    'utilities',
    'other',
  ].map((key) => ({ key, label: 'Other expenses', line: '24' })),
]

/**
 * Income tax and the earners' levy of a year.
 *
 * Units:  New Zealand cents.  Rounds: once a line, half away from zero.
 * States: 'no-tax-year' without a table, 'no-rate' when the books are not kept in dollars of New Zealand.
 * Source: Income Tax Act 2007, schedule 1; Accident Compensation Act 2001, s. 219.
 */
function estimate(taxYear: string, answers: Answers, figures: YearFigures): Estimate | UnknownFigure {
  const tables = nzTables(taxYear)
  if (tables === undefined) return noTaxYear(taxYear, Object.keys(NZ_YEAR_TABLES))
  const profit = profitLine(figures, {
    country: 'nz',
    currency: 'NZD',
    source: IR10,
    says: 'The estimate is in New Zealand dollars',
  })
  if (!('key' in profit)) return profit
  const trading = floorLine({ key: 'nz.trading-profit', label: 'Taxable profit', source: IR10 }, [plus(profit)], {
    says: 'The profit of the business; a loss is left out of the other income.',
  })
  const wages = answer('wages', 'Pay of the job', minorOf(answers, 'wages'))
  const income = sumLine(
    { key: 'nz.taxable-income', label: 'Taxable income', source: INCOME_TAX_ACT },
    [plus(trading), plus(wages), plus(answer('otherIncome', 'Other income', minorOf(answers, 'otherIncome')))],
    { says: 'All income of the year.' },
  )
  const incomeTax = sumLine(
    { key: 'nz.income-tax', label: 'Income tax', source: tables.bands.source },
    bandLines(income, tables.bands.value, tables.bands, 'all').map(plus),
    { says: 'Each band of income at its own rate.', inputs: [mention(income)] },
  )
  const levy = earnersLevy(trading, wages, tables)
  const total = sumLine(
    { key: 'nz.total-tax', label: 'Income tax and earners’ levy', source: INCOME_TAX_ACT },
    [plus(incomeTax), plus(levy)],
    { says: 'Income tax, and the earners’ levy on the profit.', notes: ['An estimate, not tax advice.'] },
  )
  const withheld = answer('withheld', 'Taken at source', minorOf(answers, 'withheld'))
  const toPay = sumLine(
    { key: 'nz.to-pay', label: 'To pay yourself', source: INCOME_TAX_ACT },
    [plus(total), minus(withheld)],
    { says: 'What is not taken at source; below zero it comes back.' },
  )
  const lines = [profit, income, incomeTax, levy, total, withheld, toPay]
  return {
    state: 'known',
    taxYear,
    total,
    nationalTax: total,
    localTax: null,
    withheld,
    toPay,
    lines,
    leftOut: LEFT_OUT,
  }
}

/** On the profit, as far as the pay of a job leaves the limit open: the job's own levy is in its PAYE. */
function earnersLevy(trading: Line, wages: Line, { earnersLevy: parameter }: NzTables): Line {
  const { rate, upTo } = parameter.value
  const room = Math.max(0, upTo - wages.value.minor)
  const charged = nzd(Math.min(trading.value.minor, room))
  const value = nzd(atRate(charged.minor, rate))
  return line({ key: 'nz.earners-levy', label: 'ACC earners’ levy', source: parameter.source }, value, {
    says: `${percent(rate)} of the profit, up to the limit that the job leaves open.`,
    worked: worked(`${moneyText(charged)} × ${percent(rate)}`, value),
    inputs: [
      mention(trading),
      mention(wages),
      mention(amountLine(parameter, 'Limit', nzd(upTo), 'upTo')),
      rateInput(parameter, 'Rate', rate, 'rate'),
    ],
  })
}

/**
 * Three instalments of last year's tax and a twentieth, the rest as terminal tax; all of it then after a small year.
 *
 * Units: cents.  Rounds: each instalment down to the dollar.  Source: Income Tax Act 2007, ss. RC 3, RC 5 and RC 10.
 */
function provisional(lastMinor: number, toPayMinor: number, { provisional: { value } }: NzTables): number[] {
  if (lastMinor <= value.above) return [0, 0, 0, toPayMinor]
  const whole = lastMinor + atRate(lastMinor, value.uplift)
  let sent = 0
  const thirds = [1, 2, 3].map((number) => {
    const dollars = Math.floor((whole * number) / 3 / 100) - sent / 100
    sent += dollars * 100
    return dollars * 100
  })
  return [...thirds, Math.max(0, toPayMinor - sent)]
}

/**
 * 28 August and 15 January in the tax year, 7 May after it, and 7 February of the year after; each moved to the next working
 * day.
 *
 * Source: Income Tax Act 2007, schedule 3, part A; s. RC 9; nextWorkingDay.
 */
function instalmentDates(taxYear: string): InstalmentDate[] {
  const { from, to } = taxYearDates(taxYear, 'NZ')
  const year = Number(from.slice(0, 4))
  return [`${year}-08-28`, `${year + 1}-01-15`, `${year + 1}-05-07`, `${year + 2}-02-07`].map((date, index) => {
    const lawDate = date as CalendarDate
    return { number: index + 1, from, to, lawDate, dueDate: nextWorkingDay(lawDate) }
  })
}

function nzd(minor: number): Line['value'] {
  return money(minor, 'NZD')
}

function answer(key: string, label: string, minor: number): Line {
  return answerLine('nz', key, label, nzd(minor))
}
