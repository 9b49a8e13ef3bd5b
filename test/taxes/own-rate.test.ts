import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../shared/taxes/country.ts'
import { catchUpRateBps, extraTax, ownRate, projectedProfit } from '../../shared/taxes/own-rate.ts'
import { US } from '../../shared/taxes/us/us.ts'
import { booked, cents, returnOf } from './us-return.ts'

describe('the catch-up rate', () => {
  test.each([
    { rate: 2750, shortfall: 200_000, base: 1_200_000, expected: 4450, why: 'up to the next half percent' },
    { rate: 2750, shortfall: 0, base: 1_200_000, expected: 2750, why: 'nothing is missing' },
    { rate: 2750, shortfall: 900_000, base: 1_000_000, expected: 5000, why: 'half is the most' },
    { rate: 2750, shortfall: 200_000, base: 0, expected: null, why: 'no income is expected' },
    { rate: 2750, shortfall: 200_000, base: -5, expected: null, why: 'a loss is expected' },
    { rate: 3000, shortfall: 50, base: 10_000, expected: 3050, why: 'exactly on a step' },
    { rate: 3000, shortfall: 51, base: 10_000, expected: 3100, why: 'just above it' },
    { rate: 2750, shortfall: 0, base: 0, expected: 2750, why: 'nothing is missing, nothing is expected' },
  ])('$rate, $shortfall missing, $base expected: $expected ($why)', ({ rate, shortfall, base, expected }) => {
    expect(catchUpRateBps(rate, shortfall, base)).toBe(expected)
  })
})

describe('the projected profit', () => {
  const months = [400_000, 150_000, 650_000, 400_000, 100_000, 700_000]
  test('what there is and the mean month for each one left; the good year above it', () => {
    expect(projectedProfit(2_400_000, months, 6)).toEqual({ profitMinor: 4_800_000, goodYearMinor: 5_309_151 })
  })

  test('without months there is none, with fewer than three no good year', () => {
    expect(projectedProfit(2_400_000, [], 6)).toBeNull()
    expect(projectedProfit(0, [100, 301], 1)).toEqual({ profitMinor: 201, goodYearMinor: null })
  })

  test('only the last twelve months count, and with none left the year is what it is', () => {
    const old = Array.from({ length: 12 }, () => 1_000_000)
    expect(projectedProfit(0, [...old, ...old.map(() => 5)], 2)?.profitMinor).toBe(10)
    expect(projectedProfit(123, months, 0)).toEqual({ profitMinor: 123, goodYearMinor: 123 })
  })
})

describe('the own rate, United States 2026, single', () => {
  test.each([
    { profit: 60_000, answers: {}, extra: 1_203_720, rate: '0.205' },
    { profit: 60_000, answers: { stateRate: '0.05' }, extra: 1_503_720, rate: '0.255' },
    { profit: 20_000, answers: { wages: cents(60_000) }, extra: 544_723, rate: '0.275' },
    { profit: 48_000, answers: { stateRate: '0.05' }, extra: null, rate: '0.245' },
    { profit: 53_091.51, answers: { stateRate: '0.05' }, extra: null, rate: '0.25' },
  ])('$profit with $answers: $extra, $rate', ({ profit, answers, extra, rate }) => {
    const given: Answers = { filingStatus: 'single', ...answers }
    if (extra !== null)
      expect(extraTax(US, '2026', given, booked(cents(profit)))).toMatchObject({ value: { minor: extra } })
    expect(ownRate(US, '2026', given, booked(cents(profit)))).toMatchObject({ state: 'known', value: rate })
  })

  test('the two taxes of a profit of $60,000', () => {
    const { selfEmploymentTax, incomeTax } = returnOf('2026', { filingStatus: 'single' }, cents(60_000))
    expect([selfEmploymentTax.value.minor, incomeTax.value.minor]).toEqual([847_773, 355_947])
  })

  test.each([
    { profit: 60_000, says: 'You are likely to owe less than 25%.' },
    { profit: 170_000, says: 'Your own rate lies between 25% and 30%.' },
    { profit: 320_000, says: 'Setting aside 30% is likely to be too little.' },
  ])('$profit: $says', ({ profit, says }) => {
    expect(ownRate(US, '2026', { filingStatus: 'single' }, booked(cents(profit)))).toMatchObject({ says })
  })

  test('without a profit there is none', () => {
    expect(ownRate(US, '2026', { filingStatus: 'single' }, booked(0)).state).toBe('no-data')
    expect(ownRate(US, '2026', { filingStatus: 'single' }, booked(-5)).state).toBe('no-data')
  })

  test('it covers the tax that the business adds, and by less than half a percent too much', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: cents(900_000) }), (profit) => {
        const extra = extraTax(US, '2026', { filingStatus: 'single' }, booked(profit))
        const rate = ownRate(US, '2026', { filingStatus: 'single' }, booked(profit))
        if (!('key' in extra) || rate.state !== 'known') throw new Error('not known')
        const over = Number(rate.value) * profit - extra.value.minor
        expect(over).toBeGreaterThan(-1e-3)
        expect(over).toBeLessThan(0.005 * profit + 1e-3)
      }),
    )
  })
})
