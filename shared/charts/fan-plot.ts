import { type CalendarDate, daysBetween, lastDay, monthOf, shiftMonth } from '../calendar.ts'
import { minorDigits } from '../currencies.ts'
import { wholeMoneyText } from '../words.ts'
import type { FanPicture } from './fan-picture.ts'
import { axisText, labelWidth, linear, px, type RoundAxis, roundAxis } from './scale.ts'

const NARROW_BELOW = 520
export const TOP = 30
const NARROW_PAST_MONTHS = 3

/** The six-month mark is left out where it would press everything else together. */
const MOST_ABOVE_THE_REST = 1.6

export interface Plot {
  input: FanPicture
  isNarrow: boolean
  /** The months before that have room. */
  past: FanPicture['past']
  axis: RoundAxis
  axisTexts: string[]
  ends: EndLabel[]
  left: number
  right: number
  bottom: number
  nowX: number
  x: (date: CalendarDate) => number
  y: (minor: number) => number
  firstDate: CalendarDate
  lastDate: CalendarDate
}

interface EndLabel {
  minor: number
  upper: string
  lower: string
}

export function bottomAt(width: number): number {
  return width < NARROW_BELOW ? 244 : 300
}

export function plotOf(input: FanPicture): Plot {
  const { asOf, ahead, width, currency } = input
  const isNarrow = width < NARROW_BELOW
  const past = isNarrow ? input.past.slice(-NARROW_PAST_MONTHS) : input.past
  const axis = axisOf(input, past)
  const axisTexts = axis.ticks.map((tick) => axisText(tick, currency))
  const ends = endTexts(input, isNarrow)
  const left = Math.max(isNarrow ? 34 : 40, Math.ceil(Math.max(...axisTexts.map(labelWidth))) + 8)
  const widest = Math.max(0, ...ends.flatMap(({ upper, lower }) => [labelWidth(upper), labelWidth(lower)]))
  const right = width - Math.max(12, Math.min(Math.ceil(widest) + 10, width - left - 60))
  const bottom = bottomAt(width)
  const lastDate = monthEnd(asOf, Math.max(0, ahead.length - 1))
  const firstDate = past[0] ? lastDay(past[0].month) : asOf
  const days = Math.max(1, daysBetween(firstDate, lastDate))
  const x = (date: CalendarDate) => px(left + ((right - left) * daysBetween(firstDate, date)) / days)
  const scale = linear([axis.from, axis.to], [bottom, TOP])
  const y = (minor: number) => px(scale(minor))
  return { input, isNarrow, past, axis, axisTexts, ends, left, right, bottom, nowX: x(asOf), x, y, firstDate, lastDate }
}

/** The end of a month ahead, the running one being 0. */
export function monthEnd(asOf: CalendarDate, months: number): CalendarDate {
  return lastDay(shiftMonth(monthOf(asOf), months))
}

function axisOf(
  { freeCashMinor, ahead, scenario, threeMonthsMinor, sixMonthsMinor }: FanPicture,
  past: FanPicture['past'],
): RoundAxis {
  const amounts = [
    freeCashMinor,
    ...past.map((point) => point.freeCashMinor),
    ...ahead.flatMap(({ p10Minor, p90Minor }) => [p10Minor, p90Minor]),
    ...(threeMonthsMinor === null ? [] : [threeMonthsMinor]),
  ]
  const most = Math.max(...amounts)
  const hasRoom = sixMonthsMinor !== null && sixMonthsMinor <= most * MOST_ABOVE_THE_REST
  // That a second line falls below zero must be seen; how far it falls need not press the fan together.
  const deepest = Math.max(Math.min(0, ...(scenario?.middleMinor.slice(0, ahead.length) ?? [])), -most / 3)
  return roundAxis([...amounts, ...(hasRoom ? [sixMonthsMinor] : []), ...(deepest < 0 ? [deepest] : [])])
}

export type Line = [number, number][]

export interface Lines {
  past: Line
  upper: Line
  middle: Line
  lower: Line
  scenario: Line
}

export function linesOf({ input, past, x, y, nowX, axis }: Plot): Lines {
  const { asOf, freeCashMinor, ahead, scenario } = input
  const now: [number, number] = [nowX, y(freeCashMinor)]
  const from = (minors: readonly number[]): Line => [
    now,
    ...minors.map((minor, index): [number, number] => [x(monthEnd(asOf, index)), y(minor)]),
  ]
  return {
    past: [...past.map(({ month, freeCashMinor: minor }): [number, number] => [x(lastDay(month)), y(minor)]), now],
    upper: from(ahead.map(({ p90Minor }) => p90Minor)),
    middle: from(ahead.map(({ p50Minor }) => p50Minor)),
    lower: from(ahead.map(({ p10Minor }) => p10Minor)),
    scenario: scenario ? clipped(from(scenario.middleMinor.slice(0, ahead.length)), y(axis.to), y(axis.from)) : [],
  }
}

/** A line up to where it first leaves the drawing above or below. */
function clipped(line: Line, top: number, bottom: number): Line {
  const index = line.findIndex(([, y]) => y < top || y > bottom)
  if (index === -1) return line
  const [x2, y2] = line[index] ?? [0, 0]
  const [x1, y1] = line[index - 1] ?? [x2, y2]
  const edge = y2 < top ? top : bottom
  return [...line.slice(0, index), [px(y2 === y1 ? x2 : x1 + ((x2 - x1) * (edge - y1)) / (y2 - y1)), edge]]
}

/** How high a line is at a place between its ends. */
export function heightAt(line: Line, x: number): number {
  const index = line.findIndex(([at]) => at >= x)
  const [x2, y2] = line[index === -1 ? line.length - 1 : index] ?? [0, 0]
  const [x1, y1] = line[Math.max(0, index - 1)] ?? [x2, y2]
  return x2 === x1 ? y2 : y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)
}

/** What stands at the right ends: rounded down to what a simulation can tell, three digits of the largest amount. */
function endTexts({ ahead, currency }: FanPicture, isNarrow: boolean): EndLabel[] {
  const last = ahead.at(-1)
  if (!last) return []
  const amounts = [last.p90Minor, last.p50Minor, last.p10Minor]
  const step = tellable(amounts, currency, isNarrow ? 2 : 3)
  const words = isNarrow ? ['upper', 'middle', 'lower'] : ['1 in 10 above', 'middle future', '1 in 10 below']
  return amounts.map((minor, index) => {
    const rounded = Math.floor(minor / step) * step
    const upper = isNarrow ? axisText(rounded, currency) : wholeMoneyText({ minor: rounded, currency }, 'down')
    return { minor, upper, lower: words[index] ?? '' }
  })
}

/** The unit that amounts of a simulation are rounded to, in minor units: so many digits of the largest stay. */
export function tellable(amountsMinor: readonly number[], currency: string, digits: number): number {
  const most = Math.max(1, ...amountsMinor.map(Math.abs))
  const whole = 10 ** minorDigits(currency)
  // The number of digits, not the logarithm: 1000 must not become 999.99…
  return Math.max(whole, 10 ** (String(Math.floor(most)).length - digits))
}

/** The marks of needs that the axis reaches. */
export function needsWithin({
  input: { threeMonthsMinor, sixMonthsMinor },
  axis,
}: Plot): { months: number; minor: number }[] {
  return [
    { months: 6, minor: sixMonthsMinor },
    { months: 3, minor: threeMonthsMinor },
  ].flatMap(({ months, minor }) => (minor === null || minor > axis.to ? [] : [{ months, minor }]))
}

/** Now, and where a job ends, from top to bottom. */
export function uprightLines({ nowX, bottom, input, x, firstDate, lastDate }: Plot): [Line[number], Line[number]][] {
  const { quitDate } = input
  const ends = quitDate !== null && quitDate > firstDate && quitDate <= lastDate ? [x(quitDate)] : []
  return [nowX, ...ends].map((at) => [
    [at, 22],
    [at, bottom],
  ])
}
