import type { Mark } from './marks.ts'
import { labelWidth } from './scale.ts'

export type TextMark = Extract<Mark, { kind: 'text' }>
type Points = readonly (readonly [number, number])[]

/** The stretch between two lines that go from left to right and have their points at the same places. */
export interface Band {
  upper: Points
  lower: Points
}

interface Box {
  from: number
  to: number
  top: number
  bottom: number
}

/** The room of a drawing: which labels stand where, so that none touches another or leaves it. */
export class Room {
  readonly #width: number
  readonly #height: number
  readonly #taken: Box[] = []

  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
  }

  /** Takes the place of a label that stands in any case. */
  take(label: TextMark): TextMark {
    this.#taken.push(boxOf(label))
    return label
  }

  /**
   * Takes the first place that is free, or among the free ones that which crosses the fewest of the lines; to stand on a
   * band between two lines counts like crossing one.
   *
   * Result: nothing when no place is free; what the label says must then stand elsewhere too.
   */
  place(candidates: readonly TextMark[], lines: readonly Points[] = [], band?: Band): TextMark[] {
    let best: TextMark | undefined
    let fewest = Number.POSITIVE_INFINITY
    for (const candidate of candidates) {
      const box = boxOf(candidate)
      if (!this.#isFree(box)) continue
      const crossed = lines.filter((line) => crosses(line, box)).length + (band && isOn(band, box) ? 1 : 0)
      if (crossed >= fewest) continue
      best = candidate
      fewest = crossed
    }
    return best ? [this.take(best)] : []
  }

  #isFree(box: Box): boolean {
    const isInside = box.from >= 0 && box.to <= this.#width && box.top >= 0 && box.bottom <= this.#height
    return isInside && !this.#taken.some((other) => touch(box, other))
  }
}

function boxOf({ text, x, y, anchor }: TextMark): Box {
  const width = labelWidth(text)
  const from = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { from, to: from + width, top: y - 11, bottom: y + 1 }
}

function touch(one: Box, other: Box): boolean {
  return one.from < other.to && other.from < one.to && one.top < other.bottom && other.top < one.bottom
}

/** Whether a line of points, which goes from left to right, runs through a box. */
function crosses(line: Points, box: Box): boolean {
  return line.some(([x2, y2], index) => {
    const [x1, y1] = line[index - 1] ?? [x2, y2]
    if (x2 < box.from || x1 > box.to) return false
    const isUpright = x2 === x1
    const at = (x: number) => y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)
    const first = isUpright ? y1 : at(Math.max(x1, box.from))
    const last = isUpright ? y2 : at(Math.min(x2, box.to))
    return Math.min(first, last) < box.bottom && Math.max(first, last) > box.top
  })
}

/** Whether some of a box lies on a band; what reaches over an edge of it crosses a line. */
function isOn({ upper, lower }: Band, box: Box): boolean {
  return [box.from, box.to].some((x) => {
    const [top, bottom] = [heightAt(upper, x), heightAt(lower, x)]
    return top !== undefined && bottom !== undefined && top < box.bottom && bottom > box.top
  })
}

/** How high a line is at a place; undefined beside it. */
function heightAt(line: Points, x: number): number | undefined {
  const index = line.findIndex(([at]) => at >= x)
  const [x2, y2] = line[index] ?? []
  const [x1, y1] = line[Math.max(0, index - 1)] ?? []
  if (x1 === undefined || x2 === undefined || y1 === undefined || y2 === undefined || x < x1) return undefined
  return x2 === x1 ? y2 : y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)
}
