import type { UnknownFigure } from '../../figure.ts'
import type { Answers, Country, Estimate, YearFigures } from '../country.ts'
import { foldRepeats, type Line, plus, sumLine } from '../engine.ts'
import { taxYearOf } from '../tax-year.ts'
import { quarterOf } from './annualized.ts'
import { US_FIELDS, type UsAnswers, usAnswers } from './answers.ts'
import { type FederalReturn, US_LEFT_OUT, usFederal, usProfit } from './estimate.ts'
import { usHomeOffice } from './home-office.ts'
import { usMileage } from './mileage.ts'
import { usPeriods, usReturnDue } from './periods.ts'
import { reportedIncomeNote } from './reported-income.ts'
import { requiredAnnualPayment } from './required-payment.ts'
import { toSend, usSchedule } from './schedule.ts'
import { scheduleC } from './schedule-c.ts'
import { form } from './sources.ts'
import { STATE_CHOICES, stateTax } from './state-tax.ts'
import { US_YEAR_TABLES, type UsTables, usTables } from './tables.ts'
import { interestSoFar, usWaysToPay } from './ways-to-pay.ts'

/** The United States: federal tax of sole proprietors from 2024, and state tax roughly. */
export const US: Country = {
  code: 'US',
  currency: 'USD',
  taxYearOf: (date) => taxYearOf(date, 'US'),
  years: () => Object.keys(US_YEAR_TABLES),
  profileFields: () => US_FIELDS.map((field) => (field.key === 'state' ? { ...field, choices: STATE_CHOICES } : field)),
  expenseCategories: scheduleC,
  instalmentDates: usPeriods,
  periods: usPeriods,
  mileageUnit: 'mile',
  mileage: usMileage,
  homeOffice: (_taxYear, answers, profitMinor) => usHomeOffice(answers, profitMinor),
  reportedIncome: reportedIncomeNote,
  estimate,
  schedule(estimate, answers, payments, asOf) {
    const { known, tables } = settled(estimate, answers)
    const required = requiredAnnualPayment(estimate.nationalTax, estimate.withheld, known, tables)
    const needed = toSend(quarterOf(required.value.minor), estimate.withheld.value.minor)
    return usSchedule(estimate.taxYear, needed, payments, asOf)
  },
  waysToPay(estimate, answers, course) {
    const { known, tables } = settled(estimate, answers)
    const { taxYear, nationalTax, withheld } = estimate
    return usWaysToPay({ taxYear, totalTax: nationalTax, withheld, answers: known, tables }, course)
  },
  interestSoFar({ taxYear, nationalTax, withheld }, answers, course) {
    const { known, tables } = settled({ taxYear }, answers)
    return interestSoFar({ taxYear, totalTax: nationalTax, withheld, answers: known, tables }, course)
  },
  returnDue: usReturnDue,
}

/**
 * The tax of a year, federal and state, on the profit of the books.
 *
 * Units:  cents.  States: as usFederal. A state without figures leaves a named state in `localTax`, and the total is federal alone.
 * Source: usFederal, stateTax.
 */
function estimate(taxYear: string, answers: Answers, figures: YearFigures): Estimate | UnknownFigure {
  const federal = usFederal(taxYear, answers, figures)
  if ('state' in federal) return federal
  const { known } = settled({ taxYear }, answers)
  const profit = usProfit(figures)
  if (!('key' in profit)) return profit
  const localTax = stateTax(taxYear, profit, known, federal)
  return {
    state: 'known',
    taxYear,
    total: foldRepeats(totalOf(federal, localTax)),
    nationalTax: foldRepeats(federal.totalTax),
    localTax: localTax && foldRepeats(localTax),
    withheld: federal.withheld,
    toPay: foldRepeats(federal.toPay),
    lines: formLines(profit, federal).map(foldRepeats),
    leftOut: [...US_LEFT_OUT, ...(localTax === null ? ['State tax: say in which state you live.'] : [])],
  }
}

function totalOf({ totalTax }: FederalReturn, localTax: Estimate['localTax']): Line {
  const local = localTax?.state === 'known' ? [plus(localTax)] : []
  const missing = localTax?.state === 'known' ? [] : ['State tax is not in it.']
  return sumLine(
    { key: 'us.total', label: 'Tax of the year', source: form('Form 1040', 'line 24') },
    [plus(totalTax), ...local],
    { says: 'Federal tax and, where it is known, state tax.', notes: [...missing, 'An estimate, not tax advice.'] },
  )
}

/** From the profit to the total, in the order of the forms; what is zero and comes rarely is left out. */
function formLines(profit: Line, federal: FederalReturn): Line[] {
  const rare = [federal.seniorDeduction, federal.additionalMedicare, federal.netInvestmentIncomeTax]
  return [
    profit,
    federal.selfEmploymentTax,
    federal.deductibleHalf,
    federal.adjustedIncome,
    federal.standardDeduction,
    federal.seniorDeduction,
    federal.taxableBefore,
    federal.qbiDeduction,
    federal.taxableIncome,
    federal.incomeTax,
    federal.additionalMedicare,
    federal.netInvestmentIncomeTax,
    federal.totalTax,
    federal.withheld,
    federal.toPay,
  ].filter((line) => line.value.minor !== 0 || !rare.includes(line))
}

/** What an estimate was made from. Throws: RangeError when the answers could not have made it. */
function settled({ taxYear }: Pick<Estimate, 'taxYear'>, answers: Answers): { known: UsAnswers; tables: UsTables } {
  const known = usAnswers(answers)
  const tables = usTables(taxYear)
  if (known === null || tables === undefined) throw new RangeError(`no estimate of ${taxYear} comes from these answers`)
  return { known, tables }
}
