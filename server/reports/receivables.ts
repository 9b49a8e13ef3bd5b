import { addDays, type CalendarDate, monthOf } from '../../shared/calendar.ts'
import { receivableFigures } from '../../shared/invoices/time-to-pay.ts'
import { sum } from '../../shared/money.ts'
import type { QuarterFacts } from '../../shared/reports/quarter-facts.ts'
import type { DocumentSum, ReceivableFacts } from '../../shared/reports/receivables.ts'
import { type Db, prepared } from '../db/open.ts'
import { openInvoicesOn, receivableFactsOn } from '../invoices/receivables.ts'

interface Period {
  from: string
  to: string
}

const IS_UNBROKEN = 'count(DISTINCT series) = 1 AND max(sequence) - min(sequence) + 1 = count(*)'

// Those that stand.
const PAYMENTS = `SELECT count(*) FROM events e WHERE e.kind = 'payment' AND e.date BETWEEN @from AND @to
  AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = e.id)`

const statements = prepared((db) => ({
  issued: db.$client.prepare<[Period], ReceivableFacts['issued'] & { voidCount: number; voidMinor: number }>(
    `SELECT count(*) AS count, coalesce(sum(total_minor), 0) AS minor,
       count(iif(state = 'void', 1, NULL)) AS voidCount, coalesce(sum(iif(state = 'void', total_minor, 0)), 0) AS voidMinor,
       -- From one number to another only when it is all of these and no others.
       iif(${IS_UNBROKEN}, (SELECT number FROM invoices WHERE issue_date BETWEEN @from AND @to AND sequence IS NOT NULL ORDER BY sequence LIMIT 1), NULL) AS firstNumber,
       iif(${IS_UNBROKEN}, (SELECT number FROM invoices WHERE issue_date BETWEEN @from AND @to AND sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1), NULL) AS lastNumber
     FROM invoices WHERE state <> 'draft' AND issue_date BETWEEN @from AND @to`,
  ),
  // What came before its invoice was issued counts from the issue on, so that the steps lead to what is open.
  reduced: db.$client.prepare<[Period], { isWriteOff: 0 | 1 } & DocumentSum>(
    `SELECT n.reason = 'uncollectible' AS isWriteOff, count(*) AS count, sum(n.amount_minor) AS minor FROM (
       SELECT id FROM credit_notes WHERE date BETWEEN @from AND @to
       UNION ALL
       SELECT n.id FROM invoices i CROSS JOIN credit_notes n ON n.invoice_id = i.id
       WHERE i.issue_date BETWEEN @from AND @to AND n.date < @from
     ) o CROSS JOIN credit_notes n ON n.id = o.id JOIN invoices i ON i.id = n.invoice_id
     WHERE i.state = 'issued' AND i.issue_date <= @to GROUP BY 1`,
  ),
  paid: db.$client.prepare<[Period], DocumentSum>(
    `SELECT count(DISTINCT a.event_id) AS count, coalesce(sum(a.amount_minor), 0) AS minor FROM (
       SELECT event_id, invoice_id, amount_minor FROM allocations WHERE date BETWEEN @from AND @to
       UNION ALL
       SELECT a.event_id, a.invoice_id, a.amount_minor FROM invoices i JOIN allocations a ON a.invoice_id = i.id
       WHERE i.issue_date BETWEEN @from AND @to AND a.date < @from
     ) a JOIN invoices i ON i.id = a.invoice_id WHERE i.state = 'issued' AND i.issue_date <= @to`,
  ),
  byClient: db.$client.prepare<
    [Period & { first: string; last: string }],
    { clientId: number; name: string; payments: number; minor: number }
  >(
    `SELECT m.client_id AS clientId, c.name, sum(m.receipts_minor) AS minor,
       (${PAYMENTS} AND e.client_id = m.client_id) AS payments
     FROM client_months m JOIN clients c ON c.id = m.client_id
     WHERE m.month BETWEEN @first AND @last GROUP BY m.client_id HAVING minor <> 0 ORDER BY minor DESC, c.name, m.client_id`,
  ),
  withoutClient: db.$client.prepare<[Period], number>(`${PAYMENTS} AND e.client_id IS NULL`).pluck(),
}))

/** What clients owed at the end of a period, and the documents and payments that led there. */
export function receivableFacts(db: Db, from: CalendarDate, asOf: CalendarDate): ReceivableFacts {
  const { issued, reduced, paid } = statements(db)
  const period = { from, to: asOf }
  const before = openInvoicesOn(db, addDays(from, -1))
  const facts = receivableFactsOn(db, asOf)
  const { voidCount, voidMinor, ...all } = issued.get(period) ?? NOTHING_ISSUED
  const reductions = reduced.all(period)
  const reduction = (isWriteOff: 0 | 1) => reductions.find((row) => row.isWriteOff === isWriteOff) ?? NOTHING
  return {
    open: facts.open.map(({ invoiceId, number, clientName, issueDate, dueDate, openMinor }) => ({
      invoiceId,
      number,
      clientName,
      issueDate,
      dueDate,
      openMinor,
    })),
    before: { count: before.length, minor: sum(before.map(({ openMinor }) => openMinor)) },
    issued: all,
    voided: { count: voidCount, minor: voidMinor },
    credited: reduction(0),
    writtenOff: reduction(1),
    paid: paid.get(period) ?? NOTHING,
    daysToGetPaid: receivableFigures(facts).daysToGetPaid,
  }
}

/** Whole months are summed from what is kept; a quarter that runs ends today, and nothing is dated later. */
export function receivedByClient(
  db: Db,
  from: CalendarDate,
  asOf: CalendarDate,
  receiptsMinor: number,
): QuarterFacts['receivedByClient'] {
  const named = statements(db).byClient.all({ from, to: asOf, first: monthOf(from), last: monthOf(asOf) })
  const rest = receiptsMinor - sum(named.map(({ minor }) => minor))
  const payments = statements(db).withoutClient.get({ from, to: asOf }) ?? 0
  return rest === 0 ? named : [...named, { clientId: null, name: 'Without a client', payments, minor: rest }]
}

const NOTHING: DocumentSum = { count: 0, minor: 0 }
const NOTHING_ISSUED = { ...NOTHING, firstNumber: null, lastNumber: null, voidCount: 0, voidMinor: 0 }
