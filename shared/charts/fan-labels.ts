import { dateText, numberText, wholeMoneyText } from '../words.ts'
import { heightAt, type Line, type Lines, needsWithin, type Plot, TOP, uprightLines } from './fan-plot.ts'
import type { Mark } from './marks.ts'
import type { Room, TextMark } from './room.ts'
import { labelWidth, px } from './scale.ts'

export function headLabels({ input, past, isNarrow, nowX, left, right, x, lastDate }: Plot): TextMark[] {
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

export function endLabels({ ends, right, y, bottom }: Plot): TextMark[] {
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

/** On their dotted lines where the picture leaves room: at the left, at the right, in the middle; shorter if need be. */
export function needsLabels(plot: Plot, lines: Lines, room: Room): Mark[] {
  const { left, right, nowX, y, isNarrow, input } = plot
  const { past, middle, scenario, upper, lower } = lines
  return needsWithin(plot).flatMap(({ months, minor }) => {
    const amount = wholeMoneyText({ minor, currency: input.currency }, 'up')
    const short = `${months} months`
    const texts = isNarrow ? [short] : [`${short} of needs ${amount}`, `${short} ${amount}`]
    const heights = months === 6 ? [y(minor) - 5, y(minor) + 14] : [y(minor) + 14, y(minor) - 5]
    const places = [
      { x: left + 4, anchor: 'start' },
      { x: right - 4, anchor: 'end' },
      { x: nowX + 6, anchor: 'start' },
      { x: (nowX + right) / 2, anchor: 'middle' },
    ] as const
    const candidates = texts.flatMap((text) =>
      places.flatMap(({ x, anchor }) =>
        heights.map((at): TextMark => ({ kind: 'text', x: px(x), y: px(at), text, anchor, look: 'halo' })),
      ),
    )
    return room.place(candidates, [past, middle, scenario, upper, lower, ...uprightLines(plot)], { upper, lower })
  })
}

/** What the tint means, where the band is high enough to say it inside, beside the middle line. */
export function bandLabel(plot: Plot, lines: Lines, room: Room): Mark[] {
  const { nowX, right, isNarrow } = plot
  if (isNarrow) return []
  const text = '8 of 10 futures'
  const half = labelWidth(text) / 2
  const { upper, middle, lower, scenario } = lines
  const candidates = [0.72, 0.6, 0.84, 0.5, 0.9].flatMap((share): TextMark[] => {
    const at = nowX + (right - nowX) * share
    const [top, mid, bottom] = [heightAt(upper, at), heightAt(middle, at), heightAt(lower, at)]
    return [top + 26, bottom - 16, (top + mid) / 2 + 4, (mid + bottom) / 2 + 4].map((y) => ({
      kind: 'text',
      x: px(at),
      y: px(y),
      text,
      anchor: 'middle',
      look: 'plain',
    }))
  })
  const isClearAt = (x: number, y: number) =>
    y - 14 > heightAt(upper, x) && y + 6 < heightAt(lower, x) && Math.abs(y - 5 - heightAt(middle, x)) > 11
  const isClear = ({ x, y }: TextMark) => [x - half, x, x + half].every((place) => isClearAt(place, y))
  return room.place(candidates.filter(isClear), [upper, middle, lower, scenario, ...straight(plot)])
}

/** The name of the second scenario on its line. */
export function scenarioLabel(plot: Plot, lines: Lines, room: Room): Mark[] {
  const { input, left } = plot
  const { scenario } = input
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
  const { upper, middle, lower } = lines
  const crossed = [middle, lower, upper, lines.scenario, ...straight(plot)]
  return room.place(candidates.filter(isInside), crossed, { upper, lower })
}

/** The dotted lines of needs, and the uprights, as lines that a label had better not cross. */
function straight(plot: Plot): Line[] {
  const { left, right, y } = plot
  const needs = needsWithin(plot).map(
    ({ minor }): Line => [
      [left, y(minor)],
      [right, y(minor)],
    ],
  )
  return [...needs, ...uprightLines(plot)]
}
