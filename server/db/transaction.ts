import type { CalendarDate } from '../../shared/calendar.ts'
import type { Db } from './open.ts'

/** An open transaction: the database, who changes it, when, and which day it is for them. */
export interface Tx {
  readonly db: Db
  readonly actor: string
  /** The instant of the change, UTC, for display only: the order comes from the history's numbers. */
  readonly at: string
  readonly today: CalendarDate
}

/**
 * Runs one use case whole or not at all. It is on disk when this returns; an exception leaves the book as it was.
 * The function is synchronous: waiting inside a transaction would let another request into it.
 */
export function inTransaction<Result>(
  db: Db,
  { actor, today }: { actor: string; today: CalendarDate },
  work: (tx: Tx) => Result,
): Result {
  const tx: Tx = { db, actor, today, at: new Date().toISOString() }
  return db.$client.transaction(() => work(tx)).immediate()
}
