import type { Figure, Input, UnknownFigure } from '../figure.ts'
import { exact, money, sum } from '../money.ts'
import { moneyText, wholeMoneyText } from '../words.ts'

/** What a month costs, from the settings and never from what was spent. Minor units of the home currency. */
export interface Needs {
  /** A month's rent, food, insurance and other essentials. */
  essentialsMinor: number
  /** A month's self-funded benefits: health, retirement, disability, paid time off. */
  benefitsMinor: number
  /** Essentials that come once or twice a year, for a whole year. */
  irregularYearlyMinor: number
  /** A usual month's fixed business costs. */
  businessCostsMinor: number
}

export interface MonthlyNeeds {
  /** A month's part of the irregular costs. */
  irregularMinor: number
  livingMinor: number
  /** Living and business costs: the burn. */
  totalMinor: number
}

/**
 * A month's needs: living = essentials + benefits + a twelfth of the irregular costs; total = living + business costs.
 *
 * Rounds: the twelfth up, because it is needed.  Source: docs/figures.md, chapter 6.1.
 */
export function monthlyNeeds(needs: Needs): MonthlyNeeds {
  const irregularMinor = Math.ceil(needs.irregularYearlyMinor / 12)
  const livingMinor = sum([needs.essentialsMinor, needs.benefitsMinor, irregularMinor])
  return { irregularMinor, livingMinor, totalMinor: exact(livingMinor + needs.businessCostsMinor) }
}

/** Monthly needs as a figure; 'no-needs' when they are 0, because nobody lives on nothing. */
export function needsFigure(needs: Needs, currency: string): Figure {
  const costs = monthlyNeeds(needs)
  if (costs.totalMinor <= 0) return noNeeds()
  const total = money(costs.totalMinor, currency)
  const business = money(needs.businessCostsMinor, currency)
  return {
    state: 'known',
    value: total,
    says: `${wholeMoneyText(total, 'up')} is what a month costs before anything nice.`,
    because: {
      says: 'Essentials, the benefits you pay yourself, a twelfth of the irregular costs, and fixed business costs.',
      inputs: [
        ...livingInputs(needs, costs, currency),
        { label: 'Fixed business costs', value: business, link: '/settings#needs' },
      ],
      notes: ['Needs are what you entered, not what you spent.'],
    },
  }
}

/** Living, the part of the needs that is no business cost, as a figure; 'no-needs' when it is 0. */
export function livingFigure(needs: Needs, currency: string): Figure {
  const costs = monthlyNeeds(needs)
  if (costs.livingMinor <= 0) return noNeeds()
  const living = money(costs.livingMinor, currency)
  return {
    state: 'known',
    value: living,
    says: `Living takes ${wholeMoneyText(living, 'up')} a month.`,
    because: {
      says: 'Essentials, the benefits you pay yourself, and a twelfth of the irregular costs.',
      inputs: livingInputs(needs, costs, currency),
    },
  }
}

function livingInputs(needs: Needs, { irregularMinor }: MonthlyNeeds, currency: string): Input[] {
  const link = '/settings#needs'
  const yearly = moneyText(money(needs.irregularYearlyMinor, currency))
  return [
    { label: 'Essentials', value: money(needs.essentialsMinor, currency), link },
    {
      label: 'Benefits you pay yourself',
      value: money(needs.benefitsMinor, currency),
      note: 'health, retirement, disability, paid time off',
      link,
    },
    {
      label: 'Irregular costs ÷ 12',
      value: money(irregularMinor, currency),
      note: `${yearly} a year, the twelfth rounded up`,
      link,
    },
  ]
}

function noNeeds(): UnknownFigure {
  return { state: 'no-needs', says: 'What a month costs is not known yet: enter your essentials in Settings.' }
}
