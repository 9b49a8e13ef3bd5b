import { type CalendarDate, firstDay, lastDay, type Month, monthOf } from '../../shared/calendar.ts'
import { exact } from '../../shared/money.ts'
import { type Db, prepared } from '../db/open.ts'

/** What went from one account to another over some time, in minor units. */
export interface Flow {
  fromAccountId: number
  toAccountId: number
  totalMinor: number
}

// Whole months come from the kept totals; what lies in them but outside the period is taken off again. Most periods
// begin and end with a month, or end today, so those two parts find nothing.
const WITHIN = `
  SELECT month, from_account_id AS fromId, to_account_id AS toId, total_minor AS minor FROM monthly_totals
  WHERE month BETWEEN substr(@from, 1, 7) AND substr(@to, 1, 7)
  UNION ALL
  SELECT substr(date, 1, 7), from_account_id, to_account_id, -amount_minor FROM movements WHERE date >= @first AND date < @from
  UNION ALL
  SELECT substr(date, 1, 7), from_account_id, to_account_id, -amount_minor FROM movements WHERE date > @to AND date <= @last`

interface Period {
  from: string
  to: string
  first: string
  last: string
}

const statements = prepared((db) => ({
  flows: db.$client.prepare<[Period], Flow>(
    `SELECT fromId AS fromAccountId, toId AS toAccountId, sum(minor) AS totalMinor FROM (${WITHIN}) GROUP BY fromId, toId HAVING sum(minor) <> 0`,
  ),
  byMonth: db.$client.prepare<[Period & { role: string }], { month: Month; minor: number }>(
    `SELECT month, sum(minor * ((source.role = @role) - (target.role = @role))) AS minor
     FROM (${WITHIN}) JOIN accounts AS source ON source.id = fromId JOIN accounts AS target ON target.id = toId
     WHERE source.role = @role OR target.role = @role GROUP BY month ORDER BY month`,
  ),
  first: db.$client.prepare<[], string | null>('SELECT min(date) FROM movements').pluck(),
}))

/** What moved between each pair of accounts from one day to another, both included. */
export function flowsBetween(db: Db, from: CalendarDate, to: CalendarDate): Flow[] {
  return statements(db).flows.all(periodOf(from, to))
}

/** What came out of the accounts of one role, less what went into them, month by month; months without any are left out. */
export function netOutByMonth(
  db: Db,
  role: 'income' | 'expense',
  from: CalendarDate,
  to: CalendarDate,
): Map<Month, number> {
  return new Map(
    statements(db)
      .byMonth.all({ ...periodOf(from, to), role })
      .map(({ month, minor }) => [month, minor]),
  )
}

/** For each account what came out of it less what went in, in minor units. */
export function netOutByAccount(flows: readonly Flow[]): Map<number, number> {
  const nets = new Map<number, number>()
  const add = (accountId: number, minor: number) => nets.set(accountId, exact((nets.get(accountId) ?? 0) + minor))
  for (const { fromAccountId, toAccountId, totalMinor } of flows) {
    add(fromAccountId, totalMinor)
    add(toAccountId, -totalMinor)
  }
  return nets
}

/** The day of the first movement, or undefined in an empty book. */
export function firstMovementDate(db: Db): CalendarDate | undefined {
  return (statements(db).first.get() as CalendarDate | null | undefined) ?? undefined
}

function periodOf(from: CalendarDate, to: CalendarDate): Period {
  return { from, to, first: firstDay(monthOf(from)), last: lastDay(monthOf(to)) }
}
