import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

export type Encoding = 'br' | 'gzip'

/** Below this many bytes an answer is as quick as it is. */
const WORTH_IT = 2048
const TEXT = /^(text\/|image\/svg|application\/(problem\+)?(json|javascript))/

// As fast as it is small: a derivation repeats its inputs, so even the quick settings leave a twentieth of it.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** Packs what is kept and sent many times. */
export function packed(text: string, encoding: Encoding): Buffer {
  return encoding === 'br' ? brotliCompressSync(text, BROTLI) : gzipSync(text)
}

/** Long answers of text go out compressed to whoever takes that; what is packed already stays as it is. */
export function registerCompression(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const isLong = (typeof payload === 'string' || Buffer.isBuffer(payload)) && payload.length >= WORTH_IT
    if (!isLong || reply.hasHeader('Content-Encoding') || !TEXT.test(String(reply.getHeader('Content-Type'))))
      return done(null, payload)
    reply.header('Vary', 'accept-encoding')
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (!encoding) return done(null, payload)
    reply.header('Content-Encoding', encoding).removeHeader('Content-Length')
    if (encoding === 'br') brotliCompress(payload, BROTLI, done)
    else gzip(payload, done)
  })
}

/** What is accepted; a weight is not looked at, except that zero refuses. */
export function encodingFor(accepted = ''): Encoding | undefined {
  // A browser says the same each time.
  if (accepted !== last.accepted) last = { accepted, encoding: encodingIn(accepted) }
  return last.encoding
}

let last: { accepted: string; encoding: Encoding | undefined } = { accepted: '', encoding: undefined }

function encodingIn(accepted: string): Encoding | undefined {
  const accepts = (name: Encoding) =>
    new RegExp(`(^|[,\\s])${name}\\s*(,|$|;(?!\\s*q=0(\\.0*)?\\s*(,|$)))`, 'i').test(accepted)
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : undefined
}
