import type Database from 'better-sqlite3'
import { type DayOff, faultOfSpan, isTwice } from '../../shared/living/days-off.ts'
import { type GoalStep, leastPutAside } from '../../shared/living/goals.ts'
import type { Finding } from '../backups/check.ts'

/**
 * Each budget has settings of its day; days off stay within a year, count a day once and are what the history last said;
 * no goal gave back more than was put aside for it, and what was put aside is what the history tells.
 */
export function* checkLiving(sqlite: Database.Database): Generator<Finding> {
  const without = sqlite
    .prepare<[], string>(
      'SELECT DISTINCT from_date FROM living_items WHERE from_date NOT IN (SELECT from_date FROM settings)',
    )
    .pluck()
    .all()
  for (const fromDate of without)
    yield { code: 'LIVING', entity: `living budget ${fromDate}`, message: 'has no settings of its day' }
  yield* checkDaysOff(sqlite)
  yield* checkGoals(sqlite)
}

type Row = DayOff & { id: number; isTold: 0 | 1 }

function* checkDaysOff(sqlite: Database.Database): Generator<Finding> {
  const rows = sqlite
    .prepare<[], Row>(
      `SELECT d.id, d.kind, d.first_day AS firstDay, d.last_day AS lastDay, d.half_days AS halfDays,
         coalesce(h.action <> 'day-off.removed' AND h.after ->> '$.kind' = d.kind AND h.after ->> '$.firstDay' = d.first_day
           AND h.after ->> '$.lastDay' = d.last_day AND (h.after ->> '$.days') * 2 = d.half_days, 0) AS isTold
       FROM days_off d LEFT JOIN history h ON h.number = (
         SELECT max(number) FROM history WHERE entity = 'day-off' AND entity_id = d.id)
       ORDER BY d.first_day`,
    )
    .all()
  for (const [index, row] of rows.entries()) {
    const entity = `days off ${row.id}`
    const fault = faultOfSpan(row)
    if (fault) yield { code: 'DAYS-OFF', entity, message: fault.says }
    if (!row.isTold) yield { code: 'DAYS-OFF', entity, message: 'are not as the history last said' }
    if (rows.slice(0, index).some((other) => isTwice(row, other)))
      yield { code: 'DAYS-OFF', entity, message: 'count a day that another entry counts' }
  }
}

function* checkGoals(sqlite: Database.Database): Generator<Finding> {
  const steps = sqlite.prepare<[number], GoalStep>(
    'SELECT date, amount_minor AS amountMinor FROM savings_steps WHERE goal_id = ?',
  )
  const goals = sqlite
    .prepare<[], { id: number; closedOn: string | null; minor: number; toldMinor: number }>(
      `SELECT id, closed_on AS closedOn,
         coalesce((SELECT sum(amount_minor) FROM savings_steps WHERE goal_id = g.id), 0) AS minor,
         coalesce((SELECT sum(after ->> '$.amountMinor') FROM history WHERE entity = 'savings-goal' AND entity_id = g.id
           AND action IN ('savings-goal.put-aside', 'savings-goal.taken-back')), 0) AS toldMinor
       FROM savings_goals g`,
    )
    .all()
  for (const { id, closedOn, minor, toldMinor } of goals) {
    const entity = `savings goal ${id}`
    if (leastPutAside(steps.all(id)) < 0)
      yield { code: 'GOAL', entity, message: 'gave back more than was put aside for it' }
    if (minor !== toldMinor) yield { code: 'GOAL', entity, message: 'holds another amount than the history tells' }
    if (closedOn !== null && minor !== 0) yield { code: 'GOAL', entity, message: 'is closed and holds money' }
  }
}
