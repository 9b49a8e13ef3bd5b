import { expect, test } from 'vitest'
import type { BudgetReply } from '../../shared/living/contract.ts'
import { unlistedOf, withChangedItem, withNewItem, withNewItems } from '../../web/living/budget-items.ts'

const usd = (minor: number) => ({ minor, currency: 'USD' })
const known = { state: 'known' as const, value: usd(0), because: { says: 'As entered.', inputs: [] } }

function aBudget(changes: Partial<BudgetReply> = {}): BudgetReply {
  return {
    asOf: '2026-11-19',
    fromDate: null,
    items: [],
    sums: { essentials: usd(0), normal: usd(0), irregularYearly: usd(0), benefits: usd(0) },
    withoutItem: { essentials: usd(330_000), irregularYearly: usd(0), benefits: usd(-500) },
    needs: known,
    living: known,
    asYouLiveNow: known,
    benefits: { each: [], missing: [], isPricedIn: false, notToldApart: usd(0) },
    version: 1,
    ...changes,
  }
}

const plain = { benefit: null, coveredBy: null, plannedDays: null }
const rent = { kind: 'essential' as const, name: 'Rent', amount: usd(180_000) }
const other = { kind: 'essential' as const, name: 'Other essentials', amount: usd(150_000) }
const begun = aBudget({
  items: [
    { ...plain, ...rent },
    { ...plain, ...other },
  ],
  withoutItem: { essentials: usd(0), irregularYearly: usd(0), benefits: usd(0) },
})

test('the first item is taken from what Settings count; the rest becomes an item, so that the sum stays', () => {
  expect(withNewItem(aBudget(), rent, rent.amount.minor)).toEqual([rent, other])
})

test('the next one is taken from that item, until nothing is left of it', () => {
  const food = { kind: 'essential' as const, name: 'Food', amount: usd(80_000) }
  expect(withNewItem(begun, food, 80_000)).toEqual([rent, food, { ...other, amount: usd(70_000) }])
  expect(withNewItem(begun, { ...food, amount: usd(160_000) }, 160_000).map(({ name }) => name)).toEqual([
    'Rent',
    'Food',
  ])
  expect(withNewItem(begun, food, 0)).toEqual([rent, food, other])
})

test('another kind is not taken from it; items above what Settings count leave no rest', () => {
  const concerts = { kind: 'normal' as const, name: 'Concerts', amount: usd(10_000) }
  expect(withNewItem(aBudget(), concerts, 0)).toEqual([concerts, { ...other, amount: usd(330_000) }])
  expect(unlistedOf(aBudget(), 'benefit')).toBeUndefined()
  expect(unlistedOf(aBudget(), 'normal')).toBeUndefined()
  expect(unlistedOf(begun, 'essential')).toEqual({ name: 'Other essentials', amount: usd(150_000) })
})

test('one sum for benefits is told apart; what nobody said stays as one item, and the sum stays', () => {
  const lump = aBudget({ withoutItem: { essentials: usd(0), irregularYearly: usd(0), benefits: usd(64_000) } })
  const part = (benefit: 'health' | 'retirement', minor: number) => ({
    kind: 'benefit' as const,
    benefit,
    name: benefit,
    amount: usd(minor),
    coveredBy: null,
    plannedDays: null,
  })
  const [health, retirement] = [part('health', 41_000), part('retirement', 17_000)]
  const rest = { kind: 'benefit', benefit: 'other', name: 'Benefits, not told apart yet', amount: usd(6_000) }
  expect(withNewItems(lump, 'benefit', [health, retirement], 58_000)).toEqual([health, retirement, rest])
  expect(withNewItems(lump, 'benefit', [{ ...health, amount: usd(70_000) }], 70_000)).toHaveLength(1)
})

test('an item changes in its place, or goes; what has no item stays as one', () => {
  const budget = aBudget({
    ...begun,
    withoutItem: { essentials: usd(0), irregularYearly: usd(24_000), benefits: usd(0) },
  })
  const rest = { kind: 'irregular', name: 'Other irregular costs', amount: usd(24_000) }
  expect(withChangedItem(budget, 0, { ...rent, amount: usd(190_000) })).toEqual([
    { ...rent, amount: usd(190_000) },
    other,
    rest,
  ])
  expect(withChangedItem(budget, 1, undefined)).toEqual([rent, rest])
})
