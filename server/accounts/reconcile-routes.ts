import { z } from 'zod'
import {
  DifferenceBody,
  ReconciliationDraft,
  ReconciliationPatch,
  ReconciliationReply,
  ReconciliationsReply,
  TicksBody,
  UnticksBody,
} from '../../shared/accounts/reconcile-contract.ts'
import { IdParams } from '../../shared/contract.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, change, expectedVersion, withETag } from '../http/write.ts'
import { reconciliationReply, reconciliationSummaries } from './read-reconciliation.ts'
import {
  abandonReconciliation,
  beginReconciliation,
  bookDifference,
  changeReconciliation,
  finishReconciliation,
  reopenReconciliation,
  tickEntries,
  untickEntries,
} from './reconcile.ts'
import { requireOwn } from './repository.ts'

const NoBody = z.strictObject({}).nullish()
const one = { params: IdParams, response: { 200: ReconciliationReply } }

/** "My bank says …": an account held against the bank's balance on a day. */
export function reconcileRoutes(app: App, context: Context): void {
  const { db, today } = context

  app.get(
    '/api/v1/accounts/:id/reconciliations',
    { schema: { params: IdParams, response: { 200: ReconciliationsReply } } },
    async ({ params }) => ({ items: reconciliationSummaries(db, requireOwn(db, params.id)), nextCursor: null }),
  )
  app.post(
    '/api/v1/accounts/:id/reconciliations',
    { schema: { params: IdParams, body: ReconciliationDraft, response: { 201: ReconciliationReply } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 201, (tx) => {
        const { id } = requireOwn(tx.db, request.params.id)
        return reconciliationReply(tx.db, beginReconciliation(tx, id, request.body))
      }),
  )
  app.get('/api/v1/reconciliations/:id', { schema: one }, async ({ params }, reply) =>
    withETag(reply, reconciliationReply(db, params.id)),
  )
  app.patch('/api/v1/reconciliations/:id', { schema: { ...one, body: ReconciliationPatch } }, async (request, reply) =>
    change(context, reply, (tx) => {
      changeReconciliation(tx, request.params.id, expectedVersion(request), request.body)
      return reconciliationReply(tx.db, request.params.id)
    }),
  )
  app.delete(
    '/api/v1/reconciliations/:id',
    { schema: { params: IdParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const version = expectedVersion(request)
      inTransaction(db, { actor: 'owner', today: today() }, (tx) =>
        abandonReconciliation(tx, request.params.id, version),
      )
      return reply.code(204).send(null)
    },
  )
  app.put('/api/v1/reconciliations/:id/ticks', { schema: { ...one, body: TicksBody } }, async (request, reply) =>
    change(context, reply, (tx) => {
      tickEntries(tx, request.params.id, expectedVersion(request), request.body)
      return reconciliationReply(tx.db, request.params.id)
    }),
  )
  app.delete('/api/v1/reconciliations/:id/ticks', { schema: { ...one, body: UnticksBody } }, async (request, reply) =>
    change(context, reply, (tx) => {
      untickEntries(tx, request.params.id, expectedVersion(request), request.body.eventIds)
      return reconciliationReply(tx.db, request.params.id)
    }),
  )
  app.post(
    '/api/v1/reconciliations/:id/difference',
    { schema: { ...one, body: DifferenceBody } },
    async (request, reply) =>
      answerOnce(context, request, reply, 200, (tx) => {
        bookDifference(tx, request.params.id, expectedVersion(request), request.body)
        return reconciliationReply(tx.db, request.params.id)
      }),
  )
  for (const [deed, work] of [
    ['finish', finishReconciliation],
    ['reopen', reopenReconciliation],
  ] as const) {
    app.post(`/api/v1/reconciliations/:id/${deed}`, { schema: { ...one, body: NoBody } }, async (request, reply) =>
      answerOnce(context, request, reply, 200, (tx) => {
        work(tx, request.params.id, expectedVersion(request))
        return reconciliationReply(tx.db, request.params.id)
      }),
    )
  }
}
