import {
  type CalendarDate,
  daysBetween,
  firstDay,
  lastDay,
  type Month,
  monthOf,
  monthsApart,
  shiftMonth,
} from '../../shared/calendar.ts'
import type { ClientReceipts } from '../../shared/clients/concentration.ts'
import type { UnknownFigure } from '../../shared/figure.ts'
import type { ForecastInput, Imagined } from '../../shared/forecast/contract.ts'
import { jobMonthsUntil } from '../../shared/forecast/job-months.ts'
import { monthlyNeeds } from '../../shared/living/needs.ts'
import { sum } from '../../shared/money.ts'
import { taxYearDates, taxYearOf } from '../../shared/taxes/tax-year.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'
import { incomeHistory, receiptsByClient } from '../income/repository.ts'
import { homeCurrency, listTaxYears, requireProfile, type SettingsRow, settingsOn } from '../profile/repository.ts'
import { bookedBetween } from '../taxes/repository.ts'
import { figuresOn, minorOf } from '../today/figures.ts'
import { billingBetween } from './billing.ts'
import { type ContractRow, listContracts } from './contracts.ts'
import { Curves } from './curves.ts'
import { listOneOffs } from './one-offs.ts'
import { pastMonths } from './past-months.ts'
import { planOf } from './plan.ts'
import { openInvoices } from './waiting.ts'

/** The default of a forecast: three years, of ten thousand imagined futures. */
export const MONTHS = 36
export const PATHS = 10_000

const LONGEST_HISTORY = 24
/** So many clients can be asked "what if this one left?". */
const MOST_CLIENTS = 12

/** What the forecast of a day is worked out from; or, without needs or free cash, why there is none. */
export type BookInput = { input: ForecastInput; unknown: null } | { input: null; unknown: UnknownFigure }

const bookInput = whileUnchanged(read)

/** The forecast's input at the end of a day, from the rows dated up to it, as known now: three years by the book's seed. */
export function bookInputOn(db: Db, asOf: CalendarDate): BookInput {
  return bookInput(db, asOf)
}

function read(db: Db, asOf: CalendarDate): BookInput {
  const { living, buffer, income } = figuresOn(db, asOf)
  for (const figure of [living.needs, living.freeCash])
    if (figure.state !== 'known') return { input: null, unknown: figure }
  const inForce = settingsOn(db, asOf)
  const clients = biggestClients(receiptsByClient(db, asOf))
  const { three, recommended, six } = buffer.marks
  return {
    unknown: null,
    input: {
      currency: homeCurrency(db),
      firstMonth: monthOf(asOf),
      confidenceMonths: income.confidence.months,
      imagined: imaginedOn(db, asOf, { inForce, biggest: clients.map(({ clientId }) => clientId) }),
      certain: certainOn(db, asOf, inForce, minorOf(living.freeCash) ?? 0),
      lowEndMinor: minorOf(income.afterTaxPlanOn) ?? null,
      targets: {
        threeMinor: minorOf(three.target) ?? 0,
        recommendedMinor: minorOf(recommended.target) ?? 0,
        sixMinor: minorOf(six.target) ?? 0,
      },
      clients,
    },
  }
}

function biggestClients(receipts: readonly ClientReceipts[]): ForecastInput['clients'] {
  const paying = receipts.filter(({ receiptsMinor }) => receiptsMinor > 0)
  const total = sum(paying.map(({ receiptsMinor }) => receiptsMinor))
  return paying
    .slice(0, MOST_CLIENTS)
    .map(({ clientId, name, receiptsMinor }) => ({ clientId, name, share: receiptsMinor / total }))
}

function imaginedOn(
  db: Db,
  asOf: CalendarDate,
  { inForce, biggest }: { inForce: Readonly<SettingsRow>; biggest: readonly number[] },
): Imagined {
  const running = monthOf(asOf)
  const { seed, seasonal } = planOf(db)
  const contracts = listContracts(db).filter(({ lastMonth }) => lastMonth === null || lastMonth >= running)
  const agreed = new Set(contracts.filter(({ firstMonth }) => firstMonth <= running).map(({ clientId }) => clientId))
  // Until its contract begins a client's months are drawn as others'; it must be known by name to leave them then.
  const toCome = contracts.map(({ clientId }) => clientId).filter((clientId) => !agreed.has(clientId))
  const billing = billingBetween(db, firstSeenDay(asOf), asOf)
  const curves = new Curves(billing, [...toCome, ...biggest])
  const isLeftOut = (clientId: number) => agreed.has(clientId)
  const past = pastMonths(db, incomeHistory(db, asOf).months, billing.billed, { isLeftOut, curves })
  const open = openInvoices(billing.waiting, curves)
  const { country } = requireProfile(db)
  const isOfProfit = inForce.setAsideBase === 'profit'
  return {
    seed,
    paths: PATHS,
    months: MONTHS,
    past,
    open,
    curves: curves.parts,
    contracts: contracts.map((contract) => contractFrom(contract, running)),
    profitSoFarMinor: profitSoFar(db, asOf, country, isOfProfit),
    newTaxYearMonth: newTaxYearMonth(asOf, country),
    rateBps: inForce.setAsideBps,
    deductibleMinor: isOfProfit ? inForce.businessCostsMinor : 0,
    firstMonthShare: shareLeft(asOf),
    firstCalendarMonth: Number(running.slice(5)),
    isSeasonal: seasonal,
    laterDays: 0,
    pace: 1,
  }
}

/** The day from which on invoices tell when clients pay. */
export function firstSeenDay(asOf: CalendarDate): CalendarDate {
  return firstDay(shiftMonth(monthOf(asOf), -LONGEST_HISTORY))
}

/** In months from the running one, which is 1. */
function contractFrom(
  { clientId, monthlyMinor, firstMonth, lastMonth }: ContractRow,
  running: Month,
): Imagined['contracts'][number] {
  return {
    clientId,
    monthlyMinor,
    startsWithMonth: Math.max(1, monthsApart(running, firstMonth) + 1),
    endsWithMonth: lastMonth === null ? null : monthsApart(running, lastMonth) + 1,
  }
}

function certainOn(
  db: Db,
  asOf: CalendarDate,
  inForce: Readonly<SettingsRow>,
  freeMinor: number,
): ForecastInput['certain'] {
  const { irregularMinor } = monthlyNeeds(inForce)
  const running = monthOf(asOf)
  const hasJob = inForce.dayJobNetMinor > 0
  return {
    freeMinor,
    businessMinor: inForce.businessCostsMinor,
    livingMinor: inForce.essentialsMinor + irregularMinor,
    benefitsMinor: inForce.benefitsMinor,
    salaryMinor: inForce.dayJobNetMinor,
    jobMonths: hasJob ? jobMonthsUntil(planOf(db).quitDate, asOf) : 0,
    oneOffs: listOneOffs(db, running).map(({ month, name, amountMinor }) => ({
      month: monthsApart(running, month) + 1,
      minor: amountMinor,
      name,
    })),
  }
}

/** What the set-aside is charged on, from the first day of the tax year on, with what was typed of it. */
function profitSoFar(db: Db, asOf: CalendarDate, country: string, isOfProfit: boolean): number {
  const taxYear = taxYearOf(asOf, country)
  const { receiptsMinor, costsMinor } = bookedBetween(db, taxYearDates(taxYear, country).from, asOf)
  const typed = listTaxYears(db).find((row) => row.taxYear === taxYear)
  const receipts = receiptsMinor + (typed?.typedReceiptsMinor ?? 0)
  return isOfProfit ? receipts - costsMinor - (typed?.typedCostsMinor ?? 0) : receipts
}

/** The first month, counted from the running one as 1, that ends in another tax year than the day. */
function newTaxYearMonth(asOf: CalendarDate, country: string): number {
  const { to } = taxYearDates(taxYearOf(asOf, country), country)
  const month = monthOf(to)
  const isWholeMonth = to === lastDay(month)
  return monthsApart(monthOf(asOf), month) + (isWholeMonth ? 2 : 1)
}

/** What share of its month is left after a day. */
function shareLeft(asOf: CalendarDate): number {
  const last = lastDay(monthOf(asOf))
  return daysBetween(asOf, last) / Number(last.slice(8))
}
