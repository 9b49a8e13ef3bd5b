import { firstDay, lastDay, type Month } from '../../shared/calendar.ts'
import { type Db, prepared } from '../db/open.ts'

const statements = prepared(({ $client }) => ({
  hours: $client.prepare<[string, string], { quantityE4: number; others: number }>(
    `SELECT coalesce(sum(iif(isHour, quantity_e4, 0)), 0) AS quantityE4, coalesce(sum(NOT isHour), 0) AS others FROM (
       SELECT l.quantity_e4, lower(trim(l.unit)) IN ('h', 'hr', 'hrs', 'hour', 'hours') AS isHour
       FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id JOIN accounts a ON a.id = l.account_id
       WHERE i.state = 'issued' AND i.issue_date BETWEEN ? AND ? AND a.role = 'income')`,
  ),
}))

/** What the invoices of a month bill by the hour. */
interface BilledHours {
  /** To a tenth; null when no line bills hours. */
  hours: number | null
  /** True when nothing else was billed: then the hours tell of the whole month's work. */
  isAll: boolean
}

/** The hours that invoices of a month bill by the hour. Void invoices, drafts and costs passed on bill no work. */
export function billedHours(db: Db, month: Month): BilledHours {
  const { quantityE4, others } = statements(db).hours.get(firstDay(month), lastDay(month)) ?? {
    quantityE4: 0,
    others: 0,
  }
  return { hours: quantityE4 === 0 ? null : Math.round(quantityE4 / 1000) / 10, isAll: others === 0 }
}
