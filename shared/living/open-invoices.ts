import type { Figure, Input } from '../figure.ts'
import { bps, exact, money, unscaled } from '../money.ts'
import { moneyText, percentText, wholeMoneyText } from '../words.ts'
import { amountOf } from './amount.ts'
import { dividedText, lastsUntil, monthsIfIncomeStopped, type RunwayFacts } from './runway.ts'

/** What open invoices are expected to bring within 90 days, and what is set aside of it. */
export interface Expected {
  /** Minor units; each invoice by its chance (docs/figures.md, chapter 4). */
  expectedMinor: number
  rateBps: number
  /** How many are so late that nothing is expected of them. */
  tooLateCount: number
}

/**
 * Months that free cash lasts with what the open invoices are expected to bring, if nothing else came in.
 *
 * Units:  minor units in, months out.  Rounds: the set-aside half away from zero, the months down to one decimal.
 * Result: 0 when nothing is left even so; null without needs.
 * Throws: RangeError when an amount is past what is counted exactly.
 * Source: docs/figures.md, chapter 6.3.
 */
export function monthsWithOpenInvoices(
  freeMinor: number,
  expected: Omit<Expected, 'tooLateCount'>,
  needsMinor: number,
): number | null {
  return monthsIfIncomeStopped(freeWith(freeMinor, expected), needsMinor)
}

/** "With open invoices" as a figure: the same question as "if income stopped", with what is on its way. */
export function withOpenInvoicesFigure(
  facts: Omit<RunwayFacts, 'living' | 'afterTaxPlanOn'>,
  expected: Expected,
): Figure {
  const { currency, asOf, free, needs, confidence } = facts
  if (needs.state !== 'known') return needs
  if (free.state !== 'known') return free
  const withInvoices = freeWith(amountOf(free), expected)
  return {
    state: 'known',
    value: monthsIfIncomeStopped(withInvoices, amountOf(needs)) ?? 0,
    unit: 'months',
    says: sentence(expected, withInvoices, currency),
    because: {
      says: '(Free cash + what is expected of open invoices within 90 days − the set-aside on it) ÷ monthly needs, rounded down to one decimal.',
      worked: dividedText(currency, withInvoices, amountOf(needs)),
      inputs: [
        { label: 'Free cash with open invoices', figure: sumFigure(free, expected, currency), sign: 'none' },
        { label: 'Monthly needs', figure: needs, sign: 'none' },
        ...tooLate(expected),
        ...lastsUntil(asOf, withInvoices / amountOf(needs)),
      ],
      notes: [
        'Each invoice counts by the chance that it is paid within 90 days, without sales tax and deposits.',
        'The set-aside is an estimate, not tax advice.',
      ],
      confidence,
    },
  }
}

function freeWith(freeMinor: number, { expectedMinor, rateBps }: Omit<Expected, 'tooLateCount'>): number {
  return exact(freeMinor + expectedMinor - bps(expectedMinor, rateBps))
}

function sumFigure(free: Figure, expected: Expected, currency: string): Figure {
  const { expectedMinor, rateBps } = expected
  const value = money(freeWith(amountOf(free), expected), currency)
  return {
    state: 'known',
    value,
    says: `${moneyText(value)} with what is on its way.`,
    because: {
      says: 'Free cash + what is expected of open invoices within 90 days − the set-aside on it.',
      inputs: [
        { label: 'Free cash', figure: free },
        {
          label: 'Expected of open invoices within 90 days',
          value: money(expectedMinor, currency),
          note: 'each by how its client pays',
          link: '/invoices?status=open',
        },
        {
          label: `Set-aside for tax, ${rateText(rateBps)}`,
          value: money(bps(expectedMinor, rateBps), currency),
          sign: '-',
          link: '/settings#set-aside',
        },
      ],
    },
  }
}

function tooLate({ tooLateCount }: Expected): Input[] {
  if (tooLateCount === 0) return []
  return [
    {
      label: 'Invoices 180 days late or more',
      value: tooLateCount,
      unit: 'count',
      note: 'not counted',
      link: '/invoices?status=overdue',
      sign: 'none',
    },
  ]
}

function sentence({ expectedMinor, rateBps, tooLateCount }: Expected, withInvoices: number, currency: string): string {
  const amount = wholeMoneyText(money(expectedMinor, currency), 'down')
  const late = `${tooLateCount} ${tooLateCount === 1 ? 'invoice' : 'invoices'} 180 days late or more ${tooLateCount === 1 ? 'is' : 'are'} not counted.`
  return [
    expectedMinor === 0
      ? 'Nothing is expected of open invoices within 90 days.'
      : `${amount} is expected of open invoices within 90 days, less ${rateText(rateBps)} for tax.`,
    ...(withInvoices <= 0 ? ['That leaves no free cash to live on.'] : []),
    ...(tooLateCount === 0 ? [] : [late]),
  ].join(' ')
}

function rateText(rateBps: number): string {
  return percentText(unscaled(rateBps, 10_000))
}
