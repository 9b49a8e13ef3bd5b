import { describe, expect, test } from 'vitest'
import { formLinesOf, isLineOf } from '../../shared/taxes/form-lines.ts'

describe.each([
  { country: 'US', taxYear: '2026', of: { income: '1 6', first: '2 4 8 9 10', last: '27b 30' } },
  { country: 'GB', taxYear: '2026-27', of: { income: '15 16', first: '17 18 19 20 21', last: '29 30' } },
  { country: 'NZ', taxYear: '2026-27', of: { income: '2 10', first: '4 13 14 15 16', last: '23 24' } },
])('the lines of $country', ({ country, taxYear, of }) => {
  const costs = formLinesOf('expense', country, taxYear).map(({ line }) => line)

  test('stand in the order of the form, each once, those of income apart', () => {
    const income = formLinesOf('income', country, taxYear)
    expect(income.map(({ line }) => line).join(' ')).toBe(of.income)
    expect([costs.slice(0, 5).join(' '), costs.slice(-2).join(' ')]).toEqual([of.first, of.last])
    expect(new Set(costs).size).toBe(costs.length)
  })

  test('are known by a key of their side; one that many costs share is that of other expenses', () => {
    for (const role of ['income', 'expense'] as const)
      for (const { key } of formLinesOf(role, country, taxYear)) {
        expect(isLineOf(role, key, country, taxYear)).toBe(true)
        expect(isLineOf(role === 'income' ? 'expense' : 'income', key, country, taxYear)).toBe(false)
      }
    expect(formLinesOf('expense', country, taxYear).filter(({ key }) => key === 'other')).toHaveLength(1)
  })
})

test('where no form is known there are none', () => {
  expect(formLinesOf('expense', 'DE', '2026')).toEqual([])
  expect(isLineOf('expense', 'other', 'DE', '2026')).toBe(false)
})
