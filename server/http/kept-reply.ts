import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/open.ts'
import { whileUnchanged, whileVersionStays } from '../db/while-unchanged.ts'
import { type Encoding, encodingFor, packed } from './compressed.ts'

interface Bytes {
  json: string | undefined
  compressed: Map<Encoding, Buffer>
}

/**
 * A GET whose answer follows from the book and a key alone, the day it is for say: it is worked out, checked against its
 * contract and compressed once, and its bytes stay good until the next commit, whoever makes it; or, where `versionFor`
 * names the state of all that the answer rests on, until that is another one.
 */
export function keptReply<Key extends string>(
  work: (db: Db, key: Key) => object,
  versionFor?: (db: Db, key: Key) => string,
): (db: Db, key: Key, request: FastifyRequest, reply: FastifyReply) => void {
  const noneYet = (_db: Db, _key: Key): Bytes => ({ json: undefined, compressed: new Map() })
  const kept = versionFor ? whileVersionStays(versionFor, noneYet) : whileUnchanged(noneYet)
  return (db, key, { headers }, reply) => {
    const bytes = kept(db, key)
    bytes.json ??= String(reply.serialize(work(db, key)))
    reply.header('Content-Type', 'application/json; charset=utf-8').header('Vary', 'accept-encoding')
    const encoding = encodingFor(headers['accept-encoding'])
    if (!encoding) {
      reply.send(bytes.json)
      return
    }
    const compressed = bytes.compressed.get(encoding) ?? packed(bytes.json, encoding)
    bytes.compressed.set(encoding, compressed)
    reply.header('Content-Encoding', encoding).send(compressed)
  }
}
