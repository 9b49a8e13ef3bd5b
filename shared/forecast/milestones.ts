import { type CertainFlows, certainLine } from './certain.ts'
import { Selection } from './outlook.ts'
import type { Futures } from './simulate.ts'

/** When something is reached, in months ahead: in 1 future of 10, as likely as not, in 9 of 10. Null: not within the horizon. */
export interface Reached {
  p10: number | null
  p50: number | null
  p90: number | null
}

/**
 * The month ahead whose end first sees free cash at a target.
 *
 * Units:  minor units in, months out; 0 when it is there already.
 * Source: docs/figures.md, chapter 7.
 */
export function monthReached(futures: Futures, certain: Float64Array, freeMinor: number, targetMinor: number): Reached {
  if (freeMinor >= targetMinor) return { p10: 0, p50: 0, p90: 0 }
  const { months, paths, takenIn } = futures
  const arrived = new Uint32Array(months + 1)
  for (let path = 0; path < paths; path += 1) {
    for (let t = 0; t < months; t += 1) {
      if ((takenIn[t * paths + path] as number) + (certain[t] as number) < targetMinor) continue
      arrived[t] = (arrived[t] as number) + 1
      break
    }
  }
  const when = (share: number) => {
    let count = 0
    for (let t = 0; t < months; t += 1) {
      count += arrived[t] as number
      if (count >= share * paths) return t + 1
    }
    return null
  }
  return { p10: when(0.1), p50: when(0.5), p90: when(0.9) }
}

/**
 * "Nine in ten": the most months N with a chance of at least nine in ten to stay solvent for N.
 *
 * Result: the number of months of the horizon when the chance never falls below nine in ten.
 * Source: docs/figures.md, chapter 6.3.
 */
export function nineInTenMonths(solvent: Float64Array): number {
  const first = solvent.findIndex((share) => share < 0.9)
  return first === -1 ? solvent.length : first
}

/** What becomes of it when the day job is kept for so many months. */
export interface Quitting {
  /** The chance never to fall below zero up to twelve months after. */
  solventYearAfter: number
  /** As likely as not, free cash is this when the job ends. */
  medianFreeMinor: number
}

const LONGEST_JOB_MONTHS = 36
const YEAR = 12

/**
 * What quitting after each number of months leads to, over the same imagined futures.
 *
 * Result: index k is quitting after k months; the futures must reach 12 months further than the last.
 * Source: docs/figures.md, chapter 8.
 */
export function quittingAfter(futures: Futures, flows: CertainFlows): Quitting[] {
  const { months, paths, takenIn } = futures
  const lines = Array.from({ length: Math.min(LONGEST_JOB_MONTHS, months - YEAR) + 1 }, (_, jobMonths) =>
    certainLine({ ...flows, jobMonths }, jobMonths + YEAR),
  )
  const solvent = solventPaths(futures, lines)
  const select = new Selection(paths)
  const free = new Float64Array(paths)
  return lines.map((certain, jobMonths) => {
    const start = (jobMonths - 1) * paths
    const sure = certain[jobMonths - 1] as number
    for (let path = 0; path < paths; path += 1) {
      free[path] = jobMonths === 0 ? flows.freeMinor : (takenIn[start + path] as number) + sure
    }
    select.read(free)
    return { solventYearAfter: (solvent[jobMonths] as number) / paths, medianFreeMinor: select.quantile(0.5) }
  })
}

/** On how many paths each line never falls below zero. A path's months lie far apart: they are fetched once for all lines. */
function solventPaths({ months, paths, takenIn }: Futures, lines: readonly Float64Array[]): Uint32Array {
  const solvent = new Uint32Array(lines.length)
  const own = new Float64Array(months)
  for (let path = 0; path < paths; path += 1) {
    for (let t = 0; t < months; t += 1) own[t] = takenIn[t * paths + path] as number
    for (let line = 0; line < lines.length; line += 1) {
      const certain = lines[line] as Float64Array
      let t = 0
      while (t < certain.length && (own[t] as number) + (certain[t] as number) >= 0) t += 1
      if (t === certain.length) solvent[line] = (solvent[line] as number) + 1
    }
  }
  return solvent
}

/**
 * The first number of months after which quitting is sound: nine in ten stay solvent for a year after it, and the buffer
 * is, as likely as not, what it should be. Null when there is none within three years.
 */
export function earliestQuit(quitting: readonly Quitting[], recommendedMinor: number): number | null {
  const found = quitting.findIndex(
    ({ solventYearAfter, medianFreeMinor }) => solventYearAfter >= 0.9 && medianFreeMinor >= recommendedMinor,
  )
  return found === -1 ? null : found
}
