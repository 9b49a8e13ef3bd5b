import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import type { Tx } from '../db/transaction.ts'

/** What can be dated in a quarter. A credit note stands for a write-off too. */
export type DatedEntity = 'event' | 'invoice' | 'credit-note'

/** Leave to write something with a date, and the note that it came late. */
interface Admitted {
  /** To be called as soon as the row is there and before its movements: the database refuses them otherwise. */
  note(entity: DatedEntity, entityId: number): void
}

const statements = prepared((db) => ({
  closed: db.$client.prepare<[{ date: string }], { id: number; quarter: string }>(
    'SELECT id, quarter FROM closed_quarters WHERE reopened_at IS NULL AND @date BETWEEN first_day AND last_day',
  ),
  // An invoice that was issued late may be voided late as well: one row says that it is another than the pack knows.
  note: db.$client.prepare(
    'INSERT INTO late_changes (closed_quarter_id, entity, entity_id, reason, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ),
}))

const ON_TIME: Admitted = { note: () => undefined }

/** The closed quarter that a date lies in, or undefined. For what no reason can bring in late. */
export function closedQuarterOn(db: Db, date: CalendarDate): string | undefined {
  return statements(db).closed.get({ date })?.quarter
}

/**
 * Whether something may be written with this date. In a closed quarter only as a late change, which is then listed with it.
 *
 * Throws: DomainError 'quarter-closed', which names the quarter.
 */
export function admitDate(tx: Tx, date: CalendarDate): Admitted {
  const closed = statements(tx.db).closed.get({ date })
  if (!closed) return ON_TIME
  const { lateChange } = tx
  if (!lateChange) {
    throw new DomainError(
      'quarter-closed',
      `${date} lies in ${closed.quarter}, which is closed. Take another date, or record it as a late change with a reason.`,
    )
  }
  return {
    note: (entity, entityId) => {
      statements(tx.db).note.run(closed.id, entity, entityId, lateChange.reason, tx.at)
      const after = { quarter: closed.quarter, reason: lateChange.reason }
      recordChange(tx, { action: 'late-change.recorded', entity, entityId, after })
    },
  }
}
