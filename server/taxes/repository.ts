import { addDays, type CalendarDate, firstDay, monthOf } from '../../shared/calendar.ts'
import { bps, exact, sum } from '../../shared/money.ts'
import type { Booked } from '../../shared/taxes/booked-profit.ts'
import { type SetAsideFigures, setAsideFigures } from '../../shared/taxes/set-aside.ts'
import type { TaxYearFacts } from '../../shared/taxes/set-aside-year.ts'
import { isLongPast, taxYearDates, taxYearOf } from '../../shared/taxes/tax-year.ts'
import {
  type Days,
  daysOf,
  type Flow,
  firstMovementDate,
  firstOf,
  flowsBetween,
  lastOf,
  netOutByAccount,
} from '../accounts/flows.ts'
import { balancesOn, listAccounts, worldAccount } from '../accounts/repository.ts'
import { versionUpTo } from '../db/changes-by-month.ts'
import { type Db, prepared } from '../db/open.ts'
import { whileVersionStays } from '../db/while-unchanged.ts'
import { listTaxYears, requireProfile, settingsOn } from '../profile/repository.ts'
import { finalTaxMinor } from './tax-payments.ts'

const statements = prepared((db) => ({
  paid: db.$client.prepare<[{ office: number; from: string; to: string }], PaidForYear>(
    `SELECT e.tax_year AS taxYear, sum(minor) AS paidMinor FROM (
       SELECT event_id, amount_minor AS minor FROM movements WHERE to_account_id = @office AND date BETWEEN @from AND @to
       UNION ALL
       SELECT event_id, -amount_minor FROM movements WHERE from_account_id = @office AND date BETWEEN @from AND @to
     ) JOIN events e ON e.id = event_id WHERE e.tax_year IS NOT NULL GROUP BY e.tax_year`,
  ),
}))

interface PaidForYear {
  taxYear: string
  paidMinor: number
}

// The months before the running one stay kept when something is entered into that one.
const paidThrough = whileVersionStays(versionUpTo, (db, day: CalendarDate) => paidWithin(db, '', day))

function paidWithin(db: Db, from: CalendarDate | '', to: CalendarDate): readonly PaidForYear[] {
  return statements(db).paid.all({ office: worldAccount(db, 'tax-office').id, from, to })
}

/** What was paid to the tax office up to the end of a day, by the tax year that it was for. Minor units. */
function paidByYear(db: Db, asOf: CalendarDate): Map<string, number> {
  const month = firstDay(monthOf(asOf))
  const paid = new Map<string, number>()
  for (const { taxYear, paidMinor } of [...paidThrough(db, addDays(month, -1)), ...paidWithin(db, month, asOf)])
    paid.set(taxYear, exact((paid.get(taxYear) ?? 0) + paidMinor))
  return paid
}

/** Tax required, reserved, paid and missing at the end of a day. */
export function setAsideOn(db: Db, asOf: CalendarDate, balances = balancesOn(db, asOf)): SetAsideFigures {
  const { currency, country } = requireProfile(db)
  const inForce = settingsOn(db, asOf)
  const reserveAccounts = listAccounts(db)
    .filter((account) => account.role === 'tax-reserve')
    .map(({ id, name }) => ({ id, name, balanceMinor: balances.get(id) ?? 0 }))
  return setAsideFigures({
    currency,
    country,
    asOf,
    rateBps: inForce.setAsideBps,
    base: inForce.setAsideBase,
    reservedMinor: sum(reserveAccounts.map((account) => account.balanceMinor)),
    years: taxYearFacts(db, asOf, country),
    reserveAccounts,
  })
}

// The years and months that are over stay kept when something is entered into the running one.
const bookedOver = whileVersionStays(
  (db, days: Days) => versionUpTo(db, lastOf(days)),
  (db, days: Days): Booked => {
    const flows = flowsBetween(db, firstOf(days), lastOf(days))
    return { receiptsMinor: receiptsMinor(db, flows), costsMinor: deductibleMinor(db, flows) }
  },
)

/** Receipts and deductible costs between two days, both included. Minor units. */
export function bookedBetween(db: Db, from: CalendarDate, to: CalendarDate): Readonly<Booked> {
  return from > to ? NOTHING_BOOKED : bookedOver(db, daysOf(from, to))
}

const NOTHING_BOOKED: Booked = { receiptsMinor: 0, costsMinor: 0 }

/** Business costs by account, each times its deductible share, rounded once for each category. Minor units. */
function deductibleMinor(db: Db, flows: readonly Flow[]): number {
  const nets = netOutByAccount(flows)
  const costs = listAccounts(db).filter((account) => account.role === 'expense')
  return sum(costs.map(({ id, deductibleBps }) => bps(-(nets.get(id) ?? 0), deductibleBps)))
}

/** Receipts in some flows: out of income − into it. Minor units. */
function receiptsMinor(db: Db, flows: readonly Flow[]): number {
  const nets = netOutByAccount(flows)
  const income = listAccounts(db).filter((account) => account.role === 'income')
  return sum(income.map(({ id }) => nets.get(id) ?? 0))
}

function taxYearFacts(db: Db, asOf: CalendarDate, country: string): TaxYearFacts[] {
  const hasBegun = ({ taxYear }: { taxYear: string }) => taxYearDates(taxYear, country).from <= asOf
  const typed = new Map(
    listTaxYears(db)
      .filter(hasBegun)
      .map((row) => [row.taxYear, row]),
  )
  const paid = paidByYear(db, asOf)
  const current = taxYearOf(asOf, country)
  const first = firstMovementDate(db)
  const labels = new Set([current, ...typed.keys(), ...paid.keys()])
  for (
    let day = asOf;
    first !== undefined && day >= first;
    day = addDays(taxYearDates(taxYearOf(day, country), country).from, -1)
  ) {
    const label = taxYearOf(day, country)
    labels.add(label)
    // Older years count as settled, and so do all before them: their movements need not be read.
    if (isLongPast(label, country, asOf)) break
  }
  return [...labels].sort().flatMap((taxYear) => {
    const row = typed.get(taxYear)
    const finalMinor = finalTaxMinor(db, taxYear, country, asOf)
    const isLongSettled = isLongPast(taxYear, country, asOf) && row?.reopened !== true && finalMinor === null
    if (isLongSettled && taxYear !== current) return []
    const { from, to } = taxYearDates(taxYear, country)
    const booked = bookedBetween(db, from, to < asOf ? to : asOf)
    return {
      taxYear,
      receiptsMinor: booked.receiptsMinor,
      deductibleCostsMinor: booked.costsMinor,
      paidMinor: paid.get(taxYear) ?? 0,
      typedReceiptsMinor: row?.typedReceiptsMinor ?? 0,
      typedCostsMinor: row?.typedCostsMinor ?? 0,
      typedPaidMinor: row?.typedPaidMinor ?? 0,
      finalTaxMinor: finalMinor,
      reopened: row?.reopened ?? false,
    }
  })
}
