import type { Answers, Field } from '../country.ts'
import { choiceOf, flagOf, minorOf, minorOrNull } from '../read-answers.ts'
import { NATIONS, type Nation } from './tables.ts'

/** What the return needs to know besides the business's own books. Amounts in pence. */
export interface UkAnswers {
  nation: Nation
  wagesMinor: number
  otherIncomeMinor: number
  withheldMinor: number
  /** Over State Pension age when the tax year began: no Class 4. */
  isOverPensionAge: boolean
  /** Income tax and Class 4 of the year before, less what was taken at source; null while it is not known. */
  lastYearBillMinor: number | null
  lastYearAtSourceMinor: number
}

/** The questions, in the order in which they are asked. */
export const UK_FIELDS: readonly Field[] = [
  {
    key: 'nation',
    label: 'Where you live',
    kind: 'choice',
    hint: 'Scotland has income tax bands of its own.',
    choices: [
      { value: 'england', label: 'England' },
      { value: 'wales', label: 'Wales' },
      { value: 'northern-ireland', label: 'Northern Ireland' },
      { value: 'scotland', label: 'Scotland' },
    ],
    isNeeded: true,
  },
  {
    key: 'wages',
    label: 'Pay of a job beside the business',
    kind: 'money',
    hint: 'Before tax: P60, “In this employment”.',
  },
  { key: 'withheld', label: 'Tax taken from that pay in the year', kind: 'money', hint: 'P60, “Tax deducted”.' },
  {
    key: 'otherIncome',
    label: 'Other income',
    kind: 'money',
    hint: 'Pensions, rents. Dividends and savings have rates of their own and are not estimated.',
  },
  { key: 'isOverPensionAge', label: 'Over State Pension age on 6 April', kind: 'flag' },
  {
    key: 'homeHours',
    label: 'Hours a month you work at home',
    kind: 'choice',
    hint: 'The flat rate for working from home, in place of a share of its costs.',
    choices: [
      { value: 'none', label: 'Fewer than 25' },
      { value: '25', label: '25 to 50' },
      { value: '51', label: '51 to 100' },
      { value: '101', label: '101 and more' },
    ],
  },
  { key: 'homeMonths', label: 'Months worked at home', kind: 'count', most: 12, hint: 'All 12 if left open.' },
  {
    key: 'lastYearBill',
    label: 'Last year’s bill',
    kind: 'money',
    hint: 'Income tax and Class 4 of your last return, less what was taken at source. In a first year 0.',
    ofOneYear: true,
    fromFinalTax: 'after-withholding',
  },
  { key: 'lastYearAtSource', label: 'Tax taken at source last year', kind: 'money', ofOneYear: true },
  {
    key: 'grossIncomeBefore',
    label: 'Turnover and rents of the return two years before',
    kind: 'money',
    hint: 'Decides whether quarterly updates (Making Tax Digital) are due.',
    ofOneYear: true,
  },
]

/**
 * What was answered, with zero for amounts that were left open; null while the nation is missing.
 *
 * Throws: RangeError for an answer of the wrong kind.
 */
export function ukAnswers(answers: Answers): UkAnswers | null {
  const nation = choiceOf(answers, 'nation', NATIONS)
  if (nation === null) return null
  return {
    nation,
    wagesMinor: minorOf(answers, 'wages'),
    otherIncomeMinor: minorOf(answers, 'otherIncome'),
    withheldMinor: minorOf(answers, 'withheld'),
    isOverPensionAge: flagOf(answers, 'isOverPensionAge'),
    lastYearBillMinor: minorOrNull(answers, 'lastYearBill'),
    lastYearAtSourceMinor: minorOf(answers, 'lastYearAtSource'),
  }
}
