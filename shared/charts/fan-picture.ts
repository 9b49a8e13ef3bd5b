import type { CalendarDate, Month } from '../calendar.ts'
import type { DateStyle } from '../words.ts'

export interface FanPicture {
  asOf: CalendarDate
  freeCashMinor: number
  /** Free cash at the ends of the months before, oldest first. */
  past: readonly { month: Month; freeCashMinor: number }[]
  /** The ends of the months ahead, the running one first: 1 in 10 below, the middle, 1 in 10 above. */
  ahead: readonly { p10Minor: number; p50Minor: number; p90Minor: number }[]
  /** The middle future of a second scenario, for the same months. */
  scenario: { name: string; middleMinor: readonly number[] } | null
  /** Three and six months of needs, or null while needs are unknown. */
  threeMonthsMinor: number | null
  sixMonthsMinor: number | null
  /** Tax payments, in the order of their days; those outside the drawing are left out. */
  taxDue: readonly { date: CalendarDate; minor: number }[]
  /** The first day on one's own, where a day job is to end. */
  quitDate: CalendarDate | null
  paths: number
  currency: string
  dateStyle: DateStyle
  width: number
}
