import { monthsIfIncomeStopped } from '../living/runway.ts'
import { type Course, LONGEST_JOB_MONTHS } from './course.ts'
import type { ReadinessNumbers } from './judge.ts'

/** Where somebody stands on the day that is tested, in minor units of the home currency. Null where it is not known. */
export interface Situation {
  recordMonths: number
  freeNowMinor: number | null
  /** Living and business costs of a month, with the benefits to be self-funded. */
  needsMinor: number | null
  livingMinor: number | null
  /** Low-end take-home of a month. */
  takeHomeMinor: number | null
  recommendedMonths: number
  benefitsPricedIn: boolean
  topShare: number | null
  /** Work agreed and invoices expected, after tax. */
  pipelineMinor: number
  taxShortMinor: number | null
  /** How many more months the day job is kept. */
  jobMonths: number
  /** Null with too little history for imagined futures. */
  course: Course | null
}

/**
 * The numbers that the eight tests read.
 *
 * Units:  months down to one decimal; fractions as they are.  Source: docs/figures.md, chapter 8.
 */
export function numbersOf(situation: Situation): ReadinessNumbers {
  const { needsMinor, livingMinor, takeHomeMinor } = situation
  const freeMinor = freeAtQuit(situation)
  return {
    recordMonths: situation.recordMonths,
    coveredMonths: freeMinor === null || needsMinor === null ? null : monthsIfIncomeStopped(freeMinor, needsMinor),
    recommendedMonths: situation.recommendedMonths,
    lowEnd: ratio(takeHomeMinor, livingMinor),
    solvent: situation.course?.quitting[situation.jobMonths]?.solventYearAfter ?? null,
    benefits: situation.benefitsPricedIn,
    topShare: situation.topShare,
    pipeline: ratio(situation.pipelineMinor, needsMinor === null ? null : 3 * needsMinor),
    taxShortMinor: situation.taxShortMinor,
  }
}

/**
 * Free cash on the day of quitting: as likely as not.
 *
 * Units:  minor units, rounded.  Result: what there is now when the day is today, or while nothing can be imagined; null
 *         beyond the horizon.
 */
export function freeAtQuit({ freeNowMinor, jobMonths, course }: Situation): number | null {
  if (jobMonths === 0) return freeNowMinor
  if (jobMonths > LONGEST_JOB_MONTHS) return null
  if (course === null) return freeNowMinor
  const medianMinor = course.quitting[jobMonths]?.medianFreeMinor
  return medianMinor === undefined ? null : Math.round(medianMinor)
}

/** Shorter or longer than now, the first number of months after which a claim about quitting holds; null for none. */
export function firstMonthsWhere(
  course: Course | null,
  from: number,
  holds: (at: Course['quitting'][number]) => boolean,
): number | null {
  const found = course?.quitting.findIndex((at, months) => months >= from && holds(at)) ?? -1
  return found === -1 ? null : found
}

function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole
}
