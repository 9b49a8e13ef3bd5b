import { firstDay, lastDay, type Month } from '../../shared/calendar.ts'
import { type Db, prepared } from '../db/open.ts'

const statements = prepared(({ $client }) => ({
  hours: $client
    .prepare<[string, string], number | null>(
      `SELECT sum(l.quantity_e4) FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
       WHERE i.state = 'issued' AND i.issue_date BETWEEN ? AND ?
         AND lower(trim(l.unit)) IN ('h', 'hr', 'hrs', 'hour', 'hours')`,
    )
    .pluck(),
}))

/** The hours that invoices of a month bill by the hour, to a tenth; null when none does. Void invoices and drafts bill nothing. */
export function billedHours(db: Db, month: Month): number | null {
  const quantityE4 = statements(db).hours.get(firstDay(month), lastDay(month)) ?? 0
  return quantityE4 === 0 ? null : Math.round(quantityE4 / 1000) / 10
}
