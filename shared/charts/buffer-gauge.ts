import { numberText } from '../words.ts'
import type { Chart, Mark } from './marks.ts'
import { labelWidth, linear, px } from './scale.ts'

export interface BufferGauge {
  /** Months of needs that free cash covers, or null while unknown. */
  coveredMonths: number | null
  /** The buffer recommended for this freelancer, 3 to 6 months, or null while unknown. */
  recommendedMonths: number | null
  width: number
}

const HEIGHT = 62
const LAST_MONTH = 7

/**
 * A linear gauge from 0 to 7 months: what is covered as a bar, ticks at 3 and 6, the recommended mark as a pointer.
 *
 * Units:  months, shown with one decimal.  Result: more than 7 months fill the bar to its end; nothing known leaves it empty.
 */
export function bufferGauge({ coveredMonths, recommendedMonths, width }: BufferGauge): Chart {
  const scale = linear([0, LAST_MONTH], [1, width - 1])
  const x = (months: number) => scale(Math.min(Math.max(0, months), LAST_MONTH))
  const covered = coveredMonths === null ? undefined : px(x(coveredMonths))
  const marks: Mark[] = [{ kind: 'rect', x: 1, y: 26, width: width - 2, height: 14, look: 'outline' }]
  if (covered !== undefined && covered > 1) {
    marks.push({ kind: 'rect', x: 1, y: 26, width: px(covered - 1), height: 14, look: 'bar' })
  }
  for (const month of [3, 6]) {
    const at = px(x(month))
    if (covered !== undefined && covered > at) {
      marks.push({ kind: 'line', x1: at, x2: at, y1: 26, y2: 40, look: 'halo-line' })
    }
    marks.push({ kind: 'line', x1: at, x2: at, y1: 21, y2: 45, look: 'axis' })
  }
  marks.push(
    { kind: 'text', x: 1, y: 58, text: '0', anchor: 'start', look: 'plain' },
    { kind: 'text', x: px(x(3)), y: 58, text: '3 months', anchor: 'middle', look: 'ink' },
    { kind: 'text', x: px(x(6)), y: 58, text: '6', anchor: 'middle', look: 'ink' },
  )
  const value = coveredMonths === null ? undefined : valueLabel(coveredMonths, x(coveredMonths), width)
  if (recommendedMonths !== null) {
    const at = px(x(recommendedMonths))
    marks.push({ kind: 'path', points: pointer(at), closed: true, look: 'due' })
    marks.push(recommendedLabel(recommendedMonths, at, width, value))
  }
  if (value && covered !== undefined) {
    marks.push({ kind: 'text', x: px(value.middle), y: 14, text: value.text, anchor: 'middle', look: 'strong' })
    // Where the pointer stands it already marks the end of the bar.
    const isUnderPointer = recommendedMonths !== null && Math.abs(x(recommendedMonths) - covered) < 5
    if (!isUnderPointer) marks.push({ kind: 'line', x1: covered, x2: covered, y1: 18, y2: 26, look: 'axis' })
  }
  return { width, height: HEIGHT, says: sentence(coveredMonths, recommendedMonths), marks }
}

interface Label {
  text: string
  from: number
  to: number
  middle: number
}

function valueLabel(months: number, at: number, width: number): Label {
  const text = numberText(months)
  const half = labelWidth(text) / 2
  const middle = Math.min(Math.max(at, half), width - half)
  return { text, from: middle - half, to: middle + half, middle }
}

/** The pointer's label stands to its left when there is room beside the value, otherwise to its right, otherwise beside the value. */
function recommendedLabel(months: number, at: number, width: number, value: Label | undefined): Mark {
  const text = `recommended ${numberText(months)}`
  const wide = labelWidth(text)
  const gap = 6
  const isFree = (from: number) =>
    from >= 0 && from + wide <= width && (!value || from + wide + gap <= value.from || from >= value.to + gap)
  const places = [at + 5 - wide, at - 5, ...(value ? [value.from - gap - wide, value.to + gap] : [])]
  const from = places.find(isFree) ?? 0
  return { kind: 'text', x: px(from + wide), y: 14, text, anchor: 'end', look: 'plain' }
}

function pointer(at: number): [number, number][] {
  return [
    [px(at - 4), 17],
    [px(at + 4), 17],
    [at, 24],
  ]
}

function sentence(covered: number | null, recommended: number | null): string {
  const marks =
    recommended === null ? 'marks at 3 and 6 months' : `${numberText(recommended)} months recommended; marks at 3 and 6`
  if (covered === null) return `We do not know yet how many months of needs are covered; ${marks}.`
  return `${numberText(covered)} ${covered === 1 ? 'month' : 'months'} of needs covered; ${marks}.`
}
