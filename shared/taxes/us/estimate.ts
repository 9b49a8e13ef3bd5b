import type { UnknownFigure } from '../../figure.ts'
import { type Answers, noTaxYear, type YearFigures } from '../country.ts'
import { clamp, floorLine, type Line, line, mention, minus, plus, sumLine } from '../engine.ts'
import { profitLine } from '../entered.ts'
import { additionalMedicare } from './additional-medicare.ts'
import { type Person, type UsAnswers, usAnswers } from './answers.ts'
import { answer, usd } from './entered.ts'
import { incomeTax, isSenior, seniorDeduction, standardDeduction } from './income-tax.ts'
import { netInvestmentIncomeTax } from './investment-income.ts'
import { businessComponent, fadeInOf, qbiDeduction } from './qbi.ts'
import { type SelfEmployment, selfEmployment } from './self-employment.ts'
import { form } from './sources.ts'
import { US_YEAR_TABLES, type UsTables, usTables } from './tables.ts'

/** What the estimate does not know of; it stands beside every figure of it. */
export const US_LEFT_OUT: readonly string[] = [
  'Credits such as the earned income credit or the child tax credit, unless you entered them.',
  'Itemized deductions, the alternative minimum tax, and short-term gains apart from other income.',
  'City and county taxes, and companies taxed on their own (S corporations).',
  'The tax is worked out by the rate schedules; the printed tax table below $100,000 is up to about $6 away.',
]

/** The lines of a federal return that come from the business and what the person entered. */
export interface FederalReturn {
  adjustedIncome: Line
  standardDeduction: Line
  seniorDeduction: Line
  taxableBefore: Line
  qbiDeduction: Line
  taxableIncome: Line
  incomeTax: Line
  selfEmploymentTax: Line
  /** Schedule 1, line 15. */
  deductibleHalf: Line
  additionalMedicare: Line
  netInvestmentIncomeTax: Line
  /** Form 1040, line 24. */
  totalTax: Line
  withheld: Line
  /** Form 1040, line 24 less line 25d: below zero for a refund. */
  toPay: Line
}

/**
 * The federal tax of a year on a profit, as the forms work it out.
 *
 * Units:  cents.  Rounds: once a line, half away from zero.
 * States: 'no-data' while the filing status or the profit is missing, 'no-tax-year' without a table, 'no-rate' when the
 *         books are not kept in dollars.
 * Source: Form 1040 with Schedules 1, 1-A, 2, C and SE, Forms 8959, 8960, 8995 and 8995-A.
 */
export function usFederal(taxYear: string, answers: Answers, figures: YearFigures): FederalReturn | UnknownFigure {
  const tables = usTables(taxYear)
  if (tables === undefined) return noTaxYear(taxYear, Object.keys(US_YEAR_TABLES))
  const known = usAnswers(answers)
  if (known === null)
    return { state: 'no-data', says: 'Say how you file your return, and the estimate can be worked out.' }
  const profit = usProfit(figures)
  return 'key' in profit ? federalReturn(profit, known, taxYear, tables) : profit
}

/** The same from a profit that is known. */
export function federalReturn(profit: Line, answers: UsAnswers, taxYear: string, tables: UsTables): FederalReturn {
  const people = peopleOf(profit, answers, tables)
  const { adjustedIncome, businesses } = adjusted(people, answers)
  const standard = standardDeduction(answers, taxYear, tables)
  const seniors = [answers.you, answers.spouse].filter((person) => isSenior(person?.birthDate ?? null, taxYear)).length
  const senior = seniorDeduction(seniors, answers.status, adjustedIncome, tables)
  const taxableBefore = floorLine(
    {
      key: 'us.taxable-before-qbi',
      label: 'Taxable income before the QBI deduction',
      source: form('Form 8995', 'line 11'),
    },
    [plus(adjustedIncome), minus(standard), minus(senior)],
    { says: 'Adjusted gross income less the deductions other than the one for business income.' },
  )
  const gain = answer('capitalGain', 'Long-term gains and qualified dividends', answers.capitalGainMinor)
  const qbi = qbiOf(businesses, taxableBefore, gain, answers, tables)
  const taxableIncome = floorLine(
    { key: 'us.taxable-income', label: 'Taxable income', source: form('Form 1040', 'line 15') },
    [plus(taxableBefore), minus(qbi)],
    { says: 'What the income tax is worked out on.' },
  )
  const tax = incomeTax(taxableIncome, gain, answers.status, tables)
  return {
    adjustedIncome,
    standardDeduction: standard,
    seniorDeduction: senior,
    taxableBefore,
    qbiDeduction: qbi,
    taxableIncome,
    incomeTax: tax,
    ...taxes(people, adjustedIncome, tax, gain, answers, tables),
  }
}

/** Schedule 2 and the end of Form 1040. */
function taxes(
  people: readonly Worker[],
  adjustedIncome: Line,
  tax: Line,
  gain: Line,
  answers: UsAnswers,
  tables: UsTables,
) {
  const selfEmploymentTax = sumLine(
    { key: 'us.all-se-tax', label: 'Self-employment tax', source: form('Schedule 2', 'line 4') },
    people.map((person) => plus(person.selfEmployment.tax)),
    { says: 'Schedule SE, line 12, of everybody on the return.' },
  )
  const medicare = additionalMedicare(
    people.map((person) => person.wages),
    people.map((person) => person.selfEmployment.netEarnings),
    answers.status,
    tables,
  )
  const investment = netInvestmentIncomeTax(
    [answer('investmentIncome', 'Interest, rents and ordinary dividends', answers.investmentIncomeMinor), gain],
    adjustedIncome,
    answers.status,
    tables,
  )
  const afterCredits = floorLine(
    { key: 'us.tax-after-credits', label: 'Income tax after credits', source: form('Form 1040', 'line 22') },
    [plus(tax), minus(answer('credits', 'Tax credits', answers.creditsMinor))],
    { says: 'Income tax less the credits that you entered.' },
  )
  const totalTax = sumLine(
    { key: 'us.total-tax', label: 'Federal tax', source: form('Form 1040', 'line 24') },
    [plus(selfEmploymentTax), plus(afterCredits), plus(medicare), plus(investment)],
    { says: 'Self-employment tax, income tax and what comes on top at high incomes.' },
  )
  const withheld = answer('withheld', 'Tax withheld', answers.withheldMinor)
  const toPay = sumLine(
    { key: 'us.to-pay', label: 'Federal tax to pay yourself', source: form('Form 1040', 'lines 24 and 25d') },
    [plus(totalTax), minus(withheld)],
    { says: 'Federal tax less what is withheld from wages; below zero it comes back.' },
  )
  const deductibleHalf = sumLine(
    { key: 'us.deductible-half', label: 'Half of the self-employment tax', source: form('Schedule 1', 'line 15') },
    people.map((person) => plus(person.selfEmployment.deductibleHalf)),
    { says: 'What of the self-employment tax comes off the income.' },
  )
  return {
    selfEmploymentTax,
    deductibleHalf,
    additionalMedicare: medicare,
    netInvestmentIncomeTax: investment,
    totalTax,
    withheld,
    toPay,
  }
}

interface Worker {
  person: Person
  profit: Line
  wages: Line
  selfEmployment: SelfEmployment
}

function peopleOf(profit: Line, answers: UsAnswers, tables: UsTables): Worker[] {
  const worker = (person: Person, own: Line): Worker => ({
    person,
    profit: own,
    wages:
      person.who === 'you'
        ? answer('wages', 'Wages', person.wagesMinor)
        : answer('spouseWages', 'Spouse’s wages', person.wagesMinor),
    selfEmployment: selfEmployment(own, person, tables),
  })
  const you = worker(answers.you, profit)
  if (answers.spouse === null) return [you]
  return [
    you,
    worker(answers.spouse, answer('spouseProfit', 'Profit of the spouse’s business', answers.spouseProfitMinor)),
  ]
}

interface Business {
  person: Person
  income: Line
}

/** Schedule 1 and line 11 of Form 1040, and what is left of each business for the QBI deduction. */
function adjusted(people: readonly Worker[], answers: UsAnswers): { adjustedIncome: Line; businesses: Business[] } {
  const [you] = people
  if (you === undefined) throw new RangeError('a return has at least one person')
  const { retirement, healthInsurance } = ownPlans(you, answers)
  const adjustedIncome = sumLine(
    { key: 'us.adjusted-income', label: 'Adjusted gross income', source: form('Form 1040', 'line 11') },
    [
      ...people.flatMap(({ profit, wages }) => [plus(profit), plus(wages)]),
      plus(answer('otherIncome', 'Other income', answers.otherIncomeMinor)),
      plus(answer('investmentIncome', 'Interest, rents and ordinary dividends', answers.investmentIncomeMinor)),
      plus(answer('capitalGain', 'Long-term gains and qualified dividends', answers.capitalGainMinor)),
      ...people.map(({ selfEmployment }) => minus(selfEmployment.deductibleHalf)),
      minus(retirement),
      minus(healthInsurance),
      minus(answer('otherAdjustments', 'Other adjustments', answers.otherAdjustmentsMinor)),
    ],
    { says: 'All income, less half of the self-employment tax and the other adjustments.' },
  )
  const businesses = people.map(({ person, profit, selfEmployment }): Business => {
    const plans = person.who === 'you' ? [minus(retirement), minus(healthInsurance)] : []
    return {
      person,
      income: sumLine(
        { key: `us.${person.who}.qbi`, label: 'Qualified business income', source: form('Form 8995', 'line 1(c)') },
        [plus(profit), minus(selfEmployment.deductibleHalf), ...plans],
        {
          says: 'The profit less what belongs to it: half of the self-employment tax, own retirement and health insurance.',
        },
      ),
    }
  })
  return { adjustedIncome, businesses }
}

/** Schedule 1, lines 16 and 17: never more than the business earns after half of the self-employment tax (Form 7206). */
function ownPlans({ profit, selfEmployment }: Worker, answers: UsAnswers): { retirement: Line; healthInsurance: Line } {
  const earned = Math.max(0, profit.value.minor - selfEmployment.deductibleHalf.value.minor)
  const retirementMinor = clamp(answers.retirementMinor, 0, earned)
  const healthMinor = clamp(answers.healthInsuranceMinor, 0, earned - retirementMinor)
  const limited = (key: string, label: string, entered: Line, minor: number, source: Line['source']): Line =>
    line({ key: `us.${key}`, label, source }, usd(minor), {
      says: 'As you entered it, but not more than the business earns.',
      inputs: [mention(entered), mention(profit), mention(selfEmployment.deductibleHalf)],
    })
  return {
    retirement: limited(
      'retirement-deduction',
      'Own retirement plan',
      answer('retirement', 'Paid into your own plan', answers.retirementMinor),
      retirementMinor,
      form('Schedule 1', 'line 16'),
    ),
    healthInsurance: limited(
      'health-insurance-deduction',
      'Own health insurance',
      answer('healthInsurance', 'Paid for your own insurance', answers.healthInsuranceMinor),
      healthMinor,
      form('Form 7206', 'line 14'),
    ),
  }
}

/** A loss of one business lowers the income of the other first; a loss altogether gives no deduction this year. */
function qbiOf(
  businesses: readonly Business[],
  taxableBefore: Line,
  gain: Line,
  answers: UsAnswers,
  tables: UsTables,
): Line {
  const fade = fadeInOf(answers.status, tables)
  const lossMinor = businesses.reduce((all, { income }) => all + Math.min(0, income.value.minor), 0)
  const incomes = businesses.map(({ person, income }) => netOfLoss(person, income, lossMinor))
  const components = businesses.map(({ person }, index) => {
    const isYou = person.who === 'you'
    return businessComponent(
      {
        who: person.who,
        income: incomes[index] ?? taxableBefore,
        wages: answer('employeeWages', 'Wages paid to employees', isYou ? answers.employeeWagesMinor : 0),
        property: answer('property', 'What property in use once cost', isYou ? answers.propertyMinor : 0),
        isSpecifiedService: person.isSpecifiedService,
      },
      taxableBefore,
      fade,
      tables,
    )
  })
  return qbiDeduction(components, incomes, taxableBefore, gain, tables)
}

function netOfLoss(person: Person, income: Line, lossMinor: number): Line {
  if (lossMinor === 0 || income.value.minor <= 0) return income
  const heading = {
    key: `us.${person.who}.qbi-net`,
    label: 'Business income after losses',
    source: form('Form 8995', 'line 4'),
  }
  const loss = line(
    { key: 'us.qbi-loss', label: 'Loss of the other business', source: heading.source },
    usd(-lossMinor),
    {
      says: 'A loss of one business lowers the income of the other.',
    },
  )
  return floorLine(heading, [plus(income), minus(loss)], {
    says: 'Business income less the loss of the other business.',
  })
}

/** Schedule C, line 31, with the derivation that the books give it; a named state where it is not known, or not in dollars. */
export function usProfit(figures: YearFigures): Line | UnknownFigure {
  const source = form('Schedule C', 'line 31')
  return profitLine(figures, { country: 'us', currency: 'USD', source, says: 'The federal estimate is in dollars' })
}
