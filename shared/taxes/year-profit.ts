import { addDays } from '../calendar.ts'
import type { Figure, UnknownFigure } from '../figure.ts'
import { exact, type Money, money, portion } from '../money.ts'
import { moneyText, numberText } from '../words.ts'
import {
  type Booked,
  beforeHomeOn,
  books,
  dayText,
  homeLine,
  mileageLine,
  type NetProfit,
  netProfitSoFar,
  PROFILE,
  type YearFacts,
} from './booked-profit.ts'
import type { Country } from './country.ts'
import { given, type Line, line, mention, minus, plus, sumLine } from './engine.ts'
import { projectedProfit } from './own-rate.ts'
import { monthsLeft } from './profit-course.ts'
import { minorOrNull } from './read-answers.ts'

/** The net profit that a whole year is likely to bring, or the state that stands in its place. */
export interface WholeYear {
  basis: 'booked' | 'projected' | 'expected'
  profit: Line | UnknownFigure
  /** What one year in five exceeds; null where it cannot be told. */
  goodYear: Line | null
  /** Receipts and costs as they are projected; null where the person said what to expect. */
  projected: Booked | null
}

/** What the profit of the tax year so far is worked up to, or booked. */
export interface SoFar {
  basis: 'annualized' | 'booked'
  profit: Line | UnknownFigure
}

/**
 * The profit of a year that goes on like the periods that are over, where the country has such periods; otherwise, and
 * once the year is over, the profit as it is booked.
 *
 * Units:  minor units.  Rounds: once, half away from zero.
 * States: 'too-little-history' until the first period is over.
 * Source: 26 U.S.C. § 6654(d)(2) for the United States: 12 ÷ 3, 5 and 8 months.
 */
export function soFarProfit(facts: YearFacts, country: Country | undefined): SoFar {
  const { taxYear, asOf, to, currency } = facts
  const periods = country?.periods?.(taxYear)
  if (periods === undefined || asOf >= to) return { basis: 'booked', profit: netProfitSoFar(facts, country).profit }
  const period = periods.filter((each) => each.to <= asOf).at(-1)
  if (period === undefined) {
    const end = periods[0]?.to ?? to
    return {
      basis: 'annualized',
      profit: {
        state: 'too-little-history',
        says: `The first period of the year ends on ${dayText(facts, end)}: from then on what is booked can be worked up to a whole year.`,
      },
    }
  }
  const booked = given(
    {
      key: 'booked-profit',
      label: `Profit up to ${dayText(facts, period.to)}`,
      source: books(facts, '', period.to),
    },
    money(beforeHomeOn(facts, country, period.to), currency),
    { says: 'Receipts less deductible costs and mileage, up to the end of the last period that is over.' },
  )
  const value = money(portion(booked.value.minor, 12, period.months), currency)
  const annual = line(
    { key: 'annualized-profit', label: 'Worked up to a whole year', source: books(facts, '', period.to) },
    value,
    {
      says: 'As if the whole year went on like this.',
      worked: `${moneyText(booked.value)} × ${numberText(12 / period.months)} = ${moneyText(value)}`,
      inputs: [mention(booked)],
    },
  )
  return {
    basis: 'annualized',
    profit: lessHome(facts, country, annual, 'The profit so far, worked up to a whole year.'),
  }
}

/**
 * The profit of the whole year: what the person expects, or what is booked and the mean of the last twelve months for
 * the rest of the year.
 *
 * Units:  minor units.  Rounds: as projectedProfit.
 * States: 'too-little-history' without a complete month to judge by.
 * Source: docs/figures.md, chapter 5.3.
 */
export function wholeYearProfit(facts: YearFacts, country: Country | undefined): WholeYear {
  const { asOf, to, currency, answers } = facts
  const expected = minorOrNull(answers, 'expectedProfit', { orLoss: true })
  if (expected !== null) {
    const profit = given(
      { key: 'net-profit', label: 'Net profit', source: PROFILE, from: 'profile/expectedProfit' },
      money(expected, currency),
      { says: 'What you expect the whole year to bring, as you entered it.' },
    )
    return { basis: 'expected', profit, goodYear: null, projected: null }
  }
  const soFar = netProfitSoFar(facts, country)
  if (asOf >= to) {
    const { receipts, costs, profit } = soFar
    const projected = { receiptsMinor: receipts.value.minor, costsMinor: costs.value.minor }
    return { basis: 'booked', profit, goodYear: null, projected }
  }
  return projectedYear(facts, country, soFar)
}

function projectedYear(facts: YearFacts, country: Country | undefined, soFar: NetProfit): WholeYear {
  const { asOf, to, from, currency, months } = facts
  const left = monthsLeft(asOf < from ? addDays(from, -1) : asOf, to)
  const receiptsMinor = soFar.receipts.value.minor
  const bookedMinor = exact(receiptsMinor - soFar.costs.value.minor)
  const profits = months.map((month) => exact(month.receiptsMinor - month.costsMinor))
  const projected = projectedProfit(bookedMinor, profits, left)
  const receipts = projectedProfit(
    receiptsMinor,
    months.map((month) => month.receiptsMinor),
    left,
  )
  if (projected === null || receipts === null) {
    const profit: UnknownFigure = {
      state: 'too-little-history',
      says: 'There is no complete month to judge the rest of the year by. Enter the profit you expect, or wait for one.',
    }
    return { basis: 'projected', profit, goodYear: null, projected: null }
  }
  const booked = sumLine(
    { key: 'booked-profit', label: 'Booked so far', source: books(facts, '') },
    [plus(soFar.receipts), minus(soFar.costs)],
    { says: 'Receipts less deductible costs up to the day.' },
  )
  const count = Math.min(12, profits.length)
  const rest = (minor: number, says: string): Line => {
    const value = money(exact(minor - booked.value.minor), currency)
    return given(
      { key: 'expected-rest', label: 'Expected for the rest of the year', source: books(facts, '') },
      value,
      {
        says,
        worked: `${numberText(left, 2)} months at ${moneyText(meanOf(profits.slice(-12), currency))} each`,
      },
    )
  }
  const lineOf = (minor: number, says: string): Line =>
    sumLine(
      { key: 'projected-profit', label: 'Profit before mileage and home office', source: books(facts, '') },
      [plus(booked), plus(rest(minor, says))],
      { says: 'What is booked, and what the rest of the year is likely to bring.' },
    )
  const mean = `The mean month of the last ${count === 1 ? 'complete month' : `${count} complete months`}, for what is left of the year.`
  const good = 'The same, and what one year in five brings above it.'
  return {
    basis: 'projected',
    profit: lessHome(
      facts,
      country,
      lineOf(projected.profitMinor, mean),
      'The whole year, as it is likely to come out.',
    ),
    goodYear:
      projected.goodYearMinor === null
        ? null
        : lessHome(facts, country, lineOf(projected.goodYearMinor, good), 'A good year: one in five is better.'),
    projected: {
      receiptsMinor: receipts.profitMinor,
      costsMinor: exact(receipts.profitMinor - projected.profitMinor),
    },
  }
}

/** Less mileage and the home office of the whole year. An annualized profit has the mileage in it already. */
function lessHome(facts: YearFacts, country: Country | undefined, profit: Line, says: string): Line {
  const isAnnualized = profit.key === 'annualized-profit'
  const mileage = mileageLine(facts, country, isAnnualized ? addDays(facts.from, -1) : facts.to)
  const homeOffice = homeLine(facts, country, exact(profit.value.minor - mileage.value.minor), facts.to)
  return sumLine(
    { key: 'net-profit', label: 'Net profit', source: books(facts, '') },
    [plus(profit), minus(mileage), minus(homeOffice)],
    { says },
  )
}

function meanOf(profits: readonly number[], currency: string): Money {
  const total = profits.reduce((all, each) => all + each, 0)
  return money(Math.round(total / Math.max(1, profits.length)), currency)
}

/** True for a line, false for the state that stands in its place. */
export function isLine(figure: Line | UnknownFigure): figure is Line {
  return figure.state === 'known'
}

/** The minor units of a figure that is an amount, or null. */
export function amountOrNull(figure: Figure): number | null {
  return figure.state === 'known' && typeof figure.value === 'object' ? figure.value.minor : null
}
