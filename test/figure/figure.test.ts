import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confidenceOf, floorToTenth } from '../../shared/figure.ts'

test.each([
  { months: 0, label: 'none' },
  { months: 1, label: 'too-early' },
  { months: 2, label: 'too-early' },
  { months: 3, label: 'rough' },
  { months: 5, label: 'rough' },
  { months: 6, label: 'fair' },
  { months: 11, label: 'fair' },
  { months: 12, label: 'good' },
  { months: 240, label: 'good' },
])('$months complete months: $label', ({ months, label }) => {
  expect(confidenceOf(months)).toEqual({ months, label })
})

test.each([
  { value: 5.29, tenth: 5.2, why: 'months are rounded down' },
  { value: 3.478, tenth: 3.4, why: 'not to the nearest' },
  { value: 0.3 / 0.1, tenth: 3, why: 'a whole number but for the last bits' },
  { value: 2.3, tenth: 2.3, why: 'a tenth stays' },
  { value: -0.01, tenth: -0.1, why: 'down, below zero too' },
  { value: 0.09, tenth: 0, why: 'less than a tenth' },
])('$value down to a tenth is $tenth ($why)', ({ value, tenth }) => {
  expect(floorToTenth(value)).toBe(tenth)
})

test('every number of tenths stays what it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (tenths) => {
      expect(floorToTenth(tenths / 10)).toBe(tenths / 10)
    }),
  )
})
