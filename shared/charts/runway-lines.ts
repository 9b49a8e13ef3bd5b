import { numberText, wholeMoneyText } from '../words.ts'
import type { Chart, Mark } from './marks.ts'
import { Room, type TextMark } from './room.ts'
import { axisText, labelWidth, linear, px, roundAxis } from './scale.ts'

export interface RunwayLines {
  freeCashMinor: number
  /** Months until free cash is used up, or null where that is not known or it does not shrink. */
  incomeStoppedMonths: number | null
  lowEndMonths: number | null
  currency: string
  width: number
}

const NARROW_BELOW = 520
const TOP = 24

/** How high the two lines are drawn at a width. */
export function runwayLinesHeight(width: number): number {
  return width < NARROW_BELOW ? 200 : 220
}

/**
 * What stands in place of the fan before there are three complete months: two straight lines down to zero, one for no
 * income at all, one for low-end months. No range, because nothing is known of how the months differ.
 *
 * Units: minor units and months in, px out.  Result: a line that is not known, or does not fall, is left out.
 */
export function runwayLines(input: RunwayLines): Chart {
  const { freeCashMinor, incomeStoppedMonths, lowEndMonths, currency, width } = input
  const isNarrow = width < NARROW_BELOW
  const height = runwayLinesHeight(width)
  const bottom = height - 24
  const axis = roundAxis([Math.max(0, freeCashMinor)])
  const texts = axis.ticks.map((tick) => axisText(tick, currency))
  const left = Math.max(40, Math.ceil(Math.max(...texts.map(labelWidth))) + 8)
  const right = width - 12
  const known = [incomeStoppedMonths, lowEndMonths].filter((months) => months !== null)
  const furthest = Math.max(1, ...known)
  const x = linear([0, furthest], [left, right - 28])
  const y = linear([axis.from, axis.to], [bottom, TOP])
  const room = new Room(width, height)
  const start: [number, number] = [left, px(y(Math.max(0, freeCashMinor)))]

  const marks: Mark[] = axis.ticks.flatMap((tick, index): Mark[] => [
    {
      kind: 'line',
      x1: left,
      x2: right,
      y1: px(y(tick)),
      y2: px(y(tick)),
      look: tick === 0 ? 'axis' : 'grid',
    },
    room.take({
      kind: 'text',
      x: left - 6,
      y: px(y(tick) + 4),
      text: texts[index] ?? '',
      anchor: 'end',
      look: tick === 0 ? 'ink' : 'plain',
    }),
  ])
  const names = isNarrow ? ['stops', 'low-end months'] : ['income stops', 'every month a low-end one']
  const runways = [
    { months: lowEndMonths, look: 'scenario', name: names[1] ?? '', side: 'start' },
    { months: incomeStoppedMonths, look: 'past', name: names[0] ?? '', side: 'end' },
  ] as const
  const drawn = runways.flatMap(({ months, ...rest }) => (months === null || months <= 0 ? [] : [{ months, ...rest }]))
  const lines = drawn.map(({ months }): [number, number][] => [start, [px(x(months)), bottom]])
  for (const [index, { look }] of drawn.entries()) {
    marks.push({ kind: 'path', points: lines[index] ?? [], look })
  }
  marks.push({ kind: 'circle', cx: start[0], cy: start[1], r: 3.5, look: 'dot' })
  for (const { months, name, side } of drawn) {
    const end = px(x(months))
    const text = `${numberText(months)} ${months === 1 ? 'month' : 'months'}`
    const half = labelWidth(text) / 2
    const middle = px(Math.min(Math.max(end, half), width - half))
    const value: TextMark = { kind: 'text', x: middle, y: bottom + 18, text, anchor: 'middle', look: 'strong' }
    marks.push({ kind: 'circle', cx: end, cy: bottom, r: 3.5, look: 'dot' }, ...room.place([value]))
    const candidates = [0.5, 0.4, 0.6, 0.3, 0.7].flatMap((share): TextMark[] => {
      const at = left + (end - left) * share
      const high = start[1] + (bottom - start[1]) * share
      const beside = { kind: 'text', text: name, look: 'halo' } as const
      const right: TextMark = { ...beside, x: px(at + 8), y: px(high - 4), anchor: 'start' }
      const leftOf: TextMark = { ...beside, x: px(at - 8), y: px(high + 6), anchor: 'end' }
      return side === 'start' ? [right] : [leftOf, right]
    })
    marks.push(...room.place(candidates, lines))
  }
  return { width, height, says: sentence(input), marks }
}

function sentence({ freeCashMinor, incomeStoppedMonths, lowEndMonths, currency }: RunwayLines): string {
  const free = wholeMoneyText({ minor: freeCashMinor, currency }, 'down')
  const zeroAfter = (months: number) => `zero after ${numberText(months)} ${months === 1 ? 'month' : 'months'}`
  const parts = [
    ...(incomeStoppedMonths === null ? [] : [`if income stopped, ${zeroAfter(incomeStoppedMonths)}`]),
    ...(lowEndMonths === null ? [] : [`if every month is a low-end one, ${zeroAfter(lowEndMonths)}`]),
  ]
  if (parts.length === 0) return `Free cash of ${free}; how long it lasts is not known yet.`
  const lines = parts.length === 1 ? 'A straight line' : 'Two straight lines'
  return `${lines} from ${free}: ${parts.join('; ')}.`
}
