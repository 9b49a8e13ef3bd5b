import type Database from 'better-sqlite3'
import type { Finding } from '../backups/check.ts'

/** The latest row of the history about a record, with its contents where they lie apart. */
const LATEST = (entity: string, id: string) => `SELECT h.action, coalesce(c.after, h.after) AS said
  FROM history h LEFT JOIN history_contents c ON c.number = h.number
  WHERE h.number = (SELECT max(number) FROM history WHERE entity = '${entity}' AND entity_id IS ${id})`

const ROWS: readonly { what: string; sql: string }[] = [
  {
    what: 'contract',
    sql: `SELECT k.id FROM contracts k
      WHERE NOT EXISTS (SELECT 1 FROM (${LATEST('contract', 'k.id')}) WHERE action <> 'contract.removed'
        AND said ->> '$.clientId' = k.client_id AND said ->> '$.monthlyMinor' = k.monthly_minor
        AND said ->> '$.firstMonth' = k.first_month AND said ->> '$.lastMonth' IS k.last_month
        AND said ->> '$.note' = k.note) LIMIT 20`,
  },
  {
    what: 'one-off',
    sql: `SELECT o.id FROM one_offs o
      WHERE NOT EXISTS (SELECT 1 FROM (${LATEST('one-off', 'o.id')}) WHERE action <> 'one-off.removed'
        AND said ->> '$.month' = o.month AND said ->> '$.name' = o.name
        AND said ->> '$.amountMinor' = o.amount_minor) LIMIT 20`,
  },
  {
    // Before the first change it is as every new book has it.
    what: 'plan',
    sql: `SELECT p.id FROM plan p WHERE NOT EXISTS (
        SELECT 1 FROM (${LATEST('plan', 'NULL')}) WHERE said ->> '$.seed' = p.seed
          AND said ->> '$.quitDate' IS p.quit_date AND said ->> '$.noticeDays' IS p.notice_days
          AND said ->> '$.employerBenefitsMinor' IS p.employer_benefits_minor
          AND said ->> '$.yearlyPayMinor' IS p.yearly_pay_minor AND said ->> '$.yearlyTopUpMinor' = p.yearly_top_up_minor
          AND said ->> '$.billableBps' = p.billable_bps AND said ->> '$.unpaidBps' = p.unpaid_bps)
      AND NOT (p.version = 1 AND NOT EXISTS (SELECT 1 FROM history WHERE entity = 'plan'))`,
  },
]

/** Contracts, one-offs and the plan must be what the history last said of them. */
export function* checkForecast(sqlite: Database.Database): Generator<Finding> {
  for (const { what, sql } of ROWS) {
    for (const id of sqlite.prepare<[], number>(sql).pluck().all())
      yield { code: 'FORECAST', entity: `${what} ${id}`, message: 'is not as the history last said' }
  }
}
