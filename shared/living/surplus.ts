import type { Figure, Input } from '../figure.ts'
import { exact, money, sum } from '../money.ts'
import { wholeMoneyText } from '../words.ts'
import { amountOf } from './amount.ts'
import type { AccountBalance } from './free-cash.ts'

/**
 * Fills gaps one after the other, each as far as what is left goes.
 *
 * Units:  minor units of 0 or more.  Result: a part for each gap, and what is left when all are filled.
 * Source: docs/figures.md, chapter 9.
 */
export function inTurn(surplusMinor: number, gapsMinor: readonly number[]): { parts: number[]; left: number } {
  let left = surplusMinor
  const parts = gapsMinor.map((gapMinor) => {
    const part = Math.min(left, Math.max(0, gapMinor))
    left = exact(left - part)
    return part
  })
  return { parts, left }
}

/** What the surplus is worked out from. */
export interface SurplusFacts {
  currency: string
  /** The real accounts. */
  accounts: readonly AccountBalance[]
  earmarked: Figure
  /** What may still be spent this month; below zero nothing of the pay is left to keep. */
  mayBeSpent: Figure
  /** Business costs that this month has not seen yet. */
  businessLeftMinor: number
}

/**
 * Money above pay: what the spending accounts hold, less card debts, money held for others and for goals, the rest of this
 * month's pay and of its business costs.
 *
 * Units:  minor units.  Result: 0 when nothing is above; the state of pay while that is not known.
 * Source: docs/figures.md, chapter 9.
 */
export function surplusFigure({ currency, accounts, earmarked, mayBeSpent, businessLeftMinor }: SurplusFacts): Figure {
  if (mayBeSpent.state !== 'known') return mayBeSpent
  if (earmarked.state !== 'known') return earmarked
  const atHand = accounts.filter(({ role }) => role === 'spending' || role === 'card')
  const payLeftMinor = Math.max(0, amountOf(mayBeSpent))
  const aboveMinor = exact(
    sum(atHand.map(({ balanceMinor }) => balanceMinor)) - amountOf(earmarked) - payLeftMinor - businessLeftMinor,
  )
  const value = money(Math.max(0, aboveMinor), currency)
  const signed = (input: Input): Input => (aboveMinor < 0 ? { ...input, sign: 'none' } : input)
  return {
    state: 'known',
    value,
    says:
      value.minor === 0
        ? 'There is no money above your pay.'
        : `${wholeMoneyText(value, 'down')} lies above your pay: it goes to tax, then to the buffer, then to your goals.`,
    because: {
      says: 'What your spending accounts hold, less card debts, less what you hold for others or for goals, less the rest of this month’s pay and business costs; none when that is below zero.',
      inputs: [
        ...atHand.map(({ id, name, balanceMinor }) =>
          signed({ label: name, value: money(balanceMinor, currency), link: `/money?account=${id}` }),
        ),
        signed({ label: 'Held for others or for goals', figure: earmarked, sign: '-' }),
        signed({ label: 'Rest of this month’s pay', value: money(payLeftMinor, currency), sign: '-' }),
        signed({
          label: 'Business costs still to come',
          value: money(businessLeftMinor, currency),
          sign: '-',
          link: '/settings#needs',
        }),
      ],
    },
  }
}
