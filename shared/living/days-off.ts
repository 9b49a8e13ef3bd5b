import { addDays, type CalendarDate, daysBetween, firstDay, lastDay, type Month } from '../calendar.ts'
import type { Figure, Input } from '../figure.ts'
import { numberText } from '../words.ts'

/** Days on which no work was done, or is to be done. */
export interface DayOff {
  kind: 'holiday' | 'sick' | 'other'
  firstDay: CalendarDate
  lastDay: CalendarDate
  /** The working days among them, in halves. */
  halfDays: number
}

const KIND_LABELS: Record<DayOff['kind'], string> = { holiday: 'Holiday', sick: 'Sick', other: 'Other' }

/** How the days off of a year stand. Days come in halves. */
export interface DaysOffFigures {
  taken: Figure
  /** 'no-data' while the budget plans none. */
  left: Figure
  /** Entered ahead, and not begun on the day. */
  toComeDays: number
}

/**
 * The days off of a calendar year: what was taken up to a day, what is entered ahead, and what is left of those planned.
 * Every day off counts, whatever for: the time that is paid for is gone either way.
 *
 * Units:  days, in halves; plannedDays a year, null while nobody said.  Result: left may be below zero.
 * Source: docs/figures.md, chapter 6.1.
 */
export function daysOffFigures(
  daysOff: readonly DayOff[],
  plannedDays: number | null,
  { year, asOf }: { year: string; asOf: CalendarDate },
): DaysOffFigures {
  const taken = daysOff.filter(({ firstDay }) => firstDay <= asOf)
  const takenDays = inDays(taken)
  const toComeDays = inDays(daysOff) - takenDays
  return { taken: takenFigure(taken, year), left: leftFigure(plannedDays, takenDays, toComeDays, year), toComeDays }
}

/** What is wrong with a span of days off, or undefined: it stays within a year, and has no more working days than days. */
export function faultOfSpan({
  firstDay,
  lastDay,
  halfDays,
}: Omit<DayOff, 'kind'>): { field: 'lastDay' | 'days'; says: string } | undefined {
  if (lastDay < firstDay) return { field: 'lastDay', says: 'It cannot end before it begins.' }
  if (lastDay.slice(0, 4) !== firstDay.slice(0, 4))
    return { field: 'lastDay', says: 'Enter the days of each year apart: they are counted by year.' }
  const days = daysBetween(firstDay, lastDay) + 1
  if (halfDays > 2 * days)
    return {
      field: 'days',
      says: `From the first to the last day there ${days === 1 ? 'is 1 day' : `are ${days} days`}.`,
    }
  return undefined
}

/** Whether two entries count a day twice. Two halves of one day do not. */
export function isTwice(one: DayOff, other: DayOff): boolean {
  if (one.lastDay < other.firstDay || other.lastDay < one.firstDay) return false
  const areHalves =
    one.firstDay === one.lastDay && other.firstDay === other.lastDay && one.halfDays + other.halfDays <= 2
  return !areHalves
}

/**
 * How many of an entry's days lie in a month. One that runs over a month's end is parted by its days from Monday to
 * Friday, or by all of its days where it has none of these, so that the months add up to the entry.
 *
 * Units: half days.
 */
export function halfDaysIn(entry: DayOff, month: Month): number {
  const whole = weekdaysFrom(entry.firstDay, entry.lastDay)
  const upTo = (day: CalendarDate) => {
    const last = day < entry.lastDay ? day : entry.lastDay
    if (last < entry.firstDay) return 0
    const [part, of] =
      whole > 0
        ? [weekdaysFrom(entry.firstDay, last), whole]
        : [daysBetween(entry.firstDay, last) + 1, daysBetween(entry.firstDay, entry.lastDay) + 1]
    return Math.round((entry.halfDays * part) / of)
  }
  return upTo(lastDay(month)) - upTo(addDays(firstDay(month), -1))
}

const A_MONDAY = '1990-01-01' as CalendarDate

/** How many days from Monday to Friday there are from one day to another, both included. */
function weekdaysFrom(from: CalendarDate, to: CalendarDate): number {
  const upTo = (day: CalendarDate) => {
    const days = daysBetween(A_MONDAY, day) + 1
    return 5 * Math.floor(days / 7) + Math.min(5, days % 7)
  }
  return upTo(to) - upTo(addDays(from, -1))
}

function takenFigure(taken: readonly DayOff[], year: string): Figure {
  const value = inDays(taken)
  const kinds = (['holiday', 'sick', 'other'] as const).flatMap((kind): Input[] => {
    const days = inDays(taken.filter((dayOff) => dayOff.kind === kind))
    return days === 0 ? [] : [{ label: KIND_LABELS[kind], value: days, unit: 'days', sign: 'none' }]
  })
  return {
    state: 'known',
    value,
    unit: 'days',
    says: value === 0 ? `No day off is entered for ${year} so far.` : `${daysText(value)} off in ${year} so far.`,
    because: { says: 'The working days of every entry that has begun, in halves.', inputs: kinds },
  }
}

function leftFigure(plannedDays: number | null, takenDays: number, toComeDays: number, year: string): Figure {
  if (plannedDays === null) {
    return {
      state: 'no-data',
      says: 'The budget does not say how many days off a year it pays for: add time off to it, with its days.',
    }
  }
  const value = plannedDays - takenDays - toComeDays
  const days = (label: string, of: number, link?: string): Input => ({
    label,
    value: of,
    unit: 'days',
    sign: 'none',
    ...(link !== undefined && { link }),
  })
  return {
    state: 'known',
    value,
    unit: 'days',
    says:
      value < 0
        ? `${daysText(-value)} more than planned for ${year}.`
        : `${daysText(value)} of those planned for ${year} ${value === 1 ? 'is' : 'are'} left.`,
    because: {
      says: 'Days planned − days taken − days entered ahead.',
      worked: `${numberText(plannedDays)} − ${numberText(takenDays)} − ${numberText(toComeDays)} = ${numberText(value)}`,
      inputs: [
        days('Planned a year', plannedDays, '/living#budget'),
        days('Taken', takenDays, '/living#days-off'),
        days('Entered ahead', toComeDays, '/living#days-off'),
      ],
      notes: ['Every day off counts, whatever for: the time that is paid for is gone either way.'],
    },
  }
}

function inDays(daysOff: readonly DayOff[]): number {
  return daysOff.reduce((total, { halfDays }) => total + halfDays, 0) / 2
}

function daysText(days: number): string {
  return `${numberText(days)} ${days === 1 ? 'day' : 'days'}`
}
