import { certainLine } from '../forecast/certain.ts'
import type { ForecastInput, Imagined } from '../forecast/contract.ts'
import { certainFlows } from '../forecast/input.ts'
import { type Quitting, quittingAfter } from '../forecast/milestones.ts'
import { outlook } from '../forecast/outlook.ts'
import { imagineFutures } from '../forecast/run.ts'
import { type Futures, firstMonths } from '../forecast/simulate.ts'
import { THRESHOLDS } from './judge.ts'

/** How far it is looked ahead: three years of a job and the year after. */
export const LONGEST_JOB_MONTHS = 36
const YEAR_AFTER_MONTHS = 12
const HORIZON_MONTHS = LONGEST_JOB_MONTHS + YEAR_AFTER_MONTHS

/** What imagined futures say about quitting. Plain data, so that it can be worked out beside the requests. */
export interface Course {
  paths: number
  /** Index k: the job is kept for k more months. */
  quitting: Quitting[]
  /** How much more free cash now would keep nine in ten solvent for a year after quitting; 0 when they are. */
  missingMinor: number
  /** Free cash at the end of each month up to a year after quitting: 1 in 10 below, the middle, 1 in 10 above. */
  lines: { p10: number[]; p50: number[]; p90: number[] }
}

/**
 * Imagines the futures of inputs as far ahead as a course looks. Those that share what chance decides share their futures;
 * an input is known by its own `imagined`, as long as that is held.
 */
export function keptFutures(): (input: ForecastInput) => Futures | null {
  const kept = new WeakMap<Imagined, Futures | null>()
  return (input) => {
    let futures = kept.get(input.imagined)
    if (futures === undefined) {
      futures = imagineFutures({ ...input, imagined: { ...input.imagined, months: HORIZON_MONTHS } })
      kept.set(input.imagined, futures)
    }
    return futures
  }
}

/**
 * Follows the course of each input.
 *
 * Units:  minor units; fractions of them stay.
 * Result: in the order of the inputs; null for one with too little history to imagine futures from.
 * Source: docs/figures.md, chapters 6.4 and 8.
 */
export function coursesOf(inputs: readonly ForecastInput[], futuresOf = keptFutures()): (Course | null)[] {
  return inputs.map((input) => {
    const futures = futuresOf(input)
    return futures && courseOf(input, futures)
  })
}

function courseOf(input: ForecastInput, futures: Futures): Course {
  const flows = certainFlows(input)
  const jobMonths = Math.min(flows.jobMonths, LONGEST_JOB_MONTHS)
  const certain = certainLine({ ...flows, jobMonths }, jobMonths + YEAR_AFTER_MONTHS)
  const { p10, p50, p90 } = outlook(firstMonths(futures, certain.length), certain)
  return {
    paths: futures.paths,
    quitting: quittingAfter(futures, flows),
    missingMinor: missingForSolvency(futures, certain),
    lines: { p10: [...p10], p50: [...p50], p90: [...p90] },
  }
}

/** Each future's lowest point, sorted: one in ten may go broke, the next one says how much is missing. */
function missingForSolvency({ paths, takenIn }: Futures, certain: Float64Array): number {
  const lowest = new Float64Array(paths).fill(Number.POSITIVE_INFINITY)
  for (let t = 0; t < certain.length; t += 1) {
    const sure = certain[t] as number
    for (let path = 0; path < paths; path += 1) {
      lowest[path] = Math.min(lowest[path] as number, (takenIn[t * paths + path] as number) + sure)
    }
  }
  lowest.sort()
  // A tenth of the paths in whole numbers: 1 − 0.9 is a little less than a tenth.
  const mayGoBroke = Math.floor(paths * (1 - THRESHOLDS.solvent.pass) + 1e-6)
  return Math.max(0, Math.ceil(-(lowest[mayGoBroke] as number)))
}
