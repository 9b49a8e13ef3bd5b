import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
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

/** Carries a rehearsal's result out of a transaction that is rolled back. */
class Rehearsed<Result> extends Error {
  readonly result: Result
  constructor(result: Result) {
    super('rehearsed')
    this.result = result
  }
}

/** Runs a use case as it would run, gives its result, and leaves the book as it was: the preview and the deed are one code. */
export function rehearse<Result>(
  db: Db,
  who: { actor: string; today: CalendarDate },
  work: (tx: Tx) => Result,
): Result {
  try {
    inTransaction(db, who, (tx) => {
      throw new Rehearsed(work(tx))
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.result as Result
    throw error
  }
  throw new Error('a rehearsal always ends by rolling back')
}

/** Throws: DomainError 'stale' when what was read has been changed since. */
export function refuseStale(current: number, expected: number): void {
  if (current !== expected)
    throw new DomainError('stale', 'This was changed in the meantime. Load it again and look at the change.')
}
