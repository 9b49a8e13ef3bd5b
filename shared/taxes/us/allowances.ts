import type { CalendarDate } from '../../calendar.ts'
import type { Source, UnknownFigure } from '../../figure.ts'
import { dateText, moneyText, numberText } from '../../words.ts'
import { type Line, line, PER_UNIT, portion } from '../engine.ts'
import { percent, rateInput } from '../entered.ts'
import { amount, count, type Dated, inForce, loadHistory, type Parameter, rate, record } from '../parameters.ts'
import { amountOf, usd } from './entered.ts'
import { form, PL_119_21 } from './sources.ts'

// Amounts that go by the day: a mile driven in June 2026 is not worth what one in July is.

const day = (text: string): CalendarDate => text as CalendarDate
const MILEAGE_PAGE = 'https://www.irs.gov/tax-professionals/standard-mileage-rates'

function mile(from: string, to: string, value: number, title: string): Dated {
  return { from: day(from), to: day(to), value, source: { title, url: MILEAGE_PAGE }, status: 'law' }
}

/** What a business mile counts for, in dollars as a fraction. */
const MILEAGE = loadHistory('us/mile', rate, [
  mile('2024-01-01', '2024-12-31', 0.67, 'IRS standard mileage rate of 2024'),
  mile('2025-01-01', '2025-12-31', 0.7, 'IRS standard mileage rate of 2025'),
  mile('2026-01-01', '2026-06-30', 0.725, 'Notice 2026-10'),
  mile('2026-07-01', '2026-12-31', 0.76, 'Announcement 2026-11 (I.R.B. 2026-29)'),
])

const REV_PROC_2013_13: Source = {
  title: 'Rev. Proc. 2013-13',
  url: 'https://www.irs.gov/pub/irs-drop/rp-13-13.pdf',
}

const HOME_OFFICE = loadHistory('us/home-office', record({ perSquareFoot: amount, mostSquareFeet: count }), [
  {
    from: day('2013-01-01'),
    value: { perSquareFoot: 5, mostSquareFeet: 300 },
    source: REV_PROC_2013_13,
    status: 'law',
  },
])

const REPORTED_FROM = loadHistory('us/form-1099', amount, [
  {
    from: day('1990-01-01'),
    to: day('2025-12-31'),
    value: 600,
    source: { title: '26 U.S.C. § 6041', url: 'https://www.law.cornell.edu/uscode/text/26/6041' },
    status: 'law',
  },
  { from: day('2026-01-01'), to: day('2026-12-31'), value: 2000, source: PL_119_21, status: 'law' },
])

/**
 * What a business trip counts for by the standard mileage rate of its day.
 *
 * Units:  miles in tenths; cents.  Rounds: once a trip, half away from zero.
 * States: 'no-tax-year' on a day whose rate is not published.
 * Source: 26 U.S.C. § 162; Schedule C, line 9.
 */
export function mileageDeduction(tenthsOfMiles: number, date: CalendarDate): Line | UnknownFigure {
  const parameter = inForce(MILEAGE, date)
  if (parameter === undefined)
    return {
      state: 'no-tax-year',
      says: `There is no mileage rate for ${dateText(date, 'month-first')} here. Rates for a new year are announced in December.`,
    }
  const value = usd(portion(tenthsOfMiles, parameter.value * 100, PER_UNIT * 10))
  const miles = numberText(tenthsOfMiles / 10)
  return line({ key: 'us.mileage', label: 'Business miles', source: form('Schedule C', 'line 9') }, value, {
    says: 'Miles driven for the business, at the rate of the day of the trip.',
    worked: `${miles} miles × ${centsAMile(parameter)} = ${moneyText(value)}`,
    inputs: [rateInput(parameter, 'Dollars a mile', parameter.value)],
  })
}

/**
 * The simplified deduction for a home office: so much a square foot, up to a limit.
 *
 * Units:  whole square feet; cents for a whole year.  Source: Rev. Proc. 2013-13; Schedule C, line 30.
 */
export function simplifiedHomeOffice(squareFeet: number, date: CalendarDate): Line | UnknownFigure {
  const parameter = inForce(HOME_OFFICE, date)
  if (parameter === undefined)
    return { state: 'no-tax-year', says: 'The simplified home office deduction begins with 2013.' }
  const { perSquareFoot, mostSquareFeet } = parameter.value
  const counted = Math.min(squareFeet, mostSquareFeet)
  const each = amountOf(parameter, 'A square foot', perSquareFoot, 'perSquareFoot')
  const value = usd(counted * perSquareFoot)
  return line(
    { key: 'us.home-office', label: 'Home office, simplified', source: form('Schedule C', 'line 30') },
    value,
    {
      says: `${moneyText(each.value)} a square foot, for at most ${mostSquareFeet}.`,
      worked: `${counted} × ${moneyText(each.value)} = ${moneyText(value)}`,
      inputs: [{ label: each.label, figure: each, sign: 'none' }],
    },
  )
}

/**
 * From which amount in a year a client reports what it paid on Form 1099-NEC; undefined where it is not published. All income is
 * taxed, reported or not.
 *
 * Units:  cents.  Source: 26 U.S.C. § 6041; P.L. 119-21, § 70433: payments from 2026 on, indexed from 2027.
 */
export function reportedFrom(date: CalendarDate): Parameter<number> | undefined {
  return inForce(REPORTED_FROM, date)
}

/** '72.5¢', from 72 500. */
function centsAMile({ value }: Parameter<number>): string {
  return percent(value).replace('%', '¢')
}
