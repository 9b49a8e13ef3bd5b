import Database from 'better-sqlite3'
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
export type Who = Pick<Tx, 'actor' | 'today' | 'lateChange'>

/**
 * Runs one use case whole or not at all. It is on disk when this returns; an exception leaves the book as it was.
 * The function is synchronous: waiting inside a transaction would let another request into it.
 */
export function inTransaction<Result>(db: Db, { actor, today, lateChange }: Who, work: (tx: Tx) => Result): Result {
  const tx: Tx = { db, actor, today, lateChange, at: new Date().toISOString() }
  return immediately(db)(() => work(tx)) as Result
}

interface Asked {
  run(): unknown
  resolve(result: unknown): void
  reject(error: unknown): void
}

const waiting = new WeakMap<Db, Asked[]>()

/**
 * As `inTransaction`, but in one commit with all that is asked in the same turn of the event loop: waiting for the disk is
 * half of what a record costs. Each is still whole or not at all, and none is answered before the disk has them all; what
 * the disk refuses is refused to all.
 */
export function inSharedTransaction<Result>(db: Db, who: Who, work: (tx: Tx) => Result): Promise<Result> {
  return new Promise<unknown>((resolve, reject) => {
    const asked = { run: () => inTransaction(db, who, work), resolve, reject }
    const others = waiting.get(db)
    if (others) return void others.push(asked)
    const all = [asked]
    waiting.set(db, all)
    setImmediate(() => {
      waiting.delete(db)
      commitTogether(db, all)
    })
  }) as Promise<Result>
}

function commitTogether(db: Db, all: readonly Asked[]): void {
  const attemptAll = () => all.map(attempt)
  try {
    const answers = all.length === 1 ? attemptAll() : immediately(db)(attemptAll)
    for (const answer of answers as ReturnType<typeof attemptAll>) answer()
  } catch (error) {
    for (const { reject } of all) reject(error)
  }
}

/** Runs one of several and gives how to answer it, once all are on disk. */
function attempt({ run, resolve, reject }: Asked): () => void {
  try {
    const result = run()
    return () => resolve(result)
  } catch (error) {
    // After an error of SQLite nobody goes on in the same transaction: it may have taken the others back as well.
    if (error instanceof Database.SqliteError) throw error
    return () => reject(error)
  }
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
