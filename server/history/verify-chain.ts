import { GENESIS, rowHash } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { lastNumber } from './repository.ts'

/** So many rows are held against their hashes by one request: some hundredths of a second. */
const ROWS_AT_ONCE = 5_000

interface Row extends Record<string, unknown> {
  number: number
  previousHash: string
  hash: string
}

interface Progress {
  number: number
  hash: string
  isBroken: boolean
}

const chains = prepared(({ $client }) => ({
  after: $client.prepare<[number, number], Row>(
    `SELECT number, at, actor, action, entity, entity_id AS entityId, before, after, previous_hash AS previousHash, hash
     FROM history WHERE number > ? ORDER BY number LIMIT ?`,
  ),
  progress: { number: 0, hash: GENESIS, isBroken: false } as Progress,
}))

/**
 * Follows the chain of hashes further than it was followed before, from row to row, and says how far it holds.
 * What was verified since the program started is not read again; `check` reads everything anew.
 */
export function verifyFurther(db: Db): { verifiedUpTo: number; lastNumber: number; isBroken: boolean } {
  const { after, progress } = chains(db)
  for (const { hash, ...row } of progress.isBroken ? [] : after.all(progress.number, ROWS_AT_ONCE)) {
    const follows = row.number === progress.number + 1 && row.previousHash === progress.hash
    progress.isBroken = !follows || rowHash(row) !== hash
    if (progress.isBroken) break
    progress.number = row.number
    progress.hash = hash
  }
  return { verifiedUpTo: progress.number, lastNumber: lastNumber(db), isBroken: progress.isBroken }
}
