import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { Problem } from '../../shared/contract.ts'
import { withLateChange } from './late-change.ts'

interface Route {
  method: string | string[]
  url: string
}

const IDEMPOTENCY_KEY = z
  .string()
  .describe('1 to 255 visible ASCII characters, made anew for each record and sent again with each retry.')
const IF_MATCH = z.string().describe('The ETag that was read, so that no other change is lost.')

/** Routes that take one file instead of JSON. */
const UPLOADS = ['/api/v1/events/:id/receipt-files']
const UPLOAD = {
  consumes: ['multipart/form-data'],
  body: z.strictObject({ file: z.string().meta({ format: 'binary' }) }),
}
/** DELETEs of what never changes: there is no version to name. */
const WITHOUT_VERSIONS = ['/api/v1/receipt-files/:id']

const ERRORS = {
  default: {
    description: 'Every refusal (RFC 9457).',
    content: { 'application/problem+json': { schema: Problem } },
  },
}

/** POSTs that only work something out: they record nothing and need no key. */
const PREVIEWS = ['/api/v1/payments/preview', '/api/v1/invoices/totals']
/** POSTs that change something which is there, under the version that was read. */
const UNDER_A_VERSION = [
  '/api/v1/accounts/:id/close',
  '/api/v1/accounts/:id/reopen',
  '/api/v1/clients/:id/removal',
  '/api/v1/invoices/:id/issue',
  '/api/v1/invoices/:id/void',
  '/api/v1/leads/:id/client',
  '/api/v1/reconciliations/:id/difference',
  '/api/v1/reconciliations/:id/finish',
  '/api/v1/reconciliations/:id/reopen',
]

/** A route's contract with what every route has beside it: the headers that a write needs, and the form of a refusal. */
export function documented(schema: FastifySchema, { method, url }: Route): FastifySchema {
  if (!url.startsWith('/api/')) return schema
  const isPost = method === 'POST'
  const isChange = ['PUT', 'PATCH', 'DELETE'].includes(String(method)) && !WITHOUT_VERSIONS.includes(url)
  const isUnderAVersion = isChange || (isPost && UNDER_A_VERSION.includes(url))
  const headers = {
    ...(isPost && !PREVIEWS.includes(url) && { 'idempotency-key': IDEMPOTENCY_KEY }),
    ...(isUnderAVersion && { 'if-match': IF_MATCH }),
  }
  return {
    ...schema,
    ...(UPLOADS.includes(url) && UPLOAD),
    ...(schema.body !== undefined && !PREVIEWS.includes(url) && { body: withLateChange(schema.body) }),
    ...(Object.keys(headers).length > 0 && { headers: z.object(headers) }),
    response: { ...(schema.response ?? {}), ...ERRORS },
  }
}
