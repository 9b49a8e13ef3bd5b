import type { Month } from '../calendar.ts'
import { longMonthText, moneyText, monthText, wholeMoneyText } from '../words.ts'
import type { Chart, Mark } from './marks.ts'
import { axisText, labelWidth, linear, px, roundAxis } from './scale.ts'

export interface ReceiptsBars {
  /** Complete months, oldest first; at most the last twelve are drawn. A typed month was entered for the time before the book. */
  months: readonly { month: Month; receiptsMinor: number; typed: boolean }[]
  runningMonth: Month
  /** Receipts of the running month. */
  soFarMinor: number
  /** The low-end month (docs/figures.md, chapter 1.1), or null while there is none. */
  lowEndMinor: number | null
  currency: string
  width: number
}

const NARROW_BELOW = 520

/**
 * Receipts by month as bars, with the low-end month as a line across them.
 *
 * Units:  minor units in, px out.  Rounds: the line's amount down to the whole unit, because one counts on it.
 * Result: solid bars for complete months, a hatched one for the running month; a month below zero hangs from the axis.
 */
export function receiptsBars({ months, runningMonth, soFarMinor, lowEndMinor, currency, width }: ReceiptsBars): Chart {
  const shown = months.slice(-12)
  const isNarrow = width < NARROW_BELOW
  const axis = roundAxis([...shown.map((month) => month.receiptsMinor), soFarMinor, lowEndMinor ?? 0])
  const lineAmount = lowEndMinor === null ? '' : wholeMoneyText({ minor: lowEndMinor, currency }, 'down')
  const lineName = isNarrow ? '' : 'low-end month'

  const height = isNarrow ? 200 : 220
  const top = 20
  const bottom = height - 22
  const axisLabels = axis.ticks.map((tick) => axisText(tick, currency))
  const left = Math.max(isNarrow ? 34 : 40, Math.ceil(Math.max(...axisLabels.map(labelWidth))) + 8)
  const right = width - (isNarrow ? Math.max(8, Math.ceil(labelWidth(lineAmount)) + 10) : 112)
  const y = linear([axis.from, axis.to], [bottom, top])
  const zero = px(y(0))

  // One slot more than there are bars: the running month stands a little apart from what is complete.
  const slot = (right - left) / (Math.max(shown.length, 3) + 1.4)
  const barWidth = slot * 0.68
  const place = (index: number) => px(left + slot * (index + 0.16))
  const running = px(right - slot * 0.84)

  const marks: Mark[] = axis.ticks.map((tick) => ({
    kind: 'line',
    x1: left,
    x2: px(right),
    y1: px(y(tick)),
    y2: px(y(tick)),
    look: tick === 0 ? 'axis' : 'grid',
  }))
  axis.ticks.forEach((tick, index) => {
    const text = axisLabels[index] ?? ''
    marks.push({
      kind: 'text',
      x: left - 6,
      y: px(y(tick) + 4),
      text,
      anchor: 'end',
      look: tick === 0 ? 'ink' : 'plain',
    })
  })
  const bar = (x: number, minor: number) => {
    const end = px(y(minor))
    return { x, y: Math.min(end, zero), width: px(barWidth), height: px(Math.abs(end - zero)) }
  }
  shown.forEach(({ receiptsMinor }, index) => {
    if (receiptsMinor !== 0) marks.push({ kind: 'rect', ...bar(place(index), receiptsMinor), look: 'bar' })
  })
  if (soFarMinor !== 0) {
    marks.push({ kind: 'rect', ...bar(running, soFarMinor), look: 'bar', hatched: true })
    marks.push({ kind: 'rect', ...bar(running, soFarMinor), look: 'outline-1' })
  }
  marks.push(...typedLabel(shown, place, px(barWidth)))
  marks.push(...monthLabels())
  if (lowEndMinor !== null) {
    const at = px(y(lowEndMinor))
    const end = px(right + (isNarrow ? 0 : 6))
    marks.push({ kind: 'line', x1: left, x2: end, y1: at, y2: at, look: 'halo-line' })
    marks.push({ kind: 'line', x1: left, x2: end, y1: at, y2: at, look: 'plan' })
    if (isNarrow) {
      marks.push({ kind: 'text', x: end + 6, y: px(at + 4), text: lineAmount, anchor: 'start', look: 'strong' })
    } else {
      marks.push({ kind: 'text', x: end + 6, y: px(at - 2), text: lineName, anchor: 'start', look: 'plain' })
      marks.push({ kind: 'text', x: end + 6, y: px(at + 13), text: lineAmount, anchor: 'start', look: 'strong' })
    }
  }
  const readings = [
    ...shown.map(({ month, receiptsMinor, typed }, index) => ({
      x: px(place(index) + barWidth / 2),
      says: `${longMonthText(month)}: ${moneyText({ minor: receiptsMinor, currency })}${typed ? ', typed in' : ''}`,
    })),
    {
      x: px(running + barWidth / 2),
      says: `${longMonthText(runningMonth)} so far: ${moneyText({ minor: soFarMinor, currency })}`,
    },
  ]
  return { width, height, says: sentence(shown, runningMonth, soFarMinor, lowEndMinor, currency), marks, readings }

  function monthLabels(): Mark[] {
    const labels: Mark[] = []
    const below = bottom + 16
    const name = isNarrow ? `${monthText(runningMonth)} so far` : monthText(runningMonth)
    const half = labelWidth(name) / 2
    const runningStart = isNarrow
      ? Math.min(running, width - 2 * half)
      : Math.min(running + barWidth / 2 - half, width - 2 * half)
    const every = Math.max(1, Math.ceil((labelWidth('Nov') + 8) / slot))
    // Thinned to whole quarters, so that the labels that stay keep an even rhythm.
    const step = every === 2 ? 3 : every
    shown.forEach(({ month }, index) => {
      const middle = place(index) + barWidth / 2
      if (index % step !== 0 || middle + labelWidth(monthText(month)) / 2 + 6 > runningStart) return
      labels.push({ kind: 'text', x: px(middle), y: below, text: monthText(month), anchor: 'middle', look: 'plain' })
    })
    labels.push({ kind: 'text', x: px(runningStart), y: below, text: name, anchor: 'start', look: 'ink' })
    if (!isNarrow) {
      const at = lowEndMinor === null ? undefined : y(lowEndMinor)
      const over = Math.min(zero, y(soFarMinor)) - 6
      const isCrossed = at !== undefined && at > over - 14 && at < over + 4
      labels.push({
        kind: 'text',
        x: px(running + barWidth / 2),
        y: px(isCrossed ? at - 6 : over),
        text: 'so far',
        anchor: 'middle',
        look: 'plain',
      })
    }
    return labels
  }
}

/** A bracket over the months that were typed in: they are the owner's word, and no rows stand behind them. */
function typedLabel(
  months: ReceiptsBars['months'],
  place: (index: number) => number,
  barWidth: number,
): Extract<Mark, { kind: 'line' | 'text' }>[] {
  const first = months.findIndex((month) => month.typed)
  if (first === -1) return []
  const last = months.findLastIndex((month) => month.typed)
  return [
    { kind: 'line', x1: place(first), x2: px(place(last) + barWidth), y1: 14, y2: 14, look: 'tick' },
    { kind: 'text', x: place(first), y: 10, text: 'typed in', anchor: 'start', look: 'plain' },
  ]
}

function sentence(
  months: ReceiptsBars['months'],
  runningMonth: Month,
  soFarMinor: number,
  lowEndMinor: number | null,
  currency: string,
): string {
  const say = (minor: number) => wholeMoneyText({ minor, currency }, 'nearest')
  const soFar = `${say(soFarMinor)} so far in ${longMonthText(runningMonth)}`
  const [first, ...others] = months
  if (first === undefined) return `No complete month of receipts yet; ${soFar}.`
  const low = others.reduce((least, month) => (month.receiptsMinor < least.receiptsMinor ? month : least), first)
  const high = others.reduce((most, month) => (month.receiptsMinor > most.receiptsMinor ? month : most), first)
  const span =
    months.length === 1
      ? `Receipts of one complete month, ${say(first.receiptsMinor)} in ${longMonthText(first.month)}`
      : `Receipts of the last ${months.length} months, from ${say(low.receiptsMinor)} in ${longMonthText(low.month)} to ` +
        `${say(high.receiptsMinor)} in ${longMonthText(high.month)}`
  const typed = months.filter((month) => month.typed).length
  const typedNote = typed === 0 ? '' : ` ${typed} of them ${typed === 1 ? 'was' : 'were'} typed in.`
  if (lowEndMinor === null) return `${span}, and ${soFar}.${typedNote}`
  const below = months.filter((month) => month.receiptsMinor < lowEndMinor).length
  const belowNote = months.length === 1 ? '' : `; ${below} of the ${months.length} brought less`
  const lowEnd = wholeMoneyText({ minor: lowEndMinor, currency }, 'down')
  return `${span}, and ${soFar}.${typedNote} The low-end month stands at ${lowEnd}${belowNote}.`
}
