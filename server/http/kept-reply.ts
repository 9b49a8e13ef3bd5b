import { brotliCompressSync, constants } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'

interface Bytes {
  json: string | undefined
  brotli: Buffer | undefined
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
  const kept = whileUnchanged((_db, _key: Key): Bytes => ({ json: undefined, brotli: undefined }))
  return (db, key, { headers }, reply) => {
    const bytes = kept(db, key)
    bytes.json ??= String(reply.serialize(work(db, key)))
    reply.header('Content-Type', 'application/json; charset=utf-8').header('Vary', 'Accept-Encoding')
    if (!/\bbr\b/.test(headers['accept-encoding'] ?? '')) {
      reply.send(bytes.json)
      return
    }
    bytes.brotli ??= brotliCompressSync(bytes.json, BROTLI)
    reply.header('Content-Encoding', 'br').send(bytes.brotli)
  }
}
