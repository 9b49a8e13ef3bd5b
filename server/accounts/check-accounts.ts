import type Database from 'better-sqlite3'
import type { Finding } from '../backups/check.ts'

/** A closed account holds nothing, and nothing moved through it after the day on which it was closed. */
export function* checkAccounts(sqlite: Database.Database): Generator<Finding> {
  const wrong = sqlite
    .prepare<[], string>(
      `SELECT a.name FROM accounts a WHERE a.closed_on IS NOT NULL AND (
         (SELECT coalesce(sum(amount_minor), 0) FROM movements WHERE to_account_id = a.id)
           <> (SELECT coalesce(sum(amount_minor), 0) FROM movements WHERE from_account_id = a.id)
         OR EXISTS (SELECT 1 FROM movements WHERE to_account_id = a.id AND date > a.closed_on)
         OR EXISTS (SELECT 1 FROM movements WHERE from_account_id = a.id AND date > a.closed_on))`,
    )
    .pluck()
    .all()
  for (const name of wrong) yield { code: 'ACCOUNT', entity: `account ${name}`, message: 'is closed and not empty' }
}
