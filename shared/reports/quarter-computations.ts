import type { Figure } from '../figure.ts'
import { type Money, money } from '../money.ts'
import { counted, moneyText, numberText } from '../words.ts'
import type { QuarterReport } from './contract.ts'
import type { CategoryRow, ProfitAndLoss } from './profit-and-loss.ts'
import type { QuarterFacts } from './quarter-facts.ts'

/** How one figure came about, under the number that the pages refer to. */
export type Computation = QuarterReport['computations'][number]

/** How each figure of a quarter came about, numbered in the order of the pages. */
export function computationsOf(
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
  return counted(rows.filter((row) => row.current.minor !== 0).length, 'category', 'categories')
}

/** How a figure came about, for the appendix. */
export function derivation(figure: Figure): Pick<Computation, 'says' | 'worked' | 'sources'> {
  if (figure.state !== 'known') return { says: figure.says, worked: null, sources: [] }
  const { says, worked, inputs } = figure.because
  const sources = inputs.flatMap(({ label, link }) => (link?.startsWith('http') ? [{ label, link }] : []))
  return { says, worked: worked ?? valueText(figure.value), sources }
}

function valueText(value: Money | string | number): string {
  if (typeof value === 'number') return numberText(value)
  return typeof value === 'string' ? value : moneyText(value)
}
