import { asc, eq, lte, max, sql } from 'drizzle-orm'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { LivingItem } from '../../shared/living/budget.ts'
import { livingItems } from '../db/independence-schema.ts'
import { type Db, prepared } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'

/** The items of a living budget, and the day from which they hold; none before the first budget. */
export interface Budget {
  fromDate: CalendarDate | null
  items: readonly LivingItem[]
}

const queries = prepared((db) => ({
  inForce: db
    .select()
    .from(livingItems)
    .where(
      eq(
        livingItems.fromDate,
        db
          .select({ fromDate: max(livingItems.fromDate) })
          .from(livingItems)
          .where(lte(livingItems.fromDate, sql.placeholder('asOf'))),
      ),
    )
    .orderBy(asc(livingItems.position))
    .prepare(),
}))

const inForce = whileUnchanged((db, asOf: CalendarDate): Budget => {
  const rows = queries(db).inForce.all({ asOf })
  const items = rows.map(({ fromDate: _day, position: _place, ...item }): LivingItem => item)
  return { fromDate: rows[0]?.fromDate ?? null, items }
})

/** The living budget in force on a day. */
export function budgetOn(db: Db, asOf: CalendarDate): Budget {
  return inForce(db, asOf)
}

/** Puts items in the place of those of the same day. */
export function replaceItems(db: Db, fromDate: CalendarDate, items: readonly LivingItem[]): void {
  db.delete(livingItems).where(eq(livingItems.fromDate, fromDate)).run()
  db.insert(livingItems)
    .values(items.map((item, position) => ({ fromDate, position, ...item })))
    .run()
}
