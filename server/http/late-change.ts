import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { LateChangeBody } from '../../shared/contract.ts'
import { DomainError } from '../../shared/errors.ts'
import type { LateChange } from '../db/transaction.ts'
import type { App } from './routes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request says about changing a closed quarter. */
    lateChange: LateChange | undefined
  }
}

const FIELD = 'lateChange'
const DESCRIBED = LateChangeBody.optional().describe(
  'To write into a closed quarter: why. It is listed with the quarter.',
)

/** Takes `lateChange` out of every body that writes, so that each route's contract is about the record alone. */
export function takeLateChanges(app: App): void {
  app.decorateRequest('lateChange', undefined)
  app.addHook('preValidation', (request, _reply, done) => {
    takeLateChange(request)
    done()
  })
}

function takeLateChange(request: FastifyRequest): void {
  const { body } = request
  if (body === null || typeof body !== 'object' || !Object.hasOwn(body, FIELD)) return
  const { [FIELD]: given, ...rest } = body as Record<string, unknown>
  const { success, data, error } = LateChangeBody.safeParse(given)
  if (!success) {
    const [issue] = error.issues
    const path = [FIELD, ...(issue?.path ?? [])].map(String).join('/')
    throw new DomainError('late-change-reason', issue?.message ?? 'Say why the quarter changes.', `#/${path}`)
  }
  request.lateChange = data
  request.body = rest
}

/** A body's contract as it is described: with the late change that every write may bring along. */
export function withLateChange(body: unknown): unknown {
  if (body instanceof z.ZodObject) return body.safeExtend({ [FIELD]: DESCRIBED })
  if (body instanceof z.ZodOptional || body instanceof z.ZodNullable) {
    const inner = body.unwrap()
    return inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodObject
      ? (withLateChange(inner) as z.ZodType).nullish()
      : body
  }
  return body
}
