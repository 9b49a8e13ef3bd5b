import { type Db, prepared } from '../db/open.ts'

const statements = prepared((db) => ({
  credit: db.$client
    .prepare<[number], number>(
      `SELECT coalesce(sum(CASE WHEN source.role = 'client-money' THEN amount_minor WHEN target.role = 'client-money' THEN -amount_minor END), 0)
       FROM events
       JOIN movements ON movements.event_id = events.id
       JOIN accounts AS source ON source.id = from_account_id
       JOIN accounts AS target ON target.id = to_account_id
       WHERE events.client_id = ?`,
    )
    .pluck(),
}))

/** What is held for a client, deposits and credit, in minor units. */
export function clientCreditMinor(db: Db, clientId: number): number {
  return statements(db).credit.get(clientId) ?? 0
}
