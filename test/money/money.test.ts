import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, bps, decimalText, exact, money, round, scaled, sum, unscaled } from '../../shared/money.ts'

const anyMinor = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 })
const anyWeights = fc
  .array(fc.integer({ min: 0, max: 100_000_000_000 }), { minLength: 1, maxLength: 12 })
  .filter((weights) => weights.some((weight) => weight > 0))

test.each([
  { value: 0.5, rounded: 1, why: 'half goes away from zero' },
  { value: -0.5, rounded: -1, why: 'below zero too' },
  { value: 2.5, rounded: 3, why: 'not to the even one' },
  { value: 1.4999, rounded: 1, why: 'less than half' },
  { value: '1.005', rounded: 1, why: 'decimal text is exact' },
  { value: -0.4, rounded: 0, why: 'zero has no sign' },
])('$value rounds to $rounded ($why)', ({ value, rounded }) => {
  expect(round(value)).toBe(rounded)
})

test.each([
  { minor: 4_000_000, rateBps: 2750, share: 1_100_000, why: 'a whole share' },
  { minor: 1, rateBps: 5000, share: 1, why: 'half a cent, up' },
  { minor: -1, rateBps: 5000, share: -1, why: 'half a cent, away from zero' },
  { minor: 199, rateBps: 50, share: 1, why: '0.995 of a cent' },
  { minor: 100_000_000_000, rateBps: 10_000, share: 100_000_000_000, why: 'the largest amount, whole' },
])('$rateBps bps of $minor are $share ($why)', ({ minor, rateBps, share }) => {
  expect(bps(minor, rateBps)).toBe(share)
})

test('an amount that is no exact integer is refused', () => {
  for (const minor of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(() => money(minor, 'USD')).toThrow(RangeError)
  }
  expect(Object.is(exact(-0), 0)).toBe(true)
})

test('a sum that leaves the exact integers is refused, not rounded', () => {
  expect(sum([])).toBe(0)
  expect(sum([1, -3, 2])).toBe(0)
  expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
})

test.each([
  { minor: 100, weights: [1, 1, 1], parts: [34, 33, 33], why: 'equal remainders: the earlier one' },
  { minor: 100, weights: [1, 2], parts: [33, 67], why: 'the larger remainder' },
  { minor: -100, weights: [1, 1, 1], parts: [-34, -33, -33], why: 'the same below zero' },
  { minor: 5, weights: [0, 3], parts: [0, 5], why: 'no weight, no part' },
  { minor: 0, weights: [0, 0], parts: [0, 0], why: 'nothing over nothing' },
  { minor: 0, weights: [], parts: [], why: 'no one to get anything' },
])('$minor over $weights is $parts ($why)', ({ minor, weights, parts }) => {
  expect(allocate(minor, weights)).toEqual(parts)
})

test('an amount cannot be split over nothing, nor over negative weights', () => {
  expect(() => allocate(1, [0, 0])).toThrow(RangeError)
  expect(() => allocate(1, [])).toThrow(RangeError)
  expect(() => allocate(1, [2, -1])).toThrow(RangeError)
})

test('splitting an amount never creates or loses a cent', () => {
  fc.assert(
    fc.property(anyMinor, anyWeights, (minor, weights) => {
      expect(sum(allocate(minor, weights))).toBe(minor)
    }),
  )
})

test('every part lies within one cent of its exact share, and on the same side of zero', () => {
  fc.assert(
    fc.property(anyMinor, anyWeights, (minor, weights) => {
      const total = weights.reduce((all, weight) => all + BigInt(weight), 0n)
      for (const [index, part] of allocate(minor, weights).entries()) {
        const off = BigInt(part) * total - BigInt(minor) * BigInt(weights[index] ?? 0)
        expect(off < total && off > -total).toBe(true)
        expect(part * minor).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('a part is never larger than its weight while the amount is not larger than all weights', () => {
  fc.assert(
    fc.property(anyWeights, fc.double({ min: 0, max: 1, noNaN: true }), (weights, share) => {
      const minor = Math.floor(share * sum(weights))
      for (const [index, part] of allocate(minor, weights).entries()) {
        expect(part).toBeLessThanOrEqual(weights[index] ?? 0)
      }
    }),
  )
})

test.each([
  { text: '0.275', perUnit: 10_000, units: 2750 },
  { text: '85', perUnit: 10_000, units: 850_000 },
  { text: '0', perUnit: 100_000, units: 0 },
  { text: '-3', perUnit: 100, units: -300 },
  { text: '123456789', perUnit: 10_000, units: 1_234_567_890_000 },
  { text: '33.333', perUnit: 10_000, units: 333_330 },
  { text: '-1.5', perUnit: 100, units: -150 },
  { text: '0.08875', perUnit: 100_000, units: 8875 },
])('$text in 1/$perUnit is $units, and back', ({ text, perUnit, units }) => {
  expect(scaled(text, perUnit)).toBe(units)
  expect(unscaled(units, perUnit)).toBe(text)
})

test('a fraction with more decimals than are kept is refused', () => {
  expect(() => scaled('0.27501', 10_000)).toThrow(expect.objectContaining({ code: 'amount-out-of-range' }))
})

test.each([
  { minor: 123_450, currency: 'USD', text: '1234.50' },
  { minor: -5, currency: 'EUR', text: '-0.05' },
  { minor: 1200, currency: 'JPY', text: '1200' },
  { minor: 1, currency: 'KWD', text: '0.001' },
  { minor: Number.MAX_SAFE_INTEGER, currency: 'USD', text: '90071992547409.91' },
])('$minor $currency is written $text', ({ minor, currency, text }) => {
  expect(decimalText(minor, currency)).toBe(text)
})
