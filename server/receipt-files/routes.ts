import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ReceiptFileReply } from '../../shared/accounts/contract.ts'
import { IdParams } from '../../shared/contract.ts'
import { requireEvent } from '../accounts/record-event.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../db/history.ts'
import { inTransaction } from '../db/transaction.ts'
import { sendFile } from '../http/download.ts'
import { HttpRefusal } from '../http/problem.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, oneAtATime, wasAnswered } from '../http/write.ts'
import { receiveReceiptFile, UPLOAD_LIMITS } from './receive.ts'
import { attachReceiptFile, isNamed, removeReceiptFile, requireReceiptFile } from './repository.ts'
import { discardReceiptFile, keepReceiptFile, receiptPath } from './store.ts'

export function receiptFileRoutes(app: App, context: Context): void {
  const { db, dataDir, today } = context
  void app.register(async (uploads) => uploadRoute(uploads.withTypeProvider<ZodTypeProvider>(), context))

  app.get('/api/v1/receipt-files/:id', { schema: { params: IdParams } }, async ({ params, log }, reply) => {
    const { name, sha256: hash, mediaType } = requireReceiptFile(db, params.id)
    const bytes = await readFile(join(dataDir, receiptPath(hash))).catch((error: unknown) => {
      log.error({ err: error }, 'a receipt cannot be read')
      return undefined
    })
    if (!bytes || sha256(bytes) !== hash)
      throw new HttpRefusal(
        404,
        'file-lost',
        'The file of this receipt is missing or damaged. Restore it from a backup.',
      )
    return sendFile(reply, { fileName: name, bytes }, mediaType)
  })

  // A receipt never changes, so there is no version of it to name.
  app.delete(
    '/api/v1/receipt-files/:id',
    { schema: { params: IdParams, response: { 204: z.null() } } },
    async ({ params, log }, reply) => {
      const removed = inTransaction(db, { actor: 'owner', today: today() }, (tx) => removeReceiptFile(tx, params.id))
      try {
        if (!isNamed(db, removed.sha256)) discardReceiptFile(dataDir, removed.sha256)
      } catch (error) {
        // It is removed all the same: what is left is a file that no entry names, and `check` says so.
        log.error({ err: error }, 'the file of a removed receipt cannot be deleted')
      }
      return reply.code(204).send(null)
    },
  )
}

/** The one route that takes anything but JSON, in a scope of its own. */
async function uploadRoute(app: App, context: Context): Promise<void> {
  const { db, dataDir } = context
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _body, done) => done(notMultipart()))
  await app.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: false })
  app.post(
    '/api/v1/events/:id/receipt-files',
    { schema: { params: IdParams, response: { 201: ReceiptFileReply } } },
    async (request, reply) =>
      oneAtATime(request, async () => {
        const { id } = request.params
        if (!request.isMultipart()) throw notMultipart()
        requireEvent(db, id)
        return receiveReceiptFile(request, dataDir, ({ temporary, receipt }) => {
          standFor(request, receipt)
          // Nothing waits from here on: no other request comes between the file, the row and a removal of the same bytes.
          if (!wasAnswered(context, request)) keepReceiptFile(dataDir, temporary, receipt.sha256)
          return answerOnce(context, request, reply, 201, (tx) => {
            requireEvent(tx.db, id)
            return attachReceiptFile(tx, id, receipt)
          })
        })
      }),
  )
}

/** What the Idempotency-Key of an upload stands for, in the place of a body: its bytes and its name. */
function standFor(request: FastifyRequest, { sha256: hash, name }: { sha256: string; name: string }): void {
  request.body = { sha256: hash, name }
}

function notMultipart(): HttpRefusal {
  return new HttpRefusal(415, 'media-type', 'Send one file, as multipart/form-data.')
}
