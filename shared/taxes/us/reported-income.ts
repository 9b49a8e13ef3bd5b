import type { CalendarDate } from '../../calendar.ts'
import { money } from '../../money.ts'
import { moneyText } from '../../words.ts'
import { amount, inForce, loadHistory } from '../parameters.ts'
import { PL_119_21 } from './sources.ts'

const REPORTED_FROM = loadHistory('us/form-1099', amount, [
  {
    from: '1990-01-01' as CalendarDate,
    to: '2025-12-31' as CalendarDate,
    value: 600,
    source: { title: '26 U.S.C. § 6041', url: 'https://www.law.cornell.edu/uscode/text/26/6041' },
    status: 'law',
  },
  {
    from: '2026-01-01' as CalendarDate,
    to: '2026-12-31' as CalendarDate,
    value: 2000,
    source: PL_119_21,
    status: 'law',
  },
])

/**
 * From which amount in a year a client reports what it paid on Form 1099-NEC, in words for the list of clients; where the
 * amount of a year is not published it says so.
 *
 * Source: 26 U.S.C. § 6041; P.L. 119-21, § 70433: payments from 2026 on, indexed from 2027.
 */
export function reportedIncomeNote(taxYear: string): string {
  const parameter = inForce(REPORTED_FROM, `${taxYear}-01-01` as CalendarDate)
  const which =
    parameter === undefined
      ? `From which amount clients report what they paid in ${taxYear} is not known here yet.`
      : `A client that paid ${moneyText(money(parameter.value, 'USD'))} or more in ${taxYear} reports it on Form 1099-NEC; what came by card or through a platform is on Form 1099-K, if at all.`
  return `${which} All income is taxed, reported or not.`
}
