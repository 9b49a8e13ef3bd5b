import type Database from 'better-sqlite3'
import { checkChanges } from '../db/changes-by-month.ts'
import type { Finding } from './check.ts'
import { differences } from './differences.ts'

/** Whether every total that triggers keep is what the rows add up to. */
export function* checkKeptTotals(sqlite: Database.Database): Generator<Finding> {
  yield* differences(
    sqlite,
    'an account',
    'SELECT account_id, balance_minor FROM account_balances WHERE balance_minor <> 0',
    `SELECT account_id, sum(minor) AS minor FROM (
       SELECT to_account_id AS account_id, amount_minor AS minor FROM movements
       UNION ALL SELECT from_account_id, -amount_minor FROM movements
     ) GROUP BY 1 HAVING sum(minor) <> 0`,
  )
  yield* differences(
    sqlite,
    'a month and pair of accounts',
    'SELECT month, from_account_id, to_account_id, total_minor, entries FROM monthly_totals',
    'SELECT substr(date, 1, 7), from_account_id, to_account_id, sum(amount_minor), count(*) FROM movements GROUP BY 1, 2, 3',
  )
  yield* differences(
    sqlite,
    'a client and month',
    'SELECT client_id, month, receipts_minor FROM client_months WHERE receipts_minor <> 0',
    `SELECT e.client_id, substr(m.date, 1, 7), sum(m.amount_minor * ((f.role = 'income') - (t.role = 'income'))) AS minor
     FROM movements m JOIN events e ON e.id = m.event_id JOIN accounts f ON f.id = m.from_account_id JOIN accounts t ON t.id = m.to_account_id
     WHERE e.client_id IS NOT NULL GROUP BY 1, 2 HAVING minor <> 0`,
  )
  yield* differences(
    sqlite,
    'an invoice',
    'SELECT invoice_id, total_minor, reduced_minor, paid_minor FROM invoice_balances',
    `SELECT i.id, iif(i.state = 'void', 0, i.total_minor),
       coalesce((SELECT sum(amount_minor) FROM credit_notes WHERE invoice_id = i.id), 0),
       coalesce((SELECT sum(amount_minor) FROM allocations WHERE invoice_id = i.id), 0)
     FROM invoices i WHERE i.state <> 'draft'`,
  )
  yield* differences(
    sqlite,
    'what is owed by due date',
    'SELECT due_date, open_minor, invoices FROM open_by_due_date',
    `SELECT i.due_date, sum(b.open_minor), count(*) FROM invoice_balances b JOIN invoices i ON i.id = b.invoice_id
     WHERE b.open_minor > 0 GROUP BY 1`,
  )
  yield* differences(
    sqlite,
    'what is owed by due month',
    'SELECT month, open_minor, invoices FROM open_by_due_month',
    `SELECT substr(i.due_date, 1, 7), sum(b.open_minor), count(*) FROM invoice_balances b JOIN invoices i ON i.id = b.invoice_id
     WHERE b.open_minor > 0 GROUP BY 1`,
  )
  yield* checkStatement(sqlite)
  yield* checkChanges(sqlite)
}

const REAL = "('spending', 'tax-reserve', 'buffer', 'card', 'other')"

function* checkStatement(sqlite: Database.Database): Generator<Finding> {
  yield* differences(
    sqlite,
    'the effect of entry',
    'SELECT event_id, net_minor, own_minor, whole_minor, is_listed, is_counted FROM event_effects',
    `SELECT e.id, coalesce(sum(m.amount_minor * ((t.role IN ${REAL}) - (f.role IN ${REAL}))), 0),
       coalesce(sum(m.amount_minor * (t.role IN ${REAL} AND f.role IN ${REAL})), 0), coalesce(sum(m.amount_minor), 0),
       (o.id IS NULL OR o.date <> e.date) AND NOT (e.kind = 'opening' AND r.id IS NOT NULL), r.id IS NULL OR r.date <> e.date
     FROM events e LEFT JOIN events o ON o.id = e.reverses_id LEFT JOIN events r ON r.reverses_id = e.id
       LEFT JOIN movements m ON m.event_id = e.id LEFT JOIN accounts f ON f.id = m.from_account_id
       LEFT JOIN accounts t ON t.id = m.to_account_id
     GROUP BY e.id`,
  )
  yield* differences(
    sqlite,
    'a month of the statement',
    'SELECT month, entries, in_minor, out_minor FROM statement_months WHERE entries > 0',
    `SELECT substr(e.date, 1, 7), count(*), sum(max(x.net_minor, 0) * x.is_counted), sum(max(-x.net_minor, 0) * x.is_counted)
     FROM event_effects x JOIN events e ON e.id = x.event_id WHERE x.is_listed GROUP BY 1`,
  )
}
