import { Decimal } from 'decimal.js'
import { addMonths, type CalendarDate, daysBetween } from '../calendar.ts'
import type { Figure, Input } from '../figure.ts'
import { money, sum } from '../money.ts'
import { counted, moneyText, numberText, wholeMoneyText } from '../words.ts'
import { type Aging, aging, type Bucket, type OpenInvoice } from './aging.ts'

/** An invoice that was paid in full: its total after credit notes, and the day of the last payment. */
export interface PaidInvoice {
  issueDate: CalendarDate
  paidDate: CalendarDate
  totalMinor: number
}

export interface ReceivableFacts {
  currency: string
  asOf: CalendarDate
  open: readonly OpenInvoice[]
  /** Totals of the invoices issued in the 90 days up to asOf, less credit notes. */
  billedLast90Minor: number
  paidInFull: readonly PaidInvoice[]
  /** How many open invoices are in another currency and have no exchange rate: they are in no figure. */
  withoutRateCount: number
}

/**
 * Days sales outstanding: how many days of billing the clients still owe.
 *
 * Units:  minor units of one currency; days.  Rounds: to one decimal.  Result: null when nothing was billed.
 * Source: docs/figures.md, chapter 3.
 */
export function daysSalesOutstanding(receivablesMinor: number, billedLast90Minor: number): number | null {
  if (billedLast90Minor <= 0) return null
  return oneDecimal(new Decimal(receivablesMinor).dividedBy(billedLast90Minor).times(90))
}

/**
 * Days from issuing an invoice to its last payment: the mean over the invoices paid in full in the twelve months up to
 * asOf, a large invoice weighing more than a small one.
 *
 * Units:  minor units as weights; days.  Rounds: to one decimal.  Result: null when none was paid in full.
 * Source: docs/figures.md, chapter 3.
 */
export function daysToGetPaid(paid: readonly PaidInvoice[], asOf: CalendarDate): number | null {
  const counted = paidWithinYear(paid, asOf)
  if (counted.length === 0) return null
  const weighted = counted.reduce(
    (total, { issueDate, paidDate, totalMinor }) =>
      total.plus(new Decimal(daysBetween(issueDate, paidDate)).times(totalMinor)),
    new Decimal(0),
  )
  return oneDecimal(weighted.dividedBy(sum(counted.map(({ totalMinor }) => totalMinor))))
}

/** What clients owe, how much of it is late, and how long money takes. Source: docs/figures.md, chapter 3. */
export function receivableFigures(facts: ReceivableFacts): {
  owed: Figure
  late: Figure
  daysSalesOutstanding: Figure
  daysToGetPaid: Figure
  aging: Aging
} {
  const byAge = aging(facts.open, facts.asOf, facts.currency)
  const owed = owedFigure(facts, byAge)
  return {
    owed,
    late: lateFigure(facts, byAge),
    daysSalesOutstanding: outstandingFigure(facts, byAge, owed),
    daysToGetPaid: timeToPayFigure(facts),
    aging: byAge,
  }
}

const BUCKET_NAMES: Record<Bucket, string> = {
  current: 'Not yet due',
  '1-30': '1 to 30 days late',
  '31-60': '31 to 60 days late',
  '61-90': '61 to 90 days late',
  'over-90': 'More than 90 days late',
}

function owedFigure(facts: ReceivableFacts, byAge: Aging): Figure {
  const whole = (minor: number) => wholeMoneyText(money(minor, facts.currency), 'nearest')
  const late = `${whole(byAge.lateMinor)} of it is late, on ${counted(byAge.lateCount, 'invoice')}.`
  return {
    state: 'known',
    value: money(byAge.totalMinor, facts.currency),
    says:
      byAge.count === 0
        ? 'No client owes you anything.'
        : `Clients owe you ${whole(byAge.totalMinor)}. ${byAge.lateCount === 0 ? 'None of it is late.' : late}`,
    because: {
      says: 'What is still open on issued invoices, after part payments and credit notes. Drafts and void invoices are owed by no one.',
      inputs: bucketInputs(byAge, byAge.buckets),
      ...leftOut(facts),
    },
  }
}

function lateFigure(facts: ReceivableFacts, byAge: Aging): Figure {
  const says =
    byAge.oldestDaysLate === null
      ? 'No invoice is late.'
      : `${counted(byAge.lateCount, 'invoice')} past the due date; the oldest by ${counted(byAge.oldestDaysLate, 'day')}.`
  return {
    state: 'known',
    value: money(byAge.lateMinor, facts.currency),
    says,
    because: {
      says: 'What is still open on invoices whose due date has passed; the due date itself is not late.',
      inputs: bucketInputs(
        byAge,
        byAge.buckets.filter(({ bucket }) => bucket !== 'current'),
      ),
      ...leftOut(facts),
    },
  }
}

function outstandingFigure(facts: ReceivableFacts, byAge: Aging, owed: Figure): Figure {
  const billed = money(facts.billedLast90Minor, facts.currency)
  const days = daysSalesOutstanding(byAge.totalMinor, facts.billedLast90Minor)
  if (days === null) {
    return {
      state: 'no-data',
      says: 'Nothing was invoiced in the last 90 days, so there is nothing to measure what is owed against. Issue an invoice.',
    }
  }
  return {
    state: 'known',
    value: days,
    unit: 'days',
    says: `What clients owe is worth ${numberText(days)} days of your invoicing.`,
    because: {
      says: 'What clients owe, divided by what was invoiced in the last 90 days, times 90.',
      worked: `${moneyText(money(byAge.totalMinor, facts.currency))} ÷ ${moneyText(billed)} × 90 = ${numberText(days)}`,
      inputs: [
        { label: 'Owed', figure: owed, sign: 'none' },
        { label: 'Invoiced in the last 90 days', value: billed, sign: 'none', link: '/invoices' },
      ],
      ...leftOut(facts),
    },
  }
}

function timeToPayFigure(facts: ReceivableFacts): Figure {
  const days = daysToGetPaid(facts.paidInFull, facts.asOf)
  if (days === null) {
    return {
      state: 'no-data',
      says: 'No invoice was paid in full in the last twelve months. Record a payment, and this shows how long money takes.',
    }
  }
  const paid = paidWithinYear(facts.paidInFull, facts.asOf)
  return {
    state: 'known',
    value: days,
    unit: 'days',
    says: `From invoice to money takes ${numberText(days)} days on average.`,
    because: {
      says: 'Days from the issue date to the last payment, averaged over the invoices paid in full in the last twelve months, each by its amount.',
      inputs: [
        { label: 'Invoices paid in full', value: paid.length, unit: 'count', sign: 'none', link: '/invoices' },
        {
          label: 'Their totals',
          value: money(sum(paid.map(({ totalMinor }) => totalMinor)), facts.currency),
          sign: 'none',
        },
      ],
    },
  }
}

function bucketInputs({ currency }: Aging, buckets: Aging['buckets']): Input[] {
  return buckets
    .filter(({ count }) => count > 0)
    .map(({ bucket, minor, count }) => ({
      label: BUCKET_NAMES[bucket],
      value: money(minor, currency),
      note: counted(count, 'invoice'),
      link: '/invoices?status=open',
    }))
}

function leftOut({ withoutRateCount }: ReceivableFacts): { notes?: string[] } {
  if (withoutRateCount === 0) return {}
  const has = withoutRateCount === 1 ? 'is' : 'are'
  return {
    notes: [`${counted(withoutRateCount, 'invoice')} in another currency ${has} left out: there is no exchange rate.`],
  }
}

function paidWithinYear(paid: readonly PaidInvoice[], asOf: CalendarDate): PaidInvoice[] {
  const since = addMonths(asOf, -12)
  return paid.filter(({ paidDate, totalMinor }) => totalMinor > 0 && paidDate > since && paidDate <= asOf)
}

function oneDecimal(days: Decimal): number {
  return days.toDecimalPlaces(1, Decimal.ROUND_HALF_UP).toNumber()
}
