import type { Mark } from './marks.ts'
import { labelWidth } from './scale.ts'

export type TextMark = Extract<Mark, { kind: 'text' }>
type Points = readonly (readonly [number, number])[]

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
   * Takes the first place that is free, or among the free ones that which crosses the fewest of the lines.
   *
   * Result: nothing when no place is free; what the label says must then stand elsewhere too.
   */
  place(candidates: readonly TextMark[], lines: readonly Points[] = []): TextMark[] {
    let best: TextMark | undefined
    let fewest = Number.POSITIVE_INFINITY
    for (const candidate of candidates) {
      const box = boxOf(candidate)
      if (!this.#isFree(box)) continue
      const crossed = lines.filter((line) => crosses(line, box)).length
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
    const at = (x: number) => (x2 === x1 ? y2 : y1 + ((y2 - y1) * (x - x1)) / (x2 - x1))
    const first = at(Math.max(x1, box.from))
    const last = at(Math.min(x2, box.to))
    return Math.min(first, last) < box.bottom && Math.max(first, last) > box.top
  })
}
