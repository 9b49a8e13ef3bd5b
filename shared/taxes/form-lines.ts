import { countryOf } from './countries.ts'
import type { FormCategory } from './country.ts'
import { scheduleC } from './us/schedule-c.ts'

/**
 * The line of a country's tax form that a category belongs to in a tax year, or null where no form is known.
 *
 * Source: the country's expenseCategories: Schedule C (Form 1040) in the United States, SA103F in the United Kingdom.
 */
export function formLineOf(formKey: string | null, country: string, taxYear: string): FormCategory | null {
  if (formKey === null) return null
  return (
    countryOf(country)
      ?.expenseCategories(taxYear)
      .find(({ key }) => key === formKey) ?? null
  )
}

/** The same, its number alone. */
export function formLine(formKey: string | null, country: string, taxYear: string): string | null {
  return formLineOf(formKey, country, taxYear)?.line ?? null
}

/** The key of a Schedule C line, as a book that comes from elsewhere names it; 'other' for lines that are not told apart. */
export function formKeyOfLine(line: string): string {
  // Lines 27a and 27b changed places in 2025: a book from elsewhere may mean either, and both may hold other expenses.
  if (line.startsWith('27')) return 'other'
  return scheduleC('2025').find((known) => known.line === line)?.key ?? 'other'
}
