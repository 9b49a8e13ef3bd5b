import type { Futures } from './simulate.ts'

/** What many imagined futures have in common, month by month; index 0 is the end of the first month ahead. */
export interface Outlook {
  p10: Float64Array
  p50: Float64Array
  p90: Float64Array
  /** The share of futures that never fell below zero up to the end of the month. */
  solvent: Float64Array
}

/**
 * Lays what is certain over the imagined futures and reads the lines off.
 *
 * Units:  minor units. certain[t − 1] is what free cash would be at the end of month t without any receipts and tax:
 *         free cash now, less costs and living, plus pay from a job and one-offs, added up.
 * Source: docs/figures.md, chapter 6.4.
 */
export function outlook(futures: Futures, certain: Float64Array): Outlook {
  const { months, paths, takenIn } = futures
  const free = new Float64Array(paths)
  const isBroke = new Uint8Array(paths)
  const select = new Selection(paths)
  const result: Outlook = {
    p10: new Float64Array(months),
    p50: new Float64Array(months),
    p90: new Float64Array(months),
    solvent: new Float64Array(months),
  }
  let broke = 0
  for (let t = 0; t < months; t += 1) {
    const sure = certain[t] as number
    const start = t * paths
    for (let path = 0; path < paths; path += 1) {
      const value = (takenIn[start + path] as number) + sure
      free[path] = value
      if (value < 0 && isBroke[path] === 0) {
        isBroke[path] = 1
        broke += 1
      }
    }
    result.solvent[t] = (paths - broke) / paths
    select.read(free)
    result.p10[t] = select.quantile(0.1)
    result.p50[t] = select.quantile(0.5)
    result.p90[t] = select.quantile(0.9)
  }
  return result
}

const BUCKETS = 2048

/** Exact quantiles without sorting everything: counts into buckets, and sorts the one bucket that matters. */
export class Selection {
  readonly #size: number
  readonly #counts = new Uint32Array(BUCKETS)
  readonly #held: Float64Array
  #values: Float64Array
  #low = 0
  #width = 0

  constructor(size: number) {
    this.#size = size
    this.#held = new Float64Array(size)
    this.#values = this.#held
  }

  read(values: Float64Array): void {
    let low = values[0] as number
    let high = low
    for (let index = 1; index < this.#size; index += 1) {
      const value = values[index] as number
      if (value < low) low = value
      else if (value > high) high = value
    }
    this.#values = values
    this.#low = low
    this.#width = (high - low) / BUCKETS
    this.#counts.fill(0)
    if (this.#width === 0) return
    for (let index = 0; index < this.#size; index += 1) {
      const bucket = this.#bucketOf(values[index] as number)
      this.#counts[bucket] = (this.#counts[bucket] as number) + 1
    }
  }

  /** The value at index (count − 1) · share of the sorted values, straight between its neighbours. */
  quantile(share: number): number {
    if (this.#width === 0) return this.#low
    const place = (this.#size - 1) * share
    const lower = Math.floor(place)
    const [first, second] = this.#pair(lower)
    return first + (second - first) * (place - lower)
  }

  #bucketOf(value: number): number {
    return Math.min(BUCKETS - 1, Math.floor((value - this.#low) / this.#width))
  }

  /** The sorted values at a rank and at the next one. */
  #pair(rank: number): [number, number] {
    let before = 0
    let bucket = 0
    while (before + (this.#counts[bucket] as number) <= rank) {
      before += this.#counts[bucket] as number
      bucket += 1
    }
    let last = bucket
    let upTo = before + (this.#counts[bucket] as number)
    // The neighbour may be the first of a later bucket.
    while (upTo <= rank + 1 && last < BUCKETS - 1) {
      last += 1
      upTo += this.#counts[last] as number
    }
    let held = 0
    for (let index = 0; index < this.#size; index += 1) {
      const value = this.#values[index] as number
      const at = this.#bucketOf(value)
      if (at >= bucket && at <= last) {
        this.#held[held] = value
        held += 1
      }
    }
    const sorted = this.#held.subarray(0, held).sort()
    const first = sorted[rank - before] as number
    return [first, sorted[rank - before + 1] ?? first]
  }
}
