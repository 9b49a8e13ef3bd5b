import { type CalendarDate, daysBetween } from '../calendar.ts'

/** How somebody is doing on the way to a goal; 'unknown' while there is no number. */
export type Pace = 'reached' | 'on-track' | 'behind' | 'late' | 'unknown'

export interface Course {
  /** Where it stood on the day the goal was set; null when there was no number then. */
  start: number | null
  /** Where it stands; null when there is no number. */
  now: number | null
  target: number
  /** True where less is better, as for the share of the biggest client. */
  isLess: boolean
  setOn: CalendarDate
  wantedBy: CalendarDate
  asOf: CalendarDate
}

/**
 * Whether a goal is reached, and if not, whether at least as much of the way is done as of the time.
 *
 * Units: start, now and target in one unit, whichever the goal is measured in.
 */
export function paceOf({ start, now, target, isLess, setOn, wantedBy, asOf }: Course): Pace {
  if (now === null) return 'unknown'
  const isAtLeast = (value: number) => (isLess ? now <= value : now >= value)
  if (isAtLeast(target)) return 'reached'
  if (asOf > wantedBy) return 'late'
  if (start === null) return 'unknown'
  const share = Math.min(1, daysBetween(setOn, asOf) / Math.max(1, daysBetween(setOn, wantedBy)))
  return isAtLeast(start + (target - start) * share) ? 'on-track' : 'behind'
}

/** Where somebody stands on the way to being called ready, which nobody is by halves. */
export interface WayToReady {
  /** Null while a critical test is not known. */
  isReady: boolean | null
  /** The first day on which quitting is sound; 'none' for not at this pace, null where there is no job to quit. */
  earliest: CalendarDate | 'none' | null
  /** True while something fails that no waiting mends. */
  isHeldUp: boolean
  wantedBy: CalendarDate
  asOf: CalendarDate
}

/** Whether somebody is called ready, and if not, whether the earliest date lies within the time. */
export function paceToReady({ isReady, earliest, isHeldUp, wantedBy, asOf }: WayToReady): Pace {
  if (isReady === null) return 'unknown'
  if (isReady) return 'reached'
  if (asOf > wantedBy) return 'late'
  if (earliest === null) return 'unknown'
  return !isHeldUp && earliest !== 'none' && earliest <= wantedBy ? 'on-track' : 'behind'
}
