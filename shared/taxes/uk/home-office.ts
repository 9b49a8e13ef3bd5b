import { type CalendarDate, monthOf, monthsApart } from '../../calendar.ts'
import { money } from '../../money.ts'
import { moneyText } from '../../words.ts'
import type { Answers } from '../country.ts'
import { type Line, line } from '../engine.ts'
import { countOf, textOf } from '../read-answers.ts'
import { taxYearDates } from '../tax-year.ts'

/** A month's flat rate by the hours worked at home, in pence. */
const BY_HOURS: Readonly<Record<string, number>> = { 25: 1000, 51: 1800, 101: 2600 }
const SOURCE = {
  title: 'Simplified expenses if you’re self-employed: working from home',
  url: 'https://www.gov.uk/simpler-income-tax-simplified-expenses/working-from-home',
}

/**
 * The flat rate for working from home, for the months of the year that have begun; null where there is none.
 *
 * Units:  pence.  Source: ITTOIA 2005, s. 94H; SA103F, box 21.
 */
export function ukHomeOffice(taxYear: string, answers: Answers, profitMinor: number, asOf: CalendarDate): Line | null {
  const each = BY_HOURS[textOf(answers, 'homeHours') ?? ''] ?? 0
  if (each === 0) return null
  const { from, to } = taxYearDates(taxYear, 'GB')
  const begun = asOf < from ? 0 : Math.min(12, monthsApart(monthOf(from), monthOf(asOf < to ? asOf : to)) + 1)
  const months = Math.min(begun, countOf(answers, 'homeMonths') ?? 12)
  const whole = each * months
  const value = money(Math.min(whole, Math.max(0, profitMinor)), 'GBP')
  return line({ key: 'uk.home-office', label: 'Working from home', source: SOURCE }, value, {
    says: 'The flat rate of a month by the hours worked at home, and never more than the profit before it.',
    worked: `${moneyText(money(each, 'GBP'))} × ${months} = ${moneyText(money(whole, 'GBP'))}`,
  })
}
