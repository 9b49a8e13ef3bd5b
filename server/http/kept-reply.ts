import type { FastifyReply, FastifyRequest } from 'fastify'
import { sha256 } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged, whileVersionStays } from '../db/while-unchanged.ts'
import { type Encoding, encodingFor, packed } from './compressed.ts'
import { API_HEADERS } from './guard.ts'

interface Kept {
  json: string | undefined
  etag: string
  /** What goes over the wire, by how it is packed: '' as it is. */
  bytes: Map<Encoding | '', Bytes>
}

interface Bytes {
  headers: Record<string, string>
  body: Buffer
}

/**
 * A GET whose answer follows from the book and a key alone, the day it is for say: it is worked out, checked against its
 * contract and compressed once, and its bytes stay good until the next commit, whoever makes it; or, where `versionFor`
 * names the state of all that the answer rests on, until that is another one. Who has them already, by their ETag, is told
 * 304 and nothing more.
 */
export function keptReply<Key extends string>(
  work: (db: Db, key: Key) => object,
  versionFor?: (db: Db, key: Key) => string,
): (db: Db, key: Key, request: FastifyRequest, reply: FastifyReply) => void {
  const noneYet = (_db: Db, _key: Key): Kept => ({ json: undefined, etag: '', bytes: new Map() })
  const answer = versionFor ? whileVersionStays(versionFor, noneYet) : whileUnchanged(noneYet)
  return (db, key, { headers }, reply) => {
    const kept = answer(db, key)
    if (kept.json === undefined) {
      kept.json = String(reply.serialize(work(db, key)))
      kept.etag = `W/"${sha256(kept.json)}"`
    }
    // Nothing is left for Fastify to do: head and body are ready, and no hook looks at them any more.
    reply.hijack()
    if (headers['if-none-match'] === kept.etag) {
      reply.raw.writeHead(304, { ...API_HEADERS, ETag: kept.etag }).end()
      return
    }
    const encoding = encodingFor(headers['accept-encoding']) ?? ''
    const bytes = kept.bytes.get(encoding) ?? bytesOf(kept.json, kept.etag, encoding)
    kept.bytes.set(encoding, bytes)
    reply.raw.writeHead(200, bytes.headers).end(bytes.body)
  }
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
  return { headers, body }
}
