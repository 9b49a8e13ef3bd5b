import { and, asc, desc, eq, gt, lte, min, sql } from 'drizzle-orm'
import { type CalendarDate, isCalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { Money } from '../../shared/money.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import { columnsOf } from '../db/columns.ts'
import { livingItems } from '../db/independence-schema.ts'
import { type Db, prepared } from '../db/open.ts'
import { earlierMonths, profile, settings, taxYears } from '../db/schema.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'

export type ProfileRow = typeof profile.$inferSelect
export type SettingsRow = typeof settings.$inferSelect
export type TaxYearRow = typeof taxYears.$inferSelect
export type EarlierMonthRow = typeof earlierMonths.$inferSelect

const queries = prepared((db) => ({
  profile: db.$client.prepare<[], ProfileRow>(`SELECT ${columnsOf(profile)} FROM profile WHERE id = 1`),
  currency: db.$client.prepare<[], string>('SELECT currency FROM profile WHERE id = 1').pluck(),
  inForce: db
    .select()
    .from(settings)
    .where(lte(settings.fromDate, sql.placeholder('asOf')))
    .orderBy(desc(settings.fromDate))
    .limit(1)
    .prepare(),
  first: db.select().from(settings).orderBy(settings.fromDate).limit(1).prepare(),
  all: db.select().from(settings).orderBy(desc(settings.fromDate)).prepare(),
  later: db
    .select()
    .from(settings)
    .where(gt(settings.fromDate, sql.placeholder('day')))
    .orderBy(asc(settings.fromDate))
    .prepare(),
  nextBudget: db
    .select({ fromDate: min(livingItems.fromDate) })
    .from(livingItems)
    .where(gt(livingItems.fromDate, sql.placeholder('day')))
    .prepare(),
  // The row of a day was last written by a change of settings; the first one by set-up or by an import.
  recorded: db.$client.prepare<[string], { at: string; actor: string }>(
    `SELECT at, actor FROM history WHERE action = 'settings.changed' AND entity = 'settings' AND after ->> 'fromDate' = ?
     ORDER BY number DESC LIMIT 1`,
  ),
  begun: db.$client.prepare<[], { at: string; actor: string }>(
    "SELECT at, actor FROM history WHERE action IN ('book.set-up', 'books.imported') ORDER BY number LIMIT 1",
  ),
  isBegun: db.$client
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM events) OR EXISTS (SELECT 1 FROM invoices) OR EXISTS (SELECT 1 FROM recurring_items)
         OR EXISTS (SELECT 1 FROM tax_years) OR EXISTS (SELECT 1 FROM tax_answers)
         OR EXISTS (SELECT 1 FROM leads WHERE value_minor IS NOT NULL)`,
    )
    .pluck(),
  taxYears: db.select().from(taxYears).orderBy(taxYears.taxYear).prepare(),
  earlierMonths: db.select().from(earlierMonths).orderBy(earlierMonths.month).prepare(),
}))

const owner = whileUnchanged((db): Readonly<ProfileRow> | undefined => queries(db).profile.get())
const inForce = whileUnchanged(
  (db, asOf: CalendarDate): Readonly<SettingsRow> | undefined =>
    queries(db).inForce.get({ asOf }) ?? queries(db).first.get(),
)

/** The owner of the book, or undefined before set-up. */
export function findProfile(db: Db): Readonly<ProfileRow> | undefined {
  return owner(db, '')
}

/** Throws: DomainError 'not-set-up' before set-up. */
export function requireProfile(db: Db): Readonly<ProfileRow> {
  return findProfile(db) ?? refuseBeforeSetUp()
}

/** The home currency of the book. Throws: DomainError 'not-set-up' before set-up. */
export function homeCurrency(db: Db): string {
  return queries(db).currency.get() ?? refuseBeforeSetUp()
}

function refuseBeforeSetUp(): never {
  throw new DomainError('not-set-up', 'This book has not been set up yet. Answer the first questions, then try again.')
}

/** Throws: DomainError 'currency-mismatch' when an amount is not in the home currency. Gives its minor units. */
export function homeMinor(db: Db, amount: Money, pointer: string): number {
  const home = homeCurrency(db)
  if (amount.currency !== home) {
    const message = `Enter what really moved in ${home}; the amount of the document can be kept beside it.`
    throw new DomainError('currency-mismatch', message, pointer)
  }
  return amount.minor
}

/** True for a tax year that the owner's country has, such as '2026' in the US or '2026/27' in GB, from 1990 to 2100. */
export function isTaxYear(db: Db, taxYear: string): boolean {
  const lastDay = `${taxYear.slice(0, 4)}-12-31`
  return isCalendarDate(lastDay) && taxYearOf(lastDay, requireProfile(db).country) === taxYear
}

/** The settings in force on a day; before the first of them, the first. */
export function settingsOn(db: Db, asOf: CalendarDate): Readonly<SettingsRow> {
  const found = inForce(db, asOf)
  if (!found) throw new DomainError('not-set-up', 'This book has no settings yet.')
  return found
}

/** Every row of settings, the latest day first, with when and by whom it was last written. */
export function listSettings(db: Db): (SettingsRow & { recorded: { at: string; actor: string } | null })[] {
  const { all, recorded, begun } = queries(db)
  const rows = all.all()
  return rows.map((row) => ({
    ...row,
    recorded: recorded.get(row.fromDate) ?? (row === rows.at(-1) ? begun.get() : undefined) ?? null,
  }))
}

/** The rows of settings after a day, the earliest first. */
export function laterSettings(db: Db, day: CalendarDate): SettingsRow[] {
  return queries(db).later.all({ day })
}

/** The day from which another living budget holds, after a day; undefined when there is none. */
export function nextBudgetDay(db: Db, day: CalendarDate): CalendarDate | undefined {
  return queries(db).nextBudget.get({ day })?.fromDate ?? undefined
}

/** True once the book has entries, invoices, typed tax years or leads with a value: what they say depends on its country and currency. */
export function isBegun(db: Db): boolean {
  return queries(db).isBegun.get() === 1
}

/** Keeps typed amounts the same in the units of another currency: 3,300.00 of one with cents is 3,300 of one without. */
export function rescaleSettings(db: Db, factor: { times: number; over: number }): void {
  const amounts = ['essentials', 'benefits', 'irregular_yearly', 'business_costs', 'day_job_net', 'poor_month']
  const set = amounts.map((name) => `${name}_minor = ${name}_minor * @times / @over`).join(', ')
  db.$client.prepare(`UPDATE settings SET ${set}`).run(factor)
  db.$client.prepare('UPDATE earlier_months SET receipts_minor = receipts_minor * @times / @over').run(factor)
  db.$client.prepare('UPDATE living_items SET amount_minor = amount_minor * @times / @over').run(factor)
  // A goal is never nothing; nothing can be put aside for it before there are entries.
  db.$client.prepare('UPDATE savings_goals SET target_minor = max(1, target_minor * @times / @over)').run(factor)
}

export function listTaxYears(db: Db): TaxYearRow[] {
  return queries(db).taxYears.all()
}

export function listEarlierMonths(db: Db): EarlierMonthRow[] {
  return queries(db).earlierMonths.all()
}

/** Changes the profile where its version is the expected one; false when it is not. */
export function updateProfile(db: Db, expected: number, changes: Partial<ProfileRow>): boolean {
  const result = db
    .update(profile)
    .set({ ...changes, version: expected + 1 })
    .where(and(eq(profile.id, 1), eq(profile.version, expected)))
    .run()
  return result.changes === 1
}

/** Writes the settings that hold from a day on, over those of the same day. */
export function saveSettings(db: Db, row: SettingsRow): void {
  db.insert(settings).values(row).onConflictDoUpdate({ target: settings.fromDate, set: row }).run()
}

export function saveTaxYear(db: Db, row: TaxYearRow): void {
  db.insert(taxYears).values(row).onConflictDoUpdate({ target: taxYears.taxYear, set: row }).run()
}

export function replaceEarlierMonths(db: Db, rows: EarlierMonthRow[]): void {
  db.delete(earlierMonths).run()
  if (rows.length > 0) db.insert(earlierMonths).values(rows).run()
}
