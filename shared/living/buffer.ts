import { Decimal } from 'decimal.js'
import { addMonths, type CalendarDate, LATEST_DATE, monthOf, monthsApart } from '../calendar.ts'
import type { Because, Figure, Input } from '../figure.ts'
import { afterTaxBecause } from '../income/after-tax-figure.ts'
import { type IncomeFacts, type IncomeFigures, withHistory } from '../income/month-facts.ts'
import { afterTax } from '../income/plan-on.ts'
import { exact, money } from '../money.ts'
import { longMonthText, moneyText, numberText, percentText, wholeMoneyText } from '../words.ts'
import { amountOf } from './amount.ts'
import { dividedText, monthsIfIncomeStopped, monthsText } from './runway.ts'

/** The band: never fewer, never more months of needs are recommended. */
const FEWEST_MONTHS = 3
const MOST_MONTHS = 6

/** Stands in for a volatility that is not known. */
const ASSUMED_VOLATILITY = 0.6
/** Stands in for the biggest client's share while no client has paid. */
const ASSUMED_TOP_SHARE = 0.5

/** The recommended months of needs, and what asks for them. */
export interface RecommendedBuffer {
  months: number
  /** Before it is rounded up to a half month and kept within the band. */
  rawMonths: number
  /** What asks for it: swings of income, or the weight of one client. */
  reason: 'swings' | 'client'
  volatility: number
  topShare: number
  volatilityAssumed: boolean
  topShareAssumed: boolean
  /** More than the band's six months are asked for. */
  beyondBand: boolean
}

/**
 * How many months of needs the buffer ought to cover: the larger of 5.7 · volatility and 6 · the top client's share.
 *
 * 5.7 = 1.645 · √12: an income that just pays its way falls deeper than 5.7 volatilities within a year in one case of
 * ten. 6 is the number of months in which a lost client is replaced.
 *
 * Units:  fractions with four decimals; complete months of history.  Rounds: up to the next half month, within 3 and 6.
 * Result: with an assumed volatility of 0.6 below six months of history, and an assumed share of 0.5 without clients.
 * Source: docs/figures.md, chapter 7.
 */
export function recommendedBuffer(
  volatility: number | null,
  monthsOfHistory: number,
  topShare: number | null,
): RecommendedBuffer {
  const known = monthsOfHistory >= 6 ? volatility : null
  const assumed = { volatility: known ?? ASSUMED_VOLATILITY, topShare: topShare ?? ASSUMED_TOP_SHARE }
  // In hundred-thousandths of a month, whole: a binary fraction could end just above the half month that it should be.
  const swings = 57 * Math.round(assumed.volatility * 10_000)
  const client = 60 * Math.round(assumed.topShare * 10_000)
  const raw = Math.max(swings, client)
  return {
    months: Math.min(MOST_MONTHS, Math.max(FEWEST_MONTHS, Math.ceil(raw / 50_000) / 2)),
    rawMonths: raw / 100_000,
    reason: swings >= client ? 'swings' : 'client',
    ...assumed,
    volatilityAssumed: known === null,
    topShareAssumed: topShare === null,
    beyondBand: raw > MOST_MONTHS * 100_000,
  }
}

/** So many months (whole or half) of needs, in minor units, rounded up. Source: docs/figures.md, chapter 7. */
export function bufferAmount(months: number, needsMinor: number): number {
  return exact(Math.ceil((months * 2 * needsMinor) / 2))
}

/**
 * Months until free cash reaches a target if every month gains the same.
 *
 * Units:  minor units in, whole months out, rounded up.
 * Result: 0 when it is reached; null, "not at this pace", when nothing is gained.
 * Source: docs/figures.md, chapter 7.
 */
export function monthsToReach(targetMinor: number, freeMinor: number, monthlyGainMinor: number): number | null {
  if (freeMinor >= targetMinor) return 0
  return monthlyGainMinor <= 0 ? null : Math.ceil((targetMinor - freeMinor) / monthlyGainMinor)
}

/** What the buffer's figures are worked out from. */
export interface BufferFacts {
  currency: string
  asOf: CalendarDate
  free: Figure
  needs: Figure
  living: Figure
  income: IncomeFigures
  incomeFacts: IncomeFacts
  setAsideBps: number
  topShare: Figure
  dayJobNetMinor: number
}

/** A size of buffer to reach. */
export interface BufferMark {
  target: Figure
  /** What is missing to the target; null when the target or free cash is not known. */
  gapMinor: number | null
  /** In how many months, if every month is as the average one so far. */
  dateAtPace: Figure
}

export interface BufferFigures {
  covered: Figure
  recommendedMonths: Figure
  recommendedAmount: Figure
  beyondBand: boolean
  marks: { three: BufferMark; recommended: BufferMark; six: BufferMark }
}

/** Months covered, months recommended, and when three, the recommended and six months are reached at today's pace. */
export function bufferFigures(facts: BufferFacts): BufferFigures {
  const { income, topShare } = facts
  const recommended = recommendedBuffer(ratioOf(income.volatility), income.confidence.months, ratioOf(topShare))
  const gain = monthlyGainFigure(facts)
  const mark = (months: number) => bufferMark(facts, gain, months)
  const marks = { three: mark(FEWEST_MONTHS), recommended: mark(recommended.months), six: mark(MOST_MONTHS) }
  return {
    covered: coveredFigure(facts),
    recommendedMonths: recommendedMonthsFigure(facts, recommended),
    recommendedAmount: marks.recommended.target,
    beyondBand: recommended.beyondBand,
    marks,
  }
}

function coveredFigure({ currency, free, needs, income }: BufferFacts): Figure {
  if (needs.state !== 'known') return needs
  if (free.state !== 'known') return free
  const value = monthsIfIncomeStopped(amountOf(free), amountOf(needs)) ?? 0
  return {
    state: 'known',
    value,
    unit: 'months',
    says: `Free cash covers ${monthsText(value)} of needs.`,
    because: {
      says: 'Free cash ÷ monthly needs, rounded down to one decimal; none without free cash.',
      worked: dividedText(currency, amountOf(free), amountOf(needs)),
      inputs: [
        { label: 'Free cash', figure: free, sign: 'none' },
        { label: 'Monthly needs', figure: needs, sign: 'none' },
      ],
      confidence: income.confidence,
    },
  }
}

function recommendedMonthsFigure({ income, topShare }: BufferFacts, buffer: RecommendedBuffer): Figure {
  const swings = numberText(buffer.volatility, 4)
  const share = numberText(buffer.topShare, 4)
  const notes = [
    'An income that just pays its way falls deeper than 5.7 × how far its months differ, within a year, in 1 case of 10. Six months is what replacing a lost client takes.',
  ]
  if (buffer.volatilityAssumed) {
    notes.push(`How far your months differ is assumed to be ${swings} until six complete months tell it.`)
  }
  if (buffer.topShareAssumed) notes.push('The biggest client is assumed to pay half of your income until one has paid.')
  return {
    state: 'known',
    value: buffer.months,
    unit: 'months',
    says: recommendedSentence(buffer),
    because: withHistory(
      {
        says: 'The larger of 5.7 × how far your months differ and 6 × the biggest client’s share, up to the next half month, within 3 and 6.',
        worked: `the larger of 5.7 × ${swings} and 6 × ${share} = ${numberText(buffer.rawMonths, 2)}`,
        inputs: [
          ratioInput('How far your months differ', income.volatility, buffer.volatility, buffer.volatilityAssumed),
          ratioInput('Share of the biggest client', topShare, buffer.topShare, buffer.topShareAssumed),
        ],
        notes,
      },
      income.confidence,
    ),
  }
}

function ratioInput(label: string, figure: Figure, value: number, isAssumed: boolean): Input {
  return isAssumed ? { label, value, unit: 'ratio', sign: 'none', note: 'assumed' } : { label, figure, sign: 'none' }
}

function recommendedSentence(buffer: RecommendedBuffer): string {
  if (buffer.beyondBand) {
    return 'Six months, and they carry less than your income swings: have more, or steadier work.'
  }
  const share = percentText(new Decimal(buffer.topShare).toFixed(2, Decimal.ROUND_HALF_UP))
  const isAssumed = buffer.reason === 'swings' ? buffer.volatilityAssumed : buffer.topShareAssumed
  const reason =
    buffer.reason === 'swings'
      ? `your months differ by ${numberText(buffer.volatility, 4)} of their average`
      : `one client is ${share} of your income`
  return `${monthsText(buffer.months)}, because ${isAssumed ? 'we assume for now that ' : ''}${reason}.`
}

function bufferMark(facts: BufferFacts, gain: Figure, months: number): BufferMark {
  const { free } = facts
  const target = targetFigure(facts, months)
  if (target.state !== 'known') return { target, gapMinor: null, dateAtPace: target }
  if (free.state !== 'known') return { target, gapMinor: null, dateAtPace: free }
  const gapMinor = Math.max(0, exact(amountOf(target) - amountOf(free)))
  return { target, gapMinor, dateAtPace: dateAtPaceFigure(facts, { target, free, gain }) }
}

function targetFigure({ currency, needs, income }: BufferFacts, months: number): Figure {
  if (needs.state !== 'known') return needs
  const value = money(bufferAmount(months, amountOf(needs)), currency)
  return {
    state: 'known',
    value,
    says: `${wholeMoneyText(value, 'up')} pays for ${monthsText(months)}.`,
    because: {
      says: 'Months × monthly needs, rounded up.',
      worked: `${numberText(months)} × ${moneyText(money(amountOf(needs), currency))} = ${moneyText(value)}`,
      inputs: [
        { label: 'Months', value: months, unit: 'months', sign: 'none' },
        { label: 'Monthly needs', figure: needs, sign: 'none' },
      ],
      confidence: income.confidence,
    },
  }
}

/** What a month like the average one adds to free cash. */
function monthlyGainFigure(facts: BufferFacts): Figure {
  const { currency, living, dayJobNetMinor } = facts
  if (living.state !== 'known') return living
  const takeHome = averageTakeHomeFigure(facts)
  if (takeHome.state !== 'known') return takeHome
  const dayJob: Input = { label: 'Day job, net', value: money(dayJobNetMinor, currency), link: '/settings#needs' }
  return {
    state: 'known',
    value: money(amountOf(takeHome) + dayJobNetMinor - amountOf(living), currency),
    because: {
      says: 'Take-home of an average month, and the day job’s net pay, less living.',
      inputs: [
        { label: 'Take-home of an average month', figure: takeHome },
        ...(dayJobNetMinor === 0 ? [] : [dayJob]),
        { label: 'Living', figure: living, sign: '-' },
      ],
    },
  }
}

/** Without a complete month the person's own estimate, which then stands in plan-on, takes the place of the average. */
function averageTakeHomeFigure({ income, incomeFacts, setAsideBps }: BufferFacts): Figure {
  const hasMonths = income.meanMonth.state === 'known'
  const receipts = hasMonths ? income.meanMonth : income.planOn
  if (receipts.state !== 'known') return receipts
  const facts = { ...incomeFacts, setAsideBps }
  const month = afterTax(amountOf(receipts), facts.businessCostsMinor, setAsideBps)
  const because = afterTaxBecause(hasMonths ? 'Average month' : 'Your own estimate', receipts, month, facts)
  return {
    state: 'known',
    value: money(month.netMinor, facts.currency),
    because: withHistory(because, income.confidence),
  }
}

interface Pace {
  target: Figure
  free: Figure
  gain: Figure
}

function dateAtPaceFigure(facts: BufferFacts, pace: Pace): Figure {
  const { asOf, currency } = facts
  const { target, free, gain } = pace
  const isReached = amountOf(free) >= amountOf(target)
  if (!isReached && gain.state !== 'known') return gain
  const gainMinor = gain.state === 'known' ? amountOf(gain) : 0
  const months = monthsToReach(amountOf(target), amountOf(free), gainMinor)
  const because = paceBecause(facts, pace)
  if (months === null) {
    const short = wholeMoneyText(money(-gainMinor, currency), 'up')
    const left = gainMinor === 0 ? 'leaves nothing to put aside' : `ends ${short} short of what living takes`
    return { state: 'not-at-this-pace', says: `Not at this pace: an average month ${left}.`, because }
  }
  const date = dateAhead(asOf, months)
  const reached: Input[] = date === null ? [] : [{ label: 'Reached about', value: date, sign: 'none' }]
  const when = date === null ? '' : `, in ${longMonthText(monthOf(date))}`
  return {
    state: 'known',
    value: months,
    unit: 'months',
    says: months === 0 ? 'You are there.' : `In about ${monthsText(months)} at today’s pace${when}.`,
    because: { ...because, inputs: [...because.inputs, ...reached] },
  }
}

function paceBecause({ currency, income }: BufferFacts, { target, free, gain }: Pace): Because {
  const text = (figure: Figure) => moneyText(money(amountOf(figure), currency))
  const isReached = amountOf(free) >= amountOf(target)
  return withHistory(
    {
      says: '(Target − free cash) ÷ what an average month adds, rounded up to whole months.',
      ...(!isReached && gain.state === 'known' && { worked: `(${text(target)} − ${text(free)}) ÷ ${text(gain)}` }),
      inputs: [
        { label: 'Target', figure: target, sign: 'none' },
        { label: 'Free cash', figure: free, sign: 'none' },
        { label: 'An average month adds', figure: gain, sign: 'none' },
      ],
      notes: ['It counts on every month being like your average one, so take it as a direction.'],
    },
    income.confidence,
  )
}

/** null past the calendar. */
function dateAhead(asOf: CalendarDate, months: number): CalendarDate | null {
  if (months > monthsApart(monthOf(asOf), LATEST_DATE.slice(0, 7))) return null
  return addMonths(asOf, months)
}

function ratioOf(figure: Figure): number | null {
  return figure.state === 'known' && typeof figure.value === 'number' ? figure.value : null
}
