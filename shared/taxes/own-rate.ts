import { Decimal } from 'decimal.js'
import type { Figure, Rate, UnknownFigure } from '../figure.ts'
import { exact, money, round, sum } from '../money.ts'
import { moneyText, percentText } from '../words.ts'
import type { Answers, Country, YearFigures } from './country.ts'
import { type Line, minus, plus, rateText, sumLine } from './engine.ts'

/** The most that is ever suggested to be kept back of a payment, in basis points. */
export const MOST_CATCH_UP_BPS = 5000
/** One good year in five is at least so many standard deviations above the middle. */
const GOOD_YEAR = '0.8416'

/** Up to the next half percent. Units: a ratio of basis points. */
function ceil50(bps: Decimal): number {
  return exact(bps.dividedBy(50).ceil().toNumber() * 50)
}

/**
 * The rate that levels a shortfall until the next due date: the usual rate and what is missing over the income expected
 * until then, up to the next half percent, never above one half. The usual rate where nothing is missing; null where no
 * income is expected.
 *
 * Units:  minor units and basis points.
 * Source: docs/figures.md, chapter 5.2.
 */
export function catchUpRateBps(rateBps: number, shortfallMinor: number, expectedBaseMinor: number): number | null {
  if (shortfallMinor <= 0) return rateBps
  if (expectedBaseMinor <= 0) return null
  return Math.min(
    MOST_CATCH_UP_BPS,
    ceil50(new Decimal(shortfallMinor).times(10_000).dividedBy(expectedBaseMinor).plus(rateBps)),
  )
}

/** What a tax year is likely to come to. Minor units. */
export interface ProjectedProfit {
  profitMinor: number
  /** What one year in five exceeds; null with fewer than three months to judge by. */
  goodYearMinor: number | null
}

/**
 * The profit of a year: what there is, and the mean month of the last twelve for each month that is left.
 *
 * The good year adds 0.8416 standard deviations (of the sample) times the root of the months left.
 * Units:  minor units.  Rounds: each once, half away from zero.  Result: null without a month to go by.
 * Source: docs/figures.md, chapter 5.3.
 */
export function projectedProfit(
  soFarMinor: number,
  monthsMinor: readonly number[],
  monthsLeft: number,
): ProjectedProfit | null {
  const months = monthsMinor.slice(-12)
  if (months.length === 0) return null
  const mean = new Decimal(sum(months)).dividedBy(months.length)
  const expected = mean.times(monthsLeft).plus(soFarMinor)
  return {
    profitMinor: round(expected),
    goodYearMinor:
      months.length < 3
        ? null
        : round(expected.plus(deviation(months, mean).times(GOOD_YEAR).times(Decimal.sqrt(monthsLeft)))),
  }
}

function deviation(months: readonly number[], mean: Decimal): Decimal {
  const squares = months.reduce((total, month) => total.plus(mean.minus(month).pow(2)), new Decimal(0))
  return squares.dividedBy(months.length - 1).sqrt()
}

/**
 * What the business adds to the tax of a year: all tax with it less all tax without it, so a salary comes first and the
 * profit lies in its own bracket.
 *
 * Units:  minor units.  States: as the country's estimate.
 * Source: docs/figures.md, chapter 5.3.
 */
export function extraTax(
  country: Country,
  taxYear: string,
  answers: Answers,
  figures: YearFigures,
): Line | UnknownFigure {
  const withBusiness = country.estimate(taxYear, answers, figures)
  if (!('total' in withBusiness)) return withBusiness
  const withoutBusiness = country.estimate(taxYear, answers, withoutProfit(figures))
  if (!('total' in withoutBusiness)) return withoutBusiness
  return sumLine(
    {
      key: 'extra-tax',
      label: 'Tax that the business adds',
      source: { title: 'The estimate with and without the business', url: '/taxes' },
    },
    [plus(named(withBusiness.total, 'Tax with the business')), minus(named(withoutBusiness.total, 'Tax without it'))],
    { says: 'All tax of the year with the business, less all tax of the year without it.' },
  )
}

/**
 * The person's own rate: the tax that the business adds, as a share of its profit, up to the next half percent.
 *
 * States: 'no-data' without a profit; otherwise as the country's estimate. Then the usual band stands.
 * Source: docs/figures.md, chapter 5.3.
 */
export function ownRate(country: Country, taxYear: string, answers: Answers, figures: YearFigures): Figure {
  const { netProfit } = figures
  if (netProfit.state !== 'known') return netProfit
  const profit = netProfit.value
  if (typeof profit !== 'object') throw new RangeError('a profit is an amount of money')
  if (profit.minor <= 0)
    return { state: 'no-data', says: 'Without a profit there is no rate of it. Keep to the usual 25% to 30%.' }
  const extra = extraTax(country, taxYear, answers, figures)
  if (!('key' in extra)) return extra
  const bps = Math.max(0, ceil50(new Decimal(extra.value.minor).times(10_000).dividedBy(profit.minor)))
  const rate: Rate = rateText(bps * 10)
  return {
    state: 'known',
    value: rate,
    says: verdict(bps),
    because: {
      says: 'The tax that the business adds, as a share of its profit, up to the next half percent.',
      worked: `${moneyText(extra.value)} ÷ ${moneyText(profit)}, up to ${percentText(rate)}`,
      inputs: [
        { label: extra.label, figure: extra, sign: 'none' },
        { label: 'Net profit', figure: netProfit, sign: 'none' },
      ],
      notes: ['Your set-aside rate is never changed for you.', 'An estimate, not tax advice.'],
    },
  }
}

/** How the usual band of 25% to 30% fares against the estimate. */
function verdict(bps: number): string {
  if (bps < 2500) return 'You are likely to owe less than 25%.'
  if (bps > 3000) return 'Setting aside 30% is likely to be too little.'
  return 'Your own rate lies between 25% and 30%.'
}

function withoutProfit(figures: YearFigures): YearFigures {
  return {
    ...figures,
    netProfit: {
      state: 'known',
      value: money(0, figures.currency),
      because: { says: 'As if there were no business.', inputs: [] },
    },
  }
}

function named(line: Line, label: string): Line {
  return { ...line, label }
}
