import { type CalendarDate, type Month, monthOf, type Quarter, quarterDates, shiftQuarter } from '../calendar.ts'
import type { Confidence, Figure } from '../figure.ts'
import { type Money, money, sum } from '../money.ts'
import { taxYearDates, taxYearOf } from '../taxes/tax-year.ts'
import { dateStyleOf, dateText, longDateText, moneyText, monthText, numberText, quarterText } from '../words.ts'
import { type ClosedPack, changesAfterClosing } from './changes.ts'
import type { QuarterReport } from './contract.ts'
import {
  type Amounts,
  type CategoryRow,
  type ComparedFlows,
  type ProfitAndLoss,
  profitAndLossOf,
  total,
} from './profit-and-loss.ts'
import { type ReceivableFacts, receivablesOf } from './receivables.ts'

/** The figures at the end of a quarter, each with its derivation. */
export type QuarterFigures = QuarterReport['figures']

/** The figures that stand beside those of other quarters. */
export type ComparedFigures = Pick<QuarterFigures, 'reserved' | 'freeCash' | 'monthsCovered'>

export interface QuarterFacts extends ComparedFlows {
  quarter: Quarter
  country: string
  ownerName: string
  ownerLines: readonly string[]
  /** The quarter's last day, or today while it is running. */
  asOf: CalendarDate
  isRunning: boolean
  /** The day on which the quarter was closed, if it is. */
  closedOn: CalendarDate | null
  figures: QuarterFigures
  previousFigures: ComparedFigures | null
  yearAgoFigures: ComparedFigures | null
  /** Free cash at the end of each month, oldest first. */
  freeCashByMonth: readonly { month: Month; freeCashMinor: number }[]
  /** Payments to the tax office from the first day of that tax year to asOf; one that came back stands below zero. */
  estimatedPayments: readonly {
    date: CalendarDate
    taxYear: string
    instalment: number | null
    minor: number
    accountName: string
  }[]
  /** Set-asides and releases (below zero) in the quarter; the income that one was for, or null where it was for none. */
  /** The lines of the tax year's estimate, where it is known. */
  taxWorking: QuarterReport['taxWorking']
  setAsides: readonly { date: CalendarDate; text: string; incomeMinor: number | null; minor: number }[]
  movementCount: number
  /** Net profit of up to five quarters, oldest first, in minor units. */
  netProfitByQuarter: readonly { quarter: Quarter; minor: number }[]
  receivables: ReceivableFacts
  /** Receipts by client, the largest first; what names no client has none. */
  receivedByClient: readonly { clientId: number | null; name: string; payments: number; minor: number }[]
  /** How many documents were dated in the quarter: invoices, credit notes and write-offs. */
  documentCount: number
  /** The latest closing of this quarter and of those beside it. */
  closings: readonly ClosedPack[]
}

type SummaryRow = QuarterReport['summary'][number]
type SummaryKey = SummaryRow['key']
type SummaryValue = SummaryRow['current']
type Computation = QuarterReport['computations'][number]

/**
 * The report of a quarter on cash basis: profit and loss by category, set-asides, tax paid, buffer, and how each figure
 * came about. JSON, PDF and CSV are all made of it.
 *
 * Units:  minor units of the home currency; months with one decimal.  Rounds: the deductible share once per category and
 *         period, half away from zero; everything else is a sum.
 * Result: the rows sum to their totals exactly, and change is current − previous. A period before the book is null.
 * Throws: RangeError when a sum passes ±(2^53 − 1).
 * Source: docs/figures.md, chapter 0 for receipts and rounding, 3, 5.1, 6 and 7 for the figures.
 */
export function quarterReport(facts: QuarterFacts): QuarterReport {
  const { quarter, currency } = facts
  const profitAndLoss = profitAndLossOf(facts)
  const receivables = receivablesOf(facts.receivables, facts)
  const computations = computationsOf(facts, profitAndLoss, receivables)
  const summary = summaryOf(facts, profitAndLoss, computations)
  const setAsides = listed(
    facts.setAsides.map(({ date, text, incomeMinor, minor }) => ({
      date,
      text,
      income: incomeMinor === null ? null : money(incomeMinor, currency),
      amount: money(minor, currency),
    })),
    facts.current.setAsideMinor,
    currency,
  )
  const estimatedPayments = listed(
    facts.estimatedPayments.map(({ date, taxYear, instalment, accountName, minor }) => ({
      date,
      taxYear,
      instalment,
      amount: money(minor, currency),
      accountName,
    })),
    facts.yearToDate.estimatedTaxPaidMinor,
    currency,
  )
  return {
    quarter,
    currency,
    country: facts.country,
    ownerName: facts.ownerName,
    ownerLines: [...facts.ownerLines],
    ...quarterDates(quarter),
    asOf: facts.asOf,
    isRunning: facts.isRunning,
    closedOn: facts.closedOn,
    movementCount: facts.movementCount,
    periods: periodNames(facts),
    says: sentence(facts, profitAndLoss),
    summary,
    profitAndLoss,
    netProfitByQuarter: facts.netProfitByQuarter.map(({ quarter: of, minor }) => ({
      quarter: of,
      name: quarterText(of),
      netProfit: money(minor, currency),
    })),
    receivables,
    receivedByClient: facts.receivedByClient.map(({ minor, ...client }) => ({
      ...client,
      amount: money(minor, currency),
    })),
    setAsides,
    taxWorking: facts.taxWorking,
    estimatedPayments: { taxYear: taxYearOf(facts.asOf, facts.country), ...estimatedPayments },
    freeCashByMonth: facts.freeCashByMonth.map(({ month, freeCashMinor }) => ({
      month,
      freeCash: money(freeCashMinor, currency),
    })),
    figures: facts.figures,
    computations,
    leftOut: leftOutOf(facts),
    assumptions: assumptionsOf(facts),
    files: [
      { name: 'summary.csv', rows: summary.length },
      { name: 'profit-and-loss.csv', rows: profitAndLoss.income.length + profitAndLoss.expenses.length },
      { name: 'receivables.csv', rows: receivables.rows.length },
      { name: 'invoices.csv', rows: facts.documentCount },
      { name: 'set-asides.csv', rows: setAsides.rows.length + (setAsides.other.minor === 0 ? 0 : 1) },
      { name: 'tax-payments.csv', rows: estimatedPayments.rows.length + (estimatedPayments.other.minor === 0 ? 0 : 1) },
      { name: 'movements.csv', rows: facts.movementCount },
    ],
    changesAfterClosing: changesAfterClosing(facts.closings, summary, quarter),
  }
}

function summaryOf(facts: QuarterFacts, profitAndLoss: ProfitAndLoss, computations: Computation[]): SummaryRow[] {
  const refOf = (key: SummaryKey) => computations.find((computation) => computation.key === key)?.ref ?? 0
  const flow = (key: SummaryKey, label: string, { current, previous, change, yearAgo }: Amounts): SummaryRow => ({
    key,
    label,
    unit: 'money',
    ref: refOf(key),
    current,
    previous,
    change,
    yearAgo,
  })
  const atEnd = (key: SummaryKey, label: string, unit: SummaryRow['unit'], name: keyof ComparedFigures): SummaryRow => {
    const current = summaryValue(facts.figures[name])
    const previous = summaryValue(facts.previousFigures?.[name])
    return {
      key,
      label,
      unit,
      ref: refOf(key),
      current,
      previous,
      change: difference(current, previous),
      yearAgo: summaryValue(facts.yearAgoFigures?.[name]),
    }
  }
  const taxPaid = total(facts, (flows) => flows.estimatedTaxPaidMinor)
  const setAside = total(facts, (flows) => flows.setAsideMinor)
  const end = facts.isRunning ? 'now' : 'end of quarter'
  return [
    flow('receipts', 'Receipts', profitAndLoss.receipts),
    flow('business-expenses', 'Business expenses', profitAndLoss.businessExpenses),
    flow('net-profit', 'Net profit', profitAndLoss.netProfit),
    flow('estimated-tax-paid', 'Estimated tax paid', taxPaid),
    flow('set-aside', 'Set aside for tax', setAside),
    atEnd('tax-reserve', `Tax reserve, ${end}`, 'money', 'reserved'),
    atEnd('free-cash', `Free cash, ${end}`, 'money', 'freeCash'),
    atEnd('months-covered', 'Months of needs covered', 'months', 'monthsCovered'),
  ]
}

function summaryValue(figure: Figure | undefined): SummaryValue {
  if (figure?.state !== 'known' || typeof figure.value === 'string') return null
  return figure.value
}

function difference(current: SummaryValue, previous: SummaryValue): SummaryValue {
  if (current === null || previous === null) return null
  if (typeof current === 'number' || typeof previous === 'number') {
    // Both are months with one decimal; their difference has no more.
    return Math.round((Number(current) - Number(previous)) * 10) / 10
  }
  return money(current.minor - previous.minor, current.currency)
}

/** Rows, their total as the movements have it, and what of the total the rows do not show. */
function listed<Row extends { amount: Money }>(
  rows: Row[],
  totalMinor: number,
  currency: string,
): { rows: Row[]; other: Money; total: Money } {
  const other = totalMinor - sum(rows.map((row) => row.amount.minor))
  return { rows, other: money(other, currency), total: money(totalMinor, currency) }
}

function computationsOf(
  facts: QuarterFacts,
  profitAndLoss: ProfitAndLoss,
  { owed, rows, daysToGetPaid }: QuarterReport['receivables'],
): Computation[] {
  const { figures, currency } = facts
  const { income, receipts, expenses, businessExpenses, netProfit, notDeductible } = profitAndLoss
  const say = (amount: Money) => moneyText(amount)
  const flows: Omit<Computation, 'ref' | 'sources'>[] = [
    {
      key: 'receipts',
      name: 'Receipts',
      says: 'What clients paid, counted on the day it arrived: before processor fees, without sales tax, deposits and reimbursed costs. A refund counts against the day it was paid.',
      worked: `${categoriesText(income)} = ${say(receipts.current)}`,
    },
    {
      key: 'business-expenses',
      name: 'Business expenses',
      says: 'The business share of what was spent, on the day it was paid. Money back lowers its category.',
      worked: `${categoriesText(expenses)} = ${say(businessExpenses.current)}`,
    },
    {
      key: 'net-profit',
      name: 'Net profit',
      says: 'Receipts − business expenses.',
      worked: `${say(receipts.current)} − ${say(businessExpenses.current)} = ${say(netProfit.current)}`,
    },
    {
      key: 'not-deductible',
      name: 'Not deductible',
      says: 'For each category, what it cost less its deductible share. It lowers the profit shown here, and not the one that is taxed.',
      worked: say(notDeductible.current),
    },
    {
      key: 'estimated-tax-paid',
      name: 'Estimated tax paid',
      says: 'Payments to the tax office and tax that clients withheld, less what came back.',
      worked: say(money(facts.current.estimatedTaxPaidMinor, currency)),
    },
    {
      key: 'set-aside',
      name: 'Set aside for tax',
      says: 'Moved into tax reserve accounts, less what was released from them.',
      worked: say(money(facts.current.setAsideMinor, currency)),
    },
  ]
  flows.push({
    key: 'owed',
    name: 'Owed',
    says: 'Issued invoices less payments, credit notes and write-offs up to the last day, by days after the due date.',
    worked: `${counted(rows.length, 'open invoice')} = ${say(owed)}`,
  })
  const atEnd: [string, string, Figure][] = [
    ['days-to-get-paid', 'Days to get paid', daysToGetPaid],
    ['tax-reserve', 'Tax reserve', figures.reserved],
    ['tax-needed', 'Tax needed', figures.required],
    ['tax-short', 'Short for tax', figures.shortfall],
    ['free-cash', 'Free cash', figures.freeCash],
    ['needs', 'Monthly needs', figures.needs],
    ['months-covered', 'Months covered', figures.monthsCovered],
    ['income-stopped', 'If income stopped', figures.incomeStoppedRunway],
    ['low-end-runway', 'At the low end', figures.lowEndRunway],
    ['recommended-months', 'Recommended buffer', figures.recommendedMonths],
    ['plan-on', 'Plan-on income', figures.planOn],
    ['low-end-month', 'Low-end month', figures.lowEndMonth],
  ]
  return [
    ...flows.map((flow) => ({ ...flow, sources: [] })),
    ...atEnd.map(([key, name, figure]) => ({ key, name, ...derivation(figure) })),
  ].map((computation, index) => ({ ref: index + 1, ...computation }))
}

function categoriesText(rows: readonly CategoryRow[]): string {
  const moved = rows.filter((row) => row.current.minor !== 0).length
  return moved === 1 ? '1 category' : `${moved} categories`
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

function derivation(figure: Figure): Pick<Computation, 'says' | 'worked' | 'sources'> {
  if (figure.state !== 'known') return { says: figure.says, worked: null, sources: [] }
  const { says, worked, inputs } = figure.because
  const sources = inputs.flatMap(({ label, link }) => (link?.startsWith('http') ? [{ label, link }] : []))
  return { says, worked: worked ?? valueText(figure.value), sources }
}

function valueText(value: Money | string | number): string {
  if (typeof value === 'number') return numberText(value)
  return typeof value === 'string' ? value : moneyText(value)
}

function leftOutOf(facts: QuarterFacts): string[] {
  const { quarter, previous, yearAgo, figures } = facts
  const before = [
    ...(previous ? [] : [quarterText(shiftQuarter(quarter, -1))]),
    ...(yearAgo ? [] : [quarterText(shiftQuarter(quarter, -4))]),
  ]
  const unknown: [string, Figure][] = [
    ['Tax needed', figures.required],
    ['Tax reserve', figures.reserved],
    ['Free cash', figures.freeCash],
    ['Monthly needs', figures.needs],
    ['Months covered', figures.monthsCovered],
    ['If income stopped', figures.incomeStoppedRunway],
    ['At the low end', figures.lowEndRunway],
    ['Recommended buffer', figures.recommendedMonths],
    ['Plan-on income', figures.planOn],
    ['Low-end month', figures.lowEndMonth],
  ]
  return [
    ...(facts.isRunning
      ? [`The quarter is still running: everything here ends with ${longDate(facts, facts.asOf)}.`]
      : []),
    ...(before.length === 0 ? [] : [`${before.join(' and ')}: before this book began, so a dash stands there.`]),
    ...missingTexts(unknown),
  ]
}

/** One sentence for each reason, after the names of all figures that it keeps from being known. */
function missingTexts(figures: readonly [string, Figure][]): string[] {
  const names = new Map<string, string[]>()
  for (const [name, figure] of figures) {
    if (isMissing(figure)) names.set(figure.says, [...(names.get(figure.says) ?? []), name])
  }
  return [...names].map(([says, named]) => `${named.join(', ')}: ${says}`)
}

/** A month that more comes in than goes out has no end: that is an answer, and nothing is missing. */
function isMissing(figure: Figure): figure is Exclude<Figure, { state: 'known' }> {
  return figure.state !== 'known' && figure.state !== 'not-shrinking'
}

function assumptionsOf({ figures, country }: QuarterFacts): string[] {
  const known = Object.values(figures).filter((figure) => figure.state === 'known')
  const notes = known.flatMap(({ because }) => because.notes ?? [])
  const history = figures.planOn.state === 'known' ? figures.planOn.because.confidence : undefined
  return [
    'Cash basis: money counts on the day it moved, whatever the date of the invoice.',
    'Amounts are rounded half away from zero, once, where a calculation says so; sums are exact.',
    'Moves between own accounts, sales tax, tax payments and the owner’s pay are neither income nor expense.',
    ...(history ? [`Figures from history rest on ${historyText(history)}.`] : []),
    ...(country === 'US' ? ['Lines of the tax form are those of Schedule C (Form 1040).'] : []),
    ...new Set(notes.filter((note) => !SAID_OTHERWISE.has(note))),
  ]
}

/** Notes of one figure that another one's note says as well. */
const SAID_OTHERWISE = new Set(['Open invoices and credit lines are not counted.'])

function historyText({ months, label }: Confidence): string {
  const count = months === 1 ? '1 complete month' : `${months} complete months`
  return `${count} of data: confidence ${label.replace('-', ' ')}`
}

function sentence(facts: QuarterFacts, { netProfit }: ProfitAndLoss): string {
  const { figures, isRunning } = facts
  const parts = [`${profitText(netProfit, isRunning)}${changeText(facts, netProfit)}.`]
  const short = summaryValue(figures.shortfall)
  if (short !== null && typeof short !== 'number') {
    const holds = isRunning ? 'holds' : 'held'
    parts.push(
      short.minor > 0
        ? `The tax reserve ${isRunning ? 'is' : 'was'} ${moneyText(short)} short of what is needed.`
        : `The tax reserve ${holds} what ${isRunning ? 'is' : 'was'} needed.`,
    )
  }
  const covered = summaryValue(figures.monthsCovered)
  if (typeof covered === 'number') {
    const months = `${numberText(covered)} ${covered === 1 ? 'month' : 'months'}`
    parts.push(`Free cash ${isRunning ? 'now covers' : 'at the end covered'} ${months} of needs.`)
  }
  return parts.join(' ')
}

function profitText({ current }: Amounts, isRunning: boolean): string {
  const so = isRunning ? ' so far' : ''
  if (current.minor < 0)
    return `Business expenses${so} passed receipts by ${moneyText(money(-current.minor, current.currency))}`
  return `Net profit${so} ${isRunning ? 'is' : 'was'} ${moneyText(current)}`
}

/** A running quarter is not compared with a whole one, nor a loss with what went before it. */
function changeText({ quarter, isRunning }: QuarterFacts, { current, change }: Amounts): string {
  if (!change || isRunning || current.minor < 0) return ''
  const before = quarterText(shiftQuarter(quarter, -1))
  if (change.minor === 0) return `, as much as in ${before}`
  const size = moneyText(money(Math.abs(change.minor), change.currency))
  return `, ${size} ${change.minor > 0 ? 'more' : 'less'} than in ${before}`
}

/** How the columns of a report are named. */
export function periodNames(facts: Pick<QuarterFacts, 'quarter' | 'asOf' | 'country'>): QuarterReport['periods'] {
  const { quarter } = facts
  return {
    current: quarterText(quarter),
    previous: quarterText(shiftQuarter(quarter, -1)),
    yearAgo: quarterText(shiftQuarter(quarter, -4)),
    yearToDate: yearToDateText(facts),
  }
}

/** 'Jan–Sep 2026' for a calendar year, 'Since 6 Apr 2026' for a tax year that begins on another day. */
function yearToDateText({ asOf, country }: Pick<QuarterFacts, 'asOf' | 'country'>): string {
  const { from } = taxYearDates(taxYearOf(asOf, country), country)
  if (!from.endsWith('-01-01')) return `Since ${dateText(from, dateStyleOf(country))}`
  const last = monthText(monthOf(asOf))
  return last === 'Jan' ? `Jan ${asOf.slice(0, 4)}` : `Jan–${last} ${asOf.slice(0, 4)}`
}

function longDate({ country }: QuarterFacts, date: CalendarDate): string {
  return longDateText(date, dateStyleOf(country))
}
