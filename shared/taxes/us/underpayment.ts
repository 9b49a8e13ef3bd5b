import { addDays, type CalendarDate, daysBetween } from '../../calendar.ts'
import type { Figure } from '../../figure.ts'
import { portion } from '../../money.ts'
import { dateText, moneyText } from '../../words.ts'
import type { TaxPayment } from '../country.ts'
import { type Line, line, mention, PER_UNIT, plus, sumLine } from '../engine.ts'
import { percent, rateInput } from '../entered.ts'
import { inForce, type Parameter } from '../parameters.ts'
import { usd } from './entered.ts'
import { form } from './sources.ts'
import { UNDERPAYMENT_RATES } from './underpayment-rates.ts'

/** What had to be there on a day. */
export interface Required {
  /** The day the law names, from which interest runs, and the last day on which a payment counts as made then. */
  lawDate: CalendarDate
  dueDate: CalendarDate
  requiredMinor: number
}

/** A part of an instalment that came late. */
export interface LatePart {
  minor: number
  from: CalendarDate
  to: CalendarDate
}

/**
 * The parts of the instalments that were not there in time.
 *
 * Payments count in the order of their days, each for the earliest instalment that is still open, whatever it was meant
 * for. A payment by a day that was moved off a weekend or a holiday counts as made on the day the law names. Money
 * that came back undoes the payments before it, the last first. What is still open runs to `until`.
 *
 * Units:  cents.  Source: 26 U.S.C. § 6654(b); Form 2210, Part III, lines 10 to 18.
 */
export function lateParts(
  instalments: readonly Required[],
  payments: readonly Pick<TaxPayment, 'date' | 'amountMinor'>[],
  until: CalendarDate,
): LatePart[] {
  const money = standing(payments, instalments)
  return instalments.flatMap(({ lawDate, requiredMinor }) => {
    const late: LatePart[] = []
    let open = requiredMinor
    while (open > 0) {
      const next = money[0]
      if (next === undefined || next.date > until) {
        late.push({ minor: open, from: lawDate, to: until })
        break
      }
      const part = Math.min(open, next.minor)
      late.push({ minor: part, from: lawDate, to: next.date })
      open -= part
      next.minor -= part
      if (next.minor === 0) money.shift()
    }
    return late.filter(({ from, to }) => to > from)
  })
}

/** The payments that stand, by the day on which they count. */
function standing(
  payments: readonly Pick<TaxPayment, 'date' | 'amountMinor'>[],
  instalments: readonly Required[],
): { date: CalendarDate; minor: number }[] {
  const stack: { date: CalendarDate; minor: number }[] = []
  for (const { date, amountMinor } of [...payments].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    if (amountMinor > 0) stack.push({ date: countsOn(date, instalments), minor: amountMinor })
    let back = Math.max(0, -amountMinor)
    while (back > 0) {
      const last = stack.at(-1)
      if (last === undefined) break
      const part = Math.min(back, last.minor)
      last.minor -= part
      back -= part
      if (last.minor === 0) stack.pop()
    }
  }
  return stack
}

function countsOn(date: CalendarDate, instalments: readonly Required[]): CalendarDate {
  return instalments.find(({ lawDate, dueDate }) => lawDate < date && date <= dueDate)?.lawDate ?? date
}

/**
 * Interest on late parts: simple and daily, at the rate of each day, over the days of the day's own year.
 *
 * The rate of the first quarter also covers the first fifteen days of April after the tax year.
 * Units:  cents.  Rounds: each part at each rate once, half away from zero.
 * States: 'no-rate' where a day's rate is not published; the interest up to there stands in its derivation.
 * Source: 26 U.S.C. §§ 6621(b)(2)(B), 6622(b), 6654(a); Form 2210, penalty worksheet.
 */
export function underpaymentInterest(
  parts: readonly LatePart[],
  taxYear: string,
  rates: readonly Parameter<number>[] = UNDERPAYMENT_RATES,
): Figure {
  const spans = parts.flatMap((part) => spansOf(part, taxYear, rates))
  const heading = {
    key: 'us.underpayment-interest',
    label: 'Interest for paying late',
    source: form('Form 2210', 'line 19'),
  }
  const known = spans.flatMap(({ line }) => (line === null ? [] : [plus(line)]))
  const total = sumLine(heading, known.length > 0 ? known : [plus(none(heading.source))], {
    says: 'What was late, for the days it was late, at the rate of those days. Interest on interest is not charged.',
  })
  const gap = spans
    .filter(({ line }) => line === null)
    .map(({ from }) => from)
    .sort()[0]
  if (gap === undefined) return total
  return {
    state: 'no-rate',
    says: `The tax office’s interest rate from ${dateText(gap, 'month-first')} on is not known here. Up to then it comes to ${moneyText(total.value)}.`,
    because: { says: 'The interest up to the last day with a known rate.', inputs: [mention(total)] },
  }
}

function none(source: Line['source']): Line {
  return line({ key: 'us.nothing-late', label: 'Nothing late', source }, usd(0), {
    says: 'Every instalment was there in time.',
  })
}

interface Span {
  from: CalendarDate
  line: Line | null
}

/** A late part cut where the rate or the year changes. The days after `from` up to and with `to` count. */
function spansOf({ minor, from, to }: LatePart, taxYear: string, rates: readonly Parameter<number>[]): Span[] {
  const spans: Span[] = []
  let last = from
  while (last < to) {
    const first = addDays(last, 1)
    const parameter = inForce(rates, rateDay(first, taxYear))
    const end = endOf(first, to, parameter, taxYear)
    const days = daysBetween(last, end)
    spans.push({ from: first, line: parameter === undefined ? null : spanLine(minor, last, end, days, parameter) })
    last = end
  }
  return spans
}

function spanLine(
  minor: number,
  after: CalendarDate,
  to: CalendarDate,
  days: number,
  parameter: Parameter<number>,
): Line {
  const year = Number(to.slice(0, 4))
  const yearDays = daysBetween(`${year}-01-01` as CalendarDate, `${year + 1}-01-01` as CalendarDate)
  const value = usd(portion(minor, parameter.value * days, PER_UNIT * yearDays))
  return line(
    {
      key: 'us.underpayment-span',
      label: `${moneyText(usd(minor))} from ${dateText(after, 'month-first')} to ${dateText(to, 'month-first')}`,
      source: form('Form 2210', 'penalty worksheet'),
    },
    value,
    {
      says: `${days} days at ${percent(parameter.value)} a year.`,
      worked: `${moneyText(usd(minor))} × ${days} ÷ ${yearDays} × ${percent(parameter.value)} = ${moneyText(value)}`,
      inputs: [rateInput(parameter, 'Interest rate', parameter.value)],
    },
  )
}

/** The last day of the span that begins on a day: the rate's end, the year's end or the part's own. */
function endOf(
  first: CalendarDate,
  to: CalendarDate,
  parameter: Parameter<number> | undefined,
  taxYear: string,
): CalendarDate {
  if (parameter === undefined) return to
  const aprilEnd = lastDayOfFirstRate(taxYear)
  const rateEnd = parameter.to ?? to
  const isStretched = inForce([parameter], `${aprilEnd.slice(0, 4)}-03-31` as CalendarDate) !== undefined
  const stretched = isStretched && rateEnd < aprilEnd ? aprilEnd : rateEnd
  const yearEnd = `${first.slice(0, 4)}-12-31` as CalendarDate
  return [to, stretched, yearEnd].reduce((least, day) => (day < least ? day : least))
}

/** The day whose published rate counts: until 15 April after the tax year that of the first quarter. */
function rateDay(date: CalendarDate, taxYear: string): CalendarDate {
  const aprilEnd = lastDayOfFirstRate(taxYear)
  const quarterEnd = `${aprilEnd.slice(0, 4)}-03-31` as CalendarDate
  return date > quarterEnd && date <= aprilEnd ? quarterEnd : date
}

function lastDayOfFirstRate(taxYear: string): CalendarDate {
  return `${Number(taxYear) + 1}-04-15` as CalendarDate
}
