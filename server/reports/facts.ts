import {
  type CalendarDate,
  monthOf,
  type Quarter,
  quarterDates,
  quarterMonths,
  shiftMonth,
  shiftQuarter,
} from '../../shared/calendar.ts'
import { money, sum } from '../../shared/money.ts'
import { type ComparedFlows, netOf, type PeriodFlows } from '../../shared/reports/profit-and-loss.ts'
import type { QuarterFacts, QuarterFigures } from '../../shared/reports/quarter-facts.ts'
import { formLine } from '../../shared/taxes/form-lines.ts'
import { taxYearDates, taxYearOf } from '../../shared/taxes/tax-year.ts'
import { type Flow, firstMovementDate, flowsBetween, netOutByAccount } from '../accounts/flows.ts'
import { type AccountRow, listAccounts } from '../accounts/repository.ts'
import { type Db, prepared } from '../db/open.ts'
import { requireProfile } from '../profile/repository.ts'
import { workOutYear } from '../taxes/estimate.ts'
import { cautionsOf, workedText, workingFigures } from '../taxes/working.ts'
import { type FiguresOfDay, figuresOn } from '../today/figures.ts'
import { freeCashByMonth, type MonthEnd } from '../today/free-cash-by-month.ts'
import { latestClosings } from './closings.ts'
import { countDocuments } from './documents.ts'
import { receivableFacts, receivedByClient } from './receivables.ts'

const CHART_MONTHS = 12

interface Period {
  from: string
  to: string
}

const statements = prepared((db) => ({
  estimatedPayments: db.$client.prepare<[Period], QuarterFacts['estimatedPayments'][number]>(
    `SELECT e.date, e.tax_year AS taxYear, e.instalment,
       m.amount_minor * ((target.role = 'tax-office') - (source.role = 'tax-office')) AS minor,
       CASE WHEN target.role = 'tax-office' THEN source.name ELSE target.name END AS accountName
     FROM (
       SELECT id FROM movements WHERE date BETWEEN @from AND @to
         AND to_account_id IN (SELECT id FROM accounts WHERE role = 'tax-office')
       UNION
       SELECT id FROM movements WHERE date BETWEEN @from AND @to
         AND from_account_id IN (SELECT id FROM accounts WHERE role = 'tax-office')
     ) moved CROSS JOIN movements m ON m.id = moved.id JOIN events e ON e.id = m.event_id
     JOIN accounts source ON source.id = m.from_account_id JOIN accounts target ON target.id = m.to_account_id
     WHERE e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = e.id AND r.date = e.date)
     ORDER BY e.date, e.id, m.id`,
  ),
  setAsides: db.$client.prepare<[Period], QuarterFacts['setAsides'][number]>(
    `SELECT e.date, coalesce(paid.text, e.text) AS text,
       (SELECT sum(i.amount_minor) FROM movements i JOIN accounts a ON a.id = i.from_account_id
        WHERE i.event_id = e.for_event_id AND a.role = 'income') AS incomeMinor,
       m.amount_minor * ((target.role = 'tax-reserve') - (source.role = 'tax-reserve')) AS minor
     FROM events e JOIN movements m ON m.event_id = e.id LEFT JOIN events paid ON paid.id = e.for_event_id
     JOIN accounts source ON source.id = m.from_account_id JOIN accounts target ON target.id = m.to_account_id
     WHERE e.date BETWEEN @from AND @to AND e.kind IN ('set-aside', 'release')
       AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = e.id AND r.date = e.date)
     ORDER BY e.date, e.id`,
  ),
  movementCount: db.$client
    .prepare<[Period], number>('SELECT count(*) FROM movements WHERE date BETWEEN @from AND @to')
    .pluck(),
  movements: db.$client.prepare<[Period], MovementOfReport>(
    `SELECT m.id, m.date, e.id AS eventId, e.kind, e.text, source.name AS fromName, source.role AS fromRole,
       target.name AS toName, target.role AS toRole, m.amount_minor AS minor, coalesce(c.name, '') AS clientName, e.note
     FROM movements m JOIN events e ON e.id = m.event_id
     JOIN accounts source ON source.id = m.from_account_id JOIN accounts target ON target.id = m.to_account_id
     LEFT JOIN clients c ON c.id = e.client_id
     WHERE m.date BETWEEN @from AND @to ORDER BY m.date, m.id`,
  ),
}))

/** A movement as the quarter's CSV lists it. */
export interface MovementOfReport {
  id: number
  date: CalendarDate
  eventId: number
  kind: string
  text: string
  fromName: string
  fromRole: string
  toName: string
  toRole: string
  minor: number
  clientName: string
  note: string
}

/** The periods of a quarter's report: a running quarter goes up to today, and one before the book is left out. */
export interface Periods {
  quarter: Quarter
  from: CalendarDate
  asOf: CalendarDate
  /** The day of the book's first movement, or today in an empty book. */
  first: CalendarDate
  yearStart: CalendarDate
  country: string
}

export function periodsOf(db: Db, quarter: Quarter, today: CalendarDate): Periods {
  const { country } = requireProfile(db)
  const { from, to } = quarterDates(quarter)
  const asOf = to < today ? to : today
  const yearStart = taxYearDates(taxYearOf(asOf, country), country).from
  return { quarter, from, asOf, first: firstMovementDate(db) ?? today, yearStart, country }
}

/** What flows give for each of a report's periods; null for a period before the book. */
export function comparedFlows(
  { quarter, from, asOf, first, yearStart }: Periods,
  flows: (from: CalendarDate, to: CalendarDate) => PeriodFlows,
): Omit<ComparedFlows, 'currency'> {
  const whole = (other: Quarter) => {
    const dates = quarterDates(other)
    return dates.to < first ? null : flows(dates.from, dates.to)
  }
  return {
    current: flows(from, asOf),
    previous: whole(shiftQuarter(quarter, -1)),
    yearAgo: whole(shiftQuarter(quarter, -4)),
    yearToDate: flows(yearStart, asOf),
  }
}

/**
 * Everything that a quarter's report is built from, on cash basis. A running quarter goes up to today.
 * `closedOn` is the day of the closing that it is made for; without it, of the closing in force.
 */
export function quarterFacts(
  db: Db,
  quarter: Quarter,
  today: CalendarDate,
  { closedOn }: { closedOn?: CalendarDate } = {},
): QuarterFacts {
  const { name, trade, address, currency } = requireProfile(db)
  const periods = periodsOf(db, quarter, today)
  const { from, asOf, first, yearStart, country } = periods
  const flows = cashFlows(db, country)
  const compared = comparedFlows(periods, flows)
  const previous = shiftQuarter(quarter, -1)
  const yearAgo = shiftQuarter(quarter, -4)
  const closings = latestClosings(db, [quarter, previous, yearAgo])
  return {
    ...compared,
    quarter,
    currency,
    country,
    ownerName: name,
    ownerLines: [trade ? `${name}, ${trade}` : name, ...address.split('\n').filter((line) => line !== '')],
    asOf,
    isRunning: quarterDates(quarter).to >= today,
    closedOn: closedOn ?? closings.find((one) => one.quarter === quarter && !one.isReopened)?.closedOn ?? null,
    figures: figuresOfQuarter(figuresOn(db, asOf)),
    previousFigures: figuresAtEnd(db, previous, first),
    yearAgoFigures: figuresAtEnd(db, yearAgo, first),
    freeCashByMonth: chartMonths(db, quarter, asOf),
    estimatedPayments: statements(db).estimatedPayments.all({ from: yearStart, to: asOf }),
    ...taxWorking(db, taxYearOf(asOf, country), asOf),
    setAsides: statements(db).setAsides.all({ from, to: asOf }),
    movementCount: statements(db).movementCount.get({ from, to: asOf }) ?? 0,
    netProfitByQuarter: netProfitByQuarter(compared, periods, flows),
    receivables: receivableFacts(db, from, asOf),
    receivedByClient: receivedByClient(db, from, asOf, sum(compared.current.income.map(({ minor }) => minor))),
    documentCount: countDocuments(db, from, asOf),
    closings,
  }
}

/** The estimate of the tax year line by line, why there is none, and what is not certain of it. */
function taxWorking(db: Db, taxYear: string, asOf: CalendarDate): Pick<QuarterFacts, 'taxWorking' | 'taxNotes'> {
  const { estimate } = workOutYear(db, taxYear, asOf)
  const figures = workingFigures(estimate)
  const unknown = 'total' in estimate ? figures.find(({ state }) => state !== 'known') : estimate
  return {
    taxWorking: figures.flatMap((figure) =>
      figure.state === 'known' && typeof figure.value === 'object'
        ? [
            {
              label: figure.label ?? '',
              says: workedText(figure),
              source: figure.source?.title ?? '',
              amount: money(figure.value.minor, figure.value.currency),
            },
          ]
        : [],
    ),
    taxNotes: [...(unknown?.says === undefined ? [] : [unknown.says]), ...cautionsOf(estimate)],
  }
}

/** The quarters that the report does not know yet are added to those that it compares. */
function netProfitByQuarter(
  { current, previous, yearAgo }: Omit<ComparedFlows, 'currency'>,
  { quarter, first }: Periods,
  flows: (from: CalendarDate, to: CalendarDate) => PeriodFlows,
): QuarterFacts['netProfitByQuarter'] {
  return [-4, -3, -2, -1, 0].flatMap((back) => {
    const of = shiftQuarter(quarter, back)
    const { from, to } = quarterDates(of)
    if (to < first && back !== 0) return []
    const known = back === 0 ? current : back === -1 ? previous : back === -4 ? yearAgo : flows(from, to)
    return known ? [{ quarter: of, minor: netOf(known) }] : []
  })
}

/** The movements of a quarter in order, for its CSV. */
export function movementsOfQuarter(db: Db, quarter: Quarter): MovementOfReport[] {
  return statements(db).movements.all(quarterDates(quarter))
}

/** What moved between two days by category, as the tax form of the country names them. */
export function cashFlows(db: Db, country: string): (from: CalendarDate, to: CalendarDate) => PeriodFlows {
  const accounts = listAccounts(db)
  return (from, to) => periodFlows(db, accounts, from, to, country)
}

function periodFlows(
  db: Db,
  accounts: readonly AccountRow[],
  from: CalendarDate,
  to: CalendarDate,
  country: string,
): PeriodFlows {
  const flows = flowsBetween(db, from, to)
  const nets = netOutByAccount(flows)
  const taxYear = taxYearOf(to, country)
  const moved = (account: AccountRow) => nets.get(account.id) ?? 0
  const used = (role: AccountRow['role']) => accounts.filter((account) => account.role === role && nets.has(account.id))
  return {
    income: used('income').map((account) => ({ accountId: account.id, name: account.name, minor: moved(account) })),
    expense: used('expense').map((account) => ({
      accountId: account.id,
      name: account.name,
      formLine: formLine(account.formKey, country, taxYear),
      deductibleBps: account.deductibleBps,
      minor: -moved(account),
    })),
    estimatedTaxPaidMinor: -sum(used('tax-office').map(moved)),
    setAsideMinor: setAsideMinor(flows, accounts),
  }
}

/** What went into the tax reserve from other accounts of the owner, less what was released from it; payments of tax apart. */
function setAsideMinor(flows: readonly Flow[], accounts: readonly AccountRow[]): number {
  const roles = new Map(accounts.map((account) => [account.id, account.role]))
  const isOther = (id: number) => ['spending', 'buffer', 'card', 'other'].includes(roles.get(id) ?? '')
  return sum(
    flows.map(({ fromAccountId, toAccountId, totalMinor }) => {
      if (roles.get(toAccountId) === 'tax-reserve' && isOther(fromAccountId)) return totalMinor
      if (roles.get(fromAccountId) === 'tax-reserve' && isOther(toAccountId)) return -totalMinor
      return 0
    }),
  )
}

function figuresOfQuarter({ income, setAside, living, runway, buffer }: FiguresOfDay): QuarterFigures {
  return {
    required: setAside.required,
    reserved: setAside.reserved,
    shortfall: setAside.shortfall,
    freeCash: living.freeCash,
    needs: living.needs,
    monthsCovered: buffer.covered,
    incomeStoppedRunway: runway.incomeStopped,
    lowEndRunway: runway.lowEnd,
    planOn: income.planOn,
    lowEndMonth: income.lowEndMonth,
    recommendedMonths: buffer.recommendedMonths,
  }
}

function figuresAtEnd(db: Db, quarter: Quarter, first: CalendarDate): QuarterFigures | null {
  const { to } = quarterDates(quarter)
  return to < first ? null : figuresOfQuarter(figuresOn(db, to))
}

/** Free cash at the end of each of the last months up to the quarter's end, from the book's first month on. */
function chartMonths(db: Db, quarter: Quarter, asOf: CalendarDate): MonthEnd[] {
  const last = monthOf(asOf) < quarterMonths(quarter)[2] ? monthOf(asOf) : quarterMonths(quarter)[2]
  return freeCashByMonth(db, shiftMonth(last, 1 - CHART_MONTHS), last, asOf)
}
