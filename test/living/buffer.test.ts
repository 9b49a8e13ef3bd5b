import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bufferAmount, monthsToReach, recommendedBuffer } from '../../shared/living/buffer.ts'

test.each([
  { cv: 0.6645, top: 0.6, months: 4, amount: 1_380_000, beyond: false, why: 'raw 3.79, up to the next half' },
  { cv: 0.2, top: 0.35, months: 3, amount: 1_035_000, beyond: false, why: 'the band begins at three' },
  { cv: 1.2, top: 0.3, months: 6, amount: 2_070_000, beyond: true, why: 'raw 6.84: beyond the band' },
  {
    cv: 0.1,
    top: 0.75,
    months: 4.5,
    amount: 1_552_500,
    beyond: false,
    why: 'a client asks for it, exactly a half month',
  },
  { cv: 0.1, top: 1, months: 6, amount: 2_070_000, beyond: false, why: 'one client only: six, not more' },
  { cv: null, top: null, months: 3.5, amount: 1_207_500, beyond: false, why: 'both assumed: 5.7 · 0.6 = 3.42' },
])('CV $cv, top $top: $months months, $amount ($why)', ({ cv, top, months, amount, beyond }) => {
  const buffer = recommendedBuffer(cv, 12, top)
  expect(buffer.months).toBe(months)
  expect(buffer.beyondBand).toBe(beyond)
  expect(bufferAmount(months, 345_000)).toBe(amount)
})

test('below six months of history the volatility is assumed, although it can be worked out', () => {
  expect(recommendedBuffer(0.2498, 3, 0.2)).toMatchObject({ months: 3.5, volatility: 0.6, volatilityAssumed: true })
  expect(recommendedBuffer(0.2498, 6, 0.2)).toMatchObject({ months: 3, volatility: 0.2498, volatilityAssumed: false })
})

test('what asks for more months is the reason', () => {
  expect(recommendedBuffer(0.6645, 12, 0.6).reason).toBe('swings')
  expect(recommendedBuffer(0.6645, 12, 0.8).reason).toBe('client')
})

test('a half month of an odd amount is rounded up', () => {
  expect(bufferAmount(3.5, 345_001)).toBe(1_207_504)
})

test.each([
  { target: 900_000, free: 0, gain: 100_000, months: 9, why: 'the gap in equal steps' },
  { target: 900_001, free: 0, gain: 100_000, months: 10, why: 'a cent more takes one more month' },
  { target: 900_000, free: 900_000, gain: -5, months: 0, why: 'it is reached' },
  { target: 900_000, free: 0, gain: 0, months: null, why: 'nothing is gained' },
  { target: 900_000, free: 0, gain: -100, months: null, why: 'free cash shrinks' },
  { target: 900_000, free: -100_000, gain: 100_000, months: 10, why: 'from below zero' },
])('from $free to $target at $gain a month: $months ($why)', ({ target, free, gain, months }) => {
  expect(monthsToReach(target, free, gain)).toBe(months)
})

test('the recommendation is a half month within three and six, and never falls when income gets shakier', () => {
  const anyRatio = fc.integer({ min: 0, max: 20_000 }).map((units) => units / 10_000)
  fc.assert(
    fc.property(anyRatio, anyRatio, fc.integer({ min: 0, max: 10_000 }), (one, other, topUnits) => {
      const [calm, shaky] = [Math.min(one, other), Math.max(one, other)].map((cv) =>
        recommendedBuffer(cv, 12, topUnits / 10_000),
      )
      expect((calm?.months ?? 0) * 2).toBe(Math.round((calm?.months ?? 0) * 2))
      expect(calm?.months).toBeGreaterThanOrEqual(3)
      expect(shaky?.months).toBeLessThanOrEqual(6)
      expect(calm?.months).toBeLessThanOrEqual(shaky?.months ?? 0)
    }),
  )
})
