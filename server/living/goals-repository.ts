import { and, asc, eq, isNull } from 'drizzle-orm'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { savingsGoals, savingsSteps } from '../db/independence-schema.ts'
import { type Db, prepared } from '../db/open.ts'

export type GoalRow = typeof savingsGoals.$inferSelect
export type StepRow = typeof savingsSteps.$inferSelect

const statements = prepared(({ $client }) => ({
  putAside: $client
    .prepare<[string], number>('SELECT coalesce(sum(amount_minor), 0) FROM savings_steps WHERE date <= ?')
    .pluck(),
}))

/** The open goals in their order, then the closed ones, the latest closed first. */
export function listGoals(db: Db): GoalRow[] {
  const rows = db.select().from(savingsGoals).orderBy(asc(savingsGoals.position), asc(savingsGoals.id)).all()
  const closed = rows.filter(({ closedOn }) => closedOn !== null)
  return [
    ...rows.filter(({ closedOn }) => closedOn === null),
    ...closed.toSorted((a, b) => (b.closedOn ?? '').localeCompare(a.closedOn ?? '')),
  ]
}

export function openGoals(db: Db): GoalRow[] {
  return db
    .select()
    .from(savingsGoals)
    .where(isNull(savingsGoals.closedOn))
    .orderBy(asc(savingsGoals.position), asc(savingsGoals.id))
    .all()
}

/** Throws: DomainError 'not-found'. */
export function requireGoal(db: Db, id: number): GoalRow {
  const goal = db.select().from(savingsGoals).where(eq(savingsGoals.id, id)).get()
  if (!goal) throw new DomainError('not-found', `There is no savings goal ${id}.`)
  return goal
}

export function insertGoal(db: Db, row: Omit<GoalRow, 'id' | 'version' | 'closedOn'>): number {
  return Number(
    db
      .insert(savingsGoals)
      .values({ ...row, closedOn: null, version: 1 })
      .run().lastInsertRowid,
  )
}

export function updateGoal(db: Db, { id, version }: GoalRow, changes: Partial<GoalRow>): void {
  db.update(savingsGoals)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(savingsGoals.id, id), eq(savingsGoals.version, version)))
    .run()
}

/** What was put aside for a goal and taken back, the earliest first. */
export function stepsOf(db: Db, goalId: number): StepRow[] {
  return db
    .select()
    .from(savingsSteps)
    .where(eq(savingsSteps.goalId, goalId))
    .orderBy(asc(savingsSteps.date), asc(savingsSteps.id))
    .all()
}

export function insertStep(db: Db, row: Omit<StepRow, 'id'>): void {
  db.insert(savingsSteps).values(row).run()
}

/** What is put aside for all goals at the end of a day, in minor units. */
export function putAsideOn(db: Db, asOf: CalendarDate): number {
  return statements(db).putAside.get(asOf) ?? 0
}
