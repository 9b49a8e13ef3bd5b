import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chancePaidWithin, daysUntilChance, delayCurve, type SeenInvoice } from '../../shared/invoices/payment-delay.ts'

// docs/figures.md, chapter 4

test('without history: terms of 30 days, issued today', () => {
  const curve = delayCurve([], null, 30)
  expect(daysUntilChance(curve, -30, 0.5)).toBe(22)
  expect(daysUntilChance(curve, -30, 0.9)).toBe(41)
  expect(chancePaidWithin(curve, -30, 30)).toBeCloseTo(0.7032, 4)
})

test('without history: terms of 30 days, 20 days late', () => {
  const curve = delayCurve([], null, 30)
  expect(daysUntilChance(curve, 20, 0.5)).toBe(18)
  expect(daysUntilChance(curve, 20, 0.9)).toBeNull()
  expect(chancePaidWithin(curve, 20, 30)).toBeCloseTo(0.6006, 4)
  expect(chancePaidWithin(curve, 20, 90)).toBeCloseTo(0.808, 4)
})

test('five invoices of one client, each paid a few days late: the next one is expected then too', () => {
  const seen = [4, 5, 5, 6, 7].map(
    (days): SeenInvoice => ({
      clientId: 1,
      termsDays: 14,
      paidAfterDueDays: days,
      seenUntilDays: 40,
    }),
  )
  const curve = delayCurve(seen, 1, 14)
  expect(daysUntilChance(curve, -14, 0.5)).toBe(19)
  expect(daysUntilChance(curve, -14, 0.9)).toBe(25)
  expect(chancePaidWithin(curve, -14, 30)).toBeCloseTo(0.9343, 4)
})

test('an invoice that is open and long due makes its client slower, and never faster', () => {
  const open: SeenInvoice = { clientId: 1, termsDays: 14, paidAfterDueDays: null, seenUntilDays: 60 }
  const without = delayCurve([], 1, 14)
  const with1 = delayCurve([open], 1, 14)
  for (const within of [10, 30, 60, 90]) {
    expect(chancePaidWithin(with1, -14, within)).toBeLessThan(chancePaidWithin(without, -14, within))
  }
})

const invoice = fc.record({
  clientId: fc.integer({ min: 1, max: 3 }),
  termsDays: fc.integer({ min: 0, max: 365 }),
  paidAfterDueDays: fc.option(fc.integer({ min: -400, max: 400 })),
  seenUntilDays: fc.integer({ min: -400, max: 800 }),
})

test('a chance is a chance, and never falls with time', () => {
  fc.assert(
    fc.property(
      fc.array(invoice, { maxLength: 30 }),
      fc.integer({ min: 0, max: 365 }),
      fc.integer({ min: -365, max: 400 }),
      (seen, terms, late) => {
        const curve = delayCurve(seen, 1, terms)
        let before = 0
        for (const within of [0, 1, 5, 30, 90, 400]) {
          const chance = chancePaidWithin(curve, late, within)
          expect(chance).toBeGreaterThanOrEqual(before - 1e-12)
          expect(chance).toBeLessThanOrEqual(1)
          before = chance
        }
      },
    ),
  )
})
