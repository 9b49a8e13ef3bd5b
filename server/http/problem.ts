import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem } from '../../shared/contract.ts'
import { DomainError, type DomainErrorCode } from '../../shared/errors.ts'

/** A refusal that belongs to HTTP itself rather than to the domain. */
export class HttpRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Record<string, string>
  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

const STATUS_OF: Record<DomainErrorCode, number> = {
  'account-closed': 409,
  'account-in-use': 409,
  'account-not-empty': 409,
  'account-role': 422,
  'already-booked': 409,
  'already-reconciling': 409,
  'already-reversed': 409,
  'already-set-up': 409,
  'amount-out-of-range': 422,
  'book-not-empty': 409,
  'client-credit-too-small': 409,
  'client-in-use': 409,
  'client-mismatch': 422,
  'client-removed': 409,
  'currency-mismatch': 422,
  'date-before-issue': 422,
  'date-in-future': 422,
  'date-too-early': 422,
  'day-off': 422,
  'difference-direction': 422,
  'fee-too-large': 422,
  'form-line-unknown': 422,
  'goal-closed': 409,
  'invalid-book': 422,
  'invalid-recurring': 422,
  'invalid-receipt': 422,
  'invoice-has-payments': 409,
  'invoice-not-draft': 409,
  'invoice-not-issued': 409,
  'invoice-total': 422,
  'late-change-reason': 422,
  'lead-is-client': 409,
  'more-than-free': 409,
  'months-reversed': 422,
  'not-a-demo': 409,
  'not-found': 404,
  'not-on-the-account': 422,
  'not-put-aside': 409,
  'not-reversible': 409,
  'not-set-up': 409,
  'nothing-owed': 409,
  'nothing-to-book': 409,
  'nothing-to-refund': 409,
  'number-taken': 409,
  overpayment: 409,
  'quarter-already-closed': 409,
  'quarter-closed': 409,
  'quarter-not-closed': 409,
  'quarter-not-over': 409,
  'reconciliation-differs': 409,
  'reconciliation-done': 409,
  'reconciliation-not-last': 409,
  'recurring-ended': 409,
  'recurring-rhythm': 409,
  'reduction-too-large': 409,
  'review-begun': 409,
  'review-done': 409,
  'review-too-early': 422,
  'review-without-decision': 422,
  stale: 412,
  'step-from-book': 409,
  'tax-answer': 422,
  'tax-year-unknown': 422,
}

/** Fastify's own refusals, in our words. */
const FRAMEWORK: Record<string, [status: number, code: string, detail: string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'too-large', 'The request is larger than 1 MiB.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'media-type', 'Send JSON, as application/json.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'unreadable', 'The request says it is JSON but is empty.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'unreadable', 'The request is not as long as it says.'],
  FST_ERR_BAD_URL: [400, 'unreadable', 'The address cannot be read.'],
  FST_ERR_ASYNC_CONSTRAINT: [400, 'unreadable', 'The address cannot be read.'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'address-too-long', 'The address is too long.'],
}

/** Turns everything that is thrown into an RFC 9457 problem; what is not foreseen becomes a bare 500. */
export function registerProblems(app: FastifyInstance): void {
  const known: { method: string; pattern: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    const pattern = new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`)
    for (const one of [method].flat()) if (one !== 'HEAD') known.push({ method: one, pattern })
  })
  app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(request, reply, problemOf(error, request)))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const methods = [...new Set(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))]
    const hasMethod = methods.includes(request.method === 'HEAD' ? 'GET' : request.method)
    if (methods.length === 0 || hasMethod) {
      return sendProblem(request, reply, problem(404, 'not-found', 'There is nothing at this address.', request))
    }
    reply.header('Allow', methods.join(', '))
    const detail = `This address answers ${methods.join(', ')} only.`
    return sendProblem(request, reply, problem(405, 'method-not-allowed', detail, request))
  })
}

export function sendProblem(_request: FastifyRequest, reply: FastifyReply, { body, headers }: Refusal): FastifyReply {
  return reply
    .code(body.status)
    .headers({ ...headers, 'Cache-Control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body)
}

interface Refusal {
  body: Problem
  headers?: Record<string, string>
}

export function problemOf(error: FastifyError | Error, request: FastifyRequest): Refusal {
  if (error instanceof DomainError) {
    const { body } = problem(STATUS_OF[error.code], error.code, error.message, request)
    if (error.faults.length > 0) body.errors = error.faults.map((fault) => ({ ...fault, code: error.code }))
    else if (error.pointer) body.errors = [{ pointer: error.pointer, code: error.code, detail: error.message }]
    return { body }
  }
  if (error instanceof HttpRefusal) {
    if (error.cause) request.log.error({ err: error.cause }, error.message)
    return { ...problem(error.status, error.code, error.message, request), headers: error.headers }
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error, request)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = FRAMEWORK[code]
  if (known) return problem(...known, request)
  if (/^SQLITE_(FULL|IOERR)|^(ENOSPC|EDQUOT|EIO)$/.test(code)) {
    request.log.error({ err: error }, 'the disk refused a write')
    return problem(
      507,
      'disk-full',
      'There is no room left to write on. Nothing was changed; make room and try again.',
      request,
    )
  }
  if (/^SQLITE_BUSY/.test(code)) {
    const busy = problem(503, 'busy', 'The book is busy with another command. Nothing was changed; try again.', request)
    return { ...busy, headers: { 'Retry-After': '1' } }
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status >= 400 && status < 500) return problem(status, 'unreadable', 'The request cannot be read.', request)
  request.log.error({ err: error }, 'a fault in the program')
  const fault = problem(
    500,
    'internal',
    'The fault is in the program, not in what you sent. Nothing was changed.',
    request,
  )
  fault.body.requestId = request.id
  return fault
}

const MOST_NAMED = 50

/** All faults of a request are counted, the first fifty are named: the answer stays small whatever was sent. */
function invalid(error: FastifyError, request: FastifyRequest): Refusal {
  if (error.validationContext === 'params')
    return problem(404, 'not-found', 'There is nothing at this address.', request)
  const errors: NonNullable<Problem['errors']> = []
  let count = 0
  for (const { instancePath, keyword, message, params } of error.validation ?? []) {
    const path = instancePath === '/' ? '' : instancePath
    const pointer = error.validationContext === 'body' ? `#${path}` : `?${path.slice(1)}`
    const left = MOST_NAMED - errors.length
    if (keyword !== 'unrecognized_keys') {
      count += 1
      if (left > 0) errors.push({ pointer, code: keyword, detail: message ?? 'This value cannot be used.' })
      continue
    }
    const keys = Array.isArray(params['keys']) ? params['keys'] : []
    count += keys.length
    for (const name of keys.slice(0, left).map((key) => clipped(String(key))))
      errors.push({
        pointer: `${pointer}${path || pointer === '#' ? '/' : ''}${pointerPart(name)}`,
        code: 'unknown-field',
        detail: `There is no field "${name}".`,
      })
  }
  const first = errors[0]
  const rest = count > errors.length ? `; the first ${errors.length} are named` : ''
  const detail = count === 1 && first ? first.detail : `${count} fields cannot be used as they are${rest}.`
  const { body } = problem(422, 'invalid', detail, request)
  return { body: { ...body, errors } }
}

/** No field of ours has so long a name; one that a request makes up may be as long as the request. */
function clipped(name: string): string {
  return name.length > 200 ? `${name.slice(0, 190)}…` : name
}

function problem(status: number, code: string, detail: string, request: FastifyRequest): Refusal {
  const instance = request.url.split('?')[0] ?? request.url
  return { body: { type: `/problems/${code}`, title: titleOf(code), status, detail, instance } }
}

/** A field's name in a JSON pointer (RFC 6901). */
function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
