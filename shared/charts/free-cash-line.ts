import type { Month } from '../calendar.ts'
import { longMonthText, moneyText, monthText, wholeMoneyText } from '../words.ts'
import type { Chart, Mark } from './marks.ts'
import { axisText, labelWidth, linear, px, roundAxis } from './scale.ts'

export interface FreeCashLine {
  /** Free cash at the end of each month, oldest first. */
  points: readonly { month: Month; freeCashMinor: number }[]
  /** Three and six months of needs, or null while needs are unknown. */
  threeMonthsMinor: number | null
  sixMonthsMinor: number | null
  /** The months to tint, such as those of the quarter, and the name written over them. */
  highlight: { from: Month; to: Month; name: string }
  currency: string
  width: number
}

interface EndLabel {
  y: number
  upper: Pick<Extract<Mark, { kind: 'text' }>, 'text' | 'look'>
  lower: Pick<Extract<Mark, { kind: 'text' }>, 'text' | 'look'>
}

const HEIGHT = 250
const TOP = 20
const BOTTOM = 226
const NARROW_BELOW = 520
const LABEL_HEIGHT = 28

/**
 * Free cash at each month end as a line, against three and six months of needs.
 *
 * Units:  minor units in, px out.  Rounds: the marks up to the whole unit, because they say what is needed.
 * Result: below zero the axis goes on downwards and the zero line stays in ink; without points only the marks are drawn.
 */
export function freeCashLine(input: FreeCashLine): Chart {
  const { points, threeMonthsMinor, sixMonthsMinor, highlight, currency, width } = input
  const isNarrow = width < NARROW_BELOW
  const axis = roundAxis([
    ...points.map((point) => point.freeCashMinor),
    ...[threeMonthsMinor, sixMonthsMinor].filter((mark) => mark !== null),
  ])
  const y = linear([axis.from, axis.to], [BOTTOM, TOP])
  const ends = spread(endLabels(input, isNarrow, (minor) => px(y(minor))))
  const axisLabels = axis.ticks.map((tick) => axisText(tick, currency))
  const left = Math.max(isNarrow ? 34 : 40, Math.ceil(Math.max(...axisLabels.map(labelWidth))) + 8)
  const widestEnd = Math.max(0, ...ends.flatMap(({ upper, lower }) => [labelWidth(upper.text), labelWidth(lower.text)]))
  const right = width - Math.max(12, Math.min(Math.ceil(widestEnd) + 10, width - left - 60))
  const x = (index: number) => (points.length < 2 ? right : left + ((right - left) * index) / (points.length - 1))

  const marks: Mark[] = []
  const tint = tinted(points, highlight, x)
  if (tint) {
    marks.push({
      kind: 'rect',
      x: px(tint.from),
      y: TOP,
      width: px(tint.to - tint.from),
      height: BOTTOM - TOP,
      look: 'band',
    })
    const fits = labelWidth(highlight.name) <= width - tint.from
    const [at, anchor] = fits ? ([tint.from, 'start'] as const) : ([width, 'end'] as const)
    marks.push({ kind: 'text', x: px(at), y: 12, text: highlight.name, anchor, look: 'plain' })
  }
  axis.ticks.forEach((tick, index) => {
    const at = px(y(tick))
    marks.push({ kind: 'line', x1: left, x2: px(right), y1: at, y2: at, look: tick === 0 ? 'axis' : 'grid' })
    marks.push({
      kind: 'text',
      x: left - 6,
      y: px(at + 4),
      text: axisLabels[index] ?? '',
      anchor: 'end',
      look: tick === 0 ? 'ink' : 'plain',
    })
  })
  for (const mark of [sixMonthsMinor, threeMonthsMinor]) {
    if (mark === null) continue
    marks.push({ kind: 'line', x1: left, x2: px(right), y1: px(y(mark)), y2: px(y(mark)), look: 'mark-line' })
  }
  marks.push({
    kind: 'path',
    points: points.map(({ freeCashMinor }, index) => [px(x(index)), px(y(freeCashMinor))]),
    look: 'past',
  })
  const last = points.at(-1)
  if (last) marks.push({ kind: 'circle', cx: px(right), cy: px(y(last.freeCashMinor)), r: 3.5, look: 'dot' })
  for (const { y: at, upper, lower } of ends) {
    marks.push({ kind: 'text', x: px(right + 8), y: px(at - 1), anchor: 'start', ...upper })
    marks.push({ kind: 'text', x: px(right + 8), y: px(at + 12), anchor: 'start', ...lower })
  }
  marks.push(
    ...monthMarks(
      points.map((point) => point.month),
      x,
    ),
  )
  const readings = points.map(({ month, freeCashMinor }, index) => ({
    x: px(x(index)),
    says: `End of ${longMonthText(month)}: ${moneyText({ minor: freeCashMinor, currency })}`,
  }))
  return { width, height: HEIGHT, says: sentence(input), marks, readings }
}

function endLabels(
  { points, threeMonthsMinor, sixMonthsMinor, currency }: FreeCashLine,
  isNarrow: boolean,
  y: (minor: number) => number,
): EndLabel[] {
  const labels: EndLabel[] = []
  const last = points.at(-1)
  if (last) {
    const amount = { minor: last.freeCashMinor, currency }
    labels.push({
      y: y(last.freeCashMinor),
      upper: { text: isNarrow ? wholeMoneyText(amount, 'down') : moneyText(amount), look: 'strong' },
      lower: { text: isNarrow ? monthText(last.month) : `free cash, ${monthText(last.month)}`, look: 'plain' },
    })
  }
  for (const [months, minor] of [
    [3, threeMonthsMinor],
    [6, sixMonthsMinor],
  ] as const) {
    if (minor === null) continue
    labels.push({
      y: y(minor),
      upper: { text: isNarrow ? `${months} months` : `${months} months of needs`, look: 'plain' },
      lower: { text: wholeMoneyText({ minor, currency }, 'up'), look: 'ink' },
    })
  }
  return labels
}

/** Moves labels of two lines apart until none touches its neighbour and all stay beside the drawing. */
function spread(labels: EndLabel[]): EndLabel[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y)
  let least = TOP + 5
  for (const label of sorted) {
    label.y = Math.max(label.y, least)
    least = label.y + LABEL_HEIGHT
  }
  let most = BOTTOM - 8
  for (const label of sorted.reverse()) {
    label.y = Math.min(label.y, most)
    most = label.y - LABEL_HEIGHT
  }
  return sorted
}

/** From halfway before the first month to halfway after the last, within the drawing. */
function tinted(
  points: FreeCashLine['points'],
  { from, to }: FreeCashLine['highlight'],
  x: (index: number) => number,
): { from: number; to: number } | undefined {
  const first = points.findIndex((point) => point.month >= from && point.month <= to)
  const last = points.findLastIndex((point) => point.month >= from && point.month <= to)
  if (first === -1 || points.length < 2) return undefined
  return { from: x(Math.max(0, first - 0.5)), to: x(Math.min(points.length - 1, last + 0.5)) }
}

/** A tick for each month; names thinned from the last one back, January as its year where the line crosses one. */
function monthMarks(months: readonly Month[], x: (index: number) => number): Mark[] {
  const slot = months.length < 2 ? Number.POSITIVE_INFINITY : x(1) - x(0)
  const step = Math.max(1, Math.ceil((labelWidth('2027') + 6) / slot))
  const crossesYears = months[0]?.slice(0, 4) !== months.at(-1)?.slice(0, 4)
  return months.flatMap((month, index): Mark[] => {
    const at = px(x(index))
    const tick: Mark = { kind: 'line', x1: at, x2: at, y1: BOTTOM, y2: BOTTOM + 4, look: 'tick' }
    if ((months.length - 1 - index) % step !== 0) return [tick]
    const isYear = crossesYears && month.endsWith('-01')
    return [
      tick,
      {
        kind: 'text',
        x: at,
        y: BOTTOM + 18,
        text: isYear ? month.slice(0, 4) : monthText(month),
        anchor: 'middle',
        look: isYear ? 'ink' : 'plain',
      },
    ]
  })
}

function sentence({ points, threeMonthsMinor, sixMonthsMinor, currency }: FreeCashLine): string {
  const say = (minor: number) => moneyText({ minor, currency })
  const marks =
    threeMonthsMinor === null || sixMonthsMinor === null
      ? 'Monthly needs are not known yet, so there are no marks to compare with.'
      : `The 3-month mark is ${wholeMoneyText({ minor: threeMonthsMinor, currency }, 'up')}, the 6-month mark ` +
        `${wholeMoneyText({ minor: sixMonthsMinor, currency }, 'up')}.`
  const [first] = points
  const last = points.at(-1)
  if (!first || !last) return `No month end yet. ${marks}`
  if (points.length === 1) return `Free cash of ${say(last.freeCashMinor)} in ${longMonthText(last.month)}. ${marks}`
  return (
    `Free cash at each month end from ${longMonthText(first.month)} to ${longMonthText(last.month)}, from ` +
    `${say(first.freeCashMinor)} to ${say(last.freeCashMinor)}. ${marks}`
  )
}
