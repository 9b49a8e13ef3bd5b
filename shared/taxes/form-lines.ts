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

/** The keys of lines for money that comes in; all others are for costs. */
const OF_INCOME = ['gross-receipts', 'other-income']

/** True for the key of a line on which a category of this side can stand in a tax year. */
export function isLineOf(role: 'income' | 'expense', formKey: string, country: string, taxYear: string): boolean {
  return formLineOf(formKey, country, taxYear) !== null && OF_INCOME.includes(formKey) === (role === 'income')
}

/**
 * The lines on which categories of one side can stand in a tax year, each once and in the order of the form; none where no
 * form is known. Where several keys share a line, as most costs do in New Zealand, it is 'other' if that is one of them.
 */
export function formLinesOf(role: 'income' | 'expense', country: string, taxYear: string): FormCategory[] {
  const all = countryOf(country)?.expenseCategories(taxYear) ?? []
  const byLine = new Map<string, FormCategory>()
  for (const one of all) {
    if (!isLineOf(role, one.key, country, taxYear)) continue
    if (!byLine.has(one.line) || one.key === 'other') byLine.set(one.line, one)
  }
  // '9' stands before '24a', and '24a' before '24b'.
  const order = (a: FormCategory, b: FormCategory) =>
    Number.parseInt(a.line, 10) - Number.parseInt(b.line, 10) || (a.line < b.line ? -1 : 1)
  return [...byLine.values()].sort(order)
}

/** The key of a Schedule C line, as a book that comes from elsewhere names it; 'other' for lines that are not told apart. */
export function formKeyOfLine(line: string): string {
  // Lines 27a and 27b changed places in 2025: a book from elsewhere may mean either, and both may hold other expenses.
  if (line.startsWith('27')) return 'other'
  return scheduleC('2025').find((known) => known.line === line)?.key ?? 'other'
}
