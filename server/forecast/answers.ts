import type { CalendarDate } from '../../shared/calendar.ts'
import type { ForecastQuery } from '../../shared/forecast/reply.ts'
import type { Db } from '../db/open.ts'
import { readinessOn } from '../readiness/readiness-on.ts'
import { expectedPaymentOn } from './expected-payment.ts'
import { bufferReply, forecastReply, runwaysReply } from './replies.ts'
import { forecastToday } from './today.ts'

/**
 * What rests on imagined futures, or on how all invoices were paid, by what is asked. Each reads much of the book, which may
 * take seconds: ask it aside.
 */
export const answers = {
  forecast: (db: Db, asOf: CalendarDate, wish: ForecastQuery) => forecastReply(db, asOf, wish),
  today: (db: Db, asOf: CalendarDate) => forecastToday(db, asOf),
  runways: (db: Db, asOf: CalendarDate) => runwaysReply(db, asOf),
  buffer: (db: Db, asOf: CalendarDate) => bufferReply(db, asOf),
  expectedPayment: (db: Db, asOf: CalendarDate, invoiceId: number) => expectedPaymentOn(db, asOf, invoiceId),
  readiness: (db: Db, asOf: CalendarDate, quitDate?: CalendarDate) => readinessOn(db, asOf, quitDate),
}

export type Answers = typeof answers
export type About = keyof Answers

/** What is asked beside the book. */
export type Question<Of extends About> =
  Parameters<Answers[Of]> extends [Db, ...infer Rest] ? [about: Of, ...Rest] : never
