import type { Chart, Mark } from './marks.ts'
import { labelWidth, linear, px } from './scale.ts'

export interface TrendLine {
  /** What was there at each point, oldest first; null where there was no number: the line has a gap there. */
  points: readonly { name: string; value: number | null }[]
  /** How a value is written: '3.4 months'. */
  show: (value: number) => string
  /** What the line is of: 'Months of needs covered'. */
  of: string
  width: number
}

export const TREND_HEIGHT = 96
const TOP = 16
const BOTTOM = 72

/**
 * One line over time, from zero, with its first and last value written beside it.
 *
 * Units: any one unit in, px out.  Result: without a number anywhere only the axis is drawn.
 */
export function trendLine({ points, show, of, width }: TrendLine): Chart {
  const known = points.flatMap(({ name, value }, index) => (value === null ? [] : [{ name, value, index }]))
  const [first, last] = [known[0], known.at(-1)]
  const values = known.map(({ value }) => value)
  const y = linear([Math.min(0, ...values), Math.max(1e-9, ...values)], [BOTTOM, TOP])
  const right = width - (last ? Math.ceil(labelWidth(show(last.value))) + 10 : 0)
  const x = (index: number) => px(points.length < 2 ? right : (right * index) / (points.length - 1))
  const marks: Mark[] = [{ kind: 'line', x1: 0, x2: px(right), y1: px(y(0)), y2: px(y(0)), look: 'axis' }]
  for (const run of runsOf(points)) {
    marks.push({ kind: 'path', points: run.map(({ value, index }) => [x(index), px(y(value))]), look: 'past' })
  }
  if (first && last) {
    marks.push({ kind: 'circle', cx: x(last.index), cy: px(y(last.value)), r: 3.5, look: 'dot' })
    const at = px(y(last.value) + 4)
    marks.push({ kind: 'text', x: px(right + 8), y: at, text: show(last.value), anchor: 'start', look: 'strong' })
    marks.push({ kind: 'text', x: 0, y: TREND_HEIGHT - 6, text: points[0]?.name ?? '', anchor: 'start', look: 'plain' })
    if (points.length > 1)
      marks.push({ kind: 'text', x: px(right), y: TREND_HEIGHT - 6, text: last.name, anchor: 'end', look: 'plain' })
  }
  return {
    width,
    height: TREND_HEIGHT,
    says:
      first && last
        ? `${of}: ${show(first.value)} in ${first.name}, ${show(last.value)} in ${last.name}.`
        : `${of}: no number yet.`,
    marks,
    readings: points.map(({ name, value }, index) => ({
      x: x(index),
      says: `${name}: ${value === null ? 'no number' : show(value)}`,
    })),
  }
}

/** The stretches without a gap. */
function runsOf(points: TrendLine['points']): { value: number; index: number }[][] {
  const runs: { value: number; index: number }[][] = [[]]
  points.forEach(({ value }, index) => {
    if (value === null) runs.push([])
    else runs.at(-1)?.push({ value, index })
  })
  return runs.filter((run) => run.length > 0)
}
