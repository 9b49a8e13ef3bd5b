import type Database from 'better-sqlite3'
import type { Finding } from './check.ts'

/** The rows that only one of two queries gives: what is kept, and what the rows add up to. */
export function* differences(
  sqlite: Database.Database,
  what: string,
  kept: string,
  computed: string,
): Generator<Finding> {
  const wrong = sqlite
    .prepare(`SELECT * FROM (${kept}) EXCEPT SELECT * FROM (${computed}) LIMIT 20`)
    .raw()
    .all() as unknown[][]
  const missing = sqlite
    .prepare(`SELECT * FROM (${computed}) EXCEPT SELECT * FROM (${kept}) LIMIT 20`)
    .raw()
    .all() as unknown[][]
  for (const row of wrong)
    yield {
      code: 'KEPT-TOTAL',
      entity: `${what} ${row.join(' · ')}`,
      message: 'is kept, but the rows do not add up to it',
    }
  for (const row of missing)
    yield {
      code: 'KEPT-TOTAL',
      entity: `${what} ${row.join(' · ')}`,
      message: 'is what the rows add up to, but is not kept',
    }
}
