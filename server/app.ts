import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { accountRoutes } from './accounts/routes.ts'
import { removalRoutes } from './clients/removal-routes.ts'
import { clientRoutes } from './clients/routes.ts'
import type { Context } from './context.ts'
import { demoRoutes } from './demo/routes.ts'
import { expenseRoutes } from './expenses/routes.ts'
import { forecastRoutes } from './forecast/routes.ts'
import { historyRoutes } from './history/routes.ts'
import { answerContracts } from './http/answer-contract.ts'
import { refuseOnSocket } from './http/client-error.ts'
import { registerCompression } from './http/compressed.ts'
import { registerDocs } from './http/docs.ts'
import { registerGuard, SECURITY_HEADERS } from './http/guard.ts'
import { registerJsonBody } from './http/json-body.ts'
import { giveKeptAtTheDoor } from './http/kept-reply.ts'
import { takeLateChanges } from './http/late-change.ts'
import { problemOf, registerProblems, sendProblem } from './http/problem.ts'
import { type App, refuseUnknownParameters } from './http/routes.ts'
import { invoiceRoutes } from './invoices/routes.ts'
import { livingRoutes } from './living/routes.ts'
import { paymentRoutes } from './payments/routes.ts'
import { homeCurrency } from './profile/repository.ts'
import { profileRoutes } from './profile/routes.ts'
import { leadRoutes } from './readiness/lead-routes.ts'
import { readinessRoutes } from './readiness/readiness-routes.ts'
import { wayRoutes } from './readiness/way-routes.ts'
import { receiptFileRoutes } from './receipt-files/routes.ts'
import { recurringRoutes } from './recurring/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { ROOT } from './root.ts'
import { taxRoutes } from './taxes/routes.ts'
import { todayRoutes } from './today/routes.ts'

const PAGES = join(ROOT, 'dist', 'web')

export interface AppOptions extends Context {
  logLevel?: string
  /** The folder of the built pages; without it the API stands alone. */
  pages?: string
}

/** The whole program as a Fastify instance that does not listen yet: a test can inject requests. */
export async function buildApp({
  logLevel = 'silent',
  pages = PAGES,
  ...context
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    http: {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 5_000,
      requireHostHeader: false, // the guard answers 421
    },
    clientErrorHandler: refuseOnSocket,
    logger: { level: logLevel },
    schemaController: { compilersFactory: { buildValidator: withoutJsonSchema, buildSerializer: withoutJsonSchema } },
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) =>
      void sendProblem(request, reply.headers(SECURITY_HEADERS), problemOf(error, request)),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(answerContracts)
  registerGuard(app)
  registerJsonBody(app)
  registerProblems(app)
  const isLogged = ['info', 'debug', 'trace'].includes(logLevel)
  if (isLogged) registerRequestLog(app)
  registerCompression(app)
  registerDocs(app)
  await app.register(async (api) => {
    const routes = api.withTypeProvider<ZodTypeProvider>()
    refuseUnknownParameters(routes)
    refuseBeforeSetUp(routes, context)
    takeLateChanges(routes)
    const health = { schema: { response: { 200: z.strictObject({ status: z.literal('ok') }) } } }
    routes.get('/api/v1/health', health, async () => ({ status: 'ok' as const }))
    profileRoutes(routes, context)
    accountRoutes(routes, context)
    clientRoutes(routes, context)
    removalRoutes(routes, context)
    invoiceRoutes(routes, context)
    paymentRoutes(routes, context)
    expenseRoutes(routes, context)
    recurringRoutes(routes, context)
    receiptFileRoutes(routes, context)
    todayRoutes(routes, context)
    livingRoutes(routes, context)
    taxRoutes(routes, context)
    reviewRoutes(routes, context)
    readinessRoutes(routes, context)
    leadRoutes(routes, context)
    wayRoutes(routes, context)
    forecastRoutes(routes, context)
    reportRoutes(routes, context)
    historyRoutes(routes, context)
    demoRoutes(routes, context)
  })
  await registerPages(app, pages)
  if (!isLogged) giveKeptAtTheDoor(app, context)
  return app
}

function registerRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
    done()
  })
}

/** Stands where Fastify would load its compilers of JSON schemas, which cost a start half its time: the contracts are in zod. */
function withoutJsonSchema(): () => never {
  return () => {
    throw new Error('a contract is not in zod')
  }
}

/** Until the owner has answered the first questions there is no book to work with: everything else says so. */
function refuseBeforeSetUp(app: App, { db }: Context): void {
  const isOpen = new Set(['/api/v1/health', '/api/v1/book', '/api/v1/set-up', '/api/v1/demo'])
  app.addHook('preValidation', (request, _reply, done) => {
    if (!isOpen.has(request.routeOptions.url ?? '')) homeCurrency(db)
    done()
  })
}

/** The built pages; an address of the app that is no file is answered with the app itself, which shows the place. */
async function registerPages(app: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(root)) return
  const assets = join(root, 'assets')
  await app.register(fastifyStatic, {
    root,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(assets)
      reply.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const schema = { hide: true, params: z.strictObject({ name: z.string().regex(/^[\w-][\w.-]*$/) }) }
  routes.get('/assets/:name', { schema }, async ({ params }, reply) => reply.sendFile(`assets/${params.name}`))
  for (const place of [
    '/',
    '/set-up',
    '/money',
    '/money/*',
    '/invoices',
    '/invoices/*',
    '/clients',
    '/clients/*',
    '/taxes',
    '/independence',
    '/independence/*',
    '/living',
    '/reports',
    '/history',
    '/settings',
  ]) {
    app.get(place, { schema: { hide: true } }, async (_request, reply) => reply.sendFile('index.html'))
  }
}
