import { type CalendarDate, dateInZone } from '../shared/calendar.ts'

const MINUTE_MS = 60_000
let lastDay: { minute: number; timeZone: string; day: CalendarDate } | undefined

/** The day it is in a time zone, looked up in the calendar once a minute: days begin with a minute. */
export function dayIn(timeZone: string): CalendarDate {
  const now = Date.now()
  const minute = Math.floor(now / MINUTE_MS)
  if (lastDay?.minute !== minute || lastDay.timeZone !== timeZone)
    lastDay = { minute, timeZone, day: dateInZone(now, timeZone) }
  return lastDay.day
}
