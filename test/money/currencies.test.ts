import codes from 'currency-codes'
import { expect, test } from 'vitest'
import { CURRENCIES, minorDigits } from '../../shared/currencies.ts'

/** In the published list, but not what anyone is paid in: funds, metals, units of account, the code for tests. */
const NOT_MONEY = /^(X[ABDPSTUX].|BOV|CHE|CHW|CLF|COU|MXV|USN|UYW)$/
/** Withdrawn since the list was published, or a second code for the same money. */
const LEFT_OUT = ['ANG', 'BGN', 'CUC', 'VED']
/** Newer than the list: the Caribbean guilder, since 2025. */
const NEWER = ['XCG']

const published = codes.codes()

test('every currency of the published list that people are paid in is known', () => {
  const money = published.filter((code) => /^(XAF|XPF)$/.test(code) || !NOT_MONEY.test(code))
  expect(money.filter((code) => !CURRENCIES.includes(code))).toEqual(LEFT_OUT)
})

test('no currency is known that the standard does not have', () => {
  expect(CURRENCIES.filter((code) => !published.includes(code))).toEqual(NEWER)
})

test.each(CURRENCIES.filter((code) => published.includes(code)))('%s has the decimals of the standard', (code) => {
  expect(minorDigits(code)).toBe(codes.code(code)?.digits)
})

test('a currency that is not known is refused', () => {
  expect(() => minorDigits('XXX')).toThrow(RangeError)
  expect(() => minorDigits('usd')).toThrow(RangeError)
})
