import { AsOfQuery } from '../../shared/contract.ts'
import { ForecastTodayReply } from '../../shared/forecast/today-reply.ts'
import type { Context } from '../context.ts'
import type { App } from '../http/routes.ts'
import { askAside } from './run-aside.ts'

/** What the first page shows a moment later than the rest: of the forecast a fraction of what `GET /api/v1/forecast` answers. */
export function forecastTodayRoutes(app: App, { db, today }: Context): void {
  app.get(
    '/api/v1/forecast/today',
    { schema: { querystring: AsOfQuery, response: { 200: ForecastTodayReply } } },
    async ({ query }) => askAside(db, 'today', query.asOf ?? today()),
  )
}
