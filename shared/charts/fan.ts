import { axisLabels, dueMarks, gridLines, laneName, monthMarks } from './fan-axis.ts'
import { bandLabel, endLabels, headLabels, needsLabels, scenarioLabel } from './fan-labels.ts'
import type { FanPicture } from './fan-picture.ts'
import { bottomAt, linesOf, needsWithin, type Plot, plotOf, uprightLines } from './fan-plot.ts'
import { readingsOf, sentence } from './fan-words.ts'
import type { Chart, Mark } from './marks.ts'
import { Room } from './room.ts'
import { px } from './scale.ts'

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
    ...dueMarks(plot, room),
    ...needsLabels(plot, lines, room),
    ...scenarioLabel(plot, lines, room),
    ...bandLabel(plot, lines, room),
  ]
  return { width, height, says: sentence(input), marks, readings: readingsOf(plot) }
}

function belowZero({ left, right, bottom, y }: Plot): Mark[] {
  const zero = y(0)
  if (zero >= bottom) return []
  return [{ kind: 'rect', x: left, y: zero, width: px(right - left), height: px(bottom - zero), look: 'below' }]
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

function uprights(plot: Plot): Mark[] {
  return uprightLines(plot).map(([[x1, y1], [x2, y2]]) => ({ kind: 'line', x1, y1, x2, y2, look: 'now' }))
}
