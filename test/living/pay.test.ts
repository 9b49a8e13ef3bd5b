import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import { confidenceOf, type Figure } from '../../shared/figure.ts'
import { mayBeSpentFigure, monthsPayFigure, ownersPay, type PayBasis, payFigure } from '../../shared/living/pay.ts'
import { inTurn, surplusFigure } from '../../shared/living/surplus.ts'
import { money } from '../../shared/money.ts'
import { expectSound } from '../figure/expect-sound.ts'

const base: PayBasis = {
  freeMinor: 1_200_000,
  livingMinor: 325_000,
  businessCostsMinor: 20_000,
  takeHomeMinor: 165_960,
  targetMinor: 1_620_000,
}

test.each([
  { why: 'below the target, the take-home and its twelfth fall short of living', given: {}, pay: 325_000 },
  {
    why: 'above the target, a twelfth of what lies above is paid out',
    given: { freeMinor: 2_500_000, takeHomeMinor: 380_000, targetMinor: 1_600_000 },
    pay: 455_000,
  },
  { why: 'never more than is there without business costs', given: { freeMinor: 200_000 }, pay: 180_000 },
  { why: 'nothing is there', given: { freeMinor: -5_000 }, pay: 0 },
  { why: 'a part of a cent is not paid', given: { freeMinor: 1_620_001, takeHomeMinor: 330_000 }, pay: 330_000 },
  {
    why: 'below the target, downwards too',
    given: { freeMinor: 1_619_999, takeHomeMinor: 330_000 },
    pay: 329_999,
  },
])('$why: $pay', ({ given, pay }) => {
  expect(ownersPay({ ...base, ...given })).toBe(pay)
})

const minor = fc.integer({ min: 0, max: 10_000_000 })
const anyBasis: fc.Arbitrary<PayBasis> = fc.record({
  freeMinor: fc.integer({ min: -5_000_000, max: 50_000_000 }),
  livingMinor: minor,
  businessCostsMinor: minor,
  takeHomeMinor: fc.integer({ min: -1_000_000, max: 10_000_000 }),
  targetMinor: minor,
})

test('pay is never more than is there, never below zero, and whole', () => {
  fc.assert(
    fc.property(anyBasis, (basis) => {
      const pay = ownersPay(basis)
      expect(Number.isInteger(pay)).toBe(true)
      expect(pay).toBeGreaterThanOrEqual(0)
      expect(pay).toBeLessThanOrEqual(Math.max(0, basis.freeMinor - basis.businessCostsMinor))
    }),
  )
})

test('pay is never below living while there is money for it', () => {
  fc.assert(
    fc.property(anyBasis, (basis) => {
      fc.pre(basis.freeMinor - basis.businessCostsMinor >= basis.livingMinor)
      expect(ownersPay(basis)).toBeGreaterThanOrEqual(basis.livingMinor)
    }),
  )
})

test('more money, more income or a dearer living never lowers pay; a higher target or dearer business never raises it', () => {
  fc.assert(
    fc.property(anyBasis, fc.integer({ min: 0, max: 1_000_000 }), (basis, more) => {
      const pay = ownersPay(basis)
      for (const name of ['freeMinor', 'takeHomeMinor', 'livingMinor'] as const)
        expect(ownersPay({ ...basis, [name]: basis[name] + more })).toBeGreaterThanOrEqual(pay)
      for (const name of ['targetMinor', 'businessCostsMinor'] as const)
        expect(ownersPay({ ...basis, [name]: basis[name] + more })).toBeLessThanOrEqual(pay)
    }),
  )
})

/** Take-home that covers living with room for the twelfth, and free cash that covers a month's pay. */
const aSteadyBook = fc
  .record({
    livingMinor: fc.integer({ min: 100_000, max: 500_000 }),
    targetMinor: fc.integer({ min: 1_000_000, max: 3_000_000 }),
    roomMinor: fc.integer({ min: 0, max: 300_000 }),
    gapShare: fc.double({ min: -1, max: 0.5, noNaN: true }),
  })
  .map(({ livingMinor, targetMinor, roomMinor, gapShare }) => {
    const gapMinor = Math.round(targetMinor * gapShare)
    const takeHomeMinor = livingMinor + Math.ceil(Math.max(0, gapMinor) / 12) + roomMinor
    return { livingMinor, targetMinor, takeHomeMinor, freeMinor: targetMinor - gapMinor, businessCostsMinor: 0 }
  })
  .filter((basis) => basis.freeMinor >= basis.takeHomeMinor + Math.max(0, basis.freeMinor - basis.targetMinor) / 12)

test('while every month brings plan-on and it covers living, the gap to the target closes by a twelfth a month', () => {
  fc.assert(
    fc.property(aSteadyBook, (start) => {
      let { freeMinor } = start
      const gapAtStart = start.targetMinor - freeMinor
      for (let month = 1; month <= 8; month++) {
        const gapMinor = start.targetMinor - freeMinor
        freeMinor += start.takeHomeMinor - ownersPay({ ...start, freeMinor })
        // Rounding pay down leaves less than a minor unit more.
        const gapLeft = start.targetMinor - freeMinor
        expect(gapLeft).toBeLessThanOrEqual((gapMinor * 11) / 12)
        expect(gapLeft).toBeGreaterThan((gapMinor * 11) / 12 - 1)
      }
      expect(Math.abs(start.targetMinor - freeMinor)).toBeLessThanOrEqual(Math.abs(gapAtStart) / 2 + 8)
    }),
  )
})

test('set once a quarter, the gap closes by as many twelfths as months went by', () => {
  fc.assert(
    fc.property(aSteadyBook, (start) => {
      const gapMinor = start.targetMinor - start.freeMinor
      const pay = ownersPay(start)
      const gapAfter = start.targetMinor - (start.freeMinor + 3 * (start.takeHomeMinor - pay))
      expect(gapAfter).toBeLessThanOrEqual((gapMinor * 9) / 12)
      expect(gapAfter).toBeGreaterThan((gapMinor * 9) / 12 - 3)
    }),
  )
})

test.each([
  {
    why: 'tax, buffer, and the rest to the goals',
    surplus: 500_000,
    gaps: [200_000, 220_000, 900_000],
    parts: [200_000, 220_000, 80_000],
    left: 0,
  },
  { why: 'it ends within the first', surplus: 150_000, gaps: [200_000, 220_000], parts: [150_000, 0], left: 0 },
  { why: 'every gap is filled', surplus: 500_000, gaps: [0, 100_000], parts: [0, 100_000], left: 400_000 },
  { why: 'there is none', surplus: 0, gaps: [100, 100], parts: [0, 0], left: 0 },
])('$why', ({ surplus, gaps, parts, left }) => {
  expect(inTurn(surplus, gaps)).toEqual({ parts, left })
})

test('in turn, nothing is lost, nothing is made, and no gap is overfilled or passed over', () => {
  fc.assert(
    fc.property(minor, fc.array(minor, { maxLength: 6 }), (surplus, gaps) => {
      const { parts, left } = inTurn(surplus, gaps)
      expect(parts.reduce((total, part) => total + part, 0) + left).toBe(surplus)
      for (const [index, part] of parts.entries()) {
        expect(part).toBeLessThanOrEqual(gaps[index] ?? 0)
        if (part > 0) expect(parts.slice(0, index)).toEqual(gaps.slice(0, index))
      }
    }),
  )
})

const usd = (amountMinor: number): Figure => ({
  state: 'known',
  value: money(amountMinor, 'USD'),
  because: { says: 'As entered.', inputs: [] },
})
const facts = {
  currency: 'USD',
  setOn: calendarDate('2026-10-01'),
  free: usd(1_200_000),
  spentThatDayMinor: 0,
  living: usd(325_000),
  takeHome: usd(165_960),
  target: usd(1_620_000),
  businessCostsMinor: 20_000,
  confidence: confidenceOf(12),
}

test('pay explains itself: what is there, what is steady, and that it holds for the quarter', () => {
  const pay = payFigure(facts)
  expectSound(pay, 'pay')
  expect(pay).toMatchObject({ state: 'known', value: { minor: 325_000 } })
  expect(pay.because?.worked).toBe(
    'the smaller of $12,000.00 − $200.00 and the larger of $3,250.00 and $1,659.60 − $4,200.00 ÷ 12 = $3,250.00',
  )
  expect(pay.because?.notes?.join(' ')).toContain('Q4 2026')
})

test('what was spent on the day it was set is counted as still there', () => {
  expect(payFigure({ ...facts, free: usd(150_000), spentThatDayMinor: 50_000 })).toMatchObject({
    value: { minor: 180_000 },
  })
})

test('pay carries the state of what it rests on', () => {
  const unknown: Figure = { state: 'no-needs', says: 'What a month costs is not known yet.' }
  expect(payFigure({ ...facts, living: unknown })).toBe(unknown)
  expect(payFigure({ ...facts, takeHome: { ...unknown, state: 'no-data' } }).state).toBe('no-data')
})

const month = {
  currency: 'USD',
  month: '2026-11',
  pay: usd(325_000),
  free: usd(900_000),
  spentMinor: 140_000,
  businessCostsMinor: 20_000,
  businessSpentMinor: 5_000,
  confidence: confidenceOf(12),
}

test('pay 3,250, spent 1,400: 1,850 may be spent', () => {
  const pay = monthsPayFigure(month)
  const left = mayBeSpentFigure({ ...month, monthsPay: pay })
  expectSound(left, 'may be spent')
  expect(left).toMatchObject({ value: { minor: 185_000 }, says: '$1,850 of this month’s pay may still be spent.' })
})

test('below zero it is overspent by so much', () => {
  const given = { ...month, spentMinor: 340_050 }
  expect(mayBeSpentFigure({ ...given, monthsPay: monthsPayFigure(given) })).toMatchObject({
    value: { minor: -15_050 },
    says: 'Overspent by $151: more went on living this month than its pay.',
  })
})

test('when free cash was used up meanwhile, the month’s pay shrinks to what is there, and says so', () => {
  // There were 100,000 + 140,000 before this month's living; 15,000 of business costs are still to come.
  const pay = monthsPayFigure({ ...month, free: usd(100_000) })
  expectSound(pay, 'pay of the month')
  expect(pay).toMatchObject({ value: { minor: 225_000 } })
  expect(pay.state === 'known' && pay.says).toContain('less than the pay that was set')
})

test('the surplus is what spending accounts hold beyond others’ money, the rest of the pay and business costs', () => {
  const given = {
    currency: 'USD',
    accounts: [
      { id: 1, name: 'Checking', role: 'spending' as const, balanceMinor: 900_000 },
      { id: 2, name: 'Card', role: 'card' as const, balanceMinor: -30_000 },
      { id: 3, name: 'Buffer', role: 'buffer' as const, balanceMinor: 400_000 },
    ],
    earmarked: usd(50_000),
    mayBeSpent: usd(185_000),
    businessLeftMinor: 15_000,
  }
  const surplus = surplusFigure(given)
  expectSound(surplus, 'surplus')
  expect(surplus).toMatchObject({ value: { minor: 620_000 } })
  const none = surplusFigure({ ...given, earmarked: usd(900_000) })
  expectSound(none, 'no surplus')
  expect(none).toMatchObject({ value: { minor: 0 } })
})
