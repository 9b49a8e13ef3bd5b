import {
  type CalendarDate,
  firstDay,
  lastDay,
  type Month,
  monthOf,
  monthsFrom,
  shiftMonth,
} from '../../shared/calendar.ts'
import type { ClientReceipts } from '../../shared/clients/concentration.ts'
import type { IncomeFacts, MonthOfReceipts } from '../../shared/income/month-facts.ts'
import { exact } from '../../shared/money.ts'
import { netOutByMonth } from '../accounts/flows.ts'
import { versionUpTo } from '../db/changes-by-month.ts'
import { type Db, prepared } from '../db/open.ts'
import { whileVersionStays } from '../db/while-unchanged.ts'
import { homeCurrency, listEarlierMonths, settingsOn } from '../profile/repository.ts'

const LONGEST_HISTORY = 24

const statements = prepared((db) => ({
  firstReceipt: db.$client
    .prepare<[], Month | null>(
      // A receipt that was taken back on its day was none. CROSS JOIN keeps the months in their order: the first one ends it.
      `SELECT month FROM monthly_totals t CROSS JOIN accounts f ON f.id = t.from_account_id CROSS JOIN accounts g ON g.id = t.to_account_id
       WHERE f.role = 'income' OR g.role = 'income'
       GROUP BY month HAVING sum(total_minor * ((f.role = 'income') - (g.role = 'income'))) <> 0 LIMIT 1`,
    )
    .pluck(),
  byClient: db.$client.prepare<[{ from: Month; to: Month; asOf: string; last: string }], ClientReceipts>(
    `SELECT client_id AS clientId, clients.name, sum(minor) AS receiptsMinor FROM (
       SELECT client_id, receipts_minor AS minor FROM client_months WHERE month BETWEEN @from AND @to
       UNION ALL
       SELECT e.client_id, m.amount_minor * ((target.role = 'income') - (source.role = 'income'))
       FROM movements m JOIN events e ON e.id = m.event_id
       JOIN accounts source ON source.id = m.from_account_id JOIN accounts target ON target.id = m.to_account_id
       WHERE m.date > @asOf AND m.date <= @last AND e.client_id IS NOT NULL
     ) JOIN clients ON clients.id = client_id GROUP BY client_id ORDER BY client_id`,
  ),
}))

export interface IncomeHistory {
  /** Complete months, oldest first, at most the last 24. */
  months: MonthOfReceipts[]
  soFar: { month: Month; receiptsMinor: number }
}

/**
 * Receipts by month up to a day: the complete months from the first receipt (or the first typed month) on, months in
 * between without receipts being 0, and the running month apart. What the book holds of a month wins over what was typed.
 */
export function incomeHistory(db: Db, asOf: CalendarDate): IncomeHistory {
  const running = monthOf(asOf)
  const lastComplete = shiftMonth(running, -1)
  const typed = new Map(listEarlierMonths(db).map((row) => [row.month, row.receiptsMinor]))
  const inBook = netOutByMonth(db, 'income', firstDay(shiftMonth(running, -LONGEST_HISTORY)), asOf)
  const firstInBook = statements(db).firstReceipt.get() ?? undefined
  const first = [firstInBook, ...typed.keys()].filter((month) => month !== undefined).sort()[0]
  const earliest = shiftMonth(running, -LONGEST_HISTORY)
  const months = first === undefined ? [] : monthsFrom(first < earliest ? earliest : first, lastComplete)
  return {
    months: months.map((month) => {
      const receiptsMinor = inBook.get(month)
      const typedMinor = typed.get(month)
      if (!receiptsMinor && typedMinor !== undefined) return { month, receiptsMinor: typedMinor, typed: true }
      return { month, receiptsMinor: receiptsMinor ?? 0, typed: false }
    }),
    soFar: { month: running, receiptsMinor: inBook.get(running) ?? 0 },
  }
}

export function incomeFacts(db: Db, asOf: CalendarDate, { months }: IncomeHistory): IncomeFacts {
  const inForce = settingsOn(db, asOf)
  return {
    currency: homeCurrency(db),
    months,
    businessCostsMinor: inForce.businessCostsMinor,
    setAsideBps: inForce.setAsideBps,
    ownPoorMonthMinor: inForce.poorMonthMinor,
  }
}

// Eleven of the twelve months are over, and stay kept when something is entered into the running one.
const elevenMonths = whileVersionStays(
  (db, before: Month) => versionUpTo(db, lastDay(shiftMonth(before, -1))),
  (db, before: Month): readonly ClientReceipts[] => {
    const to = shiftMonth(before, -1)
    return receiptsWithin(db, shiftMonth(before, -11), to, lastDay(to))
  },
)

/** Receipts by client over the twelve calendar months that end with the running one, the most first. */
export function receiptsByClient(db: Db, asOf: CalendarDate): ClientReceipts[] {
  const running = monthOf(asOf)
  const before = elevenMonths(db, running)
  const clients = new Map(before.map((row) => [row.clientId, row]))
  for (const row of receiptsWithin(db, running, running, asOf)) {
    const receiptsMinor = exact((clients.get(row.clientId)?.receiptsMinor ?? 0) + row.receiptsMinor)
    clients.set(row.clientId, { ...row, receiptsMinor })
  }
  return [...clients.values()].sort((a, b) => b.receiptsMinor - a.receiptsMinor || a.clientId - b.clientId)
}

function receiptsWithin(db: Db, from: Month, to: Month, asOf: CalendarDate): ClientReceipts[] {
  return statements(db).byClient.all({ from, to, asOf, last: lastDay(to) })
}
