import { addDays, type CalendarDate, daysBetween } from '../calendar.ts'
import type { Because, Figure } from '../figure.ts'
import { dateStyleOf, longDateText } from '../words.ts'
import { chancesPaidWithin, daysUntilChance, delayCurve, longestDelayDays, type SeenInvoice } from './payment-delay.ts'

/** An open invoice, as one asks when it may be paid. */
export interface AskedInvoice {
  clientId: number
  issueDate: CalendarDate
  dueDate: CalendarDate
}

export interface ExpectedPayment {
  /** The day by which half of such invoices are paid; 'may-not-come' when fewer are. */
  halfBy: Figure
  nineInTenBy: Figure
  /** Chances from 0 to 1 that it is paid within 30 and 90 days from today. */
  within30: number
  within90: number
  /** How many other invoices it rests on; those of this client are among all. */
  restsOn: { ofClient: number; ofAll: number }
  says: string
}

/** The day it is, and the country of the book, which decides how dates are written. */
interface Day {
  asOf: CalendarDate
  country: string
}

/** A share of invoices that is waited for, and how it is told. */
interface Share {
  share: number
  percent: string
  many: string
  few: string
}

const HALF: Share = { share: 0.5, percent: '50%', many: 'Half of', few: 'fewer than half of' }
const NINE_IN_TEN: Share = { share: 0.9, percent: '90%', many: '9 in 10', few: 'fewer than 9 in 10' }

/**
 * When an open invoice may be paid, from how its client and all clients have paid, on top of what is usual.
 *
 * Units:  dates, and chances from 0 to 1, not rounded. `seen` has the invoice itself in it once it is issued.
 * Result: 'may-not-come' in the place of a date that is not reached within 180 days after the due date.
 * Source: docs/figures.md, chapter 4.
 */
export function expectedPayment(
  invoice: AskedInvoice,
  seen: readonly SeenInvoice[],
  { asOf, country }: Day,
): ExpectedPayment {
  const { clientId, issueDate, dueDate } = invoice
  const lateDays = daysBetween(dueDate, asOf)
  const curve = delayCurve(seen, clientId, daysBetween(issueDate, dueDate))
  const [within30 = 0, within90 = 0] = chancesPaidWithin(curve, lateDays, [30, 90])
  const restsOn = othersAmong(seen, invoice, asOf)
  const text = (date: CalendarDate) => longDateText(date, dateStyleOf(country))
  const dateOf = ({ share }: Share): CalendarDate | null => {
    const days = daysUntilChance(curve, lateDays, share)
    return days === null ? null : addDays(asOf, days)
  }
  const figureOf = (date: CalendarDate | null, { percent, many, few }: Share): Figure => {
    const says = `The first day from today on by which the chance of being paid comes to ${percent}.`
    const because: Because = { says, ...groundsOf(invoice, lateDays, restsOn) }
    return date === null
      ? { state: 'may-not-come', says: mayNotCome(lateDays, `${few} invoices like this one`), because }
      : { state: 'known', value: date, says: `${many} invoices like this one are paid by ${text(date)}.`, because }
  }
  const [half, nineInTen] = [dateOf(HALF), dateOf(NINE_IN_TEN)]
  const halfBy = figureOf(half, HALF)
  return {
    halfBy,
    nineInTenBy: figureOf(nineInTen, NINE_IN_TEN),
    within30,
    within90,
    restsOn,
    says: half === null ? (halfBy.says ?? '') : sentence(half, nineInTen, text),
  }
}

function sentence(half: CalendarDate, nineInTen: CalendarDate | null, text: (date: CalendarDate) => string): string {
  const often = `Invoices like this one are paid by ${text(half)} as often as not`
  return nineInTen === null ? `${often}; more than 1 in 10 may not come.` : `${often}, 9 in 10 by ${text(nineInTen)}.`
}

function mayNotCome(lateDays: number, few: string): string {
  return longestDelayDays(lateDays) === 0
    ? `It may not come: it is ${lateDays} days late, and nothing is expected after 180.`
    : `It may not come: ${few} are paid within 180 days after they are due.`
}

/** All but the invoice itself: being open it tells nothing of the days ahead of it. */
function othersAmong(
  seen: readonly SeenInvoice[],
  { clientId, issueDate }: AskedInvoice,
  asOf: CalendarDate,
): ExpectedPayment['restsOn'] {
  const own = issueDate <= asOf ? 1 : 0
  return { ofClient: seen.filter((one) => one.clientId === clientId).length - own, ofAll: seen.length - own }
}

/** What both dates go by. */
function groundsOf(
  { clientId, issueDate, dueDate }: AskedInvoice,
  lateDays: number,
  { ofClient, ofAll }: ExpectedPayment['restsOn'],
): Omit<Because, 'says'> {
  return {
    inputs: [
      { label: 'Due', value: dueDate, sign: 'none' },
      { label: 'Days to pay, as agreed', value: daysBetween(issueDate, dueDate), unit: 'days', sign: 'none' },
      ...(lateDays > 0
        ? [{ label: 'Days late today', value: lateDays, unit: 'days' as const, sign: 'none' as const }]
        : []),
      {
        label: 'Other invoices of this client',
        value: ofClient,
        unit: 'count',
        sign: 'none',
        link: `/invoices?client=${clientId}`,
      },
      {
        label: 'Other invoices of all clients',
        value: ofAll,
        unit: 'count',
        sign: 'none',
        note: 'of the last 24 months, and older ones that are open',
        link: '/invoices',
      },
    ],
    notes: [
      'Each day has a chance. It starts from how freelancers’ invoices are usually paid, is corrected by all of yours and then by those of this client. The more there are, the more they weigh.',
      'An open invoice counts as not yet paid.',
      'Nothing is expected more than 180 days after the due date.',
    ],
  }
}
