import { type CalendarDate, monthOf, monthsApart } from '../calendar.ts'
import { exact } from '../money.ts'

/** A savings goal and what was put aside for it. Minor units. */
export interface GoalFacts {
  targetMinor: number
  putAsideMinor: number
  wantedBy: CalendarDate | null
}

/** What is missing to a goal, in minor units; 0 when it is reached. */
export function goalGap({ targetMinor, putAsideMinor }: GoalFacts): number {
  return Math.max(0, exact(targetMinor - putAsideMinor))
}

/**
 * What to put aside each month, this one included, to reach a goal in the month it is wanted by.
 *
 * Units:  minor units.  Rounds: up, because it is needed.
 * Result: null without a day, when its month has passed, or when the goal is reached.
 * Source: docs/figures.md, chapter 9.
 */
export function goalMonthly(goal: GoalFacts, asOf: CalendarDate): number | null {
  const gapMinor = goalGap(goal)
  if (goal.wantedBy === null || gapMinor === 0) return null
  const months = monthsApart(monthOf(asOf), monthOf(goal.wantedBy)) + 1
  return months < 1 ? null : Math.ceil(gapMinor / months)
}

/** One time that something was put aside (above zero) or taken back (below zero). */
export interface GoalStep {
  date: CalendarDate
  amountMinor: number
}

/** The least that was put aside at the end of any day: below zero, more was taken back than was there. Minor units. */
export function leastPutAside(steps: readonly GoalStep[]): number {
  const days = new Map<CalendarDate, number>()
  for (const { date, amountMinor } of steps) days.set(date, exact((days.get(date) ?? 0) + amountMinor))
  let total = 0
  let least = 0
  for (const date of [...days.keys()].toSorted()) {
    total = exact(total + (days.get(date) ?? 0))
    least = Math.min(least, total)
  }
  return least
}
