import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDate } from '../../shared/calendar.ts'
import { returnDueDate, taxYearDates, taxYearOf } from '../../shared/taxes/tax-year.ts'

test.each([
  { country: 'US', date: '2026-12-31', taxYear: '2026', from: '2026-01-01', to: '2026-12-31', due: '2027-04-15' },
  { country: 'GB', date: '2026-04-05', taxYear: '2025/26', from: '2025-04-06', to: '2026-04-05', due: '2027-01-31' },
  { country: 'GB', date: '2026-04-06', taxYear: '2026/27', from: '2026-04-06', to: '2027-04-05', due: '2028-01-31' },
  { country: 'AU', date: '2026-06-30', taxYear: '2025/26', from: '2025-07-01', to: '2026-06-30', due: '2027-06-30' },
  { country: 'AU', date: '2026-07-01', taxYear: '2026/27', from: '2026-07-01', to: '2027-06-30', due: '2028-06-30' },
  { country: 'NZ', date: '2026-04-01', taxYear: '2026/27', from: '2026-04-01', to: '2027-03-31', due: '2028-03-31' },
  { country: 'IN', date: '2026-03-31', taxYear: '2025/26', from: '2025-04-01', to: '2026-03-31', due: '2027-03-31' },
  { country: 'ZA', date: '2024-02-29', taxYear: '2023/24', from: '2023-03-01', to: '2024-02-29', due: '2025-02-28' },
  { country: 'DE', date: '2026-01-01', taxYear: '2026', from: '2026-01-01', to: '2026-12-31', due: '2027-12-31' },
  { country: 'GB', date: '2099-12-31', taxYear: '2099/00', from: '2099-04-06', to: '2100-04-05', due: '2101-01-31' },
])('$date in $country is in $taxYear, whose return is due on $due', ({ country, date, taxYear, from, to, due }) => {
  expect(taxYearOf(calendarDate(date), country)).toBe(taxYear)
  expect(taxYearDates(taxYear, country)).toEqual({ from, to })
  expect(returnDueDate(taxYear, country)).toBe(due)
})

test.each([
  { taxYear: '2026', country: 'GB' },
  { taxYear: '2026/27', country: 'US' },
  { taxYear: '2026/28', country: 'GB' },
  { taxYear: '26', country: 'US' },
  { taxYear: 'NaN', country: 'US' },
  { taxYear: '', country: 'GB' },
])('"$taxYear" is no tax year of $country', ({ taxYear, country }) => {
  expect(() => taxYearDates(taxYear, country)).toThrow(RangeError)
})

test('every day lies in its tax year, and the day after its last in the next', () => {
  const anyDate = fc.integer({ min: 0, max: 39_000 }).map((days) => addDays(calendarDate('1991-01-01'), days))
  fc.assert(
    fc.property(anyDate, fc.constantFrom('US', 'GB', 'AU', 'NZ', 'ZA', 'IN', 'DE'), (date, country) => {
      const taxYear = taxYearOf(date, country)
      const { from, to } = taxYearDates(taxYear, country)
      expect(from <= date && date <= to).toBe(true)
      expect(taxYearOf(from, country)).toBe(taxYear)
      expect(taxYearOf(to, country)).toBe(taxYear)
      expect(taxYearOf(addDays(to, 1), country)).not.toBe(taxYear)
    }),
  )
})
