import { type CalendarDate, firstDay, monthOf, shiftMonth } from '../../shared/calendar.ts'
import type { ForecastInput } from '../../shared/forecast/contract.ts'
import { longDayText } from '../book.ts'
import type { Moves, Reach } from './moves.ts'

/** A day job and its end, as a book has them. */
export interface Quitting {
  asOf: CalendarDate
  /** The first day on one's own as it is kept; null while none is planned. */
  plannedQuit: CalendarDate | null
  certain: ForecastInput['certain']
  reach: Reach
}

/** Where the slide stands: a job that is kept for longer than one can choose stands at the last place. */
export function quitPlace({ certain, reach }: Quitting, { quitMonths }: Pick<Moves, 'quitMonths'>): number {
  return Math.min(quitMonths ?? certain.jobMonths, reach.mostQuitMonths)
}

/** What a place of the slide means: null where it is what is planned already. */
export function quitMonthsAt(quitting: Quitting, place: number): number | null {
  return place === quitPlace(quitting, { quitMonths: null }) ? null : place
}

/** The day that a place stands for: as it is kept where that is what is planned, else the first of a month. */
export function quitDateAt(quitting: Quitting, place: number): CalendarDate | null {
  if (quitMonthsAt(quitting, place) === null) return quitting.plannedQuit
  return place === 0 ? quitting.asOf : firstDay(shiftMonth(monthOf(quitting.asOf), place))
}

/** "March 1, 2027", "today", "not planned" */
export function quitText(quitting: Quitting, place: number): string {
  const date = quitDateAt(quitting, place)
  if (date === null) return 'not planned'
  return date <= quitting.asOf ? 'today' : longDayText(date)
}
