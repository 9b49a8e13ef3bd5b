import { z } from 'zod'
import { AsOfQuery, IdParams } from '../../shared/contract.ts'
import {
  GoalBody,
  GoalReply,
  GoalStateBody,
  GoalsReply,
  MonthParams,
  ReviewBody,
  ReviewReply,
  ReviewStartBody,
  ReviewsQuery,
  ReviewsReply,
} from '../../shared/reviews/contract.ts'
import type { Context } from '../context.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, change, expectedVersion, wasAnswered, withETag } from '../http/write.ts'
import { changeGoal, closeGoal, goalOf, listGoals, removeGoal, setGoal, verdictFor } from './goals.ts'
import { beginReview, discardReview, listReviews, reviewOf, writeReview } from './reviews.ts'

export function reviewRoutes(app: App, context: Context): void {
  goalRoutes(app, context)
  monthlyRoutes(app, context)
}

function goalRoutes(app: App, context: Context): void {
  const { db, today } = context
  const one = { params: IdParams, response: { 200: GoalReply } }
  app.get(
    '/api/v1/goals',
    { schema: { querystring: AsOfQuery, response: { 200: GoalsReply } } },
    async ({ query }) => ({ items: await listGoals(db, query.asOf ?? today()) }),
  )
  app.post('/api/v1/goals', { schema: { body: GoalBody, response: { 201: GoalReply } } }, async (request, reply) => {
    const verdict = wasAnswered(context, request) ? null : await verdictFor(db, request.body, today())
    return answerOnce(context, request, reply, 201, (tx) =>
      goalOf(tx.db, setGoal(tx, request.body, verdict), tx.today, verdict),
    )
  })
  app.get('/api/v1/goals/:id', { schema: one }, async ({ params: { id } }, reply) =>
    withETag(reply, goalOf(db, id, today(), await verdictFor(db, id, today()))),
  )
  app.put('/api/v1/goals/:id', { schema: { ...one, body: GoalBody } }, async (request, reply) => {
    const { params, body } = request
    const verdict = await verdictFor(db, body, today())
    return change(context, reply, (tx) => {
      changeGoal(tx, params.id, expectedVersion(request), body, verdict)
      return goalOf(tx.db, params.id, tx.today, verdict)
    })
  })
  app.put('/api/v1/goals/:id/state', { schema: { ...one, body: GoalStateBody } }, async (request, reply) => {
    const { params, body } = request
    const verdict = await verdictFor(db, params.id, today())
    return change(context, reply, (tx) => {
      closeGoal(tx, params.id, expectedVersion(request), body.state)
      return goalOf(tx.db, params.id, tx.today, verdict)
    })
  })
  app.delete(
    '/api/v1/goals/:id',
    { schema: { params: IdParams, response: { 204: z.null() } } },
    async (request, reply) => {
      change(context, reply, (tx) => removeGoal(tx, request.params.id, expectedVersion(request)))
      return reply.code(204).send(null)
    },
  )
}

function monthlyRoutes(app: App, context: Context): void {
  const { db, today } = context
  const one = { params: MonthParams, response: { 200: ReviewReply } }
  app.get(
    '/api/v1/reviews',
    { schema: { querystring: ReviewsQuery, response: { 200: ReviewsReply } } },
    async ({ query }) => listReviews(db, today(), query),
  )
  app.post(
    '/api/v1/reviews',
    { schema: { body: ReviewStartBody, response: { 201: ReviewReply } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 201, (tx) => {
        beginReview(tx, request.body.month)
        return reviewOf(tx.db, request.body.month)
      }),
  )
  app.get('/api/v1/reviews/:month', { schema: one }, async ({ params }, reply) =>
    withETag(reply, reviewOf(db, params.month)),
  )
  app.put('/api/v1/reviews/:month', { schema: { ...one, body: ReviewBody } }, async (request, reply) =>
    change(context, reply, (tx) => {
      writeReview(tx, request.params.month, expectedVersion(request), request.body)
      return reviewOf(tx.db, request.params.month)
    }),
  )
  app.delete(
    '/api/v1/reviews/:month',
    { schema: { params: MonthParams, response: { 204: z.null() } } },
    async (request, reply) => {
      change(context, reply, (tx) => discardReview(tx, request.params.month, expectedVersion(request)))
      return reply.code(204).send(null)
    },
  )
}
