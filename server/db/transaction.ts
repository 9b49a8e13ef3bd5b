import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'

/** The person's word that a change belongs into a quarter that is closed, and why. */
export interface LateChange {
  reason: string
}

/** An open transaction: the database, who changes it, when, and which day it is for them. */
export interface Tx {
  readonly db: Db
  readonly actor: string
  /** The instant of the change, UTC, for display only: the order comes from the history's numbers. */
  readonly at: string
  readonly today: CalendarDate
  /** Without it, whatever is dated in a closed quarter is refused. */
  readonly lateChange?: LateChange | undefined
}

// better-sqlite3 makes a transaction anew for each function, which takes longer than beginning one.
const immediately = prepared((db) => db.$client.transaction((work: () => unknown) => work()).immediate)

/** Who changes the book, on which day of theirs, and whether they mean to change a closed quarter. */
type Who = Pick<Tx, 'actor' | 'today' | 'lateChange'>

/**
 * Runs one use case whole or not at all. It is on disk when this returns; an exception leaves the book as it was.
 * The function is synchronous: waiting inside a transaction would let another request into it.
 */
export function inTransaction<Result>(db: Db, { actor, today, lateChange }: Who, work: (tx: Tx) => Result): Result {
  const tx: Tx = { db, actor, today, lateChange, at: new Date().toISOString() }
  return immediately(db)(() => work(tx)) as Result
}

/** Carries a rehearsal's result out of a transaction that is rolled back. */
class Rehearsed<Result> extends Error {
  readonly result: Result
  constructor(result: Result) {
    super('rehearsed')
    this.result = result
  }
}

/**
 * Runs a use case as it would run, gives its result, and leaves the book as it was: the preview and the deed are one code.
 * A closed quarter refuses the deed, not the preview.
 */
export function rehearse<Result>(db: Db, who: Who, work: (tx: Tx) => Result): Result {
  try {
    inTransaction(db, { lateChange: { reason: 'a preview' }, ...who }, (tx) => {
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
