import type { CalendarDate } from '../../shared/calendar.ts'
import { AsOfQuery } from '../../shared/contract.ts'
import {
  BufferWithDatesReply,
  IncomeReply,
  LivingReply,
  RunwaysReply,
  SetAsideReply,
  TodayReply,
} from '../../shared/today/contract.ts'
import { latestEvents } from '../accounts/statement.ts'
import type { Context } from '../context.ts'
import { askAside } from '../forecast/run-aside.ts'
import { keptReply } from '../http/kept-reply.ts'
import type { App } from '../http/routes.ts'
import { requireProfile } from '../profile/repository.ts'
import { figuresOn } from './figures.ts'
import { toDo } from './to-do.ts'

const LATEST = 8

const todayReply = keptReply((db, asOf: CalendarDate): TodayReply => {
  const { currency, country } = requireProfile(db)
  const figures = figuresOn(db, asOf)
  return {
    asOf,
    currency,
    country,
    ...figures,
    toDo: toDo(db, asOf, figures),
    latest: latestEvents(db, asOf, LATEST),
  }
})

export function todayRoutes(app: App, context: Context): void {
  const { db, today } = context
  app.get('/api/v1/today', { schema: { querystring: AsOfQuery, response: { 200: TodayReply } } }, (request, reply) =>
    todayReply(context, request.query.asOf ?? today(), request, reply),
  )
  app.get(
    '/api/v1/income',
    { schema: { querystring: AsOfQuery, response: { 200: IncomeReply } } },
    async ({ query }) => figuresOn(db, query.asOf ?? today()).income,
  )
  app.get(
    '/api/v1/set-aside',
    { schema: { querystring: AsOfQuery, response: { 200: SetAsideReply } } },
    async ({ query }) => figuresOn(db, query.asOf ?? today()).setAside,
  )
  app.get(
    '/api/v1/living',
    { schema: { querystring: AsOfQuery, response: { 200: LivingReply } } },
    async ({ query }) => figuresOn(db, query.asOf ?? today()).living,
  )
  app.get(
    '/api/v1/runway',
    { schema: { querystring: AsOfQuery, response: { 200: RunwaysReply } } },
    async ({ query }) => askAside(db, 'runways', query.asOf ?? today()),
  )
  app.get(
    '/api/v1/buffer',
    { schema: { querystring: AsOfQuery, response: { 200: BufferWithDatesReply } } },
    async ({ query }) => askAside(db, 'buffer', query.asOf ?? today()),
  )
}
