import { addDays, type CalendarDate, firstDay, lastDay, type Month, monthOf } from '../../shared/calendar.ts'
import { exact } from '../../shared/money.ts'
import { versionUpTo } from '../db/changes-by-month.ts'
import { type Db, prepared } from '../db/open.ts'
import { whileVersionStays } from '../db/while-unchanged.ts'

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

/** A period as one word, by which what is worked out of it is kept: its first day and its last. */
export type Days = `${CalendarDate} ${CalendarDate}`

const statements = prepared((db) => ({
  flows: db.$client.prepare<[Period], Flow>(
    `SELECT fromId AS fromAccountId, toId AS toAccountId, sum(minor) AS totalMinor FROM (${WITHIN}) GROUP BY fromId, toId HAVING sum(minor) <> 0`,
  ),
  byMonth: db.$client.prepare<[Period & { role: string }], { month: Month; minor: number }>(
    `SELECT month, sum(minor * ((source.role = @role) - (target.role = @role))) AS minor
     FROM (${WITHIN}) JOIN accounts AS source ON source.id = fromId JOIN accounts AS target ON target.id = toId
     WHERE source.role = @role OR target.role = @role GROUP BY month ORDER BY month`,
  ),
  // What was taken back on its own day moved nothing: a mistyped year, put right, is no year of the book.
  first: db.$client
    .prepare<[], CalendarDate>(
      `SELECT e.date FROM events e CROSS JOIN event_effects x ON x.event_id = e.id
       WHERE x.is_listed AND x.is_counted AND EXISTS (SELECT 1 FROM movements WHERE event_id = e.id) ORDER BY e.date, e.id LIMIT 1`,
    )
    .pluck(),
}))

// What is asked for again and again reaches from a day long past up to today. The months before the last one stay kept
// when something is entered into that one.
const flowsWithin = whileVersionStays(upToTheEnd, (db, days: Days): readonly Flow[] =>
  statements(db).flows.all(periodOf(days)),
)
const netOutWithin = whileVersionStays(
  upToTheEnd,
  (db, key: `${Days} ${'income' | 'expense'}`): readonly { month: Month; minor: number }[] =>
    statements(db).byMonth.all({ ...periodOf(key), role: key.slice(22) }),
)

/** What moved between each pair of accounts from one day to another, both included. */
export function flowsBetween(db: Db, from: CalendarDate, to: CalendarDate): readonly Flow[] {
  const [first = [], ...others] = beforeAndInTheLastMonth(from, to).map((days) => flowsWithin(db, days))
  return others.reduce(added, first)
}

/** What came out of the accounts of one role, less what went into them, month by month; months without any are left out. */
export function netOutByMonth(
  db: Db,
  role: 'income' | 'expense',
  from: CalendarDate,
  to: CalendarDate,
): Map<Month, number> {
  const rows = beforeAndInTheLastMonth(from, to).flatMap((days) => netOutWithin(db, `${days} ${role}`))
  return new Map(rows.map(({ month, minor }) => [month, minor]))
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

/** The day of the first movement that stands, or undefined in an empty book. */
export function firstMovementDate(db: Db): CalendarDate | undefined {
  return statements(db).first.get()
}

/** A period as the part before the month that it ends in, if there is one, and the part in that month. */
function beforeAndInTheLastMonth(from: CalendarDate, to: CalendarDate): Days[] {
  const lastMonth = firstDay(monthOf(to))
  return from >= lastMonth ? [daysOf(from, to)] : [daysOf(from, addDays(lastMonth, -1)), daysOf(lastMonth, to)]
}

/** Two lists of flows as one, a row for each pair of accounts; pairs that come to zero are left out. */
function added(some: readonly Flow[], more: readonly Flow[]): readonly Flow[] {
  const pairs = new Map<string, Flow>()
  for (const flow of [...some, ...more]) {
    const pair = `${flow.fromAccountId} ${flow.toAccountId}`
    const totalMinor = exact((pairs.get(pair)?.totalMinor ?? 0) + flow.totalMinor)
    pairs.set(pair, { ...flow, totalMinor })
  }
  return [...pairs.values()]
    .filter(({ totalMinor }) => totalMinor !== 0)
    .sort((a, b) => a.fromAccountId - b.fromAccountId || a.toAccountId - b.toAccountId)
}

function upToTheEnd(db: Db, days: string): string {
  return versionUpTo(db, lastOf(days))
}

export function daysOf(from: CalendarDate, to: CalendarDate): Days {
  return `${from} ${to}`
}

export function firstOf(days: string): CalendarDate {
  return days.slice(0, 10) as CalendarDate
}

export function lastOf(days: string): CalendarDate {
  return days.slice(11, 21) as CalendarDate
}

function periodOf(days: string): Period {
  const [from, to] = [firstOf(days), lastOf(days)]
  return { from, to, first: firstDay(monthOf(from)), last: lastDay(monthOf(to)) }
}
