import {
  type CalendarDate,
  daysBetween,
  firstDay,
  lastDay,
  type Month,
  monthOf,
  monthsFrom,
  shiftMonth,
} from '../calendar.ts'
import { minorDigits } from '../currencies.ts'
import {
  type DateStyle,
  dateText,
  longDateText,
  longMonthText,
  moneyText,
  monthText,
  numberText,
  symbolOf,
  wholeMoneyText,
} from '../words.ts'
import type { Chart, Mark, Reading } from './marks.ts'
import { Room, type TextMark } from './room.ts'
import { axisText, labelWidth, linear, px, type RoundAxis, roundAxis } from './scale.ts'

export interface FanPicture {
  asOf: CalendarDate
  freeCashMinor: number
  /** Free cash at the ends of the months before, oldest first. */
  past: readonly { month: Month; freeCashMinor: number }[]
  /** The ends of the months ahead, the running one first: 1 in 10 below, the middle, 1 in 10 above. */
  ahead: readonly { p10Minor: number; p50Minor: number; p90Minor: number }[]
  /** The middle future of a second scenario, for the same months. */
  scenario: { name: string; middleMinor: readonly number[] } | null
  /** Three and six months of needs, or null while needs are unknown. */
  threeMonthsMinor: number | null
  sixMonthsMinor: number | null
  /** Tax payments, in the order of their days; those outside the drawing are left out. */
  taxDue: readonly { date: CalendarDate; minor: number }[]
  /** The last day of a day job, where there is one. */
  quitDate: CalendarDate | null
  paths: number
  currency: string
  dateStyle: DateStyle
  width: number
}

const NARROW_BELOW = 520
const TOP = 30
const MONTH_STEPS = [1, 2, 3, 6, 12]
const NARROW_PAST_MONTHS = 3
/** The six-month mark is left out where it would press everything else together. */
const MOST_ABOVE_THE_REST = 1.6

/** How high a fan is drawn at a width, so that its place can be kept. */
export function fanHeight(width: number, hasTaxLane: boolean): number {
  return bottomAt(width) + 22 + (hasTaxLane ? 16 : 0)
}

/**
 * The fan: free cash as it was, and ahead the range in which eight of ten imagined futures lie, with the middle one.
 *
 * Units:  minor units in, px out.  Rounds: amounts at the ends down, to what a simulation can tell; marks of needs up.
 * Result: a scenario that leaves the axis is cut there. A label that finds no room is left out; the sentence and the
 *         readings say everything.
 */
export function fan(input: FanPicture): Chart {
  const { width, taxDue } = input
  const plot = plotOf(input)
  const height = fanHeight(width, taxDue.length > 0)
  const room = new Room(width, height)
  const lines = linesOf(plot)
  const due = dueWithin(plot)
  const fixed = [...axisLabels(plot), ...headLabels(plot), ...endLabels(plot), ...laneName(plot)].map((label) =>
    room.take(label),
  )
  const marks: Mark[] = [
    ...belowZero(plot),
    ...gridLines(plot),
    { kind: 'path', points: [...lines.upper, ...lines.lower.toReversed()], closed: true, look: 'band' },
    ...needsLines(plot),
    { kind: 'path', points: lines.upper, look: 'edge' },
    { kind: 'path', points: lines.lower, look: 'edge' },
    { kind: 'path', points: lines.middle, look: 'mid' },
    ...(plot.past.length > 0 ? [{ kind: 'path', points: lines.past, look: 'past' } as const] : []),
    ...(lines.scenario.length > 1 ? [{ kind: 'path', points: lines.scenario, look: 'scenario' } as const] : []),
    ...uprights(plot),
    { kind: 'circle', cx: plot.nowX, cy: plot.y(input.freeCashMinor), r: 3.5, look: 'dot' },
    ...fixed,
    ...monthMarks(plot, room),
    ...dueMarks(plot, due, room),
    ...scenarioLabel(plot, lines, room),
    ...needsLabels(plot, lines, room),
    ...bandLabel(plot, lines, room),
  ]
  return { width, height, says: sentence(input), marks, readings: readingsOf(plot) }
}

interface Plot {
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

function bottomAt(width: number): number {
  return width < NARROW_BELOW ? 244 : 300
}

function plotOf(input: FanPicture): Plot {
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
function monthEnd(asOf: CalendarDate, months: number): CalendarDate {
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

type Line = [number, number][]

interface Lines {
  past: Line
  upper: Line
  middle: Line
  lower: Line
  scenario: Line
}

function linesOf({ input, past, x, y, nowX, axis }: Plot): Lines {
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

function belowZero({ left, right, bottom, y }: Plot): Mark[] {
  const zero = y(0)
  if (zero >= bottom) return []
  return [{ kind: 'rect', x: left, y: zero, width: px(right - left), height: px(bottom - zero), look: 'below' }]
}

function gridLines({ axis, left, right, y }: Plot): Mark[] {
  return axis.ticks.map((tick) => ({
    kind: 'line',
    x1: left,
    x2: px(right),
    y1: y(tick),
    y2: y(tick),
    look: tick === 0 ? 'axis' : 'grid',
  }))
}

function axisLabels({ axis, axisTexts, left, y }: Plot): TextMark[] {
  return axis.ticks.map((tick, index) => ({
    kind: 'text',
    x: left - 6,
    y: px(y(tick) + 4),
    text: axisTexts[index] ?? '',
    anchor: 'end',
    look: tick === 0 ? 'ink' : 'plain',
  }))
}

/** Now, and where a job ends, from top to bottom. */
function uprights({ nowX, bottom, input, x, firstDate, lastDate }: Plot): Mark[] {
  const { quitDate } = input
  const ends = quitDate !== null && quitDate > firstDate && quitDate <= lastDate ? [x(quitDate)] : []
  return [nowX, ...ends].map((at) => ({ kind: 'line', x1: at, x2: at, y1: 22, y2: bottom, look: 'now' }))
}

function headLabels({ input, past, isNarrow, nowX, left, right, x, lastDate }: Plot): TextMark[] {
  const { asOf, quitDate, paths, dateStyle, width } = input
  const y = 18
  const labels: TextMark[] = []
  const quitX = quitDate !== null && quitDate > asOf && quitDate <= lastDate ? x(quitDate) : undefined
  const quit = 'you quit'
  // Right of its line where there is room, else left of it.
  const isRightOf = quitX !== undefined && quitX + 5 + labelWidth(quit) <= width
  const quitFrom = quitX === undefined ? width : isRightOf ? quitX + 5 : quitX - 5 - labelWidth(quit)
  if (quitX !== undefined) {
    labels.push({
      kind: 'text',
      x: px(isRightOf ? quitX + 5 : quitX - 5),
      y,
      text: quit,
      anchor: isRightOf ? 'start' : 'end',
      look: 'strong',
    })
  }
  const day = dateText(asOf, dateStyle, { year: false })
  const count = isNarrow ? 'imagined futures' : `${numberText(paths)} imagined futures`
  const nowText = [`${day} · ${count}`, day].find(
    (text) => nowX + 6 + labelWidth(text) + 6 <= Math.min(quitFrom, width),
  )
  if (nowText) labels.push({ kind: 'text', x: px(nowX + 6), y, text: nowText, anchor: 'start', look: 'plain' })
  const pastText = ['what happened', 'so far'].find((text) => nowX - 6 - labelWidth(text) >= (isNarrow ? 0 : left))
  if (past.length > 0 && pastText && right > nowX) {
    labels.push({ kind: 'text', x: px(nowX - 6), y, text: pastText, anchor: 'end', look: 'plain' })
  }
  return labels
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
function tellable(amountsMinor: readonly number[], currency: string, digits: number): number {
  const most = Math.max(1, ...amountsMinor.map(Math.abs))
  const whole = 10 ** minorDigits(currency)
  // The number of digits, not the logarithm: 1000 must not become 999.99…
  return Math.max(whole, 10 ** (String(Math.floor(most)).length - digits))
}

function endLabels({ ends, right, y, bottom }: Plot): TextMark[] {
  const heights = apart(
    ends.map(({ minor }) => y(minor)),
    TOP + 10,
    bottom - 8,
    29,
  )
  return ends.flatMap(({ upper, lower }, index): TextMark[] => {
    const at = heights[index] ?? 0
    return [
      { kind: 'text', x: px(right + 6), y: px(at - 1), text: upper, anchor: 'start', look: 'strong' },
      { kind: 'text', x: px(right + 6), y: px(at + 13), text: lower, anchor: 'start', look: 'plain' },
    ]
  })
}

/** Heights from top to bottom, moved so that each is at least so far from the next and none leaves the range. */
function apart(heights: readonly number[], top: number, bottom: number, least: number): number[] {
  const moved = [...heights]
  moved.forEach((height, index) => {
    moved[index] = Math.max(height, index === 0 ? top : (moved[index - 1] ?? 0) + least)
  })
  for (let index = moved.length - 1; index >= 0; index -= 1) {
    const limit = index === moved.length - 1 ? bottom : (moved[index + 1] ?? 0) - least
    moved[index] = Math.min(moved[index] ?? 0, limit)
  }
  return moved
}

/** The marks of needs that the axis reaches. */
function needsWithin({ input: { threeMonthsMinor, sixMonthsMinor }, axis }: Plot): { months: number; minor: number }[] {
  return [
    { months: 6, minor: sixMonthsMinor },
    { months: 3, minor: threeMonthsMinor },
  ].flatMap(({ months, minor }) => (minor === null || minor > axis.to ? [] : [{ months, minor }]))
}

function needsLines(plot: Plot): Mark[] {
  const { left, right, y } = plot
  return needsWithin(plot).map(({ minor }) => ({
    kind: 'line',
    x1: left,
    x2: px(right),
    y1: y(minor),
    y2: y(minor),
    look: 'mark-line',
  }))
}

function needsLabels(plot: Plot, { past, middle, scenario, upper, lower }: Lines, room: Room): Mark[] {
  const { left, y, isNarrow, input } = plot
  return needsWithin(plot).flatMap(({ months, minor }) => {
    const amount = wholeMoneyText({ minor, currency: input.currency }, 'up')
    const text = isNarrow ? `${months} months` : `${months} months of needs ${amount}`
    const heights = months === 6 ? [y(minor) - 5, y(minor) + 14] : [y(minor) + 14, y(minor) - 5]
    const candidates = heights.map(
      (at): TextMark => ({ kind: 'text', x: left + 4, y: px(at), text, anchor: 'start', look: 'halo' }),
    )
    return room.place(candidates, [past, middle, scenario, upper, lower])
  })
}

/** What the tint means, where the band is high enough to say it inside. */
function bandLabel({ nowX, right, isNarrow }: Plot, lines: Lines, room: Room): Mark[] {
  if (isNarrow) return []
  const text = '8 of 10 futures'
  const candidates = [0.72, 0.6, 0.84, 0.5].flatMap((share): TextMark[] => {
    const at = nowX + (right - nowX) * share
    return [heightAt(lines.upper, at) + 26, heightAt(lines.lower, at) - 16].map((y) => ({
      kind: 'text',
      x: px(at),
      y: px(y),
      text,
      anchor: 'middle',
      look: 'plain',
    }))
  })
  const { upper, middle, lower, scenario } = lines
  const isClear = ({ x, y }: TextMark) =>
    y - 14 > heightAt(upper, x) && y + 6 < heightAt(lower, x) && Math.abs(y - 5 - heightAt(middle, x)) > 14
  return room.place(candidates.filter(isClear), [upper, middle, lower, scenario])
}

/** How high a line is at a place between its ends. */
function heightAt(line: Line, x: number): number {
  const index = line.findIndex(([at]) => at >= x)
  const [x2, y2] = line[index === -1 ? line.length - 1 : index] ?? [0, 0]
  const [x1, y1] = line[Math.max(0, index - 1)] ?? [x2, y2]
  return x2 === x1 ? y2 : y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)
}

/** The name of the second scenario on its line. */
function scenarioLabel({ input: { scenario }, left }: Plot, lines: Lines, room: Room): Mark[] {
  if (!scenario || lines.scenario.length < 2) return []
  const [first] = lines.scenario
  const last = lines.scenario.at(-1)
  if (!first || !last) return []
  const candidates = [0.5, 0.6, 0.4, 0.75, 0.9, 1].flatMap((share): TextMark[] => {
    const x = first[0] + (last[0] - first[0]) * share
    const y = heightAt(lines.scenario, x)
    const beside = { kind: 'text', text: scenario.name, look: 'halo-ink' } as const
    return [
      { ...beside, x: px(x + 8), y: px(y - 6), anchor: 'start' },
      { ...beside, x: px(x - 8), y: px(y + 14), anchor: 'end' },
      { ...beside, x: px(x - 8), y: px(y - 6), anchor: 'end' },
      { ...beside, x: px(x + 8), y: px(y + 14), anchor: 'start' },
    ]
  })
  // On its line, not over the axis.
  const isInside = ({ x, anchor }: TextMark) => (anchor === 'end' ? x - labelWidth(scenario.name) : x) >= left
  return room.place(candidates.filter(isInside), [lines.middle, lines.lower, lines.upper, lines.scenario])
}

/** A tick where each month begins; names in an even rhythm, January as its year. */
function monthMarks({ firstDate, lastDate, x, bottom }: Plot, room: Room): Mark[] {
  const months = monthsFrom(shiftMonth(monthOf(firstDate), 1), monthOf(lastDate))
  const [first, second] = months
  const slot = first && second ? x(firstDay(second)) - x(firstDay(first)) : Number.POSITIVE_INFINITY
  const step = MONTH_STEPS.find((count) => slot * count >= labelWidth('2027') + 8) ?? 12
  return months.flatMap((month): Mark[] => {
    const at = x(firstDay(month))
    const isNamed = (Number(month.slice(5)) - 1) % step === 0
    const tick: Mark = { kind: 'line', x1: at, x2: at, y1: bottom, y2: bottom + (isNamed ? 5 : 3), look: 'tick' }
    if (!isNamed) return [tick]
    const isYear = month.endsWith('-01')
    const text = isYear ? month.slice(0, 4) : monthText(month)
    return [
      tick,
      ...room.place([{ kind: 'text', x: at, y: bottom + 17, text, anchor: 'middle', look: isYear ? 'ink' : 'plain' }]),
    ]
  })
}

function dueWithin({ input: { taxDue, asOf }, lastDate }: Plot): FanPicture['taxDue'] {
  return taxDue.filter(({ date }) => date >= asOf && date <= lastDate)
}

/** In a narrow drawing amounts stand in thousands, and the name of the lane says so. */
function laneUnit({ isNarrow, input: { taxDue, currency } }: Plot): { size: number; letter: string } | undefined {
  const most = Math.max(0, ...taxDue.map(({ minor }) => minor)) / 10 ** minorDigits(currency)
  if (!isNarrow || most < 1000) return undefined
  return most < 1_000_000 ? { size: 1000, letter: 'k' } : { size: 1_000_000, letter: 'M' }
}

function laneName(plot: Plot): TextMark[] {
  const { input, bottom } = plot
  if (input.taxDue.length === 0) return []
  const unit = laneUnit(plot)
  const symbol = symbolOf(input.currency)
  const text = unit ? `Tax, ${symbol.endsWith(' ') ? '' : symbol}${unit.letter}` : 'Tax due'
  return [{ kind: 'text', x: 0, y: bottom + 33, text, anchor: 'start', look: 'plain' }]
}

function dueMarks(plot: Plot, due: FanPicture['taxDue'], room: Room): Mark[] {
  const { x, bottom, input } = plot
  const unit = laneUnit(plot)
  const whole = 10 ** minorDigits(input.currency)
  return due.flatMap(({ date, minor }): Mark[] => {
    const at = x(date)
    const text = unit
      ? numberText(minor / whole / unit.size)
      : wholeMoneyText({ minor, currency: input.currency }, 'up')
    const half = labelWidth(text) / 2
    const candidates = [0, -6, 6, -12, 12, -half, half].map(
      (shift): TextMark => ({ kind: 'text', x: px(at + shift), y: bottom + 33, text, anchor: 'middle', look: 'ink' }),
    )
    const pointer = [
      [px(at - 4), bottom - 1],
      [at, bottom - 8],
      [px(at + 4), bottom - 1],
    ] as const
    return [{ kind: 'path', points: pointer, closed: true, look: 'due' }, ...room.place(candidates)]
  })
}

function readingsOf({ input, past, x, nowX }: Plot): Reading[] {
  const { asOf, freeCashMinor, ahead, scenario, currency, dateStyle, taxDue } = input
  const whole = (minor: number) => wholeMoneyText({ minor, currency }, 'down')
  return [
    ...past.map(({ month, freeCashMinor: minor }) => ({
      x: x(lastDay(month)),
      says: `End of ${longMonthText(month)}: ${moneyText({ minor, currency })}`,
    })),
    { x: nowX, says: `${dateText(asOf, dateStyle)}: ${moneyText({ minor: freeCashMinor, currency })}` },
    ...ahead.map(({ p10Minor, p50Minor, p90Minor }, index) => {
      const end = monthEnd(asOf, index)
      const month = monthOf(end)
      const second = scenario?.middleMinor[index]
      const tax = taxDue.filter(({ date }) => date >= asOf && monthOf(date) === month)
      const parts = [
        `middle ${whole(p50Minor)}, 1 in 10 below ${whole(p10Minor)}, 1 in 10 above ${whole(p90Minor)}`,
        ...(second === undefined ? [] : [`${scenario?.name}: ${whole(second)}`]),
        ...tax.map(
          ({ date, minor }) =>
            `tax due ${dateText(date, dateStyle, { year: false })}: ${wholeMoneyText({ minor, currency }, 'up')}`,
        ),
      ]
      return { x: x(end), says: `End of ${longMonthText(month)}: ${parts.join('; ')}` }
    }),
  ]
}

function sentence(input: FanPicture): string {
  const { asOf, freeCashMinor, ahead, scenario, quitDate, currency, dateStyle } = input
  const now = `Free cash of ${wholeMoneyText({ minor: freeCashMinor, currency }, 'down')} today.`
  const last = ahead.at(-1)
  if (!last) return now
  const step = tellable([last.p90Minor, last.p50Minor, last.p10Minor], currency, 3)
  const say = (minor: number) => wholeMoneyText({ minor: Math.floor(minor / step) * step, currency }, 'down')
  const end = longMonthText(monthOf(monthEnd(asOf, ahead.length - 1)))
  const quit = quitDate !== null && quitDate > asOf ? ` You quit on ${longDateText(quitDate, dateStyle)}.` : ''
  const range =
    ` At the end of ${end} the middle future has ${say(last.p50Minor)}; ` +
    `1 in 10 has more than ${say(last.p90Minor)}, 1 in 10 less than ${say(last.p10Minor)}.`
  return `${now}${quit}${range}${secondSentence(scenario, asOf, ahead.length, say)}${marksSentence(input)}`
}

function secondSentence(
  scenario: FanPicture['scenario'],
  asOf: CalendarDate,
  months: number,
  say: (minor: number) => string,
): string {
  const middle = scenario?.middleMinor.slice(0, months) ?? []
  const last = middle.at(-1)
  if (!scenario || last === undefined) return ''
  const broke = middle.findIndex((minor) => minor < 0)
  const what =
    broke === -1 ? `has ${say(last)}` : `is below zero from ${longMonthText(monthOf(monthEnd(asOf, broke)))} on`
  return ` ${scenario.name.charAt(0).toUpperCase()}${scenario.name.slice(1)}: the middle future then ${what}.`
}

function marksSentence({ threeMonthsMinor, sixMonthsMinor, currency }: FanPicture): string {
  if (threeMonthsMinor === null || sixMonthsMinor === null) return ''
  const say = (minor: number) => wholeMoneyText({ minor, currency }, 'up')
  return ` The 3-month mark is ${say(threeMonthsMinor)}, the 6-month mark ${say(sixMonthsMinor)}.`
}
