import { z } from 'zod'
import { IdParams } from '../../shared/contract.ts'
import { NicheBody, NicheReply, NichesReply } from '../../shared/readiness/niches-contract.ts'
import { PortfolioBody, PortfolioItemReply, PortfolioReply } from '../../shared/readiness/portfolio-contract.ts'
import { RateFloorReply } from '../../shared/readiness/rate-floor-contract.ts'
import { StepBody, StepParams, StepReply, StepsReply } from '../../shared/readiness/steps-contract.ts'
import type { Context } from '../context.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, change, expectedVersion, withETag } from '../http/write.ts'
import { addNiche, changeNiche, listNiches, nicheOf, removeNiche } from './niches.ts'
import {
  addPortfolioItem,
  changePortfolioItem,
  listPortfolio,
  portfolioItem,
  removePortfolioItem,
} from './portfolio.ts'
import { rateFloorReply } from './rate-floor.ts'
import { sayOfStep, stepReply, stepsReply } from './steps.ts'

/** The steps to independence, and what leads there: a niche, what there is to show, and the lowest rate that works. */
export function wayRoutes(app: App, context: Context): void {
  const { db, today } = context
  stepRoutes(app, context)
  nicheRoutes(app, context)
  portfolioRoutes(app, context)
  app.get('/api/v1/rate-floor', { schema: { response: { 200: RateFloorReply } } }, async () =>
    rateFloorReply(db, today()),
  )
}

function stepRoutes(app: App, context: Context): void {
  const { db, today } = context
  const one = { params: StepParams, response: { 200: StepReply } }

  app.get('/api/v1/steps', { schema: { response: { 200: StepsReply } } }, async () => stepsReply(db, today()))
  app.get('/api/v1/steps/:step', { schema: one }, async ({ params }, reply) =>
    withETag(reply, stepReply(db, today(), params.step)),
  )
  app.put('/api/v1/steps/:step', { schema: { ...one, body: StepBody } }, async (request, reply) =>
    change(context, reply, (tx) => {
      const { step } = request.params
      stepReply(tx.db, tx.today, step)
      sayOfStep(tx, step, expectedVersion(request), request.body)
      return stepReply(tx.db, tx.today, step)
    }),
  )
}

const GONE = { params: IdParams, response: { 204: z.null() } }

function nicheRoutes(app: App, context: Context): void {
  const { db } = context
  const base = '/api/v1/niches'
  const one = { params: IdParams, response: { 200: NicheReply } }

  app.get(base, { schema: { response: { 200: NichesReply } } }, async () => ({
    items: listNiches(db),
    nextCursor: null,
  }))
  app.post(base, { schema: { body: NicheBody, response: { 201: NicheReply } } }, async (request, reply) =>
    answerOnce(context, request, reply, 201, (tx) => nicheOf(tx.db, addNiche(tx, request.body))),
  )
  app.get(`${base}/:id`, { schema: one }, async ({ params }, reply) => withETag(reply, nicheOf(db, params.id)))
  app.put(`${base}/:id`, { schema: { ...one, body: NicheBody } }, async (request, reply) =>
    change(context, reply, (tx) => {
      changeNiche(tx, request.params.id, expectedVersion(request), request.body)
      return nicheOf(tx.db, request.params.id)
    }),
  )
  app.delete(`${base}/:id`, { schema: GONE }, async (request, reply) => {
    change(context, reply, (tx) => removeNiche(tx, request.params.id, expectedVersion(request)))
    return reply.code(204).send(null)
  })
}

function portfolioRoutes(app: App, context: Context): void {
  const { db } = context
  const base = '/api/v1/portfolio'
  const one = { params: IdParams, response: { 200: PortfolioItemReply } }

  app.get(base, { schema: { response: { 200: PortfolioReply } } }, async () => ({
    items: listPortfolio(db),
    nextCursor: null,
  }))
  app.post(base, { schema: { body: PortfolioBody, response: { 201: PortfolioItemReply } } }, async (request, reply) =>
    answerOnce(context, request, reply, 201, (tx) => portfolioItem(tx.db, addPortfolioItem(tx, request.body))),
  )
  app.get(`${base}/:id`, { schema: one }, async ({ params }, reply) => withETag(reply, portfolioItem(db, params.id)))
  app.put(`${base}/:id`, { schema: { ...one, body: PortfolioBody } }, async (request, reply) =>
    change(context, reply, (tx) => {
      changePortfolioItem(tx, request.params.id, expectedVersion(request), request.body)
      return portfolioItem(tx.db, request.params.id)
    }),
  )
  app.delete(`${base}/:id`, { schema: GONE }, async (request, reply) => {
    change(context, reply, (tx) => removePortfolioItem(tx, request.params.id, expectedVersion(request)))
    return reply.code(204).send(null)
  })
}
