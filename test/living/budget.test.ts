import { expect, test } from 'vitest'
import { benefitsStanding } from '../../shared/living/benefits.ts'
import { asYouLiveNowFigure, budgetSums, type LivingItem, withoutItem } from '../../shared/living/budget.ts'
import { needsFigure } from '../../shared/living/needs.ts'

const item = (given: Partial<LivingItem>): LivingItem => ({
  kind: 'essential',
  benefit: null,
  name: 'Rent',
  amountMinor: 0,
  coveredBy: null,
  plannedDays: null,
  ...given,
})

const items = [
  item({ amountMinor: 180_000 }),
  item({ name: 'Food', amountMinor: 80_000 }),
  item({ kind: 'normal', name: 'Concerts', amountMinor: 12_000 }),
  item({ kind: 'irregular', name: 'Repairs', amountMinor: 240_000 }),
  item({ kind: 'benefit', benefit: 'health', name: 'Health plan', amountMinor: 45_000 }),
]

const settings = {
  essentialsMinor: 260_000,
  benefitsMinor: 45_000,
  irregularYearlyMinor: 240_000,
  businessCostsMinor: 20_000,
}

test('each kind is added up apart, and the settings of the same sums leave nothing without an item', () => {
  expect(budgetSums(items)).toEqual({
    essentialsMinor: 260_000,
    normalMinor: 12_000,
    irregularYearlyMinor: 240_000,
    benefitsMinor: 45_000,
  })
  expect(withoutItem(settings, items)).toEqual({ essentialsMinor: 0, irregularYearlyMinor: 0, benefitsMinor: 0 })
})

test('what was changed in the settings alone stands as a rest, above or below', () => {
  const changed = { ...settings, essentialsMinor: 270_000, benefitsMinor: 40_000 }
  expect(withoutItem(changed, items)).toEqual({
    essentialsMinor: 10_000,
    irregularYearlyMinor: 0,
    benefitsMinor: -5_000,
  })
})

test('as you live now: needs 3,450 and normal items 120 are 3,570, beside the needs', () => {
  const needs = needsFigure(settings, 'USD')
  expect(asYouLiveNowFigure(needs, items, 'USD')).toMatchObject({
    state: 'known',
    value: { minor: 357_000, currency: 'USD' },
    because: { inputs: [{ label: 'Monthly needs' }, { label: 'Concerts', value: { minor: 12_000 } }] },
  })
  expect(asYouLiveNowFigure(needs, items.slice(0, 2), 'USD').state).toBe('no-data')
  expect(
    asYouLiveNowFigure(
      needsFigure(
        { ...settings, essentialsMinor: 0, benefitsMinor: 0, irregularYearlyMinor: 0, businessCostsMinor: 0 },
        'USD',
      ),
      items,
      'USD',
    ).state,
  ).toBe('no-needs')
})

test('a benefit is priced, covered by somebody else, or missing; an amount of zero answers nothing', () => {
  const benefit = (kind: NonNullable<LivingItem['benefit']>, given: Partial<LivingItem> = {}) =>
    item({ kind: 'benefit', benefit: kind, name: kind, ...given })
  const standing = benefitsStanding(
    [
      benefit('health', { amountMinor: 45_000 }),
      benefit('retirement', { coveredBy: 'my savings of twenty years' }),
      benefit('disability'),
      benefit('time-off', { amountMinor: 10_000, plannedDays: 20 }),
      benefit('other', { amountMinor: 3_000 }),
    ],
    60_000,
  )
  expect(standing.each.map(({ state }) => state)).toEqual(['priced', 'covered', 'missing', 'priced'])
  expect(standing.each[3]?.plannedDays).toBe(20)
  expect(standing).toMatchObject({
    missing: ['disability'],
    isPricedIn: false,
    itemsMinor: 58_000,
    withoutItemMinor: 2_000,
    notToldApartMinor: 2_000,
  })
})

test('what stands for benefits not told apart counts as such, another benefit does not', () => {
  const other = (name: string, amountMinor: number) => item({ kind: 'benefit', benefit: 'other', name, amountMinor })
  const items = [other('Benefits, not told apart yet', 19_000), other('Gym', 3_000)]
  expect(benefitsStanding(items, 22_000).notToldApartMinor).toBe(19_000)
  expect(benefitsStanding(items, 25_000).notToldApartMinor).toBe(22_000)
  expect(benefitsStanding(items, 0).notToldApartMinor).toBe(19_000)
})

test('a sum of the settings without items answers for no benefit', () => {
  expect(benefitsStanding([], 45_000)).toMatchObject({
    missing: ['health', 'retirement', 'disability', 'time-off'],
    isPricedIn: false,
    withoutItemMinor: 45_000,
  })
})
