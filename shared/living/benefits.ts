import { exact, sum } from '../money.ts'
import type { Benefit, LivingItem } from './budget.ts'
import { NOT_TOLD_APART } from './not-told-apart.ts'

/** The benefits that somebody who leaves a job has to answer for, in the order in which they are asked. */
export const NEEDED_BENEFITS = ['health', 'retirement', 'disability', 'time-off'] as const satisfies readonly Benefit[]
export type NeededBenefit = (typeof NEEDED_BENEFITS)[number]

/** How one benefit stands. */
export interface BenefitStanding {
  benefit: NeededBenefit
  /** Paid for by an amount of your own, carried by somebody else, or not answered. */
  state: 'priced' | 'covered' | 'missing'
  /** What it costs a month, in minor units; 0 unless it is priced. */
  amountMinor: number
  /** Who else carries it: "through my partner". */
  coveredBy: string[]
  /** Days off a year that are paid for; null for any other benefit, and while nobody said how many. */
  plannedDays: number | null
}

/** How the benefits of a budget stand together. */
export interface BenefitsStanding {
  /** Health, retirement, disability and time off, in this order. */
  each: BenefitStanding[]
  /** Those that are neither priced nor covered. */
  missing: NeededBenefit[]
  /** True when none is missing: the test "benefits priced in". */
  isPricedIn: boolean
  /** What all benefits cost a month by the items, others than the four included. Minor units. */
  itemsMinor: number
  /** What the settings count for benefits beyond the items; below zero when the items come to more. Minor units. */
  withoutItemMinor: number
  /** What is paid for benefits of which nobody said yet which they are: a sum without an item, or the item that stands for it. */
  notToldApartMinor: number
}

/**
 * Which of the four benefits are paid for, which somebody else carries, and which nobody has answered for.
 *
 * An amount of zero answers nothing: whoever pays nothing for a benefit says who carries it. A sum in the settings without
 * an item does not say what it is for, so it answers for none.
 *
 * Units:  minor units a month; settingsBenefitsMinor is the sum that every other figure reads.
 * Source: docs/figures.md, chapters 6.1 and 8.
 */
export function benefitsStanding(items: readonly LivingItem[], settingsBenefitsMinor: number): BenefitsStanding {
  const benefits = items.filter(({ kind }) => kind === 'benefit')
  const each = NEEDED_BENEFITS.map((benefit) => standingOf(benefit, benefits))
  const missing = each.filter(({ state }) => state === 'missing').map(({ benefit }) => benefit)
  const itemsMinor = sum(benefits.map(({ amountMinor }) => amountMinor))
  const untold = benefits.filter(({ benefit, name }) => benefit === 'other' && name === NOT_TOLD_APART)
  const withoutItemMinor = exact(settingsBenefitsMinor - itemsMinor)
  return {
    each,
    missing,
    isPricedIn: missing.length === 0,
    itemsMinor,
    withoutItemMinor,
    notToldApartMinor: exact(Math.max(0, withoutItemMinor) + sum(untold.map(({ amountMinor }) => amountMinor))),
  }
}

function standingOf(benefit: NeededBenefit, items: readonly LivingItem[]): BenefitStanding {
  const own = items.filter((item) => item.benefit === benefit)
  const amountMinor = sum(own.map((item) => item.amountMinor))
  const coveredBy = own.flatMap((item) => item.coveredBy ?? [])
  const days = own.flatMap((item) => item.plannedDays ?? [])
  return {
    benefit,
    state: amountMinor > 0 ? 'priced' : coveredBy.length > 0 ? 'covered' : 'missing',
    amountMinor,
    coveredBy,
    plannedDays: days.length === 0 ? null : sum(days),
  }
}
