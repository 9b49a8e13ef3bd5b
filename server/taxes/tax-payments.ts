import type { CalendarDate } from '../../shared/calendar.ts'
import type { TaxPayment } from '../../shared/taxes/country.ts'
import { isLongPast, taxYearDates } from '../../shared/taxes/tax-year.ts'
import { worldAccount } from '../accounts/repository.ts'
import { type Db, prepared } from '../db/open.ts'
import { listTaxYears } from '../profile/repository.ts'

/** A payment to the tax office or a refund from it, as the book has it. */
export interface PaymentInBook extends TaxPayment {
  eventId: number
  text: string
  accountName: string
}

const statements = prepared(({ $client }) => ({
  // What was taken back by the day, and what took it back, are both left out: together they moved nothing. The year's
  // events come first (CROSS JOIN keeps that order): they are few, however many years were paid for.
  payments: $client.prepare<[{ taxYear: string; office: number; asOf: string }], PaymentInBook>(
    `SELECT e.id AS eventId, m.date, e.instalment, e.text, min(a.name) AS accountName,
       sum(iif(m.to_account_id = @office, m.amount_minor, -m.amount_minor)) AS amountMinor
     FROM events e CROSS JOIN movements m ON m.event_id = e.id
     JOIN accounts a ON a.id = iif(m.to_account_id = @office, m.from_account_id, m.to_account_id)
     WHERE e.tax_year = @taxYear AND (m.to_account_id = @office OR m.from_account_id = @office) AND m.date <= @asOf
       AND NOT EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = e.id AND r.date <= @asOf)
       AND NOT EXISTS (SELECT 1 FROM events o WHERE o.id = e.reverses_id AND o.date <= @asOf)
     GROUP BY e.id, m.date HAVING amountMinor <> 0 ORDER BY m.date, e.id`,
  ),
}))

/** Every payment for a tax year up to a day, refunds below zero, the earliest first. */
export function paymentsFor(db: Db, taxYear: string, asOf: CalendarDate): PaymentInBook[] {
  return statements(db).payments.all({ taxYear, office: worldAccount(db, 'tax-office').id, asOf })
}

/** What was paid for a tax year before the book began, in minor units. */
export function typedPaidMinor(db: Db, taxYear: string): number {
  return listTaxYears(db).find((row) => row.taxYear === taxYear)?.typedPaidMinor ?? 0
}

/**
 * What the return of a tax year came to, in minor units, on a day on which that counts: from the end of the year on, or from
 * the day on which it was entered, if that is earlier. Days of the year that lie before see what they called for so far.
 * null while it is not entered, and on those days.
 */
export function finalTaxMinor(db: Db, taxYear: string, country: string, asOf: CalendarDate): number | null {
  const row = listTaxYears(db).find((each) => each.taxYear === taxYear)
  if (row?.finalTaxMinor == null) return null
  const { to } = taxYearDates(taxYear, country)
  const from = row.finalTaxOn !== null && row.finalTaxOn < to ? row.finalTaxOn : to
  return asOf >= from ? row.finalTaxMinor : null
}

/** True once the final tax counts, or long after the return was due, unless the year was reopened. */
export function isSettledOn(db: Db, taxYear: string, country: string, asOf: CalendarDate): boolean {
  if (finalTaxMinor(db, taxYear, country, asOf) !== null) return true
  const row = listTaxYears(db).find((each) => each.taxYear === taxYear)
  return row?.reopened !== true && isLongPast(taxYear, country, asOf)
}
