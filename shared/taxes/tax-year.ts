import { addDays, addMonths, type CalendarDate } from '../calendar.ts'

/** The day on which a country's tax year begins, 'MM-DD'; elsewhere it is the calendar year. */
const FIRST_DAY: Readonly<Record<string, string>> = {
  GB: '04-06',
  AU: '07-01',
  NZ: '04-01',
  ZA: '03-01',
  IN: '04-01',
}

/**
 * The tax year that a day falls into: '2026', or '2026/27' where the tax year is not the calendar year.
 *
 * Countries: GB from 6 April, AU from 1 July, NZ and IN from 1 April, ZA from 1 March; every other the calendar year.
 * Source: GB ITA 2007 s. 4; AU ITAA 1997 s. 4-10; NZ ITA 2007 s. YA 1; ZA Income Tax Act 58 of 1962 s. 1;
 *         IN Income-tax Act 1961 s. 3, from 2026 Income-tax Act 2025 s. 3; US 26 U.S.C. § 441.
 */
export function taxYearOf(date: CalendarDate, country: string): string {
  const first = FIRST_DAY[country]
  const year = Number(date.slice(0, 4))
  return first === undefined ? String(year) : label(date.slice(5) >= first ? year : year - 1)
}

/**
 * The first and the last day of a tax year.
 *
 * Throws: RangeError when the label is not one that taxYearOf gives for the country.
 */
export function taxYearDates(taxYear: string, country: string): { from: CalendarDate; to: CalendarDate } {
  const first = FIRST_DAY[country]
  const year = Number(taxYear.slice(0, 4))
  if (!/^\d{4}/.test(taxYear) || taxYear !== (first === undefined ? String(year) : label(year))) {
    throw new RangeError(`${taxYear} is not a tax year of ${country}`)
  }
  const from = `${year}-${first ?? '01-01'}` as CalendarDate
  return { from, to: addDays(addMonths(from, 12), -1) }
}

/**
 * The day on which the return of a tax year is due, before any move for a weekend or a holiday: US 15 April after the
 * year, GB 31 January after the year's end, and elsewhere, as a cautious stand-in, twelve months after the year's end.
 *
 * Throws: RangeError as taxYearDates.
 * Source: US 26 U.S.C. § 6072(a); GB TMA 1970 s. 8(1D).
 */
export function returnDueDate(taxYear: string, country: string): CalendarDate {
  const { to } = taxYearDates(taxYear, country)
  const nextYear = Number(to.slice(0, 4)) + 1
  if (country === 'US') return `${nextYear}-04-15` as CalendarDate
  if (country === 'GB') return `${nextYear}-01-31` as CalendarDate
  return addMonths(to, 12)
}

/**
 * True more than twelve months after a tax year's return was due: then the year is taken as settled.
 *
 * Throws: RangeError as taxYearDates.  Source: docs/figures.md, chapter 5.1.
 */
export function isLongPast(taxYear: string, country: string, asOf: CalendarDate): boolean {
  return asOf > addMonths(returnDueDate(taxYear, country), 12)
}

function label(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}
