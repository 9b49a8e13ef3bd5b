import { ReadinessQuery, ReadinessReply } from '../../shared/readiness/contract.ts'
import type { Context } from '../context.ts'
import { drawOne } from '../drawing/draw.ts'
import { askAside } from '../forecast/run-aside.ts'
import { sendFile } from '../http/download.ts'
import type { App } from '../http/routes.ts'
import { requireProfile } from '../profile/repository.ts'

/** The verdict with its tests, as data and as a page to print. */
export function readinessRoutes(app: App, { db, today }: Context): void {
  app.get(
    '/api/v1/readiness',
    { schema: { querystring: ReadinessQuery, response: { 200: ReadinessReply } } },
    async ({ query }) => askAside(db, 'readiness', query.asOf ?? today(), query.quitDate),
  )
  app.get('/api/v1/readiness.pdf', { schema: { querystring: ReadinessQuery } }, async ({ query }, reply) => {
    const readiness = await askAside(db, 'readiness', query.asOf ?? today(), query.quitDate)
    const { name, country } = requireProfile(db)
    const file = await drawOne(db, { kind: 'readiness', printed: { ownerName: name, country, readiness } })
    return sendFile(reply, file, file.mediaType)
  })
}
