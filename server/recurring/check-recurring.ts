import type Database from 'better-sqlite3'
import { RecurringExpense, RecurringIncome } from '../../shared/recurring/contract.ts'
import { comesOn } from '../../shared/recurring/due-dates.ts'
import type { Finding } from '../backups/check.ts'
import type { Db } from '../db/open.ts'
import { KIND_OF } from './entry.ts'
import { decidedDates, type ItemRow, listItems } from './repository.ts'

/** What comes again holds: its entry can be read, and what was decided belongs to its dates and to entries of its kind. */
export function* checkRecurring(db: Db): Generator<Finding> {
  for (const item of listItems(db)) {
    const entity = `recurring item ${item.id}`
    const contract = item.kind === 'expense' ? RecurringExpense : RecurringIncome
    if (!contract.safeParse(item.entry).success)
      yield { code: 'RECURRING', entity, message: 'holds an entry that cannot be read' }
    for (const { dueOn } of decidedDates(db, item.id)) {
      if (!comesOn(item, dueOn))
        yield { code: 'RECURRING', entity, message: `was decided for ${dueOn}, on which it does not come` }
    }
  }
  yield* checkEntries(db.$client)
}

function* checkEntries(sqlite: Database.Database): Generator<Finding> {
  const rows = sqlite
    .prepare<
      [],
      {
        itemId: number
        kind: ItemRow['kind']
        eventId: number
        eventKind: string | null
        isReversal: number
        items: number
      }
    >(
      `SELECT d.item_id AS itemId, i.kind, d.event_id AS eventId, e.kind AS eventKind, e.reverses_id IS NOT NULL AS isReversal,
         (SELECT count(*) FROM recurring_dates o WHERE o.event_id = d.event_id) AS items
       FROM recurring_dates d JOIN recurring_items i ON i.id = d.item_id LEFT JOIN events e ON e.id = d.event_id
       WHERE d.event_id IS NOT NULL`,
    )
    .all()
  for (const { itemId, kind, eventId, eventKind, isReversal, items } of rows) {
    const entity = `recurring item ${itemId}`
    if (eventKind === null) yield { code: 'RECURRING', entity, message: `names entry ${eventId}, which is not there` }
    else if (eventKind !== KIND_OF[kind] || isReversal)
      yield { code: 'RECURRING', entity, message: `names entry ${eventId}, which is none of its kind` }
    if (items > 1) yield { code: 'RECURRING', entity, message: `names entry ${eventId}, as another date does` }
  }
}
