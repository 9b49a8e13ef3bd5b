import type { Finding } from '../backups/check.ts'
import { isSeal, sealOf } from '../db/history.ts'
import type { Db } from '../db/open.ts'

interface ContentsRow {
  number: number
  before: string | null
  after: string | null
  salt: string | null
  keptBefore: string | null
  keptAfter: string | null
}

/** Proves what is kept apart from the history: it is what its row's hash says, or it was removed on request and a row says so. */
export function* checkContents(db: Db): Generator<Finding> {
  const removed = new Set(
    db.$client
      .prepare<[], number>(
        `SELECT taken.value FROM history h, json_each(h.after, '$.contentsOf') taken WHERE h.action IN ('client.removed', 'lead.removed')`,
      )
      .pluck()
      .all(),
  )
  const rows = db.$client
    .prepare<[], ContentsRow>(
      `SELECT h.number, h.before, h.after, c.salt, c.before AS keptBefore, c.after AS keptAfter
       FROM history h LEFT JOIN history_contents c ON c.number = h.number
       WHERE c.number IS NOT NULL OR h.before LIKE '{"contents":"%' OR h.after LIKE '{"contents":"%' ORDER BY h.number`,
    )
    .all()
  for (const { number, before, after, salt, keptBefore, keptAfter } of rows) {
    const entity = `history ${number}`
    if (salt !== null) {
      if (sealOf(salt, keptBefore) !== before || sealOf(salt, keptAfter) !== after)
        yield { code: 'HISTORY', entity, message: 'has other contents than its hash says' }
    } else if ((isSeal(before) || isSeal(after)) && !removed.has(number)) {
      yield { code: 'HISTORY', entity, message: 'has lost its contents, and no removal says so' }
    }
  }
}
