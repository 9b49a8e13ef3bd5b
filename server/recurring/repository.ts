import { and, asc, eq } from 'drizzle-orm'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { dueDates } from '../../shared/recurring/due-dates.ts'
import { type Db, prepared } from '../db/open.ts'
import { recurringItems } from '../db/schema.ts'

export type ItemRow = typeof recurringItems.$inferSelect

export interface DecidedRow {
  itemId: number
  dueOn: CalendarDate
  eventId: number | null
  /** 0 when the entry was taken back and nothing took its place: then the date waits again. */
  isDecided: 0 | 1
}

// Of an entry and all that corrected it, at most the last one stands.
const DECIDED = `SELECT d.item_id AS itemId, d.due_on AS dueOn, d.event_id AS eventId, d.event_id IS NULL OR EXISTS (
    WITH RECURSIVE chain (id) AS (SELECT d.event_id UNION ALL SELECT n.id FROM events n JOIN chain c ON n.replaces_id = c.id)
    SELECT 1 FROM chain c WHERE NOT EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = c.id)) AS isDecided
  FROM recurring_dates d`

const statements = prepared((db) => ({
  bookedBy: db.$client.prepare<[number], 1>('SELECT 1 FROM recurring_dates WHERE event_id = ?').pluck(),
  takenBack: db.$client.prepare<[number], 1>('SELECT 1 FROM events WHERE reverses_id = ?').pluck(),
  decidedOf: db.$client.prepare<[number], DecidedRow>(`${DECIDED} WHERE d.item_id = ? ORDER BY d.due_on DESC`),
  decidedOn: db.$client.prepare<[number, string], DecidedRow>(`${DECIDED} WHERE d.item_id = ? AND d.due_on = ?`),
  decide: db.$client.prepare(
    'INSERT INTO recurring_dates (item_id, due_on, event_id) VALUES (?, ?, ?) ' +
      'ON CONFLICT (item_id, due_on) DO UPDATE SET event_id = excluded.event_id',
  ),
}))

export function listItems(db: Db): ItemRow[] {
  return db.select().from(recurringItems).orderBy(asc(recurringItems.id)).all()
}

/** Throws: DomainError 'not-found'. */
export function requireItem(db: Db, id: number): ItemRow {
  const item = db.select().from(recurringItems).where(eq(recurringItems.id, id)).get()
  if (!item) throw new DomainError('not-found', `There is no recurring item ${id}.`)
  return item
}

export function insertItem(db: Db, row: Omit<ItemRow, 'id' | 'version' | 'state'>): number {
  return Number(
    db
      .insert(recurringItems)
      .values({ ...row, state: 'active', version: 1 })
      .run().lastInsertRowid,
  )
}

export function updateItem(db: Db, { id, version }: ItemRow, changes: Partial<ItemRow>): void {
  db.update(recurringItems)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(recurringItems.id, id), eq(recurringItems.version, version)))
    .run()
}

/** The dates of an item that were ever decided, newest first. */
export function decidedDates(db: Db, itemId: number): DecidedRow[] {
  return statements(db).decidedOf.all(itemId)
}

export function decidedDate(db: Db, itemId: number, dueOn: CalendarDate): DecidedRow | undefined {
  return statements(db).decidedOn.get(itemId, dueOn)
}

/** Keeps what became of a date: the entry that was booked for it, or none when it was skipped. */
export function decide(db: Db, itemId: number, dueOn: CalendarDate, eventId: number | null): void {
  statements(db).decide.run(itemId, dueOn, eventId)
}

/** True for an entry that is the booking of a date already, of whichever item. */
export function isBooking(db: Db, eventId: number): boolean {
  return statements(db).bookedBy.get(eventId) !== undefined
}

/** True for an entry that a reversal took back. */
export function wasTakenBack(db: Db, eventId: number): boolean {
  return statements(db).takenBack.get(eventId) !== undefined
}

/** The dates of an item that wait to be decided on a day, the oldest first; none while it is paused or ended. */
export function waitingDates(
  db: Db,
  item: ItemRow,
  today: CalendarDate,
  decided = decidedDates(db, item.id),
): CalendarDate[] {
  if (item.state !== 'active') return []
  const done = new Set(decided.filter(({ isDecided }) => isDecided).map(({ dueOn }) => dueOn))
  return dueDates(item, today).filter((date) => !done.has(date))
}

/** How many dates wait on a day, over all items. */
export function countWaiting(db: Db, today: CalendarDate): number {
  const active = db.select().from(recurringItems).where(eq(recurringItems.state, 'active')).all()
  return active.reduce((count, item) => count + waitingDates(db, item, today).length, 0)
}
