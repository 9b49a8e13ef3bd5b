import type { CalendarDate } from '../../calendar.ts'
import type { UnknownFigure } from '../../figure.ts'
import type { Estimate, Instalment, InstalmentDate, TaxPayment } from '../country.ts'
import { atRate, type Line, line, mention, minus, PER_UNIT, plus, sumLine } from '../engine.ts'
import { rateInput } from '../entered.ts'
import { instalmentsOf } from '../instalments.ts'
import { taxYearDates } from '../tax-year.ts'
import type { UkAnswers } from './answers.ts'
import { amountOf, answer, gbp } from './entered.ts'
import { GOV_PAYMENTS_ON_ACCOUNT } from './sources.ts'
import { UK_RULES } from './tables.ts'

/**
 * Each of the two payments on account that a bill calls for: half of it.
 *
 * None when the bill is below £1,000, or when more than four fifths of the year's tax was taken at source.
 * Units: pence.  Rounds: half away from zero.  Source: Taxes Management Act 1970, s. 59A; SI 1996/1654.
 */
export function paymentOnAccount(bill: Line, atSource: Line): Line {
  const { paymentsOnAccount } = UK_RULES
  const { each, leastBill, atSourceShare } = paymentsOnAccount.value
  const heading = { key: 'uk.payment-on-account', label: 'Each payment on account', source: GOV_PAYMENTS_ON_ACCOUNT }
  const billMinor = bill.value.minor
  const wholeMinor = billMinor + atSource.value.minor
  const least = amountOf(paymentsOnAccount, 'Least bill', leastBill, 'leastBill')
  if (billMinor < leastBill)
    return line(heading, gbp(0), {
      says: 'None: the bill is below the least.',
      inputs: [mention(bill), mention(least)],
    })
  if (atSource.value.minor * PER_UNIT > wholeMinor * atSourceShare)
    return line(heading, gbp(0), {
      says: 'None: more than four fifths of the tax was taken at source.',
      inputs: [mention(bill), mention(atSource), rateInput(paymentsOnAccount, 'Share', atSourceShare, 'atSourceShare')],
    })
  return line(heading, gbp(atRate(billMinor, each)), {
    says: 'Half of the bill of the year before.',
    inputs: [mention(bill), rateInput(paymentsOnAccount, 'Half', each, 'each')],
  })
}

/** What is due on the 31 January after a tax year: what is left of its bill, and the first half of the next one. */
export interface JanuaryBill {
  dueDate: CalendarDate
  balancing: Line
  nextPaymentOnAccount: Line
  total: Line
}

/**
 * The bill of the January after a tax year, which catches out whoever sees it first: up to one and a half times a year's tax.
 *
 * Units: pence. A balance below zero comes back and lowers the total.
 * Source: gov.uk, "Understand your Self Assessment tax bill: payments on account".
 */
export function januaryBill(taxYear: string, bill: Line, atSource: Line, paidOnAccount: Line): JanuaryBill {
  const balancing = sumLine(
    { key: 'uk.balancing-payment', label: `Balancing payment for ${taxYear}`, source: GOV_PAYMENTS_ON_ACCOUNT },
    [plus(bill), minus(paidOnAccount)],
    { says: 'The bill less what was paid on account; below zero it comes back.' },
  )
  const nextPaymentOnAccount = paymentOnAccount(bill, atSource)
  const total = sumLine(
    { key: 'uk.january', label: 'Due in January', source: GOV_PAYMENTS_ON_ACCOUNT },
    [plus(balancing), plus(nextPaymentOnAccount)],
    { says: 'The balance of the year that ended, and the first half for the year that runs.' },
  )
  return { dueDate: dueDates(taxYear).balancing, balancing, nextPaymentOnAccount, total }
}

/**
 * A tax year's two payments on account and its balancing payment, against what was really paid.
 *
 * A day on a weekend is not moved: money has to be there before it.
 * Units:  pence.  States: 'no-data' while last year's bill is not known.
 * Source: Taxes Management Act 1970, ss. 59A and 59B.
 */
export function ukSchedule(
  { taxYear, toPay }: Estimate,
  answers: UkAnswers,
  payments: readonly TaxPayment[],
  asOf: CalendarDate,
): readonly Instalment[] | UnknownFigure {
  if (answers.lastYearBillMinor === null)
    return {
      state: 'no-data',
      says: 'Say what last year’s bill was, and the payments on account can be worked out. In a first year it was 0.',
    }
  const lastBill = answer('lastYearBill', 'Last year’s bill', answers.lastYearBillMinor)
  const atSource = answer('lastYearAtSource', 'Taken at source last year', answers.lastYearAtSourceMinor)
  const half = paymentOnAccount(lastBill, atSource).value.minor
  const balance = Math.max(0, toPay.value.minor - 2 * half)
  return instalmentsOf(ukInstalmentDates(taxYear), [half, half, balance], payments, asOf)
}

/** The two payments on account and the balancing payment. Each is for the whole year. */
export function ukInstalmentDates(taxYear: string): InstalmentDate[] {
  const { from, to } = taxYearDates(taxYear, 'GB')
  const { first, second, balancing } = dueDates(taxYear)
  return [first, second, balancing].map((dueDate, index) => ({
    number: index + 1,
    from,
    to,
    lawDate: dueDate,
    dueDate,
  }))
}

/** 31 January in the tax year, 31 July after it, and 31 January after it. */
function dueDates(taxYear: string): { first: CalendarDate; second: CalendarDate; balancing: CalendarDate } {
  const year = Number(taxYear.slice(0, 4)) + 1
  return {
    first: `${year}-01-31` as CalendarDate,
    second: `${year}-07-31` as CalendarDate,
    balancing: `${year + 1}-01-31` as CalendarDate,
  }
}
