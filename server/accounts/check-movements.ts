import type Database from 'better-sqlite3'
import type { Finding } from '../backups/check.ts'

/** Whether entries, the money they move and the invoices they pay agree. */
export function* checkMovements(sqlite: Database.Database): Generator<Finding> {
  const lists: [code: string, what: string, message: string, sql: string][] = [
    [
      'PAYMENT',
      'invoice',
      'has payments but is a draft or void',
      `SELECT i.id FROM invoices i JOIN allocations a ON a.invoice_id = i.id WHERE i.state <> 'issued' GROUP BY i.id HAVING sum(a.amount_minor) <> 0`,
    ],
    [
      'PAYMENT',
      'invoice',
      'was paid more than its total',
      'SELECT invoice_id FROM invoice_balances WHERE paid_minor > total_minor',
    ],
    [
      'PAYMENT',
      'entry',
      'pays invoices more than its money',
      `
      SELECT a.event_id FROM (
        SELECT event_id, account_id, sum(amount_minor) AS minor FROM allocations
        WHERE NOT EXISTS (
          -- A deposit that the client's credit pays stays where it is: money held for the client.
          SELECT 1 FROM events e, accounts c
          WHERE e.id = event_id AND e.kind = 'credit-use' AND c.id = account_id AND c.role = 'client-money')
        GROUP BY 1, 2) a
      WHERE abs(a.minor) > abs(coalesce((SELECT sum(m.amount_minor * ((m.from_account_id = a.account_id) - (m.to_account_id = a.account_id)))
        FROM movements m WHERE m.event_id = a.event_id), 0)) GROUP BY 1`,
    ],
    [
      'MOVEMENT',
      'movement',
      'does not bear the date of its entry',
      'SELECT m.id FROM movements m JOIN events e ON e.id = m.event_id WHERE m.date <> e.date',
    ],
    [
      'MOVEMENT',
      'entry',
      'moves no money',
      // A deposit that the client's credit pays was held for the client before, and is after.
      `SELECT id FROM events e WHERE id NOT IN (SELECT event_id FROM movements) AND NOT (
         e.kind = 'credit-use' AND EXISTS (SELECT 1 FROM allocations WHERE event_id = e.id) AND NOT EXISTS (
           SELECT 1 FROM allocations a JOIN accounts c ON c.id = a.account_id
           WHERE a.event_id = e.id AND c.role <> 'client-money'))`,
    ],
    [
      'REVERSAL',
      'entry',
      'does not take back what it reverses',
      `
      SELECT r.id FROM events r WHERE r.reverses_id IS NOT NULL AND EXISTS (
        SELECT from_account_id, to_account_id, sum(amount_minor) FROM movements WHERE event_id = r.reverses_id GROUP BY 1, 2
        EXCEPT SELECT to_account_id, from_account_id, sum(amount_minor) FROM movements WHERE event_id = r.id GROUP BY 1, 2)`,
    ],
  ]
  for (const [code, what, message, sql] of lists) {
    for (const id of sqlite.prepare(`${sql} LIMIT 20`).pluck().all())
      yield { code, entity: `${what} ${String(id)}`, message }
  }
}
