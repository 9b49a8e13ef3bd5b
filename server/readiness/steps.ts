import { and, eq } from 'drizzle-orm'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { isFromTheBook, STEP_TITLES, type Step, type StepKey, stepsOf } from '../../shared/readiness/steps.ts'
import type { StepBody, StepReply, StepsReply } from '../../shared/readiness/steps-contract.ts'
import { recordChange } from '../db/history.ts'
import { stepNotes } from '../db/independence-schema.ts'
import type { Db } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { stepFactsOn } from './step-facts.ts'

type NoteRow = typeof stepNotes.$inferSelect

/** Every step of the way with how it stands on a day. */
export function stepsReply(db: Db, asOf: CalendarDate): StepsReply {
  const rows = new Map(
    db
      .select()
      .from(stepNotes)
      .all()
      .map((row) => [row.step as StepKey, row]),
  )
  const items = stepsOf(stepFactsOn(db, asOf), rows).map((step) => replyOf(step, rows.get(step.step)))
  const wanted = items.filter(({ state }) => state !== 'left-out')
  return { items, done: wanted.filter(({ state }) => state === 'done').length, wanted: wanted.length }
}

/** Throws: DomainError 'not-found' for a step that this book has not, such as a notice without a day job. */
export function stepReply(db: Db, asOf: CalendarDate, step: StepKey): StepReply {
  const found = stepsReply(db, asOf).items.find((item) => item.step === step)
  if (!found) throw new DomainError('not-found', `The step “${STEP_TITLES[step]}” is none of this book.`)
  return found
}

/**
 * Keeps what the person says of a step, or takes it back.
 *
 * Throws: DomainError 'stale', 'step-from-book' for one that only the book can tick, 'date-in-future'.
 */
export function sayOfStep(tx: Tx, step: StepKey, expected: number, { state, doneOn, note }: StepBody): void {
  const before = tx.db.select().from(stepNotes).where(eq(stepNotes.step, step)).get()
  refuseStale(before?.version ?? 0, expected)
  if (state === 'done' && isFromTheBook(step)) {
    const message = 'The book ticks this one, when it is so. If it is none of yours, leave it out.'
    throw new DomainError('step-from-book', message, '#/state')
  }
  if (doneOn !== undefined && doneOn > tx.today)
    throw new DomainError('date-in-future', 'Tick a step when it is done.', '#/doneOn')
  const after = { step, doneOn: state === 'done' ? (doneOn ?? tx.today) : null, leftOut: state === 'left-out', note }
  save(tx.db, after, before)
  recordChange(tx, { action: 'step.changed', entity: 'step', ...(before && { before: told(before) }), after })
}

function save(db: Db, after: Omit<NoteRow, 'version'>, before: NoteRow | undefined): void {
  if (!before)
    db.insert(stepNotes)
      .values({ ...after, version: 1 })
      .run()
  else
    db.update(stepNotes)
      .set({ ...after, version: before.version + 1 })
      .where(and(eq(stepNotes.step, before.step), eq(stepNotes.version, before.version)))
      .run()
}

function told({ version: _version, ...content }: NoteRow): object {
  return content
}

function replyOf({ sources, ...step }: Step, row: NoteRow | undefined): StepReply {
  return {
    ...step,
    sources: [...sources],
    isByHand: !isFromTheBook(step.step),
    doneOn: row?.doneOn ?? null,
    note: row?.note ?? '',
    version: row?.version ?? 0,
  }
}
