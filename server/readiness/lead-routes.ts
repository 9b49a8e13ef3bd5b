import { IdParams } from '../../shared/contract.ts'
import {
  LeadClientBody,
  LeadDraft,
  LeadPatch,
  LeadRemovedReply,
  LeadReply,
  LeadsReply,
} from '../../shared/readiness/leads-contract.ts'
import { rewriteFile } from '../clients/remove-client.ts'
import type { Context } from '../context.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, change, expectedVersion, withETag } from '../http/write.ts'
import { addLead, changeLead, makeClient, removeLead } from './change-lead.ts'
import { leadReply, leadsReply } from './lead-replies.ts'

/** The first clients: who may become one, what comes next with each, and what became of them. */
export function leadRoutes(app: App, context: Context): void {
  const { db, today } = context
  const base = '/api/v1/leads'
  const one = { params: IdParams, response: { 200: LeadReply } }

  app.get(base, { schema: { response: { 200: LeadsReply } } }, async () => leadsReply(db, today()))
  app.post(base, { schema: { body: LeadDraft, response: { 201: LeadReply } } }, async (request, reply) =>
    answerOnce(context, request, reply, 201, (tx) => leadReply(tx.db, tx.today, addLead(tx, request.body))),
  )
  app.get(`${base}/:id`, { schema: one }, async ({ params }, reply) =>
    withETag(reply, leadReply(db, today(), params.id)),
  )
  app.patch(`${base}/:id`, { schema: { ...one, body: LeadPatch } }, async (request, reply) =>
    change(context, reply, (tx) => {
      changeLead(tx, request.params.id, expectedVersion(request), request.body)
      return leadReply(tx.db, tx.today, request.params.id)
    }),
  )
  app.post(`${base}/:id/client`, { schema: { ...one, body: LeadClientBody } }, async (request, reply) =>
    answerOnce(context, request, reply, 200, (tx) => {
      makeClient(tx, request.params.id, expectedVersion(request), request.body)
      return leadReply(tx.db, tx.today, request.params.id)
    }),
  )
  app.delete(
    `${base}/:id`,
    { schema: { params: IdParams, response: { 200: LeadRemovedReply } } },
    async (request, reply) => {
      const { id } = request.params
      change(context, reply, (tx) => removeLead(tx, id, expectedVersion(request)))
      return { leadId: id, isFileRewritten: rewriteFile(db) }
    },
  )
}
