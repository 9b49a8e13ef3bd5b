import type { CalendarDate } from '../calendar.ts'
import type { Source } from '../figure.ts'
import { exact, money } from '../money.ts'
import { dateStyleOf, longDateText } from '../words.ts'
import type { Answers, Country, Trip } from './country.ts'
import { given, type Line, minus, plus, sumLine } from './engine.ts'

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

/** Where an answer of the person stands. */
export const PROFILE: Source = { title: 'Your answer', url: '/settings#tax-profile' }

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
export function beforeHomeOn(facts: YearFacts, country: Country | undefined, date: CalendarDate): number {
  const { receiptsMinor, costsMinor } = facts.bookedUpTo(date)
  const { typed } = facts
  const mileage = mileageLine(facts, country, date).value.minor
  return exact(receiptsMinor + typed.receiptsMinor - costsMinor - typed.costsMinor - mileage)
}

/** What the business trips up to a day take off; zero where the country has no rate in the currency of the book. */
export function mileageLine({ trips, currency }: YearFacts, country: Country | undefined, upTo: CalendarDate): Line {
  const line = country?.currency === currency ? country.mileage?.(trips.filter(({ date }) => date <= upTo)) : undefined
  return line ?? none('mileage', 'Business mileage', currency, NO_MILEAGE)
}

/** What the work at home takes off a profit, up to a day. */
export function homeLine(
  { taxYear, answers, currency }: YearFacts,
  country: Country | undefined,
  profitMinor: number,
  asOf: CalendarDate,
): Line {
  const line = country?.currency === currency ? country.homeOffice?.(taxYear, answers, profitMinor, asOf) : undefined
  const says = hasHomeOfficeRate(country, currency) ? 'Nothing is entered for it.' : NO_HOME_OFFICE
  return line ?? none('home-office', 'Business use of your home', currency, says)
}

/** False where no rate for the work at home is known, so that nothing can be taken off by one. */
export function hasHomeOfficeRate(country: Country | undefined, currency: string): boolean {
  return country?.homeOffice !== undefined && country.currency === currency
}

/** What stands in the place of a rate that is not known. */
const NO_MILEAGE =
  'There is no rate for business trips here, and they take nothing off: enter what the vehicle costs as expenses.'
export const NO_HOME_OFFICE =
  'There is no rate for the work at home here: enter the part of your costs that is business as expenses.'

function none(key: string, label: string, currency: string, says: string): Line {
  return given({ key, label, source: PROFILE }, money(0, currency), { says })
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

/** The rows of the book behind an amount of the tax year. */
export function books({ from, asOf, to }: YearFacts, role: '' | 'income' | 'expense', upTo = asOf): Source {
  const end = upTo < to ? upTo : to
  return { title: 'Your books', url: `/money?${role && `role=${role}&`}from=${from}&to=${end}` }
}

/** A day in words, never after the tax year. */
export function dayText({ country, to }: YearFacts, date: CalendarDate): string {
  return longDateText(date < to ? date : to, dateStyleOf(country))
}
