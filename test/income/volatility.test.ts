import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typicalSwing, volatility, zeroShare } from '../../shared/income/volatility.ts'
import { ivy, mara, retainer, sam } from './sample-months.ts'

test.each([
  { name: 'Mara', months: mara, cv: 0.6645, swing: 1.0308, zero: 0.25 },
  { name: 'Sam', months: sam, cv: 0.2498, swing: 0.3, zero: 0 },
  { name: 'Ivy', months: ivy, cv: null, swing: null, zero: 0 },
  { name: 'two months', months: [100, 300], cv: null, swing: null, zero: 0 },
  { name: 'nobody', months: [], cv: null, swing: null, zero: null },
  { name: 'nothing came', months: [0, 0, 0], cv: null, swing: null, zero: 1 },
  { name: 'a refund month', months: [-100, 200, 200], cv: 1.7321, swing: 1.5, zero: 0.3333 },
  { name: 'the same every month', months: [700, 700, 700], cv: 0, swing: 0, zero: 0 },
  { name: 'an old zero month', months: [0, ...retainer], cv: 0.0209, swing: 0.02, zero: 0 },
])('$name: CV $cv, swing $swing, zero share $zero', ({ months, cv, swing, zero }) => {
  expect(volatility(months)).toBe(cv)
  expect(typicalSwing(months)).toBe(swing)
  expect(zeroShare(months)).toBe(zero)
})

test('what is earned in another unit swings as much', () => {
  const anyMonths = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 3, maxLength: 12 })
  fc.assert(
    fc.property(anyMonths, (months) => {
      const tenfold = months.map((minor) => minor * 10)
      expect(volatility(tenfold)).toBe(volatility(months))
      expect(typicalSwing(tenfold)).toBe(typicalSwing(months))
    }),
  )
})
