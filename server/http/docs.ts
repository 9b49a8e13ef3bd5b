import type { FastifyInstance, RouteOptions } from 'fastify'

/** What the pages' own answers say of themselves and ours hand on; the guard's headers are on ours already. */
const HANDED_ON = ['content-type', 'content-security-policy', 'cache-control', 'etag', 'last-modified', 'location']

/**
 * The API's description and the pages that show it. They are made when somebody asks for them, so that the program
 * starts without them.
 */
export function registerDocs(app: FastifyInstance): void {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  let made: Promise<FastifyInstance> | undefined
  const docs = (): Promise<FastifyInstance> => {
    made ??= import('./docs-app.ts').then(({ buildDocs }) => buildDocs(routes))
    return made
  }
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .serializer(JSON.stringify)
      .send((await docs()).swagger()),
  )
  for (const place of ['/docs', '/docs/*']) {
    app.get(place, { schema: { hide: true } }, async (request, reply) => {
      const { statusCode, headers, rawPayload } = await (await docs()).inject({ url: request.url })
      if (statusCode >= 400) return reply.callNotFound()
      for (const name of HANDED_ON) if (headers[name] !== undefined) reply.header(name, headers[name])
      return reply.code(statusCode).send(rawPayload)
    })
  }
}
