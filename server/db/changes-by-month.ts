import type Database from 'better-sqlite3'
import { bisector } from 'd3-array'
import { type CalendarDate, monthOf } from '../../shared/calendar.ts'
import type { Finding } from '../backups/check.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import { whileUnchanged } from './while-unchanged.ts'

const statements = prepared((db) => ({
  book: db.$client
    .prepare<[], string>("SELECT instance_id || ' ' || coalesce((SELECT min(date) FROM movements), '') FROM instance")
    .pluck(),
  // As one text, because making a row for each month takes longer than reading them.
  months: db.$client
    .prepare<[], string | null>("SELECT group_concat(month || ' ' || changes ORDER BY month) FROM changes_by_month")
    .pluck(),
}))

// A book that was started afresh counts from the beginning, and is another one. The first day of all bears on every month
// after it, wherever it lies: what is before it is no quiet zero.
const counted = whileUnchanged((db, _: '') => {
  let soFar = 0
  const counts = (statements(db).months.get() ?? '').split(',')
  return {
    book: statements(db).book.get() ?? '',
    months: counts.map((each) => {
      const [month = '', changes] = each.split(' ')
      soFar += Number(changes ?? 0)
      return { month, soFar }
    }),
  }
})

const after = bisector(({ month }: { month: string }) => month)

/**
 * Names the state of everything in the book that is dated up to the end of a day's month, and of what has no date: it is
 * another one after each change of it, and stays when only something later is entered.
 */
export function versionUpTo(db: Db, day: CalendarDate): string {
  const { book, months } = counted(db, '')
  const upTo = monthOf(day)
  return `${book} ${months[after.right(months, upTo) - 1]?.soFar ?? 0}`
}

/** Whether each month was counted at least as often as rows are dated in it; changes of what was there come on top. */
export function* checkChanges(sqlite: Database.Database): Generator<Finding> {
  const uncounted = sqlite
    .prepare<[], { month: string; rows: number; changes: number }>(
      `SELECT d.month, d.rows, coalesce(c.changes, 0) AS changes FROM (
         SELECT month, sum(rows) AS rows FROM (
           SELECT substr(date, 1, 7) AS month, count(*) AS rows FROM events GROUP BY 1
           UNION ALL SELECT substr(date, 1, 7), count(*) FROM movements GROUP BY 1
           UNION ALL SELECT substr(date, 1, 7), count(*) FROM allocations GROUP BY 1
           UNION ALL SELECT substr(date, 1, 7), count(*) FROM credit_notes GROUP BY 1
           UNION ALL SELECT substr(issue_date, 1, 7), count(*) FROM invoices GROUP BY 1
         ) GROUP BY month
       ) d LEFT JOIN changes_by_month c ON c.month = d.month WHERE coalesce(c.changes, 0) < d.rows LIMIT 20`,
    )
    .all()
  for (const { month, rows, changes } of uncounted)
    yield {
      code: 'KEPT-TOTAL',
      entity: `the changes of ${month}`,
      message: `are counted ${changes} times, and ${rows} rows are dated in it`,
    }
}
