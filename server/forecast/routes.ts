import { ForecastQuery, ForecastReply } from '../../shared/forecast/reply.ts'
import type { Context } from '../context.ts'
import type { App } from '../http/routes.ts'
import { knownRoutes } from './known-routes.ts'
import { askAside, leaveAside } from './run-aside.ts'
import { forecastTodayRoutes } from './today-routes.ts'

export function forecastRoutes(app: App, context: Context): void {
  const { db, today } = context
  app.get(
    '/api/v1/forecast',
    { schema: { querystring: ForecastQuery, response: { 200: ForecastReply } } },
    async ({ query }) => askAside(db, 'forecast', query.asOf ?? today(), query),
  )
  app.addHook('onClose', () => leaveAside(db))
  forecastTodayRoutes(app, context)
  knownRoutes(app, context)
}
