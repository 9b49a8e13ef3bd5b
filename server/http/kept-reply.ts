import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged, whileVersionStays } from '../db/while-unchanged.ts'
import { type Encoding, encodingFor, packed } from './compressed.ts'
import { API_HEADERS, refusalOf } from './guard.ts'

interface Kept {
  json: string | undefined
  etag: string
  /** What goes over the wire, by how it is packed: '' as it is. */
  bytes: Map<Encoding | '', Bytes>
}

interface Bytes {
  headers: Record<string, string>
  /** A character for each byte: head and body go out as one. */
  body: string
}

/** What an address was answered with, on a day of the owner's. */
interface Given {
  day: CalendarDate
  /** What is kept of it now: nothing yet when it has to be worked out anew. */
  kept(): Kept
}

const MOST_ADDRESSES = 64
const givenAt = new WeakMap<Db, Map<string, Given>>()

/**
 * A GET whose answer follows from the book and a key alone, the day it is for say: it is worked out, checked against its
 * contract and compressed once, and its bytes stay good until the next commit, whoever makes it; or, where `versionFor`
 * names the state of all that the answer rests on, until that is another one. Who has them already, by their ETag, is told
 * 304 and nothing more.
 */
export function keptReply<Key extends string>(
  work: (db: Db, key: Key) => object,
  versionFor?: (db: Db, key: Key) => string,
): (context: Context, key: Key, request: FastifyRequest, reply: FastifyReply) => void {
  const noneYet = (_db: Db, _key: Key): Kept => ({ json: undefined, etag: '', bytes: new Map() })
  const answer = versionFor ? whileVersionStays(versionFor, noneYet) : whileUnchanged(noneYet)
  return ({ db, today }, key, { raw, url }, reply) => {
    const kept = answer(db, key)
    if (kept.json === undefined) {
      kept.json = String(reply.serialize(work(db, key)))
      kept.etag = `W/"${sha256(kept.json)}"`
    }
    // Nothing is left for Fastify to do: head and body are ready, and no hook looks at them any more.
    reply.hijack()
    give(kept, raw, reply.raw)
    const addresses = givenAt.get(db) ?? new Map<string, Given>()
    givenAt.set(db, addresses)
    if (addresses.size >= MOST_ADDRESSES) addresses.clear()
    addresses.set(url, { day: today(), kept: () => answer(db, key) })
  }
}

/**
 * An address that was answered with what is kept is answered again before Fastify is asked: its parameters have passed their
 * contract, and on the same day, with nothing committed since, they would be answered the same.
 */
export function giveKeptAtTheDoor({ server, log }: FastifyInstance, { db, today }: Context): void {
  const [ask] = server.listeners('request') as RequestListener[]
  if (!ask) throw new Error('no one listens to requests')
  const keptFor = (request: IncomingMessage): Kept | undefined => {
    if (request.method !== 'GET' || refusalOf(request, true)) return undefined
    const given = givenAt.get(db)?.get(request.url ?? '')
    try {
      return given?.day === today() ? given.kept() : undefined
    } catch (error) {
      log.error({ err: error }, 'what is kept cannot be given')
      return undefined
    }
  }
  server.off('request', ask)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const kept = keptFor(request)
    if (kept?.json === undefined) ask(request, response)
    else give(kept, request, response)
  })
}

function give({ json = '', etag, bytes }: Kept, { headers }: IncomingMessage, response: ServerResponse): void {
  if (headers['if-none-match'] === etag) {
    response.writeHead(304, { ...API_HEADERS, ETag: etag }).end()
    return
  }
  const encoding = encodingFor(headers['accept-encoding']) ?? ''
  const found = bytes.get(encoding) ?? bytesOf(json, etag, encoding)
  bytes.set(encoding, found)
  response.writeHead(200, found.headers).end(found.body, 'latin1')
}

function bytesOf(json: string, etag: string, encoding: Encoding | ''): Bytes {
  const body = encoding === '' ? Buffer.from(json) : packed(json, encoding)
  const headers = {
    ...API_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    ETag: etag,
    Vary: 'accept-encoding',
    ...(encoding !== '' && { 'Content-Encoding': encoding }),
    'Content-Length': String(body.length),
  }
  return { headers, body: body.toString('latin1') }
}
