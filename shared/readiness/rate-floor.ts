import { Decimal } from 'decimal.js'
import type { Figure, Input, UnknownFigure } from '../figure.ts'
import { LARGEST_AMOUNT_MINOR, money, round, sum, unscaled } from '../money.ts'
import { moneyText, numberText, percentText, wholeMoneyText } from '../words.ts'

const WEEKS_A_YEAR_TENTHS = 520
const HOURS_A_DAY = 8

/** What an employer pays beside the wage is 30 % of what an employee costs, so 43 % on top of the wage. */
const ON_TOP_OF_WAGES_BPS = 4300

/** What the lowest rate that works is worked out from: a year's amounts, after tax where they are pay. */
export interface RateFacts {
  currency: string
  payMinor: number
  benefitsMinor: number
  topUpMinor: number
  businessCostsMinor: number
  setAsideBps: number
  weeksOffTenths: number
  weekHoursTenths: number
  /** The share of the hours that can be billed, and of those the share that nobody pays. */
  billableBps: number
  unpaidBps: number
}

interface RateFloor {
  revenueMinor: number
  paidHours: number
  hourlyMinor: number
  dailyMinor: number
}

/**
 * The lowest rate that works: (pay + benefits + buffer top-up) ÷ (1 − set-aside rate) + business costs, over paid hours.
 *
 * Units:  a year's amounts in minor units; an hour's and a day's rate in minor units.
 * Rounds: the hourly rate up, from the exact quotient; the revenue that is shown half away from zero.
 * Result: null when no hour is paid, everything is set aside, or the rate would be larger than any amount.
 * Source: docs/figures.md, chapter 10.
 */
export function rateFloor(facts: RateFacts): RateFloor | null {
  const kept = BigInt(10_000 - facts.setAsideBps)
  const hoursE10 = paidHoursE10(facts)
  if (kept <= 0n || hoursE10 <= 0n) return null
  const wanted = BigInt(sum([facts.payMinor, facts.benefitsMinor, facts.topUpMinor]))
  const revenueTimesKept = wanted * 10_000n + BigInt(facts.businessCostsMinor) * kept
  const [over, under] = [revenueTimesKept * 10n ** 10n, kept * hoursE10]
  const hourly = (over + under - 1n) / under
  if (hourly > BigInt(LARGEST_AMOUNT_MINOR)) return null
  return {
    revenueMinor: round(new Decimal(revenueTimesKept.toString()).dividedBy(kept.toString())),
    paidHours: new Decimal(hoursE10.toString()).dividedBy(1e10).toNumber(),
    hourlyMinor: Number(hourly),
    dailyMinor: HOURS_A_DAY * Number(hourly),
  }
}

/** Paid hours of a year, exactly, in units of a ten-thousand-millionth. */
function paidHoursE10({ weeksOffTenths, weekHoursTenths, billableBps, unpaidBps }: RateFacts): bigint {
  return (
    BigInt(WEEKS_A_YEAR_TENTHS - weeksOffTenths) *
    BigInt(weekHoursTenths) *
    BigInt(billableBps) *
    BigInt(10_000 - unpaidBps)
  )
}

/** The rule of thumb for what an employer pays beside a wage: 43 % of it. Rounds: half away from zero. */
export function usualBenefits(wageMinor: number): number {
  return round(new Decimal(wageMinor).times(ON_TOP_OF_WAGES_BPS).dividedBy(10_000))
}

interface RatePlace {
  label: string
  link: string
  note?: string
}

/** Where the pay and the benefits of the rate come from. */
export interface RatePlaces {
  pay: RatePlace
  benefits: RatePlace
}

export interface RateFigures {
  hourly: Figure
  daily: Figure
  revenue: Figure
  paidHours: Figure
}

/** The lowest rate that works as figures: 'no-needs' without a pay to earn, 'no-data' without a paid hour. */
export function rateFloorFigures(facts: RateFacts, places: RatePlaces): RateFigures {
  const floor = rateFloor(facts)
  if (facts.payMinor <= 0) return all(noPay())
  if (floor === null) return all(noHours(facts))
  const revenue = revenueFigure(facts, floor, places)
  const paidHours = paidHoursFigure(facts, floor)
  const hourlyRate = money(floor.hourlyMinor, facts.currency)
  const hourly: Figure = {
    state: 'known',
    value: hourlyRate,
    says: `Below ${moneyText(hourlyRate)} an hour you earn less than you need, however full your week is.`,
    because: {
      says: 'The revenue that a year needs ÷ the hours of a year that are paid, rounded up.',
      worked: `${moneyText(money(floor.revenueMinor, facts.currency))} ÷ ${hoursText(floor)} = ${moneyText(hourlyRate)}, rounded up`,
      inputs: [
        { label: 'Revenue a year', figure: revenue, sign: 'none' },
        { label: 'Paid hours a year', figure: paidHours, sign: 'none' },
      ],
      notes: ['It is the floor, not a price: what your work is worth to a client may be far more.'],
    },
  }
  return { hourly, daily: dailyFigure(facts, floor, hourly), revenue, paidHours }
}

function all(figure: UnknownFigure): RateFigures {
  return { hourly: figure, daily: figure, revenue: figure, paidHours: figure }
}

function noPay(): UnknownFigure {
  return {
    state: 'no-needs',
    says: 'What the rate must bring is not known yet: enter a pay here, or what a month costs in Settings.',
  }
}

function noHours({ setAsideBps }: RateFacts): UnknownFigure {
  const says =
    setAsideBps >= 10_000
      ? 'With everything set aside for tax no rate is enough. Look at the set-aside rate in Settings.'
      : 'With no paid hours, or next to none, no rate is enough. Look at weeks off, hours and shares.'
  return { state: 'no-data', says }
}

function revenueFigure(facts: RateFacts, { revenueMinor }: RateFloor, { pay, benefits }: RatePlaces): Figure {
  const amount = (minor: number) => money(minor, facts.currency)
  const taxMinor = revenueMinor - facts.payMinor - facts.benefitsMinor - facts.topUpMinor - facts.businessCostsMinor
  const part = ({ label, link, note }: RatePlace, minor: number): Input => ({
    label,
    value: amount(minor),
    link,
    ...(note !== undefined && { note }),
  })
  const value = amount(revenueMinor)
  const kept = percentText(unscaled(10_000 - facts.setAsideBps, 10_000))
  return {
    state: 'known',
    value,
    says: `${wholeMoneyText(value, 'up')} is what a year must bring in.`,
    because: {
      says: 'Pay, benefits and buffer, before the tax that is set aside on them, and business costs.',
      worked: `(${moneyText(amount(facts.payMinor))} + ${moneyText(amount(facts.benefitsMinor))} + ${moneyText(amount(facts.topUpMinor))}) ÷ ${kept} + ${moneyText(amount(facts.businessCostsMinor))} = ${moneyText(value)}`,
      inputs: [
        part(pay, facts.payMinor),
        part(benefits, facts.benefitsMinor),
        { label: 'To the buffer', value: amount(facts.topUpMinor), link: '/independence/rate' },
        {
          label: 'Set aside for tax',
          value: amount(taxMinor),
          note: `${percentText(unscaled(facts.setAsideBps, 10_000))} of what is earned above the costs`,
          link: '/settings#set-aside',
        },
        {
          label: 'Business costs',
          value: amount(facts.businessCostsMinor),
          note: 'twelve usual months',
          link: '/settings#needs',
        },
      ],
    },
  }
}

function paidHoursFigure(facts: RateFacts, floor: RateFloor): Figure {
  const link = '/independence/rate'
  const share = (bps: number) => percentText(unscaled(bps, 10_000))
  const weeks = facts.weeksOffTenths / 10
  const hours = facts.weekHoursTenths / 10
  return {
    state: 'known',
    value: floor.paidHours,
    unit: 'count',
    says: `${hoursText(floor)} of a year are paid.`,
    because: {
      says: '(52 − weeks off) × hours a week × the share that can be billed × the share of it that is paid.',
      worked: `(52 − ${numberText(weeks)}) weeks × ${numberText(hours)} hours × ${share(facts.billableBps)} × (100% − ${share(facts.unpaidBps)}) = ${numberText(floor.paidHours)}`,
      inputs: [
        { label: 'Weeks off', value: weeks, unit: 'count', sign: 'none', link, note: 'holidays, illness, public days' },
        { label: 'Hours a week', value: hours, unit: 'count', sign: 'none', link },
        {
          label: 'Billable',
          value: unscaled(facts.billableBps, 10_000),
          sign: 'none',
          link,
          note: 'the rest is selling, learning, bookkeeping',
        },
        {
          label: 'Never paid',
          value: unscaled(facts.unpaidBps, 10_000),
          sign: 'none',
          link,
          note: 'of what was billed',
        },
      ],
    },
  }
}

function dailyFigure({ currency }: RateFacts, { hourlyMinor, dailyMinor }: RateFloor, hourly: Figure): Figure {
  const value = money(dailyMinor, currency)
  return {
    state: 'known',
    value,
    because: {
      says: 'Eight hours at the hourly rate.',
      worked: `${HOURS_A_DAY} × ${moneyText(money(hourlyMinor, currency))} = ${moneyText(value)}`,
      inputs: [{ label: 'An hour', figure: hourly, sign: 'none' }],
    },
  }
}

function hoursText({ paidHours }: RateFloor): string {
  return `${numberText(paidHours)} hours`
}
