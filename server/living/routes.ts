import { z } from 'zod'
import { AsOfQuery, IdParams } from '../../shared/contract.ts'
import {
  BudgetBody,
  BudgetReply,
  DayOffBody,
  DayOffReply,
  DaysOffQuery,
  DaysOffReply,
  PayReply,
  SavingsGoalBody,
  SavingsGoalPatch,
  SavingsGoalReply,
  SavingsGoalStepBody,
  SavingsGoalsReply,
} from '../../shared/living/contract.ts'
import type { Context } from '../context.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, change, expectedVersion, withETag } from '../http/write.ts'
import { budgetReply } from './budget-reply.ts'
import { addDayOff, dayOffOf, daysOffOf, removeDayOff, replaceDayOff } from './days-off.ts'
import { addGoal, changeGoal, goalReply, goalsReply, takeStep } from './goals.ts'
import { payOn } from './pay.ts'
import { saveBudget } from './save-budget.ts'

export function livingRoutes(app: App, context: Context): void {
  const { db, today } = context
  app.get(
    '/api/v1/living/budget',
    { schema: { querystring: AsOfQuery, response: { 200: BudgetReply } } },
    async ({ query }, reply) => withETag(reply, budgetReply(db, query.asOf ?? today())),
  )
  app.put(
    '/api/v1/living/budget',
    { schema: { body: BudgetBody, response: { 200: BudgetReply } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        saveBudget(tx, expectedVersion(request), request.body)
        return budgetReply(tx.db, tx.today)
      }),
  )
  app.get(
    '/api/v1/living/pay',
    { schema: { querystring: AsOfQuery, response: { 200: PayReply } } },
    async ({ query }) => payOn(db, query.asOf ?? today()),
  )
  daysOffRoutes(app, context)
  goalRoutes(app, context)
}

function daysOffRoutes(app: App, context: Context): void {
  const { db, today } = context
  const one = { params: IdParams, response: { 200: DayOffReply } }
  app.get(
    '/api/v1/days-off',
    { schema: { querystring: DaysOffQuery, response: { 200: DaysOffReply } } },
    async ({ query }) => daysOffOf(db, query.asOf ?? today(), query.year),
  )
  app.post(
    '/api/v1/days-off',
    { schema: { body: DayOffBody, response: { 201: DayOffReply } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 201, (tx) => dayOffOf(tx.db, addDayOff(tx, request.body))),
  )
  app.get('/api/v1/days-off/:id', { schema: one }, async ({ params }, reply) =>
    withETag(reply, dayOffOf(db, params.id)),
  )
  app.put('/api/v1/days-off/:id', { schema: { ...one, body: DayOffBody } }, async (request, reply) =>
    change(context, reply, (tx) => {
      replaceDayOff(tx, request.params.id, expectedVersion(request), request.body)
      return dayOffOf(tx.db, request.params.id)
    }),
  )
  app.delete(
    '/api/v1/days-off/:id',
    { schema: { params: IdParams, response: { 204: z.null() } } },
    async (request, reply) => {
      change(context, reply, (tx) => removeDayOff(tx, request.params.id, expectedVersion(request)))
      return reply.code(204).send(null)
    },
  )
}

function goalRoutes(app: App, context: Context): void {
  const { db, today } = context
  const base = '/api/v1/savings-goals'
  const one = { params: IdParams, response: { 200: SavingsGoalReply } }
  app.get(base, { schema: { querystring: AsOfQuery, response: { 200: SavingsGoalsReply } } }, async ({ query }) =>
    goalsReply(db, query.asOf ?? today()),
  )
  app.post(base, { schema: { body: SavingsGoalBody, response: { 201: SavingsGoalReply } } }, async (request, reply) =>
    answerOnce(context, request, reply, 201, (tx) => goalReply(tx.db, tx.today, addGoal(tx, request.body))),
  )
  app.get(`${base}/:id`, { schema: one }, async ({ params }, reply) =>
    withETag(reply, goalReply(db, today(), params.id)),
  )
  app.patch(`${base}/:id`, { schema: { ...one, body: SavingsGoalPatch } }, async (request, reply) =>
    change(context, reply, (tx) => {
      changeGoal(tx, request.params.id, expectedVersion(request), request.body)
      return goalReply(tx.db, tx.today, request.params.id)
    }),
  )
  app.post(
    `${base}/:id/steps`,
    { schema: { params: IdParams, body: SavingsGoalStepBody, response: { 201: SavingsGoalReply } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 201, (tx) => {
        takeStep(tx, request.params.id, request.body)
        return goalReply(tx.db, tx.today, request.params.id)
      }),
  )
}
