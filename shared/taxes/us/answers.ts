import type { CalendarDate } from '../../calendar.ts'
import type { Answers, Field } from '../country.ts'
import { choiceOf, dateOf, flagOf, minorOf, minorOrNull, rateOf, textOf } from '../read-answers.ts'
import { FILING_STATUSES, type FilingStatus } from './tables.ts'

/** One person on the return. Amounts in cents. */
export interface Person {
  who: 'you' | 'spouse'
  birthDate: CalendarDate | null
  isBlind: boolean
  wagesMinor: number
  /** Box 3 of Form W-2, where it differs from all wages. */
  socialSecurityWagesMinor: number
  /** A service business of the kind whose deduction fades: 26 U.S.C. § 199A(d)(2). */
  isSpecifiedService: boolean
}

/** What the return needs to know besides the business's own books. Amounts in cents. */
export interface UsAnswers {
  status: FilingStatus
  you: Person
  /** Only on a joint return. */
  spouse: Person | null
  spouseProfitMinor: number
  withheldMinor: number
  otherIncomeMinor: number
  investmentIncomeMinor: number
  capitalGainMinor: number
  healthInsuranceMinor: number
  retirementMinor: number
  otherAdjustmentsMinor: number
  creditsMinor: number
  employeeWagesMinor: number
  propertyMinor: number
  state: string | null
  /** The person's own rate on the profit in place of a state's table, per 100 000. */
  stateRate: number | null
  stateDeductionMinor: number | null
  lastYearTaxMinor: number | null
  lastYearAgiMinor: number | null
}

const JOINT = { key: 'filingStatus', values: ['joint'] }

/** The questions, in the order in which they are asked. */
export const US_FIELDS: readonly Field[] = [
  {
    key: 'filingStatus',
    label: 'Filing status',
    kind: 'choice',
    choices: [
      { value: 'single', label: 'Single' },
      { value: 'joint', label: 'Married filing jointly' },
      { value: 'separate', label: 'Married filing separately' },
      { value: 'head', label: 'Head of household' },
      { value: 'surviving', label: 'Qualifying surviving spouse' },
    ],
    isNeeded: true,
  },
  { key: 'birthDate', label: 'Date of birth', kind: 'date', hint: 'From 65 on the deduction is larger.' },
  { key: 'isBlind', label: 'Blind', kind: 'flag' },
  { key: 'spouseBirthDate', label: 'Spouse’s date of birth', kind: 'date', onlyFor: JOINT },
  { key: 'isSpouseBlind', label: 'Spouse is blind', kind: 'flag', onlyFor: JOINT },
  { key: 'wages', label: 'Wages of a job beside the business', kind: 'money', hint: 'Form W-2, box 5.' },
  {
    key: 'socialSecurityWages',
    label: 'Social Security wages',
    kind: 'money',
    hint: 'Form W-2, box 3, if it differs from the wages.',
  },
  {
    key: 'withheld',
    label: 'Federal tax withheld in the year',
    kind: 'money',
    hint: 'Form W-2, box 2; on a joint return of both.',
  },
  { key: 'spouseWages', label: 'Spouse’s wages', kind: 'money', onlyFor: JOINT },
  { key: 'spouseSocialSecurityWages', label: 'Spouse’s Social Security wages', kind: 'money', onlyFor: JOINT },
  {
    key: 'spouseProfit',
    label: 'Net profit of the spouse’s own business',
    kind: 'money',
    orLoss: true,
    onlyFor: JOINT,
  },
  { key: 'isSpouseSpecifiedService', label: 'The spouse’s is a service business', kind: 'flag', onlyFor: JOINT },
  {
    key: 'otherIncome',
    label: 'Other income',
    kind: 'money',
    orLoss: true,
    hint: 'Pensions, unemployment pay and the like.',
  },
  { key: 'investmentIncome', label: 'Interest, rents and ordinary dividends', kind: 'money' },
  { key: 'capitalGain', label: 'Long-term gains and qualified dividends', kind: 'money' },
  {
    key: 'healthInsurance',
    label: 'Your own health insurance',
    kind: 'money',
    hint: 'Schedule 1, line 17: what you pay as a self-employed person.',
  },
  { key: 'retirement', label: 'Payments into your own SEP, SIMPLE or solo 401(k)', kind: 'money' },
  {
    key: 'otherAdjustments',
    label: 'Other adjustments to income',
    kind: 'money',
    hint: 'An IRA, student loan interest.',
  },
  { key: 'credits', label: 'Tax credits', kind: 'money', hint: 'What lowers the tax itself, such as for children.' },
  {
    key: 'isSpecifiedService',
    label: 'A service business in health, law, accounting, consulting, arts, finance or the like',
    kind: 'flag',
    hint: 'Engineers and architects are not among them. It matters only at high incomes.',
  },
  { key: 'employeeWages', label: 'Wages you pay to employees', kind: 'money' },
  { key: 'property', label: 'What equipment and property in use once cost', kind: 'money' },
  { key: 'state', label: 'State', kind: 'choice' },
  { key: 'stateRate', label: 'Your own state rate on profit', kind: 'rate', hint: 'Takes the place of the table.' },
  { key: 'stateDeduction', label: 'State deduction', kind: 'money' },
  {
    key: 'homeOfficeArea',
    label: 'Home office, square feet',
    kind: 'count',
    most: 300,
    hint: 'A part of the home used for the business alone, by the simplified method: at most 300.',
  },
  {
    key: 'homeOfficeMonths',
    label: 'Months with the home office',
    kind: 'count',
    most: 12,
    hint: 'All 12 if left open.',
  },
  {
    key: 'lastYearTax',
    label: 'Total tax of last year’s return',
    kind: 'money',
    hint: 'Form 1040, line 24.',
    ofOneYear: true,
    fromFinalTax: 'before-withholding',
  },
  {
    key: 'lastYearAgi',
    label: 'Last year’s adjusted gross income',
    kind: 'money',
    hint: 'Form 1040, line 11.',
    orLoss: true,
    ofOneYear: true,
  },
]

/**
 * What was answered, with zero for amounts that were left open; null while the filing status is missing.
 *
 * Throws: RangeError for an answer of the wrong kind.
 */
export function usAnswers(answers: Answers): UsAnswers | null {
  const status = choiceOf(answers, 'filingStatus', FILING_STATUSES)
  if (status === null) return null
  const isJoint = status === 'joint'
  return {
    status,
    you: personIn(answers, 'you'),
    spouse: isJoint ? personIn(answers, 'spouse') : null,
    spouseProfitMinor: isJoint ? minorOf(answers, 'spouseProfit', { orLoss: true }) : 0,
    withheldMinor: minorOf(answers, 'withheld'),
    otherIncomeMinor: minorOf(answers, 'otherIncome', { orLoss: true }),
    investmentIncomeMinor: minorOf(answers, 'investmentIncome'),
    capitalGainMinor: minorOf(answers, 'capitalGain'),
    healthInsuranceMinor: minorOf(answers, 'healthInsurance'),
    retirementMinor: minorOf(answers, 'retirement'),
    otherAdjustmentsMinor: minorOf(answers, 'otherAdjustments'),
    creditsMinor: minorOf(answers, 'credits'),
    employeeWagesMinor: minorOf(answers, 'employeeWages'),
    propertyMinor: minorOf(answers, 'property'),
    state: textOf(answers, 'state'),
    stateRate: rateOf(answers, 'stateRate'),
    stateDeductionMinor: minorOrNull(answers, 'stateDeduction'),
    lastYearTaxMinor: minorOrNull(answers, 'lastYearTax'),
    lastYearAgiMinor: minorOrNull(answers, 'lastYearAgi', { orLoss: true }),
  }
}

/** What was answered of one person: the spouse's questions have names of their own. */
function personIn(answers: Answers, who: Person['who']): Person {
  const isSpouse = who === 'spouse'
  const wagesMinor = minorOf(answers, isSpouse ? 'spouseWages' : 'wages')
  const ofSocialSecurity = minorOrNull(answers, isSpouse ? 'spouseSocialSecurityWages' : 'socialSecurityWages')
  return {
    who,
    birthDate: dateOf(answers, isSpouse ? 'spouseBirthDate' : 'birthDate'),
    isBlind: flagOf(answers, isSpouse ? 'isSpouseBlind' : 'isBlind'),
    wagesMinor,
    socialSecurityWagesMinor: ofSocialSecurity ?? wagesMinor,
    isSpecifiedService: flagOf(answers, isSpouse ? 'isSpouseSpecifiedService' : 'isSpecifiedService'),
  }
}
