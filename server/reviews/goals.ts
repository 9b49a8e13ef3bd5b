import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { Figure } from '../../shared/figure.ts'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import { isHeldUp } from '../../shared/readiness/verdict-figure.ts'
import type { GoalBody, GoalReply } from '../../shared/reviews/contract.ts'
import { MEASURE_WORDS, type Measure, valueOfWhole, wholeOf, wholeValue } from '../../shared/reviews/measures.ts'
import { type Pace, paceOf, paceToReady } from '../../shared/reviews/pace.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { homeCurrency } from '../profile/repository.ts'
import { measured } from './measured.ts'
import { verdictOf } from './verdict.ts'

interface GoalRow {
  id: number
  name: string
  howKnown: string
  wantedBy: CalendarDate
  measure: Measure | null
  startValue: number | null
  targetValue: number | null
  setOn: CalendarDate
  state: 'open' | 'reached' | 'dropped'
  closedOn: CalendarDate | null
  version: number
}

const COLUMNS = `id, name, how_known AS howKnown, wanted_by AS wantedBy, measure, start_value AS startValue,
  target_value AS targetValue, set_on AS setOn, state, closed_on AS closedOn, version FROM goals`

const statements = prepared(({ $client }) => ({
  all: $client.prepare<[], GoalRow>(`SELECT ${COLUMNS} ORDER BY state <> 'open', wanted_by, id`),
  find: $client.prepare<[number], GoalRow>(`SELECT ${COLUMNS} WHERE id = ?`),
  add: $client.prepare(
    `INSERT INTO goals (name, how_known, wanted_by, measure, start_value, target_value, set_on, state, version)
     VALUES (@name, @howKnown, @wantedBy, @measure, @startValue, @targetValue, @setOn, 'open', 1)`,
  ),
  replace: $client.prepare(
    `UPDATE goals SET name = @name, how_known = @howKnown, wanted_by = @wantedBy, measure = @measure,
       start_value = @startValue, target_value = @targetValue, set_on = @setOn, version = version + 1 WHERE id = @id`,
  ),
  setState: $client.prepare(
    'UPDATE goals SET state = @state, closed_on = @closedOn, version = version + 1 WHERE id = @id',
  ),
  remove: $client.prepare<[number]>('DELETE FROM goals WHERE id = ?'),
}))

/** The verdict where a goal is told by it; null for every other one, which needs none. */
export type Verdict = ReadinessReply | null

/** All goals, the open ones first, each with how it stands on a day. Throws: HttpRefusal 503 as `verdictOf`. */
export async function listGoals(db: Db, asOf: CalendarDate): Promise<GoalReply[]> {
  const rows = statements(db).all.all()
  const verdict = rows.some(isToldByVerdict) ? await verdictOf(db, asOf) : null
  return rows.map((row) => goalReply(db, row, asOf, verdict))
}

/** One goal as it stands on a day. Throws: DomainError 'not-found'. */
export function goalOf(db: Db, id: number, asOf: CalendarDate, verdict: Verdict): GoalReply {
  return goalReply(db, requireGoal(db, id), asOf, verdict)
}

/** The verdict of a day, if that is what tells of a goal. Throws: DomainError 'not-found', HttpRefusal 503 as `verdictOf`. */
export async function verdictFor(db: Db, goal: number | GoalBody, asOf: CalendarDate): Promise<Verdict> {
  const isAsked = typeof goal === 'number' ? isToldByVerdict(requireGoal(db, goal)) : goal.toldBy?.measure === 'verdict'
  return isAsked ? verdictOf(db, asOf) : null
}

function isToldByVerdict({ measure }: GoalRow): boolean {
  return measure === 'verdict'
}

/** Sets a goal; where a figure tells of it, what that is today is where it starts. Throws: DomainError 'currency-mismatch'. */
export function setGoal(tx: Tx, body: GoalBody, verdict: Verdict): number {
  const row = { ...contentOf(tx.db, body), startValue: startOf(tx, body, verdict), setOn: tx.today }
  const id = Number(statements(tx.db).add.run(row).lastInsertRowid)
  recordChange(tx, { action: 'goal.set', entity: 'goal', entityId: id, after: row })
  return id
}

/** Changes a goal; told by another figure than before, it starts anew today. Throws: DomainError 'not-found', 'stale', 'currency-mismatch'. */
export function changeGoal(tx: Tx, id: number, expected: number, body: GoalBody, verdict: Verdict): void {
  const { id: _id, version, state, closedOn, ...before } = requireGoal(tx.db, id)
  refuseStale(version, expected)
  const isSame = before.measure === (body.toldBy?.measure ?? null)
  const { startValue, setOn } = isSame ? before : { startValue: startOf(tx, body, verdict), setOn: tx.today }
  const after = { ...contentOf(tx.db, body), startValue, setOn }
  statements(tx.db).replace.run({ ...after, id })
  recordChange(tx, { action: 'goal.changed', entity: 'goal', entityId: id, before, after })
}

/** Says that a goal was reached or is given up, or takes it up again. Throws: DomainError 'not-found', 'stale'. */
export function closeGoal(tx: Tx, id: number, expected: number, state: GoalRow['state']): void {
  const before = requireGoal(tx.db, id)
  refuseStale(before.version, expected)
  const closedOn = state === 'open' ? null : tx.today
  statements(tx.db).setState.run({ id, state, closedOn })
  recordChange(tx, {
    action: state === 'open' ? 'goal.reopened' : state === 'reached' ? 'goal.reached' : 'goal.dropped',
    entity: 'goal',
    entityId: id,
    before: { closedOn: before.closedOn },
    after: { closedOn },
  })
}

/** Takes a goal away; the history keeps what it was. Throws: DomainError 'not-found', 'stale'. */
export function removeGoal(tx: Tx, id: number, expected: number): void {
  const { id: _id, version, ...before } = requireGoal(tx.db, id)
  refuseStale(version, expected)
  statements(tx.db).remove.run(id)
  recordChange(tx, { action: 'goal.removed', entity: 'goal', entityId: id, before })
}

function requireGoal(db: Db, id: number): GoalRow {
  const row = statements(db).find.get(id)
  if (!row) throw new DomainError('not-found', 'There is no such goal.')
  return row
}

function contentOf(db: Db, { name, howKnown, wantedBy, toldBy }: GoalBody) {
  const currency = homeCurrency(db)
  if (typeof toldBy?.target === 'object' && toldBy.target.currency !== currency)
    throw new DomainError('currency-mismatch', `The book is in ${currency}.`, '#/toldBy/target')
  return {
    name,
    howKnown,
    wantedBy,
    measure: toldBy?.measure ?? null,
    targetValue: toldBy ? wholeValue(toldBy.measure, toldBy.target) : null,
  }
}

function startOf(tx: Tx, { toldBy }: GoalBody, verdict: Verdict): number | null {
  return toldBy ? wholeOf(toldBy.measure, measured(tx.db, toldBy.measure, tx.today, verdict)) : null
}

function goalReply(db: Db, row: GoalRow, asOf: CalendarDate, verdict: Verdict): GoalReply {
  const { measure, startValue, targetValue, ...goal } = row
  if (measure === null || targetValue === null) return { ...goal, toldBy: null }
  const currency = homeCurrency(db)
  const now = measured(db, measure, asOf, verdict)
  const target = valueOfWhole(measure, targetValue, currency)
  return {
    ...goal,
    toldBy: {
      measure,
      label: MEASURE_WORDS[measure].label,
      target: target.value,
      unit: target.unit ?? null,
      start: startValue === null ? null : valueOfWhole(measure, startValue, currency).value,
      now,
      earliest: measure === 'verdict' && verdict?.mode === 'quitting' ? verdict.earliest : null,
      pace: paceOfGoal({ ...row, measure, targetValue }, now, asOf, verdict),
    },
  }
}

function paceOfGoal(
  { measure, startValue, targetValue, setOn, wantedBy }: GoalRow & { measure: Measure; targetValue: number },
  now: Figure,
  asOf: CalendarDate,
  verdict: Verdict,
): Pace {
  const whole = wholeOf(measure, now)
  if (measure !== 'verdict' || verdict === null) {
    const { isLess } = MEASURE_WORDS[measure]
    return paceOf({ start: startValue, now: whole, target: targetValue, isLess, setOn, wantedBy, asOf })
  }
  return paceToReady({
    isReady: whole === null ? null : whole >= targetValue,
    earliest: verdict.mode === 'quitting' ? dayOf(verdict.earliest) : null,
    isHeldUp: isHeldUp(verdict),
    wantedBy,
    asOf,
  })
}

function dayOf(earliest: Figure): CalendarDate | 'none' | null {
  if (earliest.state === 'known') return earliest.value as CalendarDate
  return earliest.state === 'not-at-this-pace' ? 'none' : null
}
