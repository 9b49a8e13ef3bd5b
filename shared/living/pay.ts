import { type CalendarDate, type Month, quarterOf } from '../calendar.ts'
import type { Because, Confidence, Figure, Input } from '../figure.ts'
import { withHistory } from '../income/month-facts.ts'
import { exact, money } from '../money.ts'
import { longMonthText, moneyText, quarterText, wholeMoneyText } from '../words.ts'
import { amountOf } from './amount.ts'

/** What pay is worked out from. Minor units. */
export interface PayBasis {
  /** May be below zero. */
  freeMinor: number
  livingMinor: number
  /** A usual month's fixed business costs. */
  businessCostsMinor: number
  /** Plan-on income after business costs and tax; may be below zero. */
  takeHomeMinor: number
  /** The recommended amount of the buffer. */
  targetMinor: number
}

/**
 * A steady pay from unsteady income: the low-end take-home and a twelfth of what free cash has above the target (or less
 * of what is missing to it), not below living, and never more than is there without a month's business costs.
 *
 * Units:  minor units a month.  Rounds: down.  Result: 0 when nothing is there.
 * Source: docs/figures.md, chapter 9.
 */
export function ownersPay(basis: PayBasis): number {
  const thereMinor = Math.max(0, basis.freeMinor - basis.businessCostsMinor)
  const steadyMinor = Math.floor((12 * basis.takeHomeMinor + basis.freeMinor - basis.targetMinor) / 12)
  return exact(Math.min(thereMinor, Math.max(basis.livingMinor, steadyMinor)))
}

/** What the pay of a quarter is worked out from, as it was on one day. */
export interface PayFacts {
  currency: string
  /** The day as of which it is set: the quarter's first, or a later one when the book could not tell yet. */
  setOn: CalendarDate
  free: Figure
  /** Living that was paid on that day: it is no less there for having been spent on the day itself. */
  spentThatDayMinor: number
  living: Figure
  takeHome: Figure
  target: Figure
  businessCostsMinor: number
  confidence: Confidence
}

/** Pay as a figure; while one of the things it rests on is not known, that one's state. */
export function payFigure(facts: PayFacts): Figure {
  const { currency, free, living, takeHome, target, businessCostsMinor } = facts
  const unknown = [living, free, takeHome, target].find(({ state }) => state !== 'known')
  if (unknown) return unknown
  const basis = {
    freeMinor: exact(amountOf(free) + facts.spentThatDayMinor),
    livingMinor: amountOf(living),
    businessCostsMinor,
    takeHomeMinor: amountOf(takeHome),
    targetMinor: amountOf(target),
  }
  const pay = money(ownersPay(basis), currency)
  return {
    state: 'known',
    value: pay,
    says: paySentence(pay.minor, basis, currency),
    because: payBecause(facts, basis, pay.minor),
  }
}

function paySentence(payMinor: number, { livingMinor }: PayBasis, currency: string): string {
  if (payMinor === 0) return 'There is no free cash to pay yourself from.'
  const pay = wholeMoneyText(money(payMinor, currency), 'down')
  if (payMinor < livingMinor) return `${pay} a month is all that is there; living takes more.`
  return `${pay} a month, a steady pay from unsteady income.`
}

function payBecause(facts: PayFacts, basis: PayBasis, payMinor: number): Because {
  const text = (minor: number) => moneyText(money(minor, facts.currency))
  const aboveMinor = basis.freeMinor - basis.targetMinor
  const twelfth = `${aboveMinor < 0 ? '−' : '+'} ${text(Math.abs(aboveMinor))} ÷ 12`
  const spent: Input = {
    label: 'Living paid on that day',
    value: money(facts.spentThatDayMinor, facts.currency),
    note: 'still there when the pay was set',
    sign: 'none',
  }
  return withHistory(
    {
      says: 'Low-end take-home and a twelfth of what free cash has above the recommended buffer (less a twelfth of what is missing to it), not below living; never more than free cash without a month’s business costs. Rounded down.',
      worked: `the smaller of ${text(basis.freeMinor)} − ${text(basis.businessCostsMinor)} and the larger of ${text(basis.livingMinor)} and ${text(basis.takeHomeMinor)} ${twelfth} = ${text(payMinor)}`,
      inputs: [
        { label: 'Worked out as of', value: facts.setOn, sign: 'none' },
        { label: 'Free cash on that day', figure: facts.free, sign: 'none' },
        ...(facts.spentThatDayMinor === 0 ? [] : [spent]),
        {
          label: 'Fixed business costs',
          value: money(basis.businessCostsMinor, facts.currency),
          link: '/settings#needs',
          sign: 'none',
        },
        { label: 'Living', figure: facts.living, sign: 'none' },
        { label: 'Low-end take-home', figure: facts.takeHome, sign: 'none' },
        { label: 'Recommended buffer', figure: facts.target, sign: 'none' },
      ],
      notes: [
        `It was worked out once for ${quarterText(quarterOf(facts.setOn))} and stays the same until the quarter ends: what comes in, what is spent and what changes in Settings counts from the next quarter on. Only what is entered for days before it, and a final tax, change it.`,
        'While months bring plan-on or more and that covers living, the gap to the recommended buffer closes by a twelfth a month, about half of it in eight months; what lies above it is paid out over a year. Living is not assured once free cash is used up.',
      ],
    },
    facts.confidence,
  )
}

/** A month so far. */
export interface MonthFacts {
  currency: string
  month: Month
  /** The pay that was set for its quarter. */
  pay: Figure
  /** Free cash now. */
  free: Figure
  /** What went on living this month, money that came back taken off. */
  spentMinor: number
  businessCostsMinor: number
  /** What went on business costs this month. */
  businessSpentMinor: number
  confidence: Confidence
}

/** A usual month's business costs that this month has not seen yet. Minor units. */
export function businessLeft({
  businessCostsMinor,
  businessSpentMinor,
}: Pick<MonthFacts, 'businessCostsMinor' | 'businessSpentMinor'>): number {
  return Math.max(0, exact(businessCostsMinor - Math.max(0, businessSpentMinor)))
}

/**
 * The pay of this month: what was set for the quarter, and no more than was there for it before this month's living.
 *
 * Units:  minor units.  Result: the state of what it rests on while that is not known.
 * Source: docs/figures.md, chapter 9.
 */
export function monthsPayFigure(facts: MonthFacts): Figure {
  const { currency, pay, free, spentMinor } = facts
  if (pay.state !== 'known') return pay
  if (free.state !== 'known') return free
  const leftMinor = businessLeft(facts)
  const thereMinor = Math.max(0, exact(amountOf(free) + spentMinor - leftMinor))
  const isWhole = amountOf(pay) <= thereMinor
  const value = money(isWhole ? amountOf(pay) : thereMinor, currency)
  const amount = (label: string, minor: number, link?: string): Input => ({
    label,
    value: money(minor, currency),
    sign: 'none',
    ...(link !== undefined && { link }),
  })
  return {
    state: 'known',
    value,
    says: isWhole
      ? `${wholeMoneyText(value, 'down')} is the pay of ${longMonthText(facts.month)}.`
      : `${wholeMoneyText(value, 'down')} is all that is there for ${longMonthText(facts.month)}, less than the pay that was set.`,
    because: {
      says: 'The pay of the quarter, and no more than was there for it: free cash and what went on living this month, without the business costs that are still to come.',
      inputs: [
        { label: 'Pay of the quarter', figure: pay, sign: 'none' },
        { label: 'Free cash', figure: free, sign: 'none' },
        amount('Spent on living this month', spentMinor, livingLink(facts.month)),
        amount('Business costs still to come', leftMinor, '/settings#needs'),
      ],
      confidence: facts.confidence,
    },
  }
}

/**
 * What may still be spent this month: its pay less what went on living. Below zero it is overspent.
 *
 * Units:  minor units.  Source: docs/figures.md, chapter 9.
 */
export function mayBeSpentFigure({
  currency,
  month,
  spentMinor,
  monthsPay,
}: MonthFacts & { monthsPay: Figure }): Figure {
  if (monthsPay.state !== 'known') return monthsPay
  const value = money(exact(amountOf(monthsPay) - spentMinor), currency)
  const says =
    value.minor < 0
      ? `Overspent by ${wholeMoneyText(money(-value.minor, currency), 'up')}: more went on living this month than its pay.`
      : `${wholeMoneyText(value, 'down')} of this month’s pay may still be spent.`
  return {
    state: 'known',
    value,
    says,
    because: {
      says: 'This month’s pay, less what went on living: your draws, and private purchases from accounts in the book.',
      inputs: [
        { label: 'This month’s pay', figure: monthsPay },
        { label: 'Spent on living', value: money(spentMinor, currency), sign: '-', link: livingLink(month) },
      ],
    },
  }
}

function livingLink(month: Month): string {
  return `/money?role=living&from=${month}-01`
}
