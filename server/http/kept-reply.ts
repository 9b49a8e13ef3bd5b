import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'

type Encoding = 'br' | 'gzip'

interface Bytes {
  json: string | undefined
  compressed: Map<Encoding, Buffer>
}

// As fast as it is small: a derivation repeats its inputs, so even the quick settings leave a twentieth of it.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/**
 * A GET whose answer follows from the book and a key alone, the day it is for say: it is worked out, checked against its
 * contract and compressed once, and its bytes stay good until the next commit, whoever makes it. The route leaves
 * compressing to this: `compress: false`.
 */
export function keptReply<Key extends string>(
  work: (db: Db, key: Key) => object,
): (db: Db, key: Key, request: FastifyRequest, reply: FastifyReply) => void {
  const kept = whileUnchanged((_db, _key: Key): Bytes => ({ json: undefined, compressed: new Map() }))
  return (db, key, { headers }, reply) => {
    const bytes = kept(db, key)
    bytes.json ??= String(reply.serialize(work(db, key)))
    reply.header('Content-Type', 'application/json; charset=utf-8').header('Vary', 'accept-encoding')
    const encoding = encodingFor(headers['accept-encoding'] ?? '')
    if (!encoding) {
      reply.send(bytes.json)
      return
    }
    let packed = bytes.compressed.get(encoding)
    if (!packed) {
      packed = encoding === 'br' ? brotliCompressSync(bytes.json, BROTLI) : gzipSync(bytes.json)
      bytes.compressed.set(encoding, packed)
    }
    reply.header('Content-Encoding', encoding).send(packed)
  }
}

/** What is accepted; a weight is not looked at, except that zero refuses. */
function encodingFor(accepted: string): Encoding | undefined {
  const accepts = (name: Encoding) =>
    new RegExp(`(^|[,\\s])${name}\\s*(,|$|;(?!\\s*q=0(\\.0*)?\\s*(,|$)))`, 'i').test(accepted)
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : undefined
}
