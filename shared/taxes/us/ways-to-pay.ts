import type { CalendarDate } from '../../calendar.ts'
import type { Figure } from '../../figure.ts'
import { bps, sum } from '../../money.ts'
import { moneyText, percentText } from '../../words.ts'
import type { TaxPayment, WayToPay, YearCourse } from '../country.ts'
import { foldRepeats, type Line, line, mention, rateText } from '../engine.ts'
import { annualizedInstalments, quarterOf } from './annualized.ts'
import type { UsAnswers } from './answers.ts'
import { usd } from './entered.ts'
import { type Period, usPeriods, usReturnDue } from './periods.ts'
import { requiredAnnualPayment } from './required-payment.ts'
import { toSend } from './schedule.ts'
import { form } from './sources.ts'
import type { UsTables } from './tables.ts'
import { lateParts, type Required, underpaymentInterest } from './underpayment.ts'

/** What the ways of paying a year are worked out from. */
export interface YearToPay {
  taxYear: string
  totalTax: Line
  withheld: Line
  answers: UsAnswers
  tables: UsTables
}

/**
 * The flat rule, the safe harbor and the annualized way side by side, each with what it costs in interest.
 *
 * Flat: the person's own rate on each period's profit. Safe harbor: the required annual payment in four equal parts.
 * Annualized: each period on its own income. Withholding counts as paid evenly in the last two; the flat rule is of the
 * profit alone. The interest is that of Form 2210 by whichever reckoning is the smaller, regular or Schedule AI, with
 * what is open of past instalments sent today and the rest on its days.
 * Units:  cents.  Source: 26 U.S.C. § 6654; Form 2210.
 */
export function usWaysToPay(year: YearToPay, course: YearCourse): WayToPay[] {
  const { taxYear, totalTax, withheld, answers, tables } = year
  const periods = usPeriods(taxYear)
  const required = requiredAnnualPayment(totalTax, withheld, answers, tables)
  const byIncome = annualizedInstalments(course.profitsMinor, required.value.minor, answers, taxYear, tables)
  const quarters = quarterOf(required.value.minor)
  const requirements = [quarters, byIncome.map(({ requiredMinor }) => requiredMinor)]
  const withheldMinor = withheld.value.minor
  const plans = [
    { ...FLAT, amounts: flatLines(course) },
    {
      ...SAFE_HARBOR,
      says: `A quarter of ${moneyText(required.value)} each time, whatever the periods bring. ${required.because.says}`,
      amounts: toSend(quarters, withheldMinor).map((minor) => quarterLine(minor, required, withheld)),
    },
    {
      ...ANNUALIZED,
      amounts: afterWithholding(
        byIncome.map(({ byIncome }) => byIncome),
        withheld,
      ),
    },
  ]
  const ways = plans.map(({ amounts, ...way }) => {
    const sent = plannedPayments(amounts, periods, course)
    const byInstalmentsMinor = sum(amounts.map(({ value }) => value.minor))
    return {
      ...way,
      instalments: periods.map(({ number, dueDate }, index) => ({
        number,
        dueDate,
        amount: foldRepeats(lineAt(amounts, index)),
      })),
      byInstalmentsMinor,
      leftMinor: totalTax.value.minor - withheldMinor - byInstalmentsMinor,
      toSendMinor: sum(sent.map(({ amountMinor }) => amountMinor)),
      interest: leastInterest(requirements, withheldMinor, [...course.payments, ...sent], periods, taxYear),
      isCheapest: false,
    }
  })
  return markCheapest(ways)
}

/**
 * Interest of a year so far, by what was really paid, with what is open running to a day (at most 15 April after it).
 *
 * Units:  cents; required counts by period.  Source: as underpaymentInterest; Form 2210 with and without Schedule AI.
 */
export function interestSoFar(year: YearToPay, course: YearCourse): Figure {
  const { taxYear, totalTax, withheld, answers, tables } = year
  const required = requiredAnnualPayment(totalTax, withheld, answers, tables)
  const byIncome = annualizedInstalments(course.profitsMinor, required.value.minor, answers, taxYear, tables)
  const requirements = [quarterOf(required.value.minor), byIncome.map(({ requiredMinor }) => requiredMinor)]
  return leastInterest(requirements, withheld.value.minor, course.payments, usPeriods(taxYear), taxYear, course.asOf)
}

const FLAT = {
  key: 'flat',
  label: 'Flat rate',
  says: 'Your own rate on the profit of each period.',
} as const
const SAFE_HARBOR = { key: 'safe-harbor', label: 'Safe harbor' } as const
const ANNUALIZED = {
  key: 'annualized',
  label: 'Annualized',
  says: 'Each period on its own income, as Schedule AI of Form 2210 reckons it.',
} as const

/** Each period brings the rate's share up to its end, less what was sent before, so a loss takes back what it can. */
function flatLines({ profitsMinor, rateBps }: YearCourse): Line[] {
  const rate = percentText(rateText(rateBps * 10))
  let sentMinor = 0
  return profitsMinor.map((profitMinor) => {
    const value = usd(Math.max(0, bps(profitMinor, rateBps) - sentMinor))
    const earlier = usd(sentMinor)
    sentMinor += value.minor
    return line(
      {
        key: 'us.flat-instalment',
        label: 'Instalment at your rate',
        source: { title: 'Your rate', url: '/settings#set-aside' },
      },
      value,
      {
        says: `${rate} of the profit to the end of the period, less what earlier periods called for.`,
        worked: `${moneyText(usd(profitMinor))} × ${rate} − ${moneyText(earlier)} = ${moneyText(value)}`,
      },
    )
  })
}

function quarterLine(minor: number, required: Line, withheld: Line): Line {
  return line(
    { key: 'us.regular-instalment', label: 'A quarter of the required payment', source: form('Form 2210', 'line 10') },
    usd(minor),
    {
      says: 'A quarter of what is required in the year, less a quarter of what is withheld.',
      inputs: [mention(required), mention(withheld)],
    },
  )
}

/** By income, each period less its part of the withholding. */
function afterWithholding(byIncome: readonly Line[], withheld: Line): Line[] {
  const amounts = toSend(
    byIncome.map(({ value }) => value.minor),
    withheld.value.minor,
  )
  return byIncome.map((each, index) => {
    const minor = amounts[index] ?? 0
    if (minor === each.value.minor) return each
    return line({ key: 'us.annualized-to-send', label: each.label, source: each.source }, usd(minor), {
      says: 'The instalment by income, less what is withheld.',
      inputs: [mention(each), mention(withheld)],
    })
  })
}

/** What is still to be sent: what is open of past instalments today, the rest on its days. */
function plannedPayments(amounts: readonly Line[], periods: readonly Period[], course: YearCourse): TaxPayment[] {
  const { asOf, payments } = course
  let paid = sum(payments.map(({ amountMinor }) => amountMinor))
  return periods.flatMap(({ number, dueDate }, index) => {
    const needed = lineAt(amounts, index).value.minor
    const covered = Math.min(Math.max(0, paid), needed)
    paid -= covered
    const amountMinor = needed - covered
    if (amountMinor === 0) return []
    return [{ date: dueDate < asOf ? asOf : dueDate, amountMinor, instalment: number }]
  })
}

function leastInterest(
  requirements: readonly (readonly number[])[],
  withheldMinor: number,
  payments: readonly TaxPayment[],
  periods: readonly Period[],
  taxYear: string,
  asOf?: CalendarDate,
): Figure {
  const { lawDate: end } = usReturnDue(taxYear)
  const until = asOf === undefined || asOf > end ? end : asOf
  const withheld = quarterOf(withheldMinor)
  const evenly = periods.map(({ lawDate }, index) => ({ date: lawDate, amountMinor: withheld[index] ?? 0 }))
  const all = [...evenly, ...payments.map(({ date, amountMinor }) => ({ date, amountMinor }))]
  const figures = requirements.map((required) => {
    const instalments = periods.map(
      ({ lawDate, dueDate }, index): Required => ({ lawDate, dueDate, requiredMinor: required[index] ?? 0 }),
    )
    return underpaymentInterest(lateParts(instalments, all, until), taxYear)
  })
  const [first, ...others] = figures
  if (first === undefined) throw new RangeError('interest needs at least one reckoning')
  return others.reduce((least, figure) => (interestOf(figure) < interestOf(least) ? figure : least), first)
}

/** Unknown interest is more than any known one: nobody should take a way for free that may not be. */
function interestOf(figure: Figure): number {
  return figure.state === 'known' && typeof figure.value === 'object' ? figure.value.minor : Number.POSITIVE_INFINITY
}

function markCheapest(ways: readonly WayToPay[]): WayToPay[] {
  const free = ways.filter(({ interest }) => interestOf(interest) === 0)
  const least = Math.min(...free.map(({ toSendMinor }) => toSendMinor))
  const cheapest = free.find(({ toSendMinor }) => toSendMinor === least)
  return ways.map((way) => ({ ...way, isCheapest: way === cheapest }))
}

function lineAt(amounts: readonly Line[], index: number): Line {
  const amount = amounts[index]
  if (amount === undefined) throw new RangeError(`there is no instalment ${index + 1}`)
  return amount
}
