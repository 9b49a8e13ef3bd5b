import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterTax } from '../../shared/income/plan-on.ts'
import { monthsWithOpenInvoices } from '../../shared/living/open-invoices.ts'
import { monthsAtLowEnd, monthsIfIncomeStopped } from '../../shared/living/runway.ts'

test.each([
  {
    free: 1_200_000,
    living: 325_000,
    business: 20_000,
    planOn: 248_911,
    rateBps: 2750,
    expected: 300_000,
    stopped: 3.4,
    withInvoices: 4.1,
    lowEnd: 7.5,
  },
  {
    free: 1_200_000,
    living: 300_000,
    business: 0,
    planOn: 420_000,
    rateBps: 2500,
    expected: 0,
    stopped: 4,
    withInvoices: 4,
    lowEnd: 'not-shrinking',
  },
  {
    free: -100,
    living: 300_000,
    business: 0,
    planOn: null,
    rateBps: 2750,
    expected: 0,
    stopped: 0,
    withInvoices: 0,
    lowEnd: 0,
  },
])('free $free, living $living, plan-on $planOn: $stopped, $withInvoices, $lowEnd', (row) => {
  const takeHome = row.planOn === null ? null : afterTax(row.planOn, row.business, row.rateBps).netMinor
  const needs = row.living + row.business
  expect(monthsIfIncomeStopped(row.free, needs)).toBe(row.stopped)
  expect(monthsWithOpenInvoices(row.free, { expectedMinor: row.expected, rateBps: row.rateBps }, needs)).toBe(
    row.withInvoices,
  )
  expect(monthsAtLowEnd(row.free, row.living, takeHome)).toBe(row.lowEnd)
})

test.each([
  { free: 3_248_296, needs: 624_300, months: 5.2, why: '5.203, down' },
  { free: 345_000 * 3, needs: 345_000, months: 3, why: 'exactly three' },
  { free: 345_000 * 3 - 1, needs: 345_000, months: 2.9, why: 'a cent less' },
  { free: 1000, needs: 0, months: null, why: 'no needs: not 0, and not for ever' },
  { free: 0, needs: 0, months: null, why: 'an empty book has no runway' },
  { free: 0, needs: 1000, months: 0, why: 'no free cash' },
])('$free for $needs a month: $months ($why)', ({ free, needs, months }) => {
  expect(monthsIfIncomeStopped(free, needs)).toBe(months)
})

test.each([
  { free: 1000, living: 500, takeHome: null, months: null, why: 'the low end is not known' },
  { free: 0, living: 500, takeHome: 500, months: 'not-shrinking', why: 'it covers living exactly' },
  { free: 1000, living: 500, takeHome: -500, months: 1, why: 'costs above income burn more than living' },
  { free: 1000, living: 500, takeHome: 499, months: 1000, why: 'a cent a month' },
])('$free, living $living, take-home $takeHome: $months ($why)', ({ free, living, takeHome, months }) => {
  expect(monthsAtLowEnd(free, living, takeHome)).toBe(months)
})

test('the months shown never cost more than there is, and a tenth more would', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.integer({ min: 1, max: 10_000_000 }), (free, needs) => {
      const tenths = Math.round((monthsIfIncomeStopped(free, needs) ?? Number.NaN) * 10)
      expect(tenths * needs).toBeLessThanOrEqual(free * 10)
      expect((tenths + 1) * needs).toBeGreaterThan(free * 10)
    }),
  )
})
