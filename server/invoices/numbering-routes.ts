import { AsOfQuery } from '../../shared/contract.ts'
import {
  NumberingParams,
  NumberingPatch,
  NumberingPreviewQuery,
  NumberingPreviewReply,
  NumberingReply,
} from '../../shared/invoices/numbering-contract.ts'
import type { Context } from '../context.ts'
import type { App } from '../http/routes.ts'
import { change, expectedVersion, withETag } from '../http/write.ts'
import { changeNumbering, numberingPreview, numberingReply } from './change-numbering.ts'

export function numberingRoutes(app: App, context: Context): void {
  const { db, today } = context
  app.get(
    '/api/v1/numbering',
    { schema: { querystring: AsOfQuery, response: { 200: NumberingReply } } },
    async ({ query }, reply) => withETag(reply, numberingReply(db, query.asOf ?? today())),
  )
  app.get(
    '/api/v1/numbering/:kind/preview',
    {
      schema: { params: NumberingParams, querystring: NumberingPreviewQuery, response: { 200: NumberingPreviewReply } },
    },
    async ({ params, query: { prefix, byYear, digits } }) =>
      numberingPreview(db, params.kind, today(), { prefix, byYear: byYear === 'yes', digits }),
  )
  app.patch(
    '/api/v1/numbering/:kind',
    { schema: { params: NumberingParams, body: NumberingPatch, response: { 200: NumberingReply } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        changeNumbering(tx, request.params.kind, expectedVersion(request), request.body)
        return numberingReply(tx.db, tx.today)
      }),
  )
}
