import { expect, test } from 'vitest'
import { livingFigure, monthlyNeeds, needsFigure } from '../../shared/living/needs.ts'

const needs = {
  essentialsMinor: 260_000,
  benefitsMinor: 45_000,
  irregularYearlyMinor: 240_000,
  businessCostsMinor: 20_000,
}
const nothing = { essentialsMinor: 0, benefitsMinor: 0, irregularYearlyMinor: 0, businessCostsMinor: 0 }

test.each([
  { why: 'all four kinds', given: needs, irregular: 20_000, living: 325_000, total: 345_000 },
  {
    why: 'a twelfth is rounded up',
    given: { ...nothing, irregularYearlyMinor: 100 },
    irregular: 9,
    living: 9,
    total: 9,
  },
  { why: 'business costs only', given: { ...nothing, businessCostsMinor: 500 }, irregular: 0, living: 0, total: 500 },
  { why: 'nothing entered', given: nothing, irregular: 0, living: 0, total: 0 },
])('$why: living $living, total $total', ({ given, irregular, living, total }) => {
  expect(monthlyNeeds(given)).toEqual({ irregularMinor: irregular, livingMinor: living, totalMinor: total })
})

test('the sentence rounds up, and every part leads to its setting', () => {
  expect(needsFigure({ ...needs, essentialsMinor: 260_001 }, 'USD')).toMatchObject({
    value: { minor: 345_001 },
    says: '$3,451 is what a month costs before anything nice.',
    because: {
      inputs: [
        { label: 'Essentials', link: '/settings#needs' },
        { label: 'Benefits you pay yourself', link: '/settings#needs' },
        { label: 'Irregular costs ÷ 12', value: { minor: 20_000 }, note: '$2,400.00 a year, the twelfth rounded up' },
        { label: 'Fixed business costs', link: '/settings#needs' },
      ],
    },
  })
})

test('needs of nothing are not known, and living of nothing neither', () => {
  expect(needsFigure(nothing, 'USD')).toMatchObject({ state: 'no-needs', says: expect.stringContaining('Settings') })
  expect(livingFigure({ ...nothing, businessCostsMinor: 500 }, 'USD').state).toBe('no-needs')
})
