import type { Finding } from '../backups/check.ts'
import { GENESIS, rowHash } from '../db/history.ts'
import type { Seen } from '../db/instance.ts'
import type { Db } from '../db/open.ts'
import { history } from '../db/schema.ts'

/** Whether the history is one chain without a gap, and goes on from what was seen of it. */
export function* checkChain(db: Db, seen: Seen | undefined): Generator<Finding> {
  let previousHash = GENESIS
  let expected = 1
  for (const row of db.select().from(history).orderBy(history.number).all()) {
    const entity = `history ${row.number}`
    if (row.number !== expected) yield { code: 'HISTORY', entity, message: `stands where ${expected} should` }
    if (row.previousHash !== previousHash)
      yield { code: 'HISTORY', entity, message: 'does not follow the row before it' }
    if (rowHash(row) !== row.hash) yield { code: 'HISTORY', entity, message: 'is not what its hash says' }
    previousHash = row.hash
    expected = row.number + 1
  }
  if (seen && seen.historyNumber >= expected) {
    yield {
      code: 'HISTORY',
      entity: 'instance.json',
      message: `saw change ${seen.historyNumber}, and the book ends at ${expected - 1}`,
    }
  }
}
