import { addDays, type CalendarDate, firstDay, lastDay, monthOf, monthsFrom } from '../calendar.ts'
import type { Figure, Source, UnknownFigure } from '../figure.ts'
import { exact, type Money, money } from '../money.ts'
import { dateStyleOf, longDateText, moneyText, numberText } from '../words.ts'
import type { Answers, Country, Trip } from './country.ts'
import { given, type Line, line, mention, minus, plus, portion, sumLine } from './engine.ts'
import { projectedProfit } from './own-rate.ts'
import { minorOrNull } from './read-answers.ts'

/** Receipts and deductible costs of a stretch of time, in minor units. */
export interface Booked {
  receiptsMinor: number
  costsMinor: number
}

/** What the books say of a tax year up to a day. Amounts in minor units. */
export interface YearFacts {
  taxYear: string
  country: string
  currency: string
  asOf: CalendarDate
  from: CalendarDate
  to: CalendarDate
  /** Up to the day, without what was typed. */
  booked: Booked
  /** The part of the year before the book. */
  typed: Booked
  /** Up to a day of the year, without what was typed. */
  bookedUpTo(date: CalendarDate): Booked
  /** The complete months to judge the rest of the year by, the oldest first. */
  months: readonly Booked[]
  /** Of the tax year, whatever their day. */
  trips: readonly Trip[]
  answers: Answers
}

/** The net profit of a tax year and its parts, each a line with its own derivation. */
export interface NetProfit {
  receipts: Line
  costs: Line
  mileage: Line
  homeOffice: Line
  profit: Line
}

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

const PROFILE: Source = { title: 'Your answer', url: '/settings#tax-profile' }

/**
 * The profit as it is booked up to a day: receipts less deductible costs, the part before the book included, less what
 * business trips and the home office take off.
 *
 * Units:  minor units of the home currency. The home office counts for the part of the year up to the day where the
 * country counts it by the month.
 */
export function netProfitSoFar(facts: YearFacts, country: Country | undefined): NetProfit {
  const { typed, booked, asOf } = facts
  const receipts = bookLine(facts, 'receipts', 'Receipts', booked.receiptsMinor, typed.receiptsMinor)
  const costs = bookLine(facts, 'costs', 'Deductible costs', booked.costsMinor, typed.costsMinor)
  const mileage = mileageLine(facts, country, asOf)
  const beforeHome = exact(receipts.value.minor - costs.value.minor - mileage.value.minor)
  const homeOffice = homeLine(facts, country, beforeHome, asOf)
  const profit = sumLine(
    { key: 'net-profit', label: 'Net profit', source: books(facts, '') },
    [plus(receipts), minus(costs), minus(mileage), minus(homeOffice)],
    { says: `Receipts less deductible costs, on the days on which money moved, up to ${dayText(facts, asOf)}.` },
  )
  return {
    receipts,
    costs,
    mileage,
    homeOffice,
    profit,
  }
}

/** Net profit booked up to a day, before the home office. Minor units. */
function beforeHomeOn(facts: YearFacts, country: Country | undefined, date: CalendarDate): number {
  const { receiptsMinor, costsMinor } = facts.bookedUpTo(date)
  const { typed } = facts
  const mileage = mileageLine(facts, country, date).value.minor
  return exact(receiptsMinor + typed.receiptsMinor - costsMinor - typed.costsMinor - mileage)
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

/**
 * Profit from the first day of the tax year to the end of each of some days: what is booked, and for days to come an
 * even share of what the rest of the year is expected to bring. The home office is spread by the day.
 *
 * Units:  minor units.  Rounds: each once, half away from zero.
 */
export function profitsUpTo(
  facts: YearFacts,
  country: Country | undefined,
  wholeYearMinor: number,
  days: readonly CalendarDate[],
): number[] {
  const { asOf, from, to } = facts
  const homeMinor = homeLine(facts, country, Number.MAX_SAFE_INTEGER, to).value.minor
  const start = addDays(from, -1)
  const year = monthsLeft(start, to)
  const last = asOf < to ? (asOf < from ? start : asOf) : to
  const soFarMinor = last < from ? 0 : beforeHomeOn(facts, country, last)
  const left = monthsLeft(last, to)
  return days.map((day) => {
    const home = Math.round((homeMinor * monthsLeft(start, day)) / year)
    if (day <= last) return exact(beforeHomeOn(facts, country, day) - home)
    const restMinor = wholeYearMinor + homeMinor - soFarMinor
    return exact(Math.round(soFarMinor + (restMinor * monthsLeft(last, day)) / left) - home)
  })
}

/** Months from the day after one day to another, the begun ones by their days: Nov 19 to Dec 31 is 11/30 and 1. */
export function monthsLeft(after: CalendarDate, to: CalendarDate): number {
  if (after >= to) return 0
  const from = addDays(after, 1)
  return monthsFrom(monthOf(from), monthOf(to)).reduce((total, month) => {
    const days = Number(lastDay(month).slice(8))
    const first = from > firstDay(month) ? Number(from.slice(8)) : 1
    const last = to < lastDay(month) ? Number(to.slice(8)) : days
    return total + (last - first + 1) / days
  }, 0)
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

function mileageLine({ trips, currency }: YearFacts, country: Country | undefined, upTo: CalendarDate): Line {
  const line = country?.currency === currency ? country.mileage?.(trips.filter(({ date }) => date <= upTo)) : undefined
  return line ?? none('mileage', 'Business mileage', currency)
}

function homeLine(
  { taxYear, answers, currency }: YearFacts,
  country: Country | undefined,
  profitMinor: number,
  asOf: CalendarDate,
): Line {
  const line = country?.currency === currency ? country.homeOffice?.(taxYear, answers, profitMinor, asOf) : undefined
  return line ?? none('home-office', 'Business use of your home', currency)
}

function none(key: string, label: string, currency: string): Line {
  return given({ key, label, source: PROFILE }, money(0, currency), { says: 'Nothing is entered for it.' })
}

function bookLine(facts: YearFacts, key: 'receipts' | 'costs', label: string, minor: number, typedMinor: number): Line {
  const { currency } = facts
  const role = key === 'receipts' ? 'income' : 'expense'
  const inBook = given(
    { key: `${key}-in-book`, label: `${label} in the book`, source: books(facts, role) },
    money(minor, currency),
    {
      says: 'The entries of the tax year up to the day.',
    },
  )
  if (typedMinor === 0) return { ...inBook, key, label }
  const before = given(
    {
      key: `${key}-typed`,
      label: `${label} before the book`,
      source: { title: 'As you typed it', url: '/settings#tax-years' },
    },
    money(typedMinor, currency),
    { says: 'The part of the year before the book began.' },
  )
  return sumLine({ key, label, source: books(facts, role) }, [plus(inBook), plus(before)], {
    says: 'In the book, and before it.',
  })
}

function books({ from, asOf, to }: YearFacts, role: '' | 'income' | 'expense', upTo = asOf): Source {
  const end = upTo < to ? upTo : to
  return { title: 'Your books', url: `/money?${role && `role=${role}&`}from=${from}&to=${end}` }
}

function dayText({ country, to }: YearFacts, date: CalendarDate): string {
  return longDateText(date < to ? date : to, dateStyleOf(country))
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
