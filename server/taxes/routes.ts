import { z } from 'zod'
import type { CalendarDate } from '../../shared/calendar.ts'
import { IdParams } from '../../shared/contract.ts'
import { DomainError } from '../../shared/errors.ts'
import {
  InstalmentsReply,
  MileageReply,
  TaxEstimateReply,
  TaxProfileBody,
  TaxProfileReply,
  TaxYearOnQuery,
  TaxYearQuery,
  TaxYearText,
  TripBody,
  TripReply,
  TripsQuery,
  TripsReply,
} from '../../shared/taxes/contract.ts'
import type { Context } from '../context.ts'
import { sendFile } from '../http/download.ts'
import { keptReply } from '../http/kept-reply.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, change, expectedVersion, withETag } from '../http/write.ts'
import { isTaxYear } from '../profile/repository.ts'
import { changeAnswers, taxProfile } from './answers.ts'
import { dueDatesFile } from './due-dates.ts'
import { runningTaxYear, taxEstimate } from './estimate.ts'
import { taxInstalments } from './instalments.ts'
import { listTrips, recordTrip, removeTrip, replaceTrip, tripOf } from './mileage.ts'
import { mileageOf } from './mileage-of-year.ts'
import { yearFile } from './year-files.ts'

const estimateReply = keptReply((db, yearAndDays: `${string} ${CalendarDate} ${CalendarDate}`) => {
  const [taxYear, asOf, today] = yearAndDays.split(' ') as [string, CalendarDate, CalendarDate]
  return taxEstimate(db, taxYear, asOf, today)
})

const instalmentsReply = keptReply((db, yearAndDay: `${string} ${CalendarDate}`) => {
  const [taxYear, asOf] = yearAndDay.split(' ') as [string, CalendarDate]
  return taxInstalments(db, taxYear, asOf)
})

/** The estimate of a tax year, what it rests on, and how it is paid. */
export function taxRoutes(app: App, context: Context): void {
  const { db, today } = context

  app.get(
    '/api/v1/taxes/profile',
    { schema: { querystring: TaxYearQuery, response: { 200: TaxProfileReply } } },
    async ({ query }, reply) => withETag(reply, taxProfile(db, yearOf(query))),
  )
  app.put(
    '/api/v1/taxes/profile',
    { schema: { querystring: TaxYearQuery, body: TaxProfileBody, response: { 200: TaxProfileReply } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        const taxYear = yearOf(request.query)
        changeAnswers(tx, taxYear, expectedVersion(request), request.body)
        return taxProfile(tx.db, taxYear)
      }),
  )
  app.get(
    '/api/v1/taxes/estimate',
    { schema: { querystring: TaxYearOnQuery, response: { 200: TaxEstimateReply } } },
    (request, reply) =>
      estimateReply(context, `${yearOf(request.query)} ${dayOf(request.query)} ${today()}`, request, reply),
  )
  app.get(
    '/api/v1/taxes/instalments',
    { schema: { querystring: TaxYearOnQuery, response: { 200: InstalmentsReply } } },
    (request, reply) => instalmentsReply(context, `${yearOf(request.query)} ${dayOf(request.query)}`, request, reply),
  )
  app.get(
    '/api/v1/taxes/mileage',
    { schema: { querystring: TaxYearOnQuery, response: { 200: MileageReply } } },
    async ({ query }) => mileageOf(db, yearOf(query), query.asOf ?? today()),
  )
  app.get('/api/v1/taxes/due-dates.ics', { schema: { querystring: TaxYearQuery } }, async ({ query }, reply) => {
    const bytes = dueDatesFile(db, today(), query.year === undefined ? undefined : yearOf(query))
    return sendFile(reply, { fileName: 'tax-due-dates.ics', bytes }, 'text/calendar; charset=utf-8')
  })
  const pack = { schema: { params: z.strictObject({ taxYear: TaxYearText }) } }
  for (const ending of ['pdf', 'csv', 'zip'] as const) {
    app.get(`/api/v1/taxes/years/:taxYear.${ending}`, pack, async ({ params }, reply) => {
      const file = await yearFile(db, params.taxYear, ending, today())
      return sendFile(reply, file, file.mediaType)
    })
  }
  tripRoutes(app, context)

  /** The year that was asked for, or the one of the day. Throws: DomainError 'not-found' for one that the country has not. */
  function yearOf({ year, asOf }: z.infer<typeof TaxYearOnQuery>): string {
    if (year === undefined) return runningTaxYear(db, dayOf({ asOf }))
    if (!isTaxYear(db, year)) throw new DomainError('not-found', `There is no tax year ${year} here.`, '?year')
    return year
  }

  function dayOf({ asOf }: Pick<z.infer<typeof TaxYearOnQuery>, 'asOf'>): CalendarDate {
    return asOf ?? today()
  }
}

function tripRoutes(app: App, context: Context): void {
  const { db } = context
  const one = { params: IdParams, response: { 200: TripReply } }

  app.get('/api/v1/trips', { schema: { querystring: TripsQuery, response: { 200: TripsReply } } }, async ({ query }) =>
    listTrips(db, query),
  )
  app.post('/api/v1/trips', { schema: { body: TripBody, response: { 201: TripReply } } }, async (request, reply) =>
    answerOnce(context, request, reply, 201, (tx) => tripOf(tx.db, recordTrip(tx, request.body))),
  )
  app.get('/api/v1/trips/:id', { schema: one }, async ({ params }, reply) => withETag(reply, tripOf(db, params.id)))
  app.put('/api/v1/trips/:id', { schema: { ...one, body: TripBody } }, async (request, reply) =>
    change(context, reply, (tx) => {
      replaceTrip(tx, request.params.id, expectedVersion(request), request.body)
      return tripOf(tx.db, request.params.id)
    }),
  )
  app.delete(
    '/api/v1/trips/:id',
    { schema: { params: IdParams, response: { 204: z.null() } } },
    async (request, reply) => {
      change(context, reply, (tx) => removeTrip(tx, request.params.id, expectedVersion(request)))
      return reply.code(204).send(null)
    },
  )
}
