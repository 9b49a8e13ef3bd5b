import { quarterDates } from '../calendar.ts'
import { type Money, money, sum } from '../money.ts'
import { taxYearOf } from '../taxes/tax-year.ts'
import { quarterText } from '../words.ts'
import { changesAfterClosing } from './changes.ts'
import type { QuarterReport } from './contract.ts'
import { type Amounts, type ProfitAndLoss, profitAndLossOf, total } from './profit-and-loss.ts'
import { type Computation, computationsOf } from './quarter-computations.ts'
import { type ComparedFigures, type QuarterFacts, summaryValue } from './quarter-facts.ts'
import { assumptionsOf, leftOutOf } from './quarter-left-out.ts'
import { periodNames, sentence } from './quarter-words.ts'
import { receivablesOf } from './receivables.ts'

type SummaryRow = QuarterReport['summary'][number]

type SummaryKey = SummaryRow['key']

type SummaryValue = SummaryRow['current']

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
    taxNotes: [...facts.taxNotes],
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
