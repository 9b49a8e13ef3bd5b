import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { canonical, sha256 } from '../db/history.ts'
import { prepared } from '../db/open.ts'
import { inSharedTransaction, inTransaction, type Tx, type Who } from '../db/transaction.ts'
import { HttpRefusal } from './problem.ts'

interface StoredAnswer {
  requestHash: string
  route: string
  status: number
  body: string
}

const statements = prepared((db) => ({
  find: db.$client.prepare<[string], StoredAnswer>(
    'SELECT route, request_hash AS requestHash, status, body FROM idempotency_keys WHERE key = ?',
  ),
  keep: db.$client.prepare(
    'INSERT INTO idempotency_keys (key, route, request_hash, status, body, at) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  forgetOld: db.$client.prepare(
    "DELETE FROM idempotency_keys WHERE at < strftime('%Y-%m-%dT%H:%M:%fZ', ?, '-90 days')",
  ),
}))

const running = new Set<string>()
/** The day on which each book last forgot its old keys. */
const forgotOn = new WeakMap<Context['db'], string>()

/**
 * Answers a POST: the use case runs in one transaction together with its idempotency key and its stored answer, so a
 * retry with the same key gets the same answer and makes nothing new. A refusal stores nothing.
 *
 * The answer is checked against its contract inside the transaction, and the text that is kept is the one that is sent;
 * `afterwards` is done after the commit, at a retry as well, and may say more in what is sent.
 *
 * Throws: HttpRefusal 400 without a key, 422 when the key was used for another request.
 */
export function answerOnce<Result>(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  status: 200 | 201,
  work: (tx: Tx) => Result,
  afterwards?: (result: Result) => Result,
): Result {
  const answer = inTransaction(context.db, whoAsks(context, request), (tx) => once(tx, request, reply, status, work))
  if (!afterwards) return send(reply, answer)
  announce(reply, answer)
  return withETag(reply, afterwards(answer.result))
}

/** As `answerOnce`, in one commit with what else arrives in the same moment: for records that programs post many of. */
export async function answerOnceShared<Result>(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  status: 200 | 201,
  work: (tx: Tx) => Result,
): Promise<Result> {
  const who = whoAsks(context, request)
  return send(reply, await inSharedTransaction(context.db, who, (tx) => once(tx, request, reply, status, work)))
}

function whoAsks({ today }: Context, { lateChange }: FastifyRequest): Who {
  return { actor: 'owner', today: today(), lateChange }
}

interface Answer<Result> {
  status: number
  body: string
  result: Result
  isRepeated: boolean
}

/** What the request's key was answered before, or else what the use case gives now, kept under its key. */
function once<Result>(
  tx: Tx,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: (tx: Tx) => Result,
): Answer<Result> {
  const { key, route, requestHash } = identify(request)
  const found = findStored(tx.db, { key, route, requestHash })
  if (found) return { ...found, result: JSON.parse(found.body) as Result, isRepeated: true }
  const result = work(tx)
  const body = String(reply.code(status).serialize(result))
  statements(tx.db).keep.run(key, route, requestHash, status, body, tx.at)
  forgetOldKeys(tx)
  return { status, body, result, isRepeated: false }
}

/** Sends the text that was kept. */
function send<Result>(reply: FastifyReply, answer: Answer<Result>): Result {
  announce(reply, answer)
  reply.serializer(() => answer.body)
  return withETag(reply, answer.result)
}

function announce(reply: FastifyReply, { status, isRepeated }: Answer<unknown>): void {
  if (isRepeated) reply.header('Idempotency-Replayed', 'true')
  reply.code(status).type('application/json; charset=utf-8')
}

/** Keys are good for ninety days at least; once a day is often enough to look for older ones. */
function forgetOldKeys({ db, at }: Tx): void {
  const day = at.slice(0, 10)
  if (forgotOn.get(db) === day) return
  statements(db).forgetOld.run(at)
  forgotOn.set(db, day)
}

/** True when the request was answered before: then `answerOnce` gives that answer again, and nothing needs preparing. */
export function wasAnswered({ db }: Context, request: FastifyRequest): boolean {
  return findStored(db, identify(request)) !== undefined
}

/** Refuses a request whose key is being worked on at this moment; for use cases that wait before their transaction. */
export async function oneAtATime<Result>(request: FastifyRequest, work: () => Promise<Result>): Promise<Result> {
  const key = keyOf(request)
  if (running.has(key))
    throw new HttpRefusal(409, 'still-running', 'The same request is still being worked on. Wait for its answer.')
  running.add(key)
  try {
    return await work()
  } finally {
    running.delete(key)
  }
}

/** Runs a PATCH, PUT or DELETE in one transaction, after If-Match was compared by the use case. */
export function change<Result>(context: Context, reply: FastifyReply, work: (tx: Tx) => Result): Result {
  return withETag(reply, inTransaction(context.db, whoAsks(context, reply.request), work))
}

/** The version that If-Match names. Throws: HttpRefusal 428 when the header is missing or not one of our ETags. */
export function expectedVersion(request: FastifyRequest): number {
  const match = request.headers['if-match']?.match(/^"(\d{1,15})"$/)
  if (!match)
    throw new HttpRefusal(
      428,
      'if-match-missing',
      'Send If-Match with the ETag you read, so that no other change is lost.',
    )
  return Number(match[1])
}

/** Gives the answer the ETag of its version, when it has one. */
export function withETag<Result>(reply: FastifyReply, result: Result): Result {
  if (result !== null && typeof result === 'object' && 'version' in result)
    reply.header('ETag', `"${String(result.version)}"`)
  return result
}

interface Identity {
  key: string
  route: string
  requestHash: string
}

function identify(request: FastifyRequest): Identity {
  const route = `${request.method} ${request.url}`
  const sent = [route, request.body ?? null, ...(request.lateChange ? [request.lateChange] : [])]
  return { key: keyOf(request), route, requestHash: sha256(canonical(sent)) }
}

function findStored(db: Context['db'], { key, route, requestHash }: Identity): StoredAnswer | undefined {
  const found = statements(db).find.get(key)
  if (found && (found.requestHash !== requestHash || found.route !== route)) refuseOtherRequest()
  return found
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new HttpRefusal(
      400,
      'idempotency-key',
      'Send an Idempotency-Key: 1 to 255 visible ASCII characters, new for each record.',
    )
  }
  return key
}

function refuseOtherRequest(): never {
  throw new HttpRefusal(422, 'idempotency-key', 'This Idempotency-Key was used for another request. Make a new one.')
}
