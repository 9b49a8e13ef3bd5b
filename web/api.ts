import { type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../shared/contract.ts'
import { heard, heardNothing } from './connection.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Request {
  /** Sent as JSON; a form with a file as it is. */
  body?: unknown
  query?: Query
  /** The ETag of what is changed, as its GET answered it. */
  ifMatch?: string | undefined
  /** The Idempotency-Key of a POST: see submission(). Only previews go without: they change nothing. */
  key?: string
  /** Why a closed quarter may change, said beside the body; a form with a file has no day and needs none. */
  lateReason?: string | undefined
}

/** What a GET answered before: where the server says that it is still so, it is the answer again. */
interface Known<T> {
  known?: Answer<T> | undefined
}

const writeCount = signal(0)

/** How many times something was written: what is on screen is then read again. */
export const writes: ReadonlySignal<number> = writeCount

/** Parameters of an address; those that are undefined are left out. */
export type Query = Record<string, string | number | undefined>

export interface Answer<T> {
  value: T
  etag: string | undefined
}

/** The server said no, or broke: the RFC 9457 problem that it answered. */
export class ApiProblem extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ApiProblem'
    this.problem = problem
  }
}

/** The program did not answer at all. What was sent may or may not have been recorded. */
export class NoAnswer extends Error {}

/** Throws: ApiProblem when the answer is an error, NoAnswer when there is none. */
export async function call<T>(method: Method, path: string, request: Request & Known<T> = {}): Promise<Answer<T>> {
  const { query, ifMatch, key, known } = request
  const body = bodyOf(request)
  const headers = new Headers({ accept: 'application/json' })
  if (typeof body === 'string') headers.set('content-type', 'application/json')
  if (ifMatch) headers.set('if-match', ifMatch)
  if (key) headers.set('idempotency-key', key)
  if (known?.etag) headers.set('if-none-match', known.etag)

  const response = await fetch(addressOf(path, query), { method, headers, body }).catch(() => undefined)
  if (!response) {
    heardNothing()
    throw new NoAnswer('Evenkeel does not answer.')
  }
  heard()
  if (known && response.status === 304) return known
  if (!response.ok) throw new ApiProblem(await problemOf(response, path))
  if (method !== 'GET' && (method !== 'POST' || key)) writeCount.value += 1
  const value: T = response.status === 204 ? undefined : await response.json()
  return { value, etag: response.headers.get('etag') ?? undefined }
}

/**
 * Sends one form, with an Idempotency-Key that is made before sending and stays until the server has answered:
 * whoever sends again after a silence cannot record the same thing twice.
 *
 * The key also outlives a refusal, which stores nothing; 422 alone may say that the key stands for something else.
 * With a reason it may change a closed quarter, where `send` passes that on to the requests that have a day.
 */
export function submission<T>(
  send: (key: string, lateReason: string | undefined) => Promise<T>,
): (lateReason?: string) => Promise<T> {
  let key: string | undefined
  return async (lateReason) => {
    key ??= crypto.randomUUID()
    try {
      const result = await send(key, lateReason)
      key = undefined
      return result
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.status === 422) key = undefined
      throw error
    }
  }
}

/** '/api/v1/movements?account=3&limit=50'. */
export function addressOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value))
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

/** A form with a file stays what it is: the browser says so itself, with its boundary. */
function bodyOf({ body, lateReason }: Request): FormData | string | null {
  if (body instanceof FormData) return body
  const said = lateReason === undefined ? body : { ...(body ?? {}), lateChange: { reason: lateReason } }
  return said === undefined ? null : JSON.stringify(said)
}

async function problemOf(response: Response, path: string): Promise<Problem> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) return response.json()
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: 'The answer was not one that this page understands. Reload the page and try again.',
    instance: path,
  }
}
