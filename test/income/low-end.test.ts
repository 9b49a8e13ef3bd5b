import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lowEndMonth } from '../../shared/income/low-end.ts'
import { ivy, mara, retainer, sam } from './sample-months.ts'

test.each([
  { name: 'Mara', months: mara, low: 0, why: 'h = 2.6, and the second and third month are 0' },
  { name: 'Retainer', months: retainer, low: 490_000, why: 'steady' },
  { name: 'Sam', months: sam, low: 240_000, why: 'three months: 0.8 of the poorest' },
  { name: 'Ivy', months: ivy, low: 160_000, why: 'one month: 0.4 of it' },
  { name: 'nobody', months: [], low: null, why: 'no month, no answer' },
  { name: 'four months', months: [400, 100, 300, 200], low: 100, why: 'h = 1, the poorest itself' },
  { name: 'nine months', months: [9, 8, 7, 6, 5, 4, 3, 2, 1], low: 2, why: 'h = 2, the second poorest' },
  { name: 'a refund', months: [-500, 1000], low: 0, why: 'a negative month is 0: 0.6 of nothing' },
  { name: 'half a cent', months: [5, 10, 10, 10, 10, 10, 10], low: 8, why: 'h = 1.6: 5 + 0.6 · 5' },
  { name: 'thirteen months', months: [0, ...retainer], low: 490_000, why: 'only the last twelve count' },
])('$name: $low ($why)', ({ months, low }) => {
  expect(lowEndMonth(months)).toBe(low)
})

const anyMonths = fc.array(fc.integer({ min: -1_000_000, max: 10_000_000 }), { minLength: 1, maxLength: 30 })

test('at least four months in five of the last twelve reach the low end', () => {
  fc.assert(
    fc.property(anyMonths, (months) => {
      const low = lowEndMonth(months) ?? Number.NaN
      const recent = months.slice(-12)
      expect(recent.filter((minor) => Math.max(0, minor) < low).length).toBeLessThanOrEqual((recent.length + 1) / 5)
    }),
  )
})

test('a richer month never lowers it, and the order of the months does not matter', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 12 }),
      fc.nat(11),
      fc.nat(1_000_000),
      (months, place, more) => {
        const richer = months.map((minor, index) => (index === place % months.length ? minor + more : minor))
        expect(lowEndMonth(richer)).toBeGreaterThanOrEqual(lowEndMonth(months) ?? Number.NaN)
        expect(lowEndMonth([...months].reverse())).toBe(lowEndMonth(months))
      },
    ),
  )
})
