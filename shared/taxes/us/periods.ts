import type { CalendarDate } from '../../calendar.ts'
import { nextBusinessDay } from './dc-holidays.ts'

/** One of the four uneven parts of the year for which an instalment is due. They are not calendar quarters. */
export interface Period {
  /** From 1. */
  number: number
  from: CalendarDate
  to: CalendarDate
  /** Months from January to the period's end: 3, 5, 8, 12. */
  months: number
  /** The 15th that the law names, and the last day in time. */
  lawDate: CalendarDate
  dueDate: CalendarDate
}

const PARTS = [
  { from: '01-01', to: '03-31', months: 3, due: '04-15', yearsOn: 0 },
  { from: '04-01', to: '05-31', months: 5, due: '06-15', yearsOn: 0 },
  { from: '06-01', to: '08-31', months: 8, due: '09-15', yearsOn: 0 },
  { from: '09-01', to: '12-31', months: 12, due: '01-15', yearsOn: 1 },
] as const

/**
 * The four periods of a tax year, of 3, 2, 3 and 4 months.
 *
 * Source: 26 U.S.C. § 6654(c)(2); Form 1040-ES.
 */
export function usPeriods(taxYear: string): Period[] {
  return PARTS.map(({ from, to, months, due, yearsOn }, index) => {
    const lawDate = `${Number(taxYear) + yearsOn}-${due}` as CalendarDate
    return {
      number: index + 1,
      from: `${taxYear}-${from}` as CalendarDate,
      to: `${taxYear}-${to}` as CalendarDate,
      months,
      lawDate,
      dueDate: nextBusinessDay(lawDate),
    }
  })
}

/**
 * 15 April after the tax year, and the day it is moved to: the return, and what is left to pay.
 * Source: 26 U.S.C. §§ 6072(a), 6151(a) and 7503.
 */
export function usReturnDue(taxYear: string): { lawDate: CalendarDate; dueDate: CalendarDate } {
  const lawDate = `${Number(taxYear) + 1}-04-15` as CalendarDate
  return { lawDate, dueDate: nextBusinessDay(lawDate) }
}
