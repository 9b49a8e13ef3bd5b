import { type CalendarDate, type Quarter, quarterDates } from '../../shared/calendar.ts'
import { accrualFlows, profitAndLossOnBasis } from '../../shared/reports/accrual.ts'
import type { ProfitAndLossReply } from '../../shared/reports/contract.ts'
import { periodNames } from '../../shared/reports/quarter-words.ts'
import { type Db, prepared } from '../db/open.ts'
import { requireProfile } from '../profile/repository.ts'
import { cashFlows, comparedFlows, periodsOf } from './facts.ts'

interface EarnedRow {
  accountId: number
  name: string
  invoicedMinor: number
  reducedMinor: number
  receivedOnInvoicesMinor: number
}

const statements = prepared((db) => ({
  firstIssued: db.$client
    .prepare<[], CalendarDate | null>("SELECT min(issue_date) FROM invoices WHERE state = 'issued'")
    .pluck(),
  earned: db.$client.prepare<[{ from: string; to: string }], EarnedRow>(
    `WITH
       invoiced AS (
         SELECT l.account_id AS id, sum(l.net_minor) AS minor FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
         WHERE i.state = 'issued' AND i.issue_date BETWEEN @from AND @to GROUP BY 1),
       reduced AS (
         SELECT p.account_id AS id, sum(p.amount_minor) AS minor FROM credit_notes n
         JOIN credit_note_parts p ON p.credit_note_id = n.id WHERE n.date BETWEEN @from AND @to GROUP BY 1),
       paid AS (
         SELECT account_id AS id, sum(amount_minor) AS minor FROM allocations WHERE date BETWEEN @from AND @to GROUP BY 1)
     SELECT a.id AS accountId, a.name, coalesce(invoiced.minor, 0) AS invoicedMinor, coalesce(reduced.minor, 0) AS reducedMinor,
       coalesce(paid.minor, 0) AS receivedOnInvoicesMinor
     FROM accounts a LEFT JOIN invoiced ON invoiced.id = a.id LEFT JOIN reduced ON reduced.id = a.id LEFT JOIN paid ON paid.id = a.id
     WHERE a.role = 'income' ORDER BY a.id`,
  ),
}))

/**
 * The profit and loss of a quarter on one basis, beside the same periods as the quarter's report. Costs are the same on
 * both: they count when they are paid. A period before the first movement is left out, on accrual basis unless something
 * was invoiced by its end.
 */
export function profitAndLossReply(
  db: Db,
  quarter: Quarter,
  today: CalendarDate,
  basis: ProfitAndLossReply['basis'],
): ProfitAndLossReply {
  const { currency } = requireProfile(db)
  const periods = periodsOf(db, quarter, today)
  const { from, asOf, country } = periods
  const cash = cashFlows(db, country)
  const first = basis === 'cash' ? periods.first : firstEarned(db, periods.first)
  const flows = comparedFlows({ ...periods, first }, (start, end) => {
    const moved = cash(start, end)
    if (basis === 'cash') return moved
    const received = new Map(moved.income.map(({ accountId, minor }) => [accountId, minor]))
    const earned = statements(db).earned.all({ from: start, to: end })
    return accrualFlows(
      moved,
      earned.map((row) => ({ ...row, receivedMinor: received.get(row.accountId) ?? 0 })),
    )
  })
  const isRunning = quarterDates(quarter).to >= today
  const about = { quarter, country, from, asOf, isRunning, periods: periodNames({ quarter, asOf, country }) }
  return profitAndLossOnBasis(basis, { ...flows, currency }, about)
}

/** The day from which there is something to compare with on accrual basis: an invoice counts before anything is paid. */
function firstEarned(db: Db, firstMoved: CalendarDate): CalendarDate {
  const issued = statements(db).firstIssued.get() ?? firstMoved
  return issued < firstMoved ? issued : firstMoved
}
