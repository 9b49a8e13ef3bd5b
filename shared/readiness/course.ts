import { type CertainFlows, certainLine } from '../forecast/certain.ts'
import { type Quitting, quittingAfter } from '../forecast/milestones.ts'
import { outlook } from '../forecast/outlook.ts'
import { type SimulationInput, simulate } from '../forecast/simulate.ts'
import { THRESHOLDS } from './judge.ts'

/** How far it is looked ahead: three years of a job and the year after. */
export const LONGEST_JOB_MONTHS = 36
export const YEAR_AFTER_MONTHS = 12

/** What imagined futures say about quitting. Plain data, so that it can be worked out beside the requests. */
export interface Course {
  /** Index k: the job is kept for k more months. */
  quitting: Quitting[]
  /** For the day asked about: */
  jobMonths: number
  /** How much more free cash now would keep nine in ten solvent for a year after quitting; 0 when they are. */
  missingMinor: number
  /** Free cash at the end of each month up to a year after quitting: 1 in 10 below, the middle, 1 in 10 above. */
  lines: { p10: number[]; p50: number[]; p90: number[] }
}

/** One run over the futures: what comes in by chance, and what is certain for each of the courses asked about. */
export interface CourseQuestion {
  simulation: SimulationInput
  /** With the day job kept for flows.jobMonths. */
  flows: readonly CertainFlows[]
}

/**
 * Simulates once, and follows each of the courses over the same futures.
 *
 * Units:  minor units; fractions of them stay.  Result: a course for each of the flows, in their order.
 * Source: docs/figures.md, chapters 6.4 and 8.
 */
export function coursesOf({ simulation, flows }: CourseQuestion): Course[] {
  const futures = simulate({ ...simulation, months: LONGEST_JOB_MONTHS + YEAR_AFTER_MONTHS })
  const { paths, takenIn } = futures
  return flows.map((one): Course => {
    const jobMonths = Math.min(one.jobMonths, LONGEST_JOB_MONTHS)
    const certain = certainLine({ ...one, jobMonths }, jobMonths + YEAR_AFTER_MONTHS)
    const { p10, p50, p90 } = outlook({ ...futures, months: certain.length }, certain)
    const lowest = Float64Array.from({ length: paths }, (_, path) => {
      let least = Number.POSITIVE_INFINITY
      for (let t = 0; t < certain.length; t += 1) {
        least = Math.min(least, (takenIn[t * paths + path] as number) + (certain[t] as number))
      }
      return least
    }).sort()
    // So many may go broke and nine in ten still do not.
    const spared = lowest[Math.floor(paths * (1 - THRESHOLDS.solvent.pass) + 1e-9)] ?? 0
    return {
      quitting: quittingAfter(futures, one),
      jobMonths,
      missingMinor: Math.max(0, Math.ceil(-spared)),
      lines: { p10: [...p10], p50: [...p50], p90: [...p90] },
    }
  })
}
