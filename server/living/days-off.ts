import type { CalendarDate, Month } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { benefitsStanding } from '../../shared/living/benefits.ts'
import type { DayOffBody, DayOffReply, DaysOffReply } from '../../shared/living/contract.ts'
import { type DayOff, daysOffFigures, faultOfSpan, halfDaysIn, isTwice } from '../../shared/living/days-off.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { budgetOn } from './budget-repository.ts'

type DayOffContent = DayOff & { note: string }
type DayOffRow = DayOffContent & { id: number; version: number }

const COLUMNS = 'id, kind, first_day AS firstDay, last_day AS lastDay, half_days AS halfDays, note, version'

const statements = prepared(({ $client }) => ({
  find: $client.prepare<[number], DayOffRow>(`SELECT ${COLUMNS} FROM days_off WHERE id = ?`),
  // An entry stays within its year, so its first day tells the year.
  between: $client.prepare<[string, string], DayOffRow>(
    `SELECT ${COLUMNS} FROM days_off WHERE first_day BETWEEN ? AND ? ORDER BY first_day DESC, id DESC`,
  ),
  years: $client
    .prepare<[], string>('SELECT DISTINCT substr(first_day, 1, 4) AS year FROM days_off ORDER BY year DESC')
    .pluck(),
  add: $client.prepare(
    `INSERT INTO days_off (kind, first_day, last_day, half_days, note, version)
     VALUES (@kind, @firstDay, @lastDay, @halfDays, @note, 1)`,
  ),
  replace: $client.prepare(
    `UPDATE days_off SET kind = @kind, first_day = @firstDay, last_day = @lastDay, half_days = @halfDays, note = @note,
       version = version + 1 WHERE id = @id`,
  ),
  remove: $client.prepare<[number]>('DELETE FROM days_off WHERE id = ?'),
}))

/** The days off of a calendar year, and how they stand on a day against those the budget plans. */
export function daysOffOf(db: Db, asOf: CalendarDate, year: string = asOf.slice(0, 4)): DaysOffReply {
  const rows = rowsOf(db, year)
  const lastDay = `${year}-12-31` as CalendarDate
  const { items } = budgetOn(db, asOf < lastDay ? asOf : lastDay)
  const planned = benefitsStanding(items, 0).each.find(({ benefit }) => benefit === 'time-off')?.plannedDays ?? null
  const { taken, left, toComeDays } = daysOffFigures(rows, planned, { year, asOf })
  return {
    asOf,
    year,
    years: yearsOf(db, [asOf.slice(0, 4), year]),
    planned,
    taken,
    left,
    toCome: toComeDays,
    items: rows.map(dayOffReply),
    nextCursor: null,
  }
}

/** The years that have days off, and those given, the latest first. */
function yearsOf(db: Db, others: readonly string[]): string[] {
  return [...new Set([...statements(db).years.all(), ...others])].toSorted().reverse()
}

/** How many days of a month were taken off; null while the book has no days off of its year, so that nobody entered any. */
export function daysOffIn(db: Db, month: Month): number | null {
  const rows = rowsOf(db, month.slice(0, 4))
  return rows.length === 0 ? null : rows.reduce((total, row) => total + halfDaysIn(row, month), 0) / 2
}

/** Throws: DomainError 'not-found'. */
export function dayOffOf(db: Db, id: number): DayOffReply {
  return dayOffReply(requireDayOff(db, id))
}

/** Enters days off and gives the entry's id. Throws: DomainError 'day-off'. */
export function addDayOff(tx: Tx, body: DayOffBody): number {
  const row = contentOf(body)
  refuseImpossible(tx, row)
  const id = Number(statements(tx.db).add.run(row).lastInsertRowid)
  recordChange(tx, { action: 'day-off.added', entity: 'day-off', entityId: id, after: told(row) })
  return id
}

/** Puts other days off in the place of an entry. Throws: DomainError 'not-found', 'stale', 'day-off'. */
export function replaceDayOff(tx: Tx, id: number, expected: number, body: DayOffBody): void {
  const before = requireDayOff(tx.db, id)
  refuseStale(before.version, expected)
  const row = contentOf(body)
  refuseImpossible(tx, row, id)
  statements(tx.db).replace.run({ ...row, id })
  recordChange(tx, {
    action: 'day-off.changed',
    entity: 'day-off',
    entityId: id,
    before: told(before),
    after: told(row),
  })
}

/** Takes days off out again; the history keeps what they were. Throws: DomainError 'not-found', 'stale'. */
export function removeDayOff(tx: Tx, id: number, expected: number): void {
  const before = requireDayOff(tx.db, id)
  refuseStale(before.version, expected)
  statements(tx.db).remove.run(id)
  recordChange(tx, { action: 'day-off.removed', entity: 'day-off', entityId: id, before: told(before) })
}

function rowsOf(db: Db, year: string): DayOffRow[] {
  return statements(db).between.all(`${year}-01-01`, `${year}-12-31`)
}

function requireDayOff(db: Db, id: number): DayOffRow {
  const row = statements(db).find.get(id)
  if (!row) throw new DomainError('not-found', 'There are no such days off.')
  return row
}

function refuseImpossible(tx: Tx, row: DayOffContent, ownId?: number): void {
  const fault = faultOfSpan(row)
  if (fault) throw new DomainError('day-off', fault.says, `#/${fault.field}`)
  const others = rowsOf(tx.db, row.firstDay.slice(0, 4)).filter(({ id }) => id !== ownId)
  const other = others.find((one) => isTwice(row, one))
  if (other) {
    const days = other.firstDay === other.lastDay ? other.firstDay : `${other.firstDay} to ${other.lastDay}`
    throw new DomainError('day-off', `${days} is entered already. A day counts once.`, '#/firstDay')
  }
}

function contentOf({ kind, firstDay, lastDay, days, note }: DayOffBody): DayOffContent {
  return { kind, firstDay, lastDay: lastDay ?? firstDay, halfDays: Math.round(days * 2), note }
}

function told({ kind, firstDay, lastDay, halfDays, note }: DayOffContent): Record<string, unknown> {
  return { kind, firstDay, lastDay, days: halfDays / 2, note }
}

function dayOffReply({ halfDays, ...row }: DayOffRow): DayOffReply {
  return { ...row, days: halfDays / 2 }
}
