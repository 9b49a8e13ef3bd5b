import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CURRENCIES } from '../../shared/currencies.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { readAmount, readDecimal } from '../../web/amount-entry.ts'

test.each([
  ['1,234.50', 123_450, 'as amounts are shown'],
  ['1234.5', 123_450, 'one decimal is enough'],
  ['1 234.50', 123_450, 'spaces between thousands'],
  ['40', 4_000, 'no decimals'],
  ['40.', 4_000, 'a point and nothing yet'],
  ['.5', 50, 'nothing before the point'],
  ['$40', 4_000, 'with the symbol'],
  ['40 USD', 4_000, 'with the code'],
  ['usd40', 4_000, 'with the code in small letters'],
  ['  40  ', 4_000, 'spaces around'],
  ['\u00a040\u00a0', 4_000, 'spaces that do not break, as pages paste them'],
  ['3*85', 25_500, 'a product'],
  ['3 × 85', 25_500, 'with a cross'],
  ['3x85', 25_500, 'with a letter for a cross'],
  ['12+4', 1_600, 'a sum'],
  ['100-0.01', 9_999, 'a difference'],
  ['100−0.01', 9_999, 'with the minus that is shown'],
  ['2*10+3*5', 3_500, 'products before sums'],
  ['5+2*10', 2_500, 'whatever comes first'],
  ['1.5*33.33', 5_000, '49.995 is rounded half away from zero'],
  ['0.1+0.2', 30, 'exactly, where floats are not'],
  ['-5+$10', 500, 'a sign at the start'],
])('%s is %i cents (%s)', (text, minor) => {
  expect(readAmount(text, 'USD')).toEqual({ ok: true, value: minor })
})

test.each([
  ['', 'Enter an amount.'],
  ['$', 'Enter an amount.'],
  ['1.234,50', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['12,5', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['1,23', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['0,500', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['1.2.3', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['€40', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['about 40', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['1e3', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['3**85', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['3*', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['+', 'Write a number like 1,234.50, or a sum like 3*85.'],
  ['1.234', 'Write at most 2 decimals, and commas between thousands, like 1,234.50.'],
  ['1.234+1', 'Write at most 2 decimals, and commas between thousands, like 1,234.50.'],
  ['0', 'Enter an amount above zero.'],
  ['5-10', 'Enter an amount above zero.'],
  ['99999999999999999999', 'Enter a smaller amount.'],
])('%j is refused: %s', (text, says) => {
  expect(readAmount(text, 'USD')).toEqual({ ok: false, says })
})

describe('which amounts are taken', () => {
  test('a budget may be nothing, but not below', () => {
    expect(readAmount('0', 'USD', 'zero-or-more')).toEqual({ ok: true, value: 0 })
    expect(readAmount('-1', 'USD', 'zero-or-more')).toEqual({ ok: false, says: 'Enter zero or more.' })
  })

  test('a balance may be a debt', () => {
    expect(readAmount('−84.20', 'USD', 'any')).toEqual({ ok: true, value: -8_420 })
    expect(readAmount('-$84.205*1', 'USD', 'any')).toEqual({ ok: true, value: -8_421 })
  })
})

test.each([
  ['¥1,200', 'JPY', 1_200],
  ['1.234', 'KWD', 1_234],
  ['CHF 84.20', 'CHF', 8_420],
  ['$84.20', 'CAD', 8_420],
])('%s in %s', (text, currency, minor) => {
  expect(readAmount(text, currency)).toEqual({ ok: true, value: minor })
})

test('a currency without decimals takes none', () => {
  expect(readAmount('12.5', 'JPY')).toEqual({
    ok: false,
    says: 'Write at most 0 decimals, and commas between thousands, like 1,234.',
  })
})

test('what is shown is read as what it was, with its symbol and without', () => {
  const anyAmount = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 })
  fc.assert(
    fc.property(anyAmount, fc.constantFrom(...CURRENCIES), (minor, currency) => {
      expect(readAmount(amountText(minor, currency), currency, 'any')).toEqual({ ok: true, value: minor })
      expect(readAmount(moneyText({ minor, currency }), currency, 'any')).toEqual({ ok: true, value: minor })
    }),
  )
})

test('a typed sum is the sum of its amounts', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(amounts, (minors) => {
      const typed = minors.map((minor) => amountText(minor, 'USD')).join(' + ')
      const total = minors.reduce((all, minor) => all + minor, 0)
      expect(readAmount(typed, 'USD', 'any')).toEqual({ ok: true, value: total })
    }),
  )
})

test.each([
  ['18', '18', 'a whole quantity'],
  ['7.25', '7.25', 'a part of an hour'],
  ['12.5*85', '1062.5', 'a sum typed into it'],
  ['1,200', '1200', 'commas between thousands'],
  ['$0.0125', '0.0125', 'a price below a cent'],
  ['1.5000', '1.5', 'zeros at the end say nothing'],
  ['0.3333*0.5', '0.1667', 'a product is rounded to four decimals, half away from zero'],
  ['-40', '-40', 'a deduction'],
  ['1-1', '0', 'zero has no sign'],
])('the number %s is %s (%s)', (typed, value) => {
  expect(readDecimal(typed, 'USD', 'any')).toEqual({ ok: true, value })
})

test.each([
  ['', 'Enter a number.'],
  ['half', 'Write a number like 7.5, or a sum like 3*85.'],
  ['0.33333', 'Write at most 4 decimals.'],
  ['1000000000', 'Enter a smaller number.'],
  ['-1', 'Enter zero or more.'],
])('the quantity %s is refused: %s', (typed, says) => {
  expect(readDecimal(typed, 'USD', 'zero-or-more')).toEqual({ ok: false, says })
})
