import { z } from 'zod'
import { AsOfQuery, IdParams } from '../../shared/contract.ts'
import {
  AgingReply,
  CreditNoteBody,
  ExpectedPaymentReply,
  InvoiceBody,
  InvoiceReply,
  InvoicesQuery,
  InvoicesReply,
  TotalsBody,
  TotalsPreviewReply,
  VoidBody,
} from '../../shared/invoices/contract.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { askAside } from '../forecast/run-aside.ts'
import { sendFile } from '../http/download.ts'
import type { App } from '../http/routes.ts'
import {
  answerOnce,
  answerOnceShared,
  change,
  expectedVersion,
  oneAtATime,
  wasAnswered,
  withETag,
} from '../http/write.ts'
import { createDraft, discardDraft, reviseDraft } from './draft-invoice.ts'
import { creditNotePdf, invoicePdf } from './invoice-document.ts'
import { issueInvoice } from './issue-invoice.ts'
import { findInvoice, listInvoices, previewTotals } from './list.ts'
import { numberingRoutes } from './numbering-routes.ts'
import { agingReply } from './receivables.ts'
import { creditInvoice, voidInvoice } from './reduce-invoice.ts'

/** Issuing takes nothing but the version: a total that a client sends along is refused, not left aside. */
const NoBody = z.strictObject({}).nullish()

export function invoiceRoutes(app: App, context: Context): void {
  const { db, today } = context
  numberingRoutes(app, context)

  app.get(
    '/api/v1/invoices',
    { schema: { querystring: InvoicesQuery, response: { 200: InvoicesReply } } },
    async ({ query }) => listInvoices(db, today(), query),
  )
  app.get(
    '/api/v1/invoices/:id',
    { schema: { params: IdParams, response: { 200: InvoiceReply } } },
    async ({ params }, reply) => withETag(reply, findInvoice(db, today(), params.id)),
  )
  app.get(
    '/api/v1/invoices/:id/expected-payment',
    { schema: { params: IdParams, response: { 200: ExpectedPaymentReply } } },
    async ({ params }) => askAside(db, 'expectedPayment', today(), params.id),
  )
  app.post(
    '/api/v1/invoices',
    { schema: { body: InvoiceBody, response: { 201: InvoiceReply } } },
    async (request, reply) =>
      answerOnceShared(context, request, reply, 201, (tx) =>
        findInvoice(tx.db, tx.today, createDraft(tx, request.body)),
      ),
  )
  app.post(
    '/api/v1/invoices/totals',
    { schema: { body: TotalsBody, response: { 200: TotalsPreviewReply } } },
    async ({ body }) => previewTotals(db, body.lines),
  )
  app.put(
    '/api/v1/invoices/:id',
    { schema: { params: IdParams, body: InvoiceBody, response: { 200: InvoiceReply } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        reviseDraft(tx, request.params.id, expectedVersion(request), request.body)
        return findInvoice(tx.db, tx.today, request.params.id)
      }),
  )
  app.delete(
    '/api/v1/invoices/:id',
    { schema: { params: IdParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const version = expectedVersion(request)
      inTransaction(db, { actor: 'owner', today: today() }, (tx) => discardDraft(tx, request.params.id, version))
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/v1/invoices/:id/issue',
    { schema: { params: IdParams, body: NoBody, response: { 200: InvoiceReply } } },
    async (request, reply) => {
      const { id } = request.params
      const replay = () => answerOnce(context, request, reply, 200, (tx) => findInvoice(tx.db, tx.today, id))
      if (wasAnswered(context, request)) return replay()
      const version = expectedVersion(request)
      return oneAtATime(request, () =>
        issueInvoice(db, id, version, (issue) =>
          answerOnce(context, request, reply, 200, (tx) => {
            issue(tx)
            return findInvoice(tx.db, tx.today, id)
          }),
        ),
      )
    },
  )
  app.post(
    '/api/v1/invoices/:id/void',
    { schema: { params: IdParams, body: VoidBody, response: { 200: InvoiceReply } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 200, (tx) => {
        voidInvoice(tx, request.params.id, expectedVersion(request), request.body.reason)
        return findInvoice(tx.db, tx.today, request.params.id)
      }),
  )
  app.post(
    '/api/v1/invoices/:id/credit-notes',
    { schema: { params: IdParams, body: CreditNoteBody, response: { 201: InvoiceReply } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 201, (tx) => {
        creditInvoice(tx, request.params.id, request.body)
        return findInvoice(tx.db, tx.today, request.params.id)
      }),
  )

  app.get('/api/v1/invoices/:id.pdf', { schema: { params: IdParams } }, async ({ params }, reply) =>
    sendFile(reply, await invoicePdf(context, params.id), 'application/pdf'),
  )
  app.get('/api/v1/credit-notes/:id.pdf', { schema: { params: IdParams } }, async ({ params }, reply) =>
    sendFile(reply, await creditNotePdf(context, params.id), 'application/pdf'),
  )
  app.get(
    '/api/v1/receivables/aging',
    { schema: { querystring: AsOfQuery, response: { 200: AgingReply } } },
    async ({ query }) => agingReply(db, query.asOf ?? today()),
  )
}
