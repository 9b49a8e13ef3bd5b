import { IdParams } from '../../shared/contract.ts'
import { RecordedReply } from '../../shared/payments/contract.ts'
import {
  BookBody,
  DueDateParams,
  DuesReply,
  NothingMore,
  RecurringDraft,
  RecurringItemReply,
  RecurringItemsReply,
  RecurringPatch,
  SkippedReply,
} from '../../shared/recurring/contract.ts'
import type { Context } from '../context.ts'
import { recordedRoute } from '../http/recorded.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, change, expectedVersion, withETag } from '../http/write.ts'
import { addItem, changeItem } from './change-item.ts'
import { bookDate, skipDate } from './decide-date.ts'
import { dueReplies, itemReply, itemsReply } from './replies.ts'

export function recurringRoutes(app: App, context: Context): void {
  const { db, today } = context
  const base = '/api/v1/recurring-items'
  app.get(base, { schema: { response: { 200: RecurringItemsReply } } }, async () => itemsReply(db, today()))
  app.get(`${base}/due`, { schema: { response: { 200: DuesReply } } }, async () => ({
    items: dueReplies(db, today()),
    nextCursor: null,
  }))
  app.get(
    `${base}/:id`,
    { schema: { params: IdParams, response: { 200: RecurringItemReply } } },
    async ({ params }, reply) => withETag(reply, itemReply(db, today(), params.id)),
  )
  app.post(base, { schema: { body: RecurringDraft, response: { 201: RecurringItemReply } } }, async (request, reply) =>
    answerOnce(context, request, reply, 201, (tx) => itemReply(db, today(), addItem(tx, request.body))),
  )
  app.patch(
    `${base}/:id`,
    { schema: { params: IdParams, body: RecurringPatch, response: { 200: RecurringItemReply } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        changeItem(tx, request.params.id, expectedVersion(request), request.body)
        return itemReply(db, today(), request.params.id)
      }),
  )
  app.post(
    `${base}/:id/dates/:dueOn/book`,
    { schema: { params: DueDateParams, body: BookBody, response: { 201: RecordedReply } } },
    async (request, reply) =>
      recordedRoute(context, request, reply, (tx) =>
        bookDate(tx, request.params.id, request.params.dueOn, request.body),
      ),
  )
  app.post(
    `${base}/:id/dates/:dueOn/skip`,
    { schema: { params: DueDateParams, body: NothingMore, response: { 201: SkippedReply } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 201, (tx) => {
        skipDate(tx, request.params.id, request.params.dueOn)
        return { itemId: request.params.id, dueOn: request.params.dueOn }
      }),
  )
}
