import { addDays, type CalendarDate, daysBetween, monthOf } from '../../shared/calendar.ts'
import type { Figure, UnknownFigure } from '../../shared/figure.ts'
import { bps, type Money, money, round, sum } from '../../shared/money.ts'
import type { YearFacts } from '../../shared/taxes/booked-profit.ts'
import type { InstalmentReply, InstalmentsReply, WayToPayReply } from '../../shared/taxes/contract.ts'
import {
  type Country,
  type Estimate,
  type Instalment,
  type InstalmentDate,
  noTaxRules,
  type TaxPayment,
  type WayToPay,
  type YearCourse,
} from '../../shared/taxes/country.ts'
import { given, type Line, minus, plus, sumLine } from '../../shared/taxes/engine.ts'
import { flatNeeds, instalmentDatesOf, instalmentsOf } from '../../shared/taxes/instalments.ts'
import { monthsLeft, profitsUpTo } from '../../shared/taxes/profit-course.ts'
import { amountOrNull } from '../../shared/taxes/year-profit.ts'
import { monthText } from '../../shared/words.ts'
import type { Db } from '../db/open.ts'
import { settingsOn } from '../profile/repository.ts'
import { type WorkedYear, workOutYear } from './estimate.ts'
import { setAsideOn } from './repository.ts'
import { finalTaxMinor, isSettledOn, type PaymentInBook, paymentsFor, typedPaidMinor } from './tax-payments.ts'
import { ukOutlook } from './uk-outlook.ts'

/** What a year's instalments come to, and whether the estimate or the flat rule says so. */
export interface Plan {
  basis: InstalmentsReply['basis']
  state: UnknownFigure | null
  /** What the amounts rest on where that is not the estimate. */
  restsOn: string | null
  /** The return has settled the year: nothing of it is open. */
  isSettled: boolean
  instalments: readonly Instalment[]
}

/** The instalments of a tax year against what was really paid. Throws: RangeError for a tax year that the country has not. */
export function taxInstalments(db: Db, taxYear: string, asOf: CalendarDate): InstalmentsReply {
  const year = workOutYear(db, taxYear, asOf)
  const { facts, country, estimate } = year
  const { currency } = facts
  const amount = (minor: number): Money => money(minor, currency)
  const inBook = paymentsFor(db, taxYear, asOf)
  const plan = planOf(db, year, inBook)
  const ways = waysOf(db, year, inBook)
  return {
    taxYear,
    asOf,
    country: facts.country,
    currency,
    line: lineReply(db, facts),
    basis: plan.basis,
    state: plan.state && { state: plan.state.state, says: plan.state.says },
    restsOn: plan.restsOn,
    isSettled: plan.isSettled,
    instalments: instalmentReplies(plan.instalments, inBook, heldFor(db, facts), facts),
    unassigned: inBook.filter(({ instalment }) => instalment === null).map((each) => paymentReply(each, currency)),
    next: plan.instalments.find(({ openMinor }) => openMinor > 0)?.number ?? null,
    withReturn: withReturn(
      facts,
      country,
      finalTaxMinor(db, taxYear, facts.country, facts.asOf),
      estimate,
      plan.instalments,
    ),
    ways: ways.ways.map((way) => wayReply(way, amount)),
    waysState: ways.state && { state: ways.state.state, says: ways.state.says },
    waysSay: waysSay(ways.ways),
    interest: ways.interest,
    ...ukOutlook(db, facts, estimate),
  }
}

/** The instalments of a year against what was paid, whatever they rest on. Nothing is open of a year that is settled. */
export function planOf(db: Db, year: WorkedYear, inBook: readonly PaymentInBook[]): Plan {
  const plan = openPlan(db, year, inBook)
  const { taxYear, country, asOf } = year.facts
  if (!isSettledOn(db, taxYear, country, asOf)) return { ...plan, isSettled: false }
  return { ...plan, isSettled: true, instalments: plan.instalments.map(settled) }
}

function settled(instalment: Instalment): Instalment {
  return instalment.openMinor === 0 ? instalment : { ...instalment, openMinor: 0, state: 'settled' }
}

/** By the estimate; where there is none by the return's final tax, and while that is not known by the flat rule. */
function openPlan(db: Db, year: WorkedYear, inBook: readonly PaymentInBook[]): Omit<Plan, 'isSettled'> {
  const { facts, country, estimate } = year
  const { asOf, answers, taxYear } = facts
  const payments = allPayments(db, facts, inBook)
  const schedule = country && isEstimate(estimate) ? country.schedule(estimate, answers, payments, asOf) : estimate
  if (!('state' in schedule)) return { basis: 'estimate', state: null, restsOn: null, instalments: schedule }
  const finalMinor = finalTaxMinor(db, taxYear, facts.country, asOf)
  if (finalMinor !== null) {
    const instalments = partsOf(finalMinor, facts, country, payments)
    return { basis: 'final-tax', state: null, restsOn: OF_FINAL_TAX, instalments }
  }
  const state = isEstimate(schedule) ? noTaxRules(facts.country) : schedule
  const { restsOn, instalments } = flatSchedule(db, year, payments)
  if (country === undefined && instalments.length === 0) {
    const says = `${state.says} Enter the days on which your instalments fall due, and they are shown here.`
    return { basis: 'flat-rule', state: { ...state, says }, restsOn: null, instalments }
  }
  return { basis: 'flat-rule', state, restsOn, instalments }
}

const OF_FINAL_TAX = 'The amounts are equal parts of what the return came to, since there is no estimate to go by.'
const OF_BOOKED = 'The amounts follow your flat rate, since there is no estimate to go by.'
const OF_EXPECTED =
  'The amounts follow your flat rate, since there is no estimate to go by: on what is booked, and on what the rest of the year is likely to bring.'
const OF_BOOKED_SO_FAR =
  'The amounts follow your flat rate on what is booked so far, since there is no estimate to go by. What the rest of the year brings is not known yet, and not in them.'

/** Equal parts of a whole, one for each instalment; the last takes what does not divide. */
function partsOf(
  wholeMinor: number,
  facts: YearFacts,
  country: Country | undefined,
  payments: readonly TaxPayment[],
): Instalment[] {
  const dates = instalmentDatesOf(country, facts)
  const upTo = dates.map((_, index) => Math.floor((wholeMinor * (index + 1)) / dates.length))
  return instalmentsOf(dates, flatNeeds(dates, upTo), payments, facts.asOf)
}

/** On what is booked; while the year runs, on what it is likely to bring besides, spread evenly over what is left of it. */
function flatSchedule(
  db: Db,
  { facts, country, wholeYear }: WorkedYear,
  payments: readonly TaxPayment[],
): Pick<Plan, 'restsOn' | 'instalments'> {
  const { asOf, from, to, typed } = facts
  const { setAsideBps, setAsideBase } = settingsOn(db, asOf)
  const dates = instalmentDatesOf(country, facts)
  const bookedOn = (date: CalendarDate) => {
    const { receiptsMinor, costsMinor } = facts.bookedUpTo(date)
    const costs = setAsideBase === 'profit' ? costsMinor + typed.costsMinor : 0
    return receiptsMinor + typed.receiptsMinor - costs
  }
  const last = asOf < from ? addDays(from, -1) : asOf
  const wholeMinor = last < to ? expectedBase(wholeYear, setAsideBase) : null
  const soFarMinor = bookedOn(last)
  const obligations = dates.map((date) => {
    const day = date.to < to ? date.to : to
    const share = day <= last || wholeMinor === null ? 0 : monthsLeft(last, day) / monthsLeft(last, to)
    const base = share === 0 ? bookedOn(day) : round(soFarMinor + ((wholeMinor ?? 0) - soFarMinor) * share)
    return bps(Math.max(0, base), setAsideBps)
  })
  const restsOn = last >= to ? OF_BOOKED : wholeMinor === null ? OF_BOOKED_SO_FAR : OF_EXPECTED
  return { restsOn, instalments: instalmentsOf(dates, flatNeeds(dates, obligations), payments, asOf) }
}

/** What the flat rule is likely to be charged on for the whole year, in minor units; null while that cannot be told. */
function expectedBase({ projected, profit }: WorkedYear['wholeYear'], base: 'profit' | 'receipts'): number | null {
  if (projected !== null) return projected.receiptsMinor - (base === 'profit' ? projected.costsMinor : 0)
  return base === 'profit' ? amountOrNull(profit) : null
}

/** What was paid in the book, and before it: that was on time. */
function allPayments(db: Db, { taxYear, from }: YearFacts, inBook: readonly PaymentInBook[]): TaxPayment[] {
  const before = typedPaidMinor(db, taxYear)
  const typed = before === 0 ? [] : [{ date: from, amountMinor: before, instalment: null }]
  return [...typed, ...inBook.map(({ date, amountMinor, instalment }) => ({ date, amountMinor, instalment }))]
}

/** Needed, paid, set aside and short on the flat rule, for one year. */
function lineReply(db: Db, facts: YearFacts): InstalmentsReply['line'] {
  const { taxYear, asOf, currency } = facts
  const setAside = setAsideOn(db, asOf)
  const year = setAside.years.find((each) => each.taxYear === taxYear)
  if (year === undefined) {
    const state: UnknownFigure = {
      state: 'no-data',
      says: `Nothing in the book calls for tax of ${taxYear} on this day.`,
    }
    const none = money(0, currency)
    return { needed: state, paid: none, setAside: none, short: none }
  }
  const held = Math.min(year.requiredMinor, heldFor(db, facts))
  return {
    needed: year.obligation,
    paid: money(year.paidMinor, currency),
    setAside: money(held, currency),
    short: money(year.requiredMinor - held, currency),
  }
}

/** What the tax reserve holds for a tax year, in minor units: older years come first. */
function heldFor(db: Db, { taxYear, asOf }: YearFacts): number {
  const { reserved, years } = setAsideOn(db, asOf)
  const older = sum(years.filter((each) => each.taxYear < taxYear).map(({ requiredMinor }) => requiredMinor))
  return Math.max(0, (amountOrNull(reserved) ?? 0) - older)
}

function instalmentReplies(
  instalments: readonly Instalment[],
  inBook: readonly PaymentInBook[],
  reserved: number,
  { asOf, currency, country }: YearFacts,
): InstalmentReply[] {
  let held = reserved
  return instalments.map(({ neededMinor, paidMinor, openMinor, ...each }) => {
    const setAside = Math.min(openMinor, held)
    held -= setAside
    const amount = (minor: number) => money(minor, currency)
    return {
      ...each,
      label: labelOf(each, instalments, country),
      isMoved: each.lawDate !== each.dueDate,
      daysLeft: daysBetween(asOf, each.dueDate),
      needed: amount(neededMinor),
      paid: amount(paidMinor),
      open: amount(openMinor),
      setAside: amount(setAside),
      short: amount(openMinor - setAside),
      payments: inBook
        .filter(({ instalment }) => instalment === each.number)
        .map((payment) => paymentReply(payment, currency)),
    }
  })
}

/** 'January to March', or what the instalment is called where all are for the whole year. */
function labelOf({ number, from, to }: InstalmentDate, all: readonly InstalmentDate[], country: string): string {
  const isByPeriod = new Set(all.map((each) => each.to)).size === all.length
  if (isByPeriod && all.length > 1) return `${monthText(monthOf(from))} to ${monthText(monthOf(to))}`
  if (country === 'GB') return UK_LABELS[number - 1] ?? `Instalment ${number}`
  return `Instalment ${number} of ${all.length}`
}

const UK_LABELS = ['First payment on account', 'Second payment on account', 'Balancing payment']

function paymentReply(
  { eventId, date, amountMinor, accountName, instalment }: PaymentInBook,
  currency: string,
): InstalmentReply['payments'][number] {
  return { eventId, date, amount: money(amountMinor, currency), accountName, instalment }
}

function finalTaxLine(minor: number, taxYear: string, currency: string): Line {
  const source = { title: 'Your entry', url: '/settings#tax-years' }
  const heading = { key: 'final-tax', label: `Final tax ${taxYear}`, source }
  return given(heading, money(minor, currency), {
    says: 'What the return came to, less what an employer withheld, as you entered it.',
  })
}

/** What is left to pay with the return, where it is not one of the instalments itself. */
function withReturn(
  { taxYear, currency }: YearFacts,
  country: Country | undefined,
  finalMinor: number | null,
  estimate: Estimate | UnknownFigure,
  instalments: readonly Instalment[],
): InstalmentsReply['withReturn'] {
  if (country?.returnDue === undefined) return null
  const dueDate = country.returnDue(taxYear).dueDate
  const whole = finalMinor === null ? estimate : finalTaxLine(finalMinor, taxYear, currency)
  if (whole.state !== 'known') return { dueDate, left: whole }
  const toPay = 'toPay' in whole ? whole.toPay : whole
  const planned = money(sum(instalments.map(({ paidMinor, openMinor }) => paidMinor + openMinor)), currency)
  const paid: Line = given(
    { key: 'by-instalments', label: 'By instalments', source: { title: 'The instalments', url: '/taxes#instalments' } },
    planned,
    { says: 'What was paid in instalments, and what of them is still open.' },
  )
  const left = sumLine(
    { key: 'with-return', label: 'Left for the return', source: { title: 'The estimate', url: '/taxes' } },
    [plus(toPay), minus(paid)],
    { says: 'National tax that is not withheld, less the instalments; below zero it comes back.' },
  )
  return { dueDate, left }
}

/** The ways of paying side by side, and the interest so far. */
function waysOf(
  db: Db,
  { facts, country, wholeYear, estimate }: WorkedYear,
  inBook: readonly PaymentInBook[],
): { ways: readonly WayToPay[]; state: UnknownFigure | null; interest: Figure | null } {
  if (country?.waysToPay === undefined) return { ways: [], state: null, interest: null }
  if (!isEstimate(estimate)) return { ways: [], state: estimate, interest: estimate }
  const { asOf, answers } = facts
  const course: YearCourse = {
    profitsMinor: profitsUpTo(
      facts,
      country,
      amountOrNull(wholeYear.profit) ?? 0,
      instalmentDatesOf(country, facts).map(({ to }) => to),
    ),
    rateBps: settingsOn(db, asOf).setAsideBps,
    payments: allPayments(db, facts, inBook),
    asOf,
  }
  const ways = country.waysToPay(estimate, answers, course)
  const interest = country.interestSoFar?.(estimate, answers, course) ?? null
  if ('state' in ways) return { ways: [], state: ways, interest }
  return { ways, state: null, interest }
}

function wayReply(
  { key, label, says, instalments, byInstalmentsMinor, leftMinor, toSendMinor, interest, isCheapest }: WayToPay,
  amount: (minor: number) => Money,
): WayToPayReply {
  return {
    key,
    label,
    says,
    instalments: instalments.map((each) => ({ ...each })),
    byInstalments: amount(byInstalmentsMinor),
    left: amount(leftMinor),
    toSend: amount(toSendMinor),
    interest,
    isCheapest,
  }
}

function waysSay(ways: readonly WayToPay[]): string | null {
  const cheapest = ways.find(({ isCheapest }) => isCheapest)
  if (ways.length === 0) return null
  if (cheapest === undefined)
    return 'Whichever way you pay from here, something is late already or its interest is not known.'
  return `${cheapest.label} asks for the least money before the return and costs no interest.`
}

/** True for an estimate, false for the state that stands in its place. */
function isEstimate(estimate: Estimate | UnknownFigure): estimate is Estimate {
  return 'total' in estimate
}
