import { addDays, addMonths, type CalendarDate } from '../../shared/calendar.ts'
import type { OpenInvoice } from '../../shared/invoices/aging.ts'
import type { AgingReply } from '../../shared/invoices/contract.ts'
import { type PaidInvoice, type ReceivableFacts, receivableFigures } from '../../shared/invoices/time-to-pay.ts'
import { money, portion, sum } from '../../shared/money.ts'
import { versionUpTo } from '../db/changes-by-month.ts'
import { type Db, prepared } from '../db/open.ts'
import { whileUnchanged, whileVersionStays } from '../db/while-unchanged.ts'
import { homeCurrency } from '../profile/repository.ts'
import { standsAsPayment } from './repository.ts'

// What was dated after a day, by invoice.
const LATER = `SELECT invoice_id, amount_minor AS paid, 0 AS reduced FROM allocations WHERE date > @asOf
  UNION ALL SELECT invoice_id, 0, amount_minor FROM credit_notes WHERE date > @asOf`

// What is open now, and back from there: payments and credit notes after the day are added again. CROSS JOIN and the plus
// keep SQLite from looking through all invoices issued so far, of which most are paid.
const OPEN = `SELECT i.id AS invoiceId, i.client_id AS clientId, i.due_date AS dueDate, o.openMinor, i.number,
    coalesce(i.frozen ->> '$.client.name', c.name) AS clientName, i.issue_date AS issueDate
  FROM (
    SELECT invoice_id, sum(minor) AS openMinor FROM (
      SELECT invoice_id, open_minor AS minor FROM invoice_balances WHERE open_minor <> 0
      UNION ALL SELECT invoice_id, paid + reduced FROM (${LATER})
    ) GROUP BY invoice_id
  ) o CROSS JOIN invoices i ON i.id = o.invoice_id JOIN clients c ON c.id = i.client_id
  WHERE i.state = 'issued' AND +i.issue_date <= @asOf AND o.openMinor <> 0`

/** An invoice that is open on a day, as a list names it. */
export interface OpenInvoiceOfDay extends OpenInvoice {
  number: string
  clientName: string
  issueDate: CalendarDate
}

/** What was paid too much on an invoice, all that was credited on it, and how much of that was income or a cost. */
interface Overpaid {
  minor: number
  creditedMinor: number
  ownMinor: number
}

const CREDITED = `
  (SELECT sum(amount_minor) FROM credit_notes WHERE invoice_id = b.invoice_id AND date <= @asOf) AS creditedMinor,
  (SELECT coalesce(sum(p.amount_minor), 0) FROM credit_notes n JOIN credit_note_parts p ON p.credit_note_id = n.id
     JOIN accounts a ON a.id = p.account_id
   WHERE n.invoice_id = b.invoice_id AND n.date <= @asOf AND a.role IN ('income', 'expense')) AS ownMinor`

/** The invoices that are late on a day, together. */
export interface LateInvoices {
  count: number
  minor: number
  /** null when none is late. */
  oldestDueDate: CalendarDate | null
}

const statements = prepared((db) => ({
  open: db.$client.prepare<[{ asOf: string }], OpenInvoiceOfDay>(`${OPEN} ORDER BY i.due_date, i.id`),
  isNewest: db.$client
    .prepare<[{ asOf: string }], 0 | 1>(
      `SELECT NOT EXISTS (SELECT 1 FROM allocations WHERE date > @asOf)
         AND NOT EXISTS (SELECT 1 FROM credit_notes WHERE date > @asOf)
         AND NOT EXISTS (SELECT 1 FROM invoices WHERE issue_date > @asOf AND state = 'issued')`,
    )
    .pluck(),
  overpaidNow: db.$client.prepare<[{ asOf: string }], Overpaid>(
    `SELECT -open_minor AS minor, ${CREDITED} FROM invoice_balances b WHERE open_minor < 0 AND @asOf IS NOT NULL`,
  ),
  // Only a credit note makes what was paid too much.
  overpaidThen: db.$client.prepare<[{ asOf: string }], Overpaid>(
    `SELECT b.* FROM (
       SELECT coalesce((SELECT sum(amount_minor) FROM allocations WHERE invoice_id = b.id AND date <= @asOf), 0)
           + (SELECT sum(amount_minor) FROM credit_notes WHERE invoice_id = b.id AND date <= @asOf) - total_minor AS minor,
         ${CREDITED}
       FROM (SELECT id, id AS invoice_id, total_minor FROM invoices WHERE state = 'issued') b
       WHERE id IN (SELECT invoice_id FROM credit_notes WHERE date <= @asOf)
     ) b WHERE minor > 0`,
  ),
  lateNow: db.$client.prepare<[{ asOf: string }], LateInvoices>(
    `SELECT coalesce(sum(invoices), 0) AS count, coalesce(sum(open_minor), 0) AS minor,
       (SELECT min(due_date) FROM open_by_due_date WHERE due_date < @asOf) AS oldestDueDate
     FROM (
       SELECT invoices, open_minor FROM open_by_due_month WHERE month < substr(@asOf, 1, 7)
       UNION ALL SELECT invoices, open_minor FROM open_by_due_date WHERE due_date >= substr(@asOf, 1, 7) AND due_date < @asOf
     )`,
  ),
  lateThen: db.$client.prepare<[{ asOf: string }], LateInvoices>(
    `SELECT count(*) AS count, coalesce(sum(openMinor), 0) AS minor, min(dueDate) AS oldestDueDate
     FROM (${OPEN} AND i.due_date < @asOf AND o.openMinor > 0)`,
  ),
  // What was written off was billed all the same, and a credit on an older invoice takes nothing off what was billed since.
  billed: db.$client
    .prepare<[{ after: string; asOf: string }], number>(
      `SELECT coalesce((SELECT sum(total_minor) FROM invoices WHERE state = 'issued' AND issue_date > @after AND issue_date <= @asOf), 0)
         - coalesce((SELECT sum(n.amount_minor) FROM credit_notes n JOIN invoices i ON i.id = n.invoice_id
             WHERE n.date > @after AND n.date <= @asOf AND i.issue_date > @after AND n.reason <> 'uncollectible'), 0)`,
    )
    .pluck(),
  // Paid in full by the day, whatever came after it; what was written off was not.
  paid: db.$client.prepare<[{ after: string; asOf: string }], PaidInvoice>(
    `SELECT i.issue_date AS issueDate, a.paidDate, i.total_minor AS totalMinor
     FROM (
       SELECT invoice_id, max(date) AS paidDate FROM allocations p
       WHERE date > @after AND date <= @asOf AND ${standsAsPayment('p', '@asOf')} GROUP BY invoice_id
     ) a CROSS JOIN invoice_balances b ON b.invoice_id = a.invoice_id CROSS JOIN invoices i ON i.id = a.invoice_id
     LEFT JOIN (SELECT invoice_id, sum(paid) AS paid, sum(reduced) AS reduced FROM (${LATER}) GROUP BY invoice_id) l
       ON l.invoice_id = a.invoice_id
     WHERE b.open_minor + coalesce(l.paid + l.reduced, 0) <= 0 AND b.paid_minor - coalesce(l.paid, 0) > 0
       AND NOT EXISTS (
         SELECT 1 FROM credit_notes n WHERE n.invoice_id = i.id AND n.reason = 'uncollectible' AND n.date <= @asOf)`,
  ),
}))

/** What clients owed at the end of a day, by age, and how long money takes. */
export function agingReply(db: Db, asOf: CalendarDate): AgingReply {
  const currency = homeCurrency(db)
  const facts = receivableFactsOn(db, asOf)
  const { owed, late, daysSalesOutstanding, daysToGetPaid, aging } = receivableFigures(facts)
  return {
    asOf,
    buckets: aging.buckets.map(({ bucket, minor, count }) => ({
      bucket,
      amount: money(minor, currency),
      invoices: count,
    })),
    owed,
    late,
    lateInvoices: aging.lateCount,
    oldestDaysLate: aging.oldestDaysLate ?? 0,
    daysSalesOutstanding,
    daysToGetPaid,
  }
}

const lateInvoices = whileUnchanged((db, asOf: CalendarDate): LateInvoices => {
  const { isNewest, lateNow, lateThen } = statements(db)
  // What is kept holds everything ever recorded: it answers for a day after which nothing is dated.
  const late = isNewest.get({ asOf }) === 1 ? lateNow : lateThen
  return late.get({ asOf }) ?? { count: 0, minor: 0, oldestDueDate: null }
})

/** How many invoices were past their due date at the end of a day, and what was open on them. */
export function lateInvoicesOn(db: Db, asOf: CalendarDate): Readonly<LateInvoices> {
  return lateInvoices(db, asOf)
}

/**
 * What clients paid on invoices that were credited afterwards, and did not get back by the end of a day; without the sales
 * tax and the deposits in it, which are held for others already.
 *
 * Units:  minor units.  Rounds: each invoice's once.
 */
export function overpaidOn(db: Db, asOf: CalendarDate): number {
  const { isNewest, overpaidNow, overpaidThen } = statements(db)
  const rows = (isNewest.get({ asOf }) === 1 ? overpaidNow : overpaidThen).all({ asOf })
  return sum(rows.map(({ minor, creditedMinor, ownMinor }) => portion(minor, ownMinor, creditedMinor)))
}

const openInvoices = whileVersionStays(versionUpTo, (db, asOf: CalendarDate): readonly OpenInvoiceOfDay[] =>
  statements(db).open.all({ asOf }),
)

/** What was open on each invoice at the end of a day, in minor units; below zero when it was credited after it was paid. */
export function openInvoicesOn(db: Db, asOf: CalendarDate): readonly OpenInvoiceOfDay[] {
  return openInvoices(db, asOf)
}

/** What the figures of receivables on a day are made of, and how the open invoices are named. */
export function receivableFactsOn(
  db: Db,
  asOf: CalendarDate,
): Omit<ReceivableFacts, 'open'> & { open: readonly OpenInvoiceOfDay[] } {
  return {
    currency: homeCurrency(db),
    asOf,
    open: openInvoicesOn(db, asOf),
    billedLast90Minor: statements(db).billed.get({ after: addDays(asOf, -90), asOf }) ?? 0,
    paidInFull: statements(db).paid.all({ after: addMonths(asOf, -12), asOf }),
    withoutRateCount: 0,
  }
}
