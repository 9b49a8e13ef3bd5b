import { money, portion } from '../../money.ts'
import { moneyText } from '../../words.ts'
import type { Answers } from '../country.ts'
import { type Line, line } from '../engine.ts'
import { countOf } from '../read-answers.ts'
import { form } from './sources.ts'

/** $5 for each square foot, of at most 300 (Rev. Proc. 2013-13, sec. 4.01). */
const PER_FOOT_MINOR = 500
const MOST_FEET = 300

/**
 * The simplified deduction for the business use of the home; null where there is no such office.
 *
 * The area counts by the month: half a year with 200 square feet is 100 on average. It lowers the profit to zero at most.
 * Units:  cents.  Rounds: once, half away from zero.
 * Source: Rev. Proc. 2013-13; Schedule C (Form 1040), line 30, Simplified Method Worksheet.
 */
export function usHomeOffice(answers: Answers, profitMinor: number): Line | null {
  const feet = Math.min(MOST_FEET, countOf(answers, 'homeOfficeArea') ?? 0)
  if (feet === 0) return null
  const months = Math.min(12, countOf(answers, 'homeOfficeMonths') ?? 12)
  const whole = portion(feet * PER_FOOT_MINOR, months, 12)
  const value = money(Math.min(whole, Math.max(0, profitMinor)), 'USD')
  return line(
    { key: 'us.home-office', label: 'Business use of your home', source: form('Schedule C', 'line 30') },
    value,
    {
      says: 'Five dollars for each square foot, by the month, and never more than the profit before it.',
      worked: `${feet} × $5.00 × ${months} ÷ 12 = ${moneyText(money(whole, 'USD'))}`,
    },
  )
}
