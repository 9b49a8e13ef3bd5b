import type { CalendarDate } from '../../shared/calendar.ts'
import type { Figure } from '../../shared/figure.ts'
import { bps, sum } from '../../shared/money.ts'
import { type NetProfit, netProfitSoFar } from '../../shared/taxes/booked-profit.ts'
import type { FormCategory } from '../../shared/taxes/country.ts'
import type { Line } from '../../shared/taxes/engine.ts'
import { formLineOf } from '../../shared/taxes/form-lines.ts'
import { flowsBetween, netOutByAccount } from '../accounts/flows.ts'
import { listAccounts } from '../accounts/repository.ts'
import { type Db, prepared } from '../db/open.ts'
import { requireProfile } from '../profile/repository.ts'
import { type WorkedYear, workOutYear } from './estimate.ts'
import { byLine } from './form-entries.ts'
import { tripsBetween } from './mileage.ts'
import { type PaymentInBook, paymentsFor, typedPaidMinor } from './tax-payments.ts'
import { cautionsOf, workingFigures } from './working.ts'

/** A category's total in a tax year, and the line of the form that it belongs to. Minor units. */
export interface CategoryTotal {
  name: string
  form: FormCategory | null
  minor: number
  deductibleBps: number
  /** The part that counts, rounded once. */
  deductibleMinor: number
}

/** Everything that a tax return is made from: one year of the book, up to a day. */
export interface YearPack {
  taxYear: string
  country: string
  currency: string
  ownerName: string
  from: CalendarDate
  to: CalendarDate
  asOf: CalendarDate
  isRunning: boolean
  income: CategoryTotal[]
  expenses: CategoryTotal[]
  /** Receipts by client, to hold against what clients report; what came from no client is in `otherReceiptsMinor`. */
  clients: { name: string; receiptsMinor: number }[]
  otherReceiptsMinor: number
  /** What clients report of it, in words; null where nothing is known of that. */
  reportedIncome: string | null
  profit: NetProfit
  /** What is taken off by a rate in place of receipts, each with the line of the form that it belongs to. */
  byRate: { line: Line; form: FormCategory | null }[]
  trips: ReturnType<typeof tripsBetween>
  payments: PaymentInBook[]
  typedPaidMinor: number
  estimate: WorkedYear['estimate']
  /** What is not certain of the tables behind it. */
  cautions: string[]
}

const statements = prepared(({ $client }) => ({
  byClient: $client.prepare<[string, string], { name: string; receiptsMinor: number }>(
    `SELECT c.name, sum(m.amount_minor * ((f.role = 'income') - (t.role = 'income'))) AS receiptsMinor
     FROM movements m JOIN events e ON e.id = m.event_id JOIN clients c ON c.id = e.client_id
     JOIN accounts f ON f.id = m.from_account_id JOIN accounts t ON t.id = m.to_account_id
     WHERE m.date BETWEEN ? AND ? GROUP BY c.id HAVING receiptsMinor <> 0 ORDER BY c.name, c.id`,
  ),
}))

/** The pack of a tax year up to a day. Throws: RangeError for a tax year that the country does not have. */
export function yearPack(db: Db, taxYear: string, today: CalendarDate): YearPack {
  const { facts, country, estimate } = workOutYear(db, taxYear, today)
  const { from, to, currency } = facts
  const asOf = today < to ? today : to
  const nets = netOutByAccount(flowsBetween(db, from, asOf))
  const totals = (role: 'income' | 'expense'): CategoryTotal[] =>
    listAccounts(db)
      .filter((account) => account.role === role && nets.has(account.id))
      .map(({ id, name, formKey, deductibleBps }) => {
        const minor = (role === 'income' ? 1 : -1) * (nets.get(id) ?? 0)
        const form = formLineOf(formKey, facts.country, taxYear)
        return { name, form, minor, deductibleBps, deductibleMinor: bps(minor, deductibleBps) }
      })
      .sort(byLine)
  const income = totals('income')
  const profit = netProfitSoFar(facts, country)
  const byRate = (line: Line, formKey: string) => ({ line, form: formLineOf(formKey, facts.country, taxYear) })
  const clients = statements(db).byClient.all(from, asOf)
  return {
    taxYear,
    country: facts.country,
    currency,
    ownerName: requireProfile(db).name,
    from,
    to,
    asOf,
    isRunning: today < to,
    income,
    expenses: totals('expense'),
    clients,
    otherReceiptsMinor: sum(income.map(({ minor }) => minor)) - sum(clients.map(({ receiptsMinor }) => receiptsMinor)),
    reportedIncome: country?.reportedIncome?.(taxYear) ?? null,
    profit,
    byRate: [byRate(profit.mileage, 'car-and-truck'), byRate(profit.homeOffice, 'home')],
    trips: tripsBetween(db, from, asOf),
    payments: paymentsFor(db, taxYear, today),
    typedPaidMinor: typedPaidMinor(db, taxYear),
    estimate,
    cautions: cautionsOf(estimate, [profit.mileage]),
  }
}

/** The lines of the estimate of the whole year up to the total; none while it is not known. */
export function workingOf({ estimate }: YearPack): readonly Figure[] {
  return workingFigures(estimate)
}

/** What the files of a tax year's pack are called, without their endings. */
export function yearPackName(taxYear: string): string {
  return `taxes-${taxYear.replace('/', '-')}`
}
