import { type CalendarDate, daysBetween } from '../../shared/calendar.ts'
import type { SeenInvoice } from '../../shared/invoices/payment-delay.ts'
import { portion } from '../../shared/money.ts'
import { type Db, prepared } from '../db/open.ts'
import { openInvoicesOn } from '../invoices/receivables.ts'
import { standsAsPayment } from '../invoices/repository.ts'

/** An invoice that was issued, as the forecast looks at it. */
export interface BilledInvoice {
  clientId: number
  issueDate: CalendarDate
  termsDays: number
  /** What of it is income, without sales tax, deposits and costs that are only paid back; less what was credited. */
  incomeMinor: number
}

/** One that waits to be paid. */
export interface WaitingInvoice {
  clientId: number
  termsDays: number
  /** Days after the due date, below zero before it. */
  lateDays: number
  /** The part of what is open that is income. */
  incomeMinor: number
}

export interface Billing {
  billed: BilledInvoice[]
  waiting: WaitingInvoice[]
  /** What is known of when invoices are paid: those of the time looked at, and older ones that are still open. */
  seen: SeenInvoice[]
}

interface Row {
  id: number
  clientId: number
  issueDate: CalendarDate
  dueDate: CalendarDate
  totalMinor: number
  incomeMinor: number
  paidMinor: number
  paidOn: CalendarDate | null
  creditedMinor: number
  creditedIncomeMinor: number
  writtenOffOn: CalendarDate | null
}

// Nothing is paid or credited before it is issued, so payments from the first day on are all there are of these invoices.
const BILLED = `WITH
  paid AS (SELECT invoice_id, sum(amount_minor) AS minor, max(iif(${standsAsPayment('a', '@asOf')}, date, NULL)) AS last
    FROM allocations a WHERE date BETWEEN @from AND @asOf GROUP BY invoice_id),
  reduced AS (SELECT invoice_id, sum(iif(reason = 'uncollectible', 0, amount_minor)) AS minor,
      max(iif(reason = 'uncollectible', date, NULL)) AS writtenOff,
      sum(iif(reason = 'uncollectible', 0, (SELECT coalesce(sum(p.amount_minor), 0) FROM credit_note_parts p
        JOIN accounts a ON a.id = p.account_id WHERE p.credit_note_id = n.id AND a.role = 'income'))) AS income
    FROM credit_notes n WHERE date BETWEEN @from AND @asOf GROUP BY invoice_id)
  SELECT i.id, i.client_id AS clientId, i.issue_date AS issueDate, i.due_date AS dueDate, i.total_minor AS totalMinor,
    (SELECT coalesce(sum(l.net_minor), 0) FROM invoice_lines l JOIN accounts a ON a.id = l.account_id
      WHERE l.invoice_id = i.id AND a.role = 'income') AS incomeMinor,
    coalesce(paid.minor, 0) AS paidMinor, paid.last AS paidOn, coalesce(reduced.minor, 0) AS creditedMinor,
    coalesce(reduced.income, 0) AS creditedIncomeMinor, reduced.writtenOff AS writtenOffOn
  FROM invoices i LEFT JOIN paid ON paid.invoice_id = i.id LEFT JOIN reduced ON reduced.invoice_id = i.id
  WHERE i.state = 'issued' AND i.issue_date BETWEEN @from AND @asOf`

const statements = prepared(({ $client }) => ({
  billed: $client.prepare<[{ from: string; asOf: string }], Row>(BILLED),
  // Of one that is older: its dates, and how much of its total is income.
  older: $client.prepare<[number], Pick<Row, 'issueDate' | 'totalMinor' | 'incomeMinor'>>(
    `SELECT i.issue_date AS issueDate, i.total_minor AS totalMinor,
       (SELECT coalesce(sum(l.net_minor), 0) FROM invoice_lines l JOIN accounts a ON a.id = l.account_id
         WHERE l.invoice_id = i.id AND a.role = 'income') AS incomeMinor
     FROM invoices i WHERE i.id = ?`,
  ),
}))

/** What was billed from one day to another, and what waits to be paid at the end of the second. */
export function billingBetween(db: Db, from: CalendarDate, asOf: CalendarDate): Billing {
  const rows = new Map(
    statements(db)
      .billed.all({ from, asOf })
      .map((row) => [row.id, row]),
  )
  const seen = [...rows.values()].flatMap((row) => seenOf(row, asOf))
  const waiting: WaitingInvoice[] = []
  for (const { invoiceId, clientId, dueDate, openMinor } of openInvoicesOn(db, asOf)) {
    const row = rows.get(invoiceId) ?? statements(db).older.get(invoiceId)
    if (openMinor <= 0 || row === undefined) continue
    const termsDays = daysBetween(row.issueDate, dueDate)
    const lateDays = daysBetween(dueDate, asOf)
    const incomeMinor = row.totalMinor === 0 ? 0 : portion(openMinor, row.incomeMinor, row.totalMinor)
    if (incomeMinor > 0) waiting.push({ clientId, termsDays, lateDays, incomeMinor })
    if (!rows.has(invoiceId)) seen.push({ clientId, termsDays, paidAfterDueDays: null, seenUntilDays: lateDays })
  }
  return { billed: [...rows.values()].flatMap(billedOf), waiting, seen }
}

function billedOf({ clientId, issueDate, dueDate, incomeMinor, creditedIncomeMinor }: Row): BilledInvoice[] {
  const minor = incomeMinor - creditedIncomeMinor
  return minor <= 0 ? [] : [{ clientId, issueDate, termsDays: daysBetween(issueDate, dueDate), incomeMinor: minor }]
}

/** One that was credited whole, without a payment, says nothing of when clients pay. */
function seenOf(row: Row, asOf: CalendarDate): SeenInvoice[] {
  const { clientId, issueDate, dueDate, totalMinor, paidMinor, paidOn, creditedMinor, writtenOffOn } = row
  const common = { clientId, termsDays: daysBetween(issueDate, dueDate) }
  const seenUntilDays = daysBetween(dueDate, writtenOffOn ?? asOf)
  const isSettled = totalMinor - creditedMinor - paidMinor <= 0
  if (writtenOffOn !== null || !isSettled) return [{ ...common, paidAfterDueDays: null, seenUntilDays }]
  if (paidOn === null || paidMinor <= 0) return []
  return [{ ...common, paidAfterDueDays: daysBetween(dueDate, paidOn), seenUntilDays }]
}
