import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type {
  SavingsGoalBody,
  SavingsGoalPatch,
  SavingsGoalReply,
  SavingsGoalStepBody,
  SavingsGoalsReply,
} from '../../shared/living/contract.ts'
import { goalGap, goalMonthly, leastPutAside } from '../../shared/living/goals.ts'
import { money, sum } from '../../shared/money.ts'
import { moneyText } from '../../shared/words.ts'
import { closedQuarterOn } from '../accounts/closed-quarter.ts'
import { recordChange } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { homeCurrency, homeMinor } from '../profile/repository.ts'
import { freeCashOn, minorOf } from '../today/figures.ts'
import {
  type GoalRow,
  insertGoal,
  insertStep,
  listGoals,
  openGoals,
  requireGoal,
  stepsOf,
  updateGoal,
} from './goals-repository.ts'

const LATEST_STEPS = 20

/** Adds a goal behind the open ones. Gives its id. Throws: DomainError 'currency-mismatch'. */
export function addGoal(tx: Tx, { name, target, wantedBy }: SavingsGoalBody): number {
  const targetMinor = homeMinor(tx.db, target, '#/target')
  const id = insertGoal(tx.db, { name, targetMinor, wantedBy, position: openGoals(tx.db).length })
  recordChange(tx, {
    action: 'savings-goal.added',
    entity: 'savings-goal',
    entityId: id,
    after: { name, targetMinor, wantedBy },
  })
  return id
}

/**
 * Changes a goal, its place, or whether it is open. Closing it gives back what was put aside: free cash counts it again.
 *
 * Throws: DomainError 'not-found', 'stale', 'currency-mismatch', 'goal-closed' when a closed goal is to change.
 */
export function changeGoal(tx: Tx, id: number, expected: number, patch: SavingsGoalPatch): void {
  const before = requireGoal(tx.db, id)
  refuseStale(before.version, expected)
  const isOpen = patch.closed === undefined ? before.closedOn === null : !patch.closed
  if (before.closedOn !== null && !isOpen) refuseClosed(before)
  const isClosing = before.closedOn === null && !isOpen
  if (isClosing) giveBack(tx, before)
  const changes = changesOf(tx, before, patch, isOpen)
  updateGoal(tx.db, before, changes)
  recordChange(tx, {
    action: isClosing
      ? 'savings-goal.closed'
      : before.closedOn === null
        ? 'savings-goal.changed'
        : 'savings-goal.reopened',
    entity: 'savings-goal',
    entityId: id,
    before: Object.fromEntries(Object.keys(changes).map((field) => [field, before[field as keyof GoalRow]])),
    after: changes,
  })
}

/**
 * Puts money aside for a goal, or takes some of it back. It moves no money: it stays in its account, and is no part of
 * free cash while it is put aside.
 *
 * Throws: DomainError 'not-found', 'goal-closed', 'date-in-future', 'quarter-closed', 'currency-mismatch',
 * 'more-than-free' when more is put aside than is free today, 'not-put-aside' when more is taken back than was there.
 */
export function takeStep(tx: Tx, id: number, { as, amount, date = tx.today, note }: SavingsGoalStepBody): void {
  const goal = requireGoal(tx.db, id)
  if (goal.closedOn !== null) refuseClosed(goal)
  if (date > tx.today) throw new DomainError('date-in-future', 'Enter it on the day it is done.', '#/date')
  refuseClosedQuarter(tx, date)
  const minor = homeMinor(tx.db, amount, '#/amount')
  if (as === 'put-aside') refuseMoreThanFree(tx, minor)
  const amountMinor = as === 'put-aside' ? minor : -minor
  if (as === 'take-back') refuseMoreThanThere(tx, goal, { date, amountMinor })
  insertStep(tx.db, { goalId: id, date, amountMinor, note })
  recordChange(tx, {
    action: as === 'put-aside' ? 'savings-goal.put-aside' : 'savings-goal.taken-back',
    entity: 'savings-goal',
    entityId: id,
    after: { date, amountMinor, note },
  })
}

/** Every goal as it stands on a day. */
export function goalsReply(db: Db, asOf: CalendarDate): SavingsGoalsReply {
  return { items: listGoals(db).map((goal) => replyOf(db, asOf, goal)), nextCursor: null }
}

/** Throws: DomainError 'not-found'. */
export function goalReply(db: Db, asOf: CalendarDate, id: number): SavingsGoalReply {
  return replyOf(db, asOf, requireGoal(db, id))
}

function changesOf(tx: Tx, before: GoalRow, patch: SavingsGoalPatch, isOpen: boolean): Partial<GoalRow> {
  const { name, target, wantedBy, position } = patch
  const isReopened = before.closedOn !== null
  const place = isOpen && (position !== undefined || isReopened) ? moveTo(tx, before.id, position) : undefined
  return {
    ...(name !== undefined && { name }),
    ...(target && { targetMinor: homeMinor(tx.db, target, '#/target') }),
    ...(wantedBy !== undefined && { wantedBy }),
    ...(place !== undefined && { position: place }),
    ...(isOpen === isReopened && { closedOn: isOpen ? null : tx.today }),
  }
}

/** Makes room at a place among the open goals, the last one when none is named. */
function moveTo(tx: Tx, id: number, position = Number.POSITIVE_INFINITY): number {
  const others = openGoals(tx.db).filter((goal) => goal.id !== id)
  const place = Math.min(position, others.length)
  for (const [index, goal] of others.entries()) {
    const at = index < place ? index : index + 1
    if (goal.position !== at) updateGoal(tx.db, goal, { position: at })
  }
  return place
}

function giveBack(tx: Tx, goal: GoalRow): void {
  const putAsideMinor = sum(stepsOf(tx.db, goal.id).map(({ amountMinor }) => amountMinor))
  if (putAsideMinor === 0) return
  const amount = money(putAsideMinor, homeCurrency(tx.db))
  takeStep(tx, goal.id, { as: 'take-back', amount, date: tx.today, note: 'The goal was closed.' })
}

function refuseClosed({ name, closedOn }: GoalRow): never {
  throw new DomainError('goal-closed', `${name} was closed on ${closedOn}. Open it again first.`)
}

/** A step is no entry that could be listed with the quarter as a late change: only another day helps. */
function refuseClosedQuarter(tx: Tx, date: CalendarDate): void {
  const quarter = closedQuarterOn(tx.db, date)
  if (quarter === undefined) return
  const message = `${date} lies in ${quarter}, which is closed, and what was free at its end is in its pack. Take a later date.`
  throw new DomainError('quarter-closed', message, '#/date')
}

function refuseMoreThanFree(tx: Tx, minor: number): void {
  const free = freeCashOn(tx.db, tx.today)
  const freeMinor = minorOf(free)
  if (freeMinor === undefined)
    throw new DomainError('more-than-free', free.says ?? 'Free cash is not known.', '#/amount')
  if (minor <= freeMinor) return
  const there =
    freeMinor <= 0 ? 'There is no free cash' : `Only ${moneyText(money(freeMinor, homeCurrency(tx.db)))} is free`
  throw new DomainError('more-than-free', `${there} to put aside.`, '#/amount')
}

function refuseMoreThanThere(tx: Tx, goal: GoalRow, step: { date: CalendarDate; amountMinor: number }): void {
  if (leastPutAside([...stepsOf(tx.db, goal.id), step]) >= 0) return
  throw new DomainError('not-put-aside', `Less than that was put aside for ${goal.name} on ${step.date}.`, '#/amount')
}

function replyOf(db: Db, asOf: CalendarDate, goal: GoalRow): SavingsGoalReply {
  const currency = homeCurrency(db)
  const { id, name, targetMinor, wantedBy, closedOn, version } = goal
  const steps = stepsOf(db, id).filter(({ date }) => date <= asOf)
  const facts = { targetMinor, wantedBy, putAsideMinor: sum(steps.map(({ amountMinor }) => amountMinor)) }
  const gapMinor = goalGap(facts)
  const monthlyMinor = closedOn === null ? goalMonthly(facts, asOf) : null
  return {
    id,
    name,
    target: money(targetMinor, currency),
    wantedBy,
    closedOn,
    putAside: money(facts.putAsideMinor, currency),
    gap: money(gapMinor, currency),
    isReached: gapMinor === 0,
    monthly: monthlyMinor === null ? null : money(monthlyMinor, currency),
    steps: steps
      .slice(-LATEST_STEPS)
      .toReversed()
      .map((step) => ({ id: step.id, date: step.date, amount: money(step.amountMinor, currency), note: step.note })),
    version,
  }
}
