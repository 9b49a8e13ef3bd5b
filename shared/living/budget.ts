import type { Figure, Input } from '../figure.ts'
import { exact, money, sum } from '../money.ts'
import { wholeMoneyText } from '../words.ts'
import { amountOf } from './amount.ts'
import type { Needs } from './needs.ts'

/** What an item of the living budget is: needed each month, nice to have, needed now and then, or a benefit. */
export const ITEM_KINDS = ['essential', 'normal', 'irregular', 'benefit'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** What an employer used to pay. */
export const BENEFITS = ['health', 'retirement', 'disability', 'time-off', 'other'] as const
export type Benefit = (typeof BENEFITS)[number]

/** One item of the living budget, in the home currency. */
export interface LivingItem {
  kind: ItemKind
  /** Which benefit it pays for; null for every other kind. */
  benefit: Benefit | null
  name: string
  /** A year's amount where the kind is irregular, else a month's. */
  amountMinor: number
  /** Who else carries a benefit, so that it costs nothing here. */
  coveredBy: string | null
  /** Days off a year that a time-off benefit pays for. */
  plannedDays: number | null
}

/** What the items of each kind come to. Minor units: irregular costs for a year, the others for a month. */
export interface BudgetSums {
  essentialsMinor: number
  normalMinor: number
  irregularYearlyMinor: number
  benefitsMinor: number
}

/** The items of a budget added up by kind. Minor units. Source: docs/figures.md, chapter 6.1. */
export function budgetSums(items: readonly LivingItem[]): BudgetSums {
  const of = (kind: ItemKind) => sum(items.filter((item) => item.kind === kind).map(({ amountMinor }) => amountMinor))
  return {
    essentialsMinor: of('essential'),
    normalMinor: of('normal'),
    irregularYearlyMinor: of('irregular'),
    benefitsMinor: of('benefit'),
  }
}

/**
 * What the settings count beyond the items, or short of them when below zero: somebody changed the sum and not the items.
 *
 * Units: minor units; irregular costs for a year.
 */
export function withoutItem(
  settings: Omit<Needs, 'businessCostsMinor'>,
  items: readonly LivingItem[],
): Omit<BudgetSums, 'normalMinor'> {
  const sums = budgetSums(items)
  return {
    essentialsMinor: exact(settings.essentialsMinor - sums.essentialsMinor),
    irregularYearlyMinor: exact(settings.irregularYearlyMinor - sums.irregularYearlyMinor),
    benefitsMinor: exact(settings.benefitsMinor - sums.benefitsMinor),
  }
}

/**
 * A month "as you live now": monthly needs and the normal items. It stands beside the needs and takes their place nowhere.
 *
 * Units:  minor units of the home currency.
 * Result: 'no-data' while the budget has no normal item; without needs, what stands in their place.
 * Source: docs/figures.md, chapter 6.1.
 */
export function asYouLiveNowFigure(needs: Figure, items: readonly LivingItem[], currency: string): Figure {
  if (needs.state !== 'known') return needs
  const normal = items.filter(({ kind }) => kind === 'normal')
  if (normal.length === 0) {
    return {
      state: 'no-data',
      says: 'The budget has no normal items: add what you spend on what is nice and not needed.',
    }
  }
  const total = money(sum([amountOf(needs), ...normal.map(({ amountMinor }) => amountMinor)]), currency)
  return {
    state: 'known',
    value: total,
    says: `${wholeMoneyText(total, 'up')} is what a month costs as you live now.`,
    because: {
      says: 'Monthly needs, and what you spend on what is nice and not needed.',
      inputs: [
        { label: 'Monthly needs', figure: needs },
        ...normal.map(
          ({ name, amountMinor }): Input => ({
            label: name,
            value: money(amountMinor, currency),
            link: '/living#budget',
          }),
        ),
      ],
      notes: ['Runway, buffer, pay and readiness rest on the needs, never on this total.'],
    },
  }
}
