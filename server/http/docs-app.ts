import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { documented } from './documented.ts'

/** A server that has the same routes only to describe them: it answers none of them, and nobody reaches it from outside. */
export async function buildDocs(routes: readonly RouteOptions[]): Promise<FastifyInstance> {
  const docs = Fastify({ exposeHeadRoutes: false })
  // No route here ever reads or writes a body: the contracts are for the description alone.
  docs.setValidatorCompiler(() => () => true)
  docs.setSerializerCompiler(() => JSON.stringify)
  await docs.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Evenkeel',
        version: '1',
        description: 'Money is minor units with a currency, dates are YYYY-MM-DD, rates are fractions as text.',
      },
    },
    transform: (shown) => jsonSchemaTransform({ ...shown, schema: documented(shown.schema, shown.route) }),
    transformObject: jsonSchemaTransformObject,
  })
  await docs.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
  })
  for (const { method, url, schema } of routes) {
    if (method !== 'HEAD' && schema && !schema.hide) docs.route({ method, url, schema, handler: async () => undefined })
  }
  await docs.ready()
  return docs
}
