import { z } from 'zod'
import { IdParams } from '../../shared/contract.ts'
import {
  ContractBody,
  ContractPatch,
  ContractReply,
  ContractsReply,
  OneOffBody,
  OneOffPatch,
  OneOffReply,
  OneOffsReply,
} from '../../shared/forecast/known-to-come.ts'
import { PlanPatch, PlanReply } from '../../shared/forecast/plan.ts'
import type { Context } from '../context.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, change, expectedVersion, withETag } from '../http/write.ts'
import { addContract, changeContract, contractReply, contractsReply, removeContract } from './contracts.ts'
import { addOneOff, changeOneOff, oneOffReply, oneOffsReply, removeOneOff } from './one-offs.ts'
import { changePlan, planReply } from './plan.ts'

/** What the owner knows of the months to come, and what they plan. */
export function knownRoutes(app: App, context: Context): void {
  planRoutes(app, context)
  contractRoutes(app, context)
  oneOffRoutes(app, context)
}

function planRoutes(app: App, context: Context): void {
  app.get('/api/v1/plan', { schema: { response: { 200: PlanReply } } }, async (_request, reply) =>
    withETag(reply, planReply(context.db)),
  )
  app.patch('/api/v1/plan', { schema: { body: PlanPatch, response: { 200: PlanReply } } }, async (request, reply) =>
    change(context, reply, (tx) => {
      changePlan(tx, expectedVersion(request), request.body)
      return planReply(tx.db)
    }),
  )
}

function contractRoutes(app: App, context: Context): void {
  const { db, today } = context
  const one = { params: IdParams, response: { 200: ContractReply } }
  app.get('/api/v1/contracts', { schema: { response: { 200: ContractsReply } } }, async () =>
    contractsReply(db, today()),
  )
  app.post(
    '/api/v1/contracts',
    { schema: { body: ContractBody, response: { 201: ContractReply } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 201, (tx) => contractReply(tx.db, addContract(tx, request.body), tx.today)),
  )
  app.get('/api/v1/contracts/:id', { schema: one }, async ({ params }, reply) =>
    withETag(reply, contractReply(db, params.id, today())),
  )
  app.patch('/api/v1/contracts/:id', { schema: { ...one, body: ContractPatch } }, async (request, reply) =>
    change(context, reply, (tx) => {
      changeContract(tx, request.params.id, expectedVersion(request), request.body)
      return contractReply(tx.db, request.params.id, tx.today)
    }),
  )
  app.delete(
    '/api/v1/contracts/:id',
    { schema: { params: IdParams, response: { 204: z.null() } } },
    async (request, reply) => {
      change(context, reply, (tx) => removeContract(tx, request.params.id, expectedVersion(request)))
      return reply.code(204).send(null)
    },
  )
}

function oneOffRoutes(app: App, context: Context): void {
  const { db, today } = context
  const one = { params: IdParams, response: { 200: OneOffReply } }
  app.get('/api/v1/one-offs', { schema: { response: { 200: OneOffsReply } } }, async () => oneOffsReply(db, today()))
  app.post(
    '/api/v1/one-offs',
    { schema: { body: OneOffBody, response: { 201: OneOffReply } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 201, (tx) => oneOffReply(tx.db, addOneOff(tx, request.body), tx.today)),
  )
  app.get('/api/v1/one-offs/:id', { schema: one }, async ({ params }, reply) =>
    withETag(reply, oneOffReply(db, params.id, today())),
  )
  app.patch('/api/v1/one-offs/:id', { schema: { ...one, body: OneOffPatch } }, async (request, reply) =>
    change(context, reply, (tx) => {
      changeOneOff(tx, request.params.id, expectedVersion(request), request.body)
      return oneOffReply(tx.db, request.params.id, tx.today)
    }),
  )
  app.delete(
    '/api/v1/one-offs/:id',
    { schema: { params: IdParams, response: { 204: z.null() } } },
    async (request, reply) => {
      change(context, reply, (tx) => removeOneOff(tx, request.params.id, expectedVersion(request)))
      return reply.code(204).send(null)
    },
  )
}
