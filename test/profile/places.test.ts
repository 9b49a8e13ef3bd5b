import { expect, test } from 'vitest'
import { CURRENCIES } from '../../shared/currencies.ts'
import { COUNTRIES, countryChoices, currencyOf } from '../../web/profile/places.ts'

test('every country is there once, with a name and a currency that the book can have', () => {
  expect(COUNTRIES).toHaveLength(250)
  expect(new Set(COUNTRIES).size).toBe(250)
  expect(countryChoices().filter(({ value, label }) => value === label)).toEqual([])
  expect(COUNTRIES.filter((country) => !CURRENCIES.includes(currencyOf(country)))).toEqual([])
})

test.each([
  ['US', 'USD', 'begins with the country’s letters'],
  ['GB', 'GBP', 'so does this one'],
  ['DE', 'EUR', 'a union of many'],
  ['BG', 'EUR', 'in the union since 2026'],
  ['UY', 'UYU', 'not the indexed unit, UYI, that stands before it'],
  ['SV', 'USD', 'not the colón, which is no longer paid in'],
  ['PL', 'PLN', 'PLN'],
  ['JE', 'GBP', 'an island without a code of its own'],
])('%s pays in %s (%s)', (country, currency) => {
  expect(currencyOf(country)).toBe(currency)
})

test('no country pays in a stand-in', () => {
  const inDollars = COUNTRIES.filter((country) => currencyOf(country) === 'USD')
  expect(inDollars.join(' ')).toBe('AQ AS BQ EC FM GU IO MH MP PR PW SV TC TL UM US VG VI')
})
