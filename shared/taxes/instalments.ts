import { addDays, type CalendarDate } from '../calendar.ts'
import { sum } from '../money.ts'
import type { Answers, Country, Instalment, InstalmentDate, TaxPayment } from './country.ts'
import { textOf } from './read-answers.ts'
import { taxYearDates } from './tax-year.ts'

/**
 * The instalments of a year against what was really paid.
 *
 * A payment counts for the instalment it was meant for; what is over, and what was meant for none, goes to the earliest
 * one that is open. Interest does not go by this but by days alone.
 * Units:  minor units.
 */
export function instalmentsOf(
  dates: readonly InstalmentDate[],
  neededMinor: readonly number[],
  payments: readonly TaxPayment[],
  asOf: CalendarDate,
): Instalment[] {
  const paid = paidByInstalment(neededMinor, payments)
  return dates.map(({ number, from, to, lawDate, dueDate }, index) => {
    const needed = neededMinor[index] ?? 0
    const paidMinor = paid[index] ?? 0
    const openMinor = Math.max(0, needed - paidMinor)
    return {
      number,
      from,
      to,
      lawDate,
      dueDate,
      neededMinor: needed,
      paidMinor,
      openMinor,
      state: openMinor === 0 ? 'paid' : dueDate < asOf ? 'late' : paidMinor > 0 ? 'part-paid' : 'open',
    }
  })
}

/** What each instalment got. What is left when all have what they need stays with the last one. */
function paidByInstalment(neededMinor: readonly number[], payments: readonly TaxPayment[]): number[] {
  const meant = neededMinor.map((_, index) =>
    sum(payments.filter(({ instalment }) => instalment === index + 1).map(({ amountMinor }) => amountMinor)),
  )
  const paid = neededMinor.map((needed, index) => Math.min(needed, meant[index] ?? 0))
  let left = sum(payments.map(({ amountMinor }) => amountMinor)) - sum(paid)
  for (const [index, needed] of neededMinor.entries()) {
    const open = Math.max(0, needed - (paid[index] ?? 0))
    const part = Math.max(0, Math.min(open, left))
    paid[index] = (paid[index] ?? 0) + part
    left -= part
  }
  const last = paid.length - 1
  if (last >= 0) paid[last] = (paid[last] ?? 0) + left
  return paid
}

/** Days of the year as people write them: '04-15, 06-15'. Null for anything else; at most twelve. */
export function instalmentDays(text: string): string[] | null {
  const days = text.split(/[\s,;]+/).filter((day) => day !== '')
  const isDay = (day: string) =>
    /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) && !/^(02-(29|3.)|(04|06|09|11)-31)$/.test(day)
  return days.length <= 12 && days.every(isDay) ? days : null
}

/**
 * The instalments of a tax year on days of one's own, for a country without rules: each day is the first of its kind
 * after the one before, so '03-15, 06-15, 09-15, 01-15' ends in the next year.
 *
 * Result: none where no days were entered.  Throws: RangeError for a tax year that the country does not have.
 */
function ownInstalmentDates(taxYear: string, country: string, days: readonly string[]): InstalmentDate[] {
  const { from, to } = taxYearDates(taxYear, country)
  let after = addDays(from, -1)
  return days.map((day, index) => {
    const sameYear = `${after.slice(0, 4)}-${day}` as CalendarDate
    const dueDate = sameYear > after ? sameYear : (`${Number(after.slice(0, 4)) + 1}-${day}` as CalendarDate)
    after = dueDate
    return { number: index + 1, from, to, lawDate: dueDate, dueDate }
  })
}

/** The days of a tax year's instalments: the law's, or in a country without rules one's own. */
export function instalmentDatesOf(
  country: Country | undefined,
  { taxYear, country: code, answers }: { taxYear: string; country: string; answers: Answers },
): readonly InstalmentDate[] {
  if (country !== undefined) return country.instalmentDates(taxYear)
  const days = (textOf(answers, 'instalmentDays') ?? '').split(', ').filter((day) => day !== '')
  return ownInstalmentDates(taxYear, code, days)
}

/**
 * What the flat rule calls for by instalment: where instalments are for stretches of the year, the rate's share of the
 * profit up to the end of each, less what earlier ones called for; otherwise equal parts of the whole.
 *
 * Units:  minor units; obligations are the rule's share of the year's base up to the end of each instalment's stretch.
 */
export function flatNeeds(dates: readonly InstalmentDate[], obligationsMinor: readonly number[]): number[] {
  const whole = obligationsMinor.at(-1) ?? 0
  const isByPeriod = new Set(dates.map(({ to }) => to)).size === dates.length
  let earlier = 0
  return dates.map((_, index) => {
    const upTo = isByPeriod ? (obligationsMinor[index] ?? 0) : Math.floor((whole * (index + 1)) / dates.length)
    const needed = Math.max(0, upTo - earlier)
    earlier += needed
    return needed
  })
}
