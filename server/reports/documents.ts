import type { CalendarDate } from '../../shared/calendar.ts'
import { type Db, prepared } from '../db/open.ts'

/** An invoice, a credit note or a write-off that is dated in a period, as a CSV lists it. */
export interface DocumentOfReport {
  kind: 'invoice' | 'credit-note' | 'write-off'
  id: number
  /** null for a write-off, which has no number. */
  number: string | null
  /** The number of the invoice that it takes something off. */
  invoiceNumber: string | null
  state: 'issued' | 'void'
  date: CalendarDate
  dueDate: CalendarDate | null
  clientName: string
  /** With sales tax; what takes something off stands below zero. A void invoice keeps its total and counts nowhere. */
  totalMinor: number
  taxMinor: number
}

const statements = prepared((db) => ({
  documents: db.$client.prepare<[{ from: string; to: string }], DocumentOfReport>(
    `SELECT 'invoice' AS kind, i.id AS id, i.number, NULL AS invoiceNumber, i.state, i.issue_date AS date, i.due_date AS dueDate,
       coalesce(i.frozen ->> '$.client.name', c.name) AS clientName, i.total_minor AS totalMinor, i.tax_minor AS taxMinor
     FROM invoices i JOIN clients c ON c.id = i.client_id
     WHERE i.state <> 'draft' AND i.issue_date BETWEEN @from AND @to
     UNION ALL
     SELECT iif(n.reason = 'uncollectible', 'write-off', 'credit-note') AS kind, n.id AS id, n.number, i.number, 'issued', n.date AS date, NULL,
       coalesce(i.frozen ->> '$.client.name', c.name), -n.amount_minor, -n.tax_minor
     FROM credit_notes n JOIN invoices i ON i.id = n.invoice_id JOIN clients c ON c.id = i.client_id
     WHERE n.date BETWEEN @from AND @to
     ORDER BY date, kind, id`,
  ),
  count: db.$client
    .prepare<[{ from: string; to: string }], number>(
      `SELECT (SELECT count(*) FROM invoices WHERE state <> 'draft' AND issue_date BETWEEN @from AND @to)
         + (SELECT count(*) FROM credit_notes WHERE date BETWEEN @from AND @to)`,
    )
    .pluck(),
}))

/** Everything that is dated in a period and changes what clients owe, payments apart, in its order. */
export function documentsOfQuarter(db: Db, from: CalendarDate, to: CalendarDate): DocumentOfReport[] {
  return statements(db).documents.all({ from, to })
}

/** How many of them there are. */
export function countDocuments(db: Db, from: CalendarDate, to: CalendarDate): number {
  return statements(db).count.get({ from, to }) ?? 0
}
