import type Database from 'better-sqlite3'
import type { Finding } from '../backups/check.ts'

/**
 * What was ticked up to a finished reconciliation must come to the bank's balance, from the opening balance that the
 * history says it was finished with: later reversals and corrections take nothing away from that.
 */
export function* checkReconciliations(sqlite: Database.Database): Generator<Finding> {
  const wrong = sqlite
    .prepare<[], { id: number; bankMinor: number; tickedMinor: number | null }>(
      `SELECT id, bankMinor, tickedMinor FROM (
         SELECT r.id, r.bank_minor AS bankMinor, h.after ->> '$.openingMinor' + coalesce((
           SELECT sum(m.amount_minor * ((m.to_account_id = r.account_id) - (m.from_account_id = r.account_id)))
           FROM ticks t JOIN movements m ON m.event_id = t.event_id
           WHERE t.account_id = r.account_id AND t.reconciliation_id <= r.id
             AND m.date >= coalesce(h.after ->> '$.openedOn', '')), 0) AS tickedMinor
         FROM reconciliations r LEFT JOIN history h ON h.number = (
           SELECT max(number) FROM history
           WHERE entity = 'reconciliation' AND entity_id = r.id AND action = 'reconciliation.finished')
         WHERE r.state = 'done') WHERE tickedMinor IS NOT bankMinor LIMIT 20`,
    )
    .all()
  for (const { id, tickedMinor, bankMinor } of wrong) {
    yield {
      code: 'RECONCILIATION',
      entity: `reconciliation ${id}`,
      message: `says the bank had ${bankMinor}, and what is ticked comes to ${tickedMinor ?? 'nothing known'}`,
    }
  }
  const misplaced = sqlite
    .prepare<[], number>(
      `SELECT t.event_id FROM ticks t JOIN reconciliations r ON r.id = t.reconciliation_id JOIN events e ON e.id = t.event_id
       WHERE r.account_id <> t.account_id OR e.date > r.date OR e.kind = 'opening' OR NOT EXISTS (
         SELECT 1 FROM movements m WHERE m.event_id = t.event_id AND t.account_id IN (m.from_account_id, m.to_account_id))
       LIMIT 20`,
    )
    .pluck()
    .all()
  for (const id of misplaced)
    yield {
      code: 'RECONCILIATION',
      entity: `entry ${id}`,
      message: 'is ticked on an account or day that is not its own',
    }
}
