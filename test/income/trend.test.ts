import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trend } from '../../shared/income/trend.ts'
import { fading, mara, sam } from './sample-months.ts'

const eight = [1, 2, 3, 4, 5, 6, 7, 8]

test.each([
  { name: 'Mara', months: mara, found: { direction: 'flat', z: 0.415 } },
  { name: 'Fading', months: fading, found: { direction: 'down', z: -3.9086 } },
  { name: 'Sam', months: sam, found: null },
  { name: 'seven months', months: eight.slice(1), found: null },
  { name: 'eight months upwards', months: eight, found: { direction: 'up', z: 3.3404 } },
  { name: 'eight months alike', months: Array(8).fill(5), found: { direction: 'flat', z: 0 } },
  {
    name: 'an old rise, then two flat years',
    months: [...eight, ...Array(24).fill(9)],
    found: { direction: 'flat', z: 0 },
  },
])('$name: $found', ({ months, found }) => {
  expect(trend(months)).toEqual(found)
})

test('read backwards, up is down', () => {
  const anyMonths = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 8, maxLength: 24 })
  fc.assert(
    fc.property(anyMonths, (months) => {
      const forwards = trend(months)?.z ?? Number.NaN
      const backwards = trend([...months].reverse())?.z ?? Number.NaN
      expect(backwards + forwards).toBe(0)
    }),
  )
})
