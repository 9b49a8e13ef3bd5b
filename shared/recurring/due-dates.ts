import { addDays, addMonths, type CalendarDate, LATEST_DATE } from '../calendar.ts'
import { round } from '../money.ts'

/** How often an item comes. */
export const CADENCES = [
  'week',
  'two-weeks',
  'four-weeks',
  'month',
  'two-months',
  'quarter',
  'half-year',
  'year',
] as const
export type Cadence = (typeof CADENCES)[number]

/** When an item comes: on its first day, and then by whole steps from it. */
export interface Rhythm {
  every: Cadence
  startsOn: CalendarDate
  /** The last day on which it may come; null for no end. */
  endsOn: CalendarDate | null
}

const STEPS: Record<Cadence, { days: number } | { months: number }> = {
  week: { days: 7 },
  'two-weeks': { days: 14 },
  'four-weeks': { days: 28 },
  month: { months: 1 },
  'two-months': { months: 2 },
  quarter: { months: 3 },
  'half-year': { months: 6 },
  year: { months: 12 },
}

const TIMES_A_YEAR: Record<Cadence, number> = {
  week: 52,
  'two-weeks': 26,
  'four-weeks': 13,
  month: 12,
  'two-months': 6,
  quarter: 4,
  'half-year': 2,
  year: 1,
}

/** The date of the step with this index, 0 for the first day. Each is counted from the first, so a short month moves none after it. */
function dueDate({ every, startsOn }: Rhythm, index: number): CalendarDate {
  const step = STEPS[every]
  return 'days' in step ? addDays(startsOn, index * step.days) : addMonths(startsOn, index * step.months)
}

/** Every date on which it comes, up to and including a day. */
export function dueDates(rhythm: Rhythm, through: CalendarDate): CalendarDate[] {
  const last = rhythm.endsOn !== null && rhythm.endsOn < through ? rhythm.endsOn : through
  const dates: CalendarDate[] = []
  for (let date = dueDate(rhythm, 0); date <= last; date = dueDate(rhythm, dates.length)) dates.push(date)
  return dates
}

/** True for a date on which it comes, whether that day has been or not. */
export function comesOn(rhythm: Rhythm, date: CalendarDate): boolean {
  return date >= rhythm.startsOn && dueDates(rhythm, date).at(-1) === date
}

/** The first date after a day on which it comes; undefined when it comes no more. */
export function nextDueDate(rhythm: Rhythm, after: CalendarDate): CalendarDate | undefined {
  const next = dueDate(rhythm, dueDates({ ...rhythm, endsOn: null }, after).length)
  return next > (rhythm.endsOn ?? LATEST_DATE) ? undefined : next
}

/** True when a rhythm that began on its second date would go by another day of the month: of 31 January, by the 28th. */
export function losesItsDay(every: Cadence, startsOn: CalendarDate): boolean {
  const second = dueDate({ every, startsOn, endsOn: null }, 1)
  return 'months' in STEPS[every] && second.slice(8) !== startsOn.slice(8)
}

/** What an item makes in a usual year, in minor units: a week counts 52 times. */
export function yearlyMinor(amountMinor: number, every: Cadence): number {
  return amountMinor * TIMES_A_YEAR[every]
}

/** A twelfth of that. Rounds: half away from zero, once. */
export function monthlyMinor(amountMinor: number, every: Cadence): number {
  return round(yearlyMinor(amountMinor, every) / 12)
}
