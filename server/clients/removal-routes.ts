import {
  isRemovedWholly,
  nameAfterRemoval,
  RemovalBody,
  type RemovalFacts,
  RemovalReply,
  RemovedReply,
  removalWarnings,
  whatGoes,
  whatStays,
} from '../../shared/clients/removal.ts'
import { IdParams } from '../../shared/contract.ts'
import type { Context } from '../context.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, expectedVersion, withETag } from '../http/write.ts'
import { removalFacts } from './removal-facts.ts'
import { removeClient, rewriteFile } from './remove-client.ts'
import { requireClient } from './repository.ts'

export function removalRoutes(app: App, context: Context): void {
  const { db, dataDir } = context
  app.get(
    '/api/v1/clients/:id/removal',
    { schema: { params: IdParams, response: { 200: RemovalReply } } },
    async ({ params }, reply) =>
      withETag(reply, removalReply(context, params.id, removalFacts(db, dataDir, params.id))),
  )
  app.post(
    '/api/v1/clients/:id/removal',
    { schema: { params: IdParams, body: RemovalBody, response: { 200: RemovedReply } } },
    async (request, reply) => {
      const { id } = request.params
      const { withDrafts } = request.body
      return answerOnce(
        context,
        request,
        reply,
        200,
        (tx): RemovedReply => {
          const before = removeClient(tx, dataDir, id, { expected: expectedVersion(request), withDrafts })
          const removed = isRemovedWholly(before)
            ? whollyRemoved(before, id, tx.today)
            : removalReply(context, id, removalFacts(tx.db, dataDir, id))
          return { ...removed, isFileRewritten: false }
        },
        (removed) => ({ ...removed, isFileRewritten: rewriteFile(db) }),
      )
    },
  )
}

function removalReply({ db }: Context, id: number, facts: RemovalFacts): RemovalReply {
  const { removedOn, version } = requireClient(db, id)
  return {
    clientId: id,
    name: nameAfterRemoval(facts),
    removedOn,
    drafts: facts.drafts,
    goes: removedOn === null ? whatGoes(facts) : [],
    stays: whatStays(facts),
    warnings: removedOn === null ? removalWarnings(facts) : [],
    version,
  }
}

/** Nothing of the client is in the answer, which is itself kept for a while. */
function whollyRemoved(facts: RemovalFacts, id: number, today: string): RemovalReply {
  return {
    clientId: id,
    name: null,
    removedOn: today,
    drafts: 0,
    goes: [],
    stays: whatStays(facts),
    warnings: [],
    version: 0,
  }
}
