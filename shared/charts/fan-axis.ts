import { firstDay, monthOf, monthsFrom, shiftMonth } from '../calendar.ts'
import { minorDigits } from '../currencies.ts'
import { monthText, numberText, symbolOf, wholeMoneyText } from '../words.ts'
import type { FanPicture } from './fan-picture.ts'
import type { Plot } from './fan-plot.ts'
import type { Mark } from './marks.ts'
import type { Room, TextMark } from './room.ts'
import { labelWidth, px } from './scale.ts'

const MONTH_STEPS = [1, 2, 3, 6, 12]

export function gridLines({ axis, left, right, y }: Plot): Mark[] {
  return axis.ticks.map((tick) => ({
    kind: 'line',
    x1: left,
    x2: px(right),
    y1: y(tick),
    y2: y(tick),
    look: tick === 0 ? 'axis' : 'grid',
  }))
}

export function axisLabels({ axis, axisTexts, left, y }: Plot): TextMark[] {
  return axis.ticks.map((tick, index) => ({
    kind: 'text',
    x: left - 6,
    y: px(y(tick) + 4),
    text: axisTexts[index] ?? '',
    anchor: 'end',
    look: tick === 0 ? 'ink' : 'plain',
  }))
}

/** A tick where each month begins; names in an even rhythm, January as its year. */
export function monthMarks({ firstDate, lastDate, x, bottom }: Plot, room: Room): Mark[] {
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

/** In a narrow drawing amounts stand in thousands, and the name of the lane says so. */
function laneUnit({ isNarrow, input: { taxDue, currency } }: Plot): { size: number; letter: string } | undefined {
  const most = Math.max(0, ...taxDue.map(({ minor }) => minor)) / 10 ** minorDigits(currency)
  if (!isNarrow || most < 1000) return undefined
  return most < 1_000_000 ? { size: 1000, letter: 'k' } : { size: 1_000_000, letter: 'M' }
}

export function laneName(plot: Plot): TextMark[] {
  const { input, bottom } = plot
  if (input.taxDue.length === 0) return []
  const unit = laneUnit(plot)
  const symbol = symbolOf(input.currency)
  const text = unit ? `Tax, ${symbol.endsWith(' ') ? '' : symbol}${unit.letter}` : 'Tax due'
  return [{ kind: 'text', x: 0, y: bottom + 33, text, anchor: 'start', look: 'plain' }]
}

function dueWithin({ input: { taxDue, asOf }, lastDate }: Plot): FanPicture['taxDue'] {
  return taxDue.filter(({ date }) => date >= asOf && date <= lastDate)
}

export function dueMarks(plot: Plot, room: Room): Mark[] {
  const { x, bottom, input } = plot
  const unit = laneUnit(plot)
  const whole = 10 ** minorDigits(input.currency)
  return dueWithin(plot).flatMap(({ date, minor }): Mark[] => {
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
