import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterTax, planOnIncome } from '../../shared/income/plan-on.ts'
import { fading, ivy, mara, retainer, sam } from './sample-months.ts'

test.each([
  { name: 'Mara', months: mara, plan: 248_911, why: 'swings widely' },
  { name: 'Retainer', months: retainer, plan: 429_154, why: 'steady: still a margin for what is not known' },
  { name: 'Sam', months: sam, plan: 248_976, why: 'three months' },
  { name: 'Ivy', months: ivy, plan: 80_881, why: 'one month' },
  { name: 'Fading', months: fading, plan: 341_176, why: 'the poorer last six months count' },
  { name: 'thirteen months', months: [900_000_000, ...mara], plan: 248_911, why: 'only the last twelve count' },
  { name: 'nothing', months: [0, 0, 0], plan: 0, why: 'an average of 0' },
  { name: 'refunds only', months: [-5000, 1000], plan: 0, why: 'an average below 0' },
  { name: 'one big invoice', months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1_000_000], plan: 0, why: 'never below 0' },
])('$name: $plan ($why)', ({ months, plan }) => {
  expect(planOnIncome(months)?.planMinor).toBe(plan)
})

test('without a month there is no plan', () => {
  expect(planOnIncome([])).toBeNull()
})

test('the parts are the average, where the margin starts, and the spread', () => {
  expect(planOnIncome(fading)).toMatchObject({ meanMinor: 493_333, startMinor: 421_667, months: 12, studentT: 1.341 })
  expect(planOnIncome(mara)).toMatchObject({ meanMinor: 378_333, startMinor: 378_333 })
  expect(planOnIncome(sam)).toMatchObject({ meanMinor: 416_667, startMinor: 416_667, months: 3, studentT: 1.44 })
})

const anyMonths = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 24 })

test('the plan is never more than the average of the last twelve or of the last six months', () => {
  const mean = (months: readonly number[]) => months.reduce((total, minor) => total + minor, 0) / months.length
  fc.assert(
    fc.property(anyMonths, (months) => {
      const plan = planOnIncome(months)?.planMinor ?? Number.NaN
      expect(plan).toBeGreaterThanOrEqual(0)
      expect(plan).toBeLessThanOrEqual(Math.min(mean(months.slice(-12)), mean(months.slice(-6))) + 0.5)
    }),
  )
})

test('with the same income every month, more months make a narrower margin', () => {
  const plans = Array.from({ length: 12 }, (_, index) => planOnIncome(Array(index + 1).fill(500_000))?.planMinor ?? 0)
  expect(plans).toEqual([...plans].sort((a, b) => a - b))
  expect(new Set(plans).size).toBe(12)
})

test.each([
  { receipts: 248_911, costs: 20_000, rateBps: 2750, net: 165_960, why: 'Mara' },
  { receipts: 20_000, costs: 20_000, rateBps: 2750, net: 0, why: 'no profit' },
  { receipts: 5000, costs: 20_000, rateBps: 2750, net: -15_000, why: 'a loss bears no tax' },
  { receipts: 10_000, costs: 0, rateBps: 0, net: 10_000, why: 'no rate' },
])('$receipts less $costs at $rateBps bps leaves $net ($why)', ({ receipts, costs, rateBps, net }) => {
  expect(afterTax(receipts, costs, rateBps).netMinor).toBe(net)
})
