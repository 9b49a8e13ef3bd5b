import { bps, exact, type Money, money, sum, unscaled } from '../money.ts'
import type { QuarterReport } from './contract.ts'

/** What moved in a period, by category, in minor units of the home currency. A refund or money back lowers its category. */
export interface PeriodFlows {
  /** Receipts by income category. */
  income: readonly { accountId: number; name: string; minor: number }[]
  /** Business costs by expense category, whole: what of them cannot be deducted is a share of their own. */
  expense: readonly {
    accountId: number
    name: string
    formLine: string | null
    deductibleBps: number
    minor: number
  }[]
  /** Into the tax office less out of it. */
  estimatedTaxPaidMinor: number
  /** Moved into tax reserve accounts less what was released from them; tax paid from there is no release. */
  setAsideMinor: number
}

/** The same flows over the periods that stand side by side. */
export interface ComparedFlows {
  currency: string
  current: PeriodFlows
  /** null before the book began. */
  previous: PeriodFlows | null
  yearAgo: PeriodFlows | null
  /** From the first day of the tax year that the report's last day falls into. */
  yearToDate: PeriodFlows
}

export type ProfitAndLoss = QuarterReport['profitAndLoss']
export type Amounts = ProfitAndLoss['receipts']
export type CategoryRow = ProfitAndLoss['income'][number]
type Period = 'current' | 'previous' | 'yearAgo' | 'yearToDate'

/**
 * Income and business expenses by category, and the profit that is left.
 *
 * Units:  minor units of one currency.  Rounds: the deductible share once per category and period, half away from zero.
 * Result: the rows sum to their totals exactly, and change is current − previous. A period before the book is null.
 */
export function profitAndLossOf(facts: ComparedFlows): ProfitAndLoss {
  const income = incomeRows(facts)
  const expenses = expenseRows(facts)
  const receipts = total(facts, (flows) => sum(flows.income.map((category) => category.minor)))
  const businessExpenses = total(facts, (flows) => sum(flows.expense.map((category) => category.minor)))
  const netProfit = total(facts, (flows) => netOf(flows))
  const notDeductible = total(facts, (flows) =>
    sum(flows.expense.map(({ minor, deductibleBps }) => exact(minor - bps(minor, deductibleBps)))),
  )
  return { income, receipts, expenses, businessExpenses, netProfit, notDeductible }
}

/** Income less business expenses, in minor units. */
export function netOf({ income, expense }: PeriodFlows): number {
  return exact(sum(income.map((category) => category.minor)) - sum(expense.map((category) => category.minor)))
}

/** Income categories by name. */
function incomeRows(facts: ComparedFlows): CategoryRow[] {
  return categories(facts, (flows) => flows.income)
    .map(({ accountId, name, amounts }) => ({ accountId, name, formLine: null, deductibleRate: null, ...amounts }))
    .sort(byName)
}

/** Expense categories in the order of the tax form, those without a line last. */
function expenseRows(facts: ComparedFlows): CategoryRow[] {
  return categories(facts, (flows) => flows.expense)
    .map(({ accountId, name, formLine, deductibleBps, amounts }) => ({
      accountId,
      name,
      formLine,
      deductibleRate: unscaled(deductibleBps, 10_000),
      ...amounts,
    }))
    .sort((a, b) => formOrder(a.formLine) - formOrder(b.formLine) || byText(a.formLine, b.formLine) || byName(a, b))
}

function formOrder(line: string | null): number {
  const number = Number.parseInt(line ?? '', 10)
  return Number.isNaN(number) ? Number.MAX_SAFE_INTEGER : number
}

function byName(a: CategoryRow, b: CategoryRow): number {
  return byText(a.name, b.name) || a.accountId - b.accountId
}

function byText(a: string | null, b: string | null): number {
  const [one, other] = [a ?? '', b ?? '']
  return one === other ? 0 : one < other ? -1 : 1
}

/** Every category that moved in any of the periods, named as in the latest of them. */
function categories<Category extends { accountId: number; minor: number }>(
  facts: ComparedFlows,
  of: (flows: PeriodFlows) => readonly Category[],
): (Category & { amounts: Amounts })[] {
  const known = new Map<number, Category>()
  for (const flows of [facts.current, facts.yearToDate, facts.previous, facts.yearAgo]) {
    for (const category of flows ? of(flows) : []) {
      if (category.minor !== 0 && !known.has(category.accountId)) known.set(category.accountId, category)
    }
  }
  return [...known.values()].map((category) => ({
    ...category,
    amounts: total(facts, (flows) =>
      sum(
        of(flows)
          .filter(({ accountId }) => accountId === category.accountId)
          .map(({ minor }) => minor),
      ),
    ),
  }))
}

/** One amount for each period; null for a period before the book. */
export function total(facts: ComparedFlows, of: (flows: PeriodFlows) => number): Amounts {
  const amount = (period: Period): Money | null => {
    const flows = facts[period]
    return flows && money(of(flows), facts.currency)
  }
  const current = money(of(facts.current), facts.currency)
  const previous = amount('previous')
  return {
    current,
    previous,
    change: previous && money(current.minor - previous.minor, facts.currency),
    yearAgo: amount('yearAgo'),
    yearToDate: money(of(facts.yearToDate), facts.currency),
  }
}
