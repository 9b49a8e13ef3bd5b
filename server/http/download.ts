import type { FastifyReply } from 'fastify'

/** Sends bytes as a file to keep: our own type and name, and nothing in it may run. */
export function sendFile(
  reply: FastifyReply,
  { fileName, bytes }: { fileName: string; bytes: Buffer | string },
  type: string,
): FastifyReply {
  // RFC 8187 has fewer characters that may stand as they are than an address has.
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  const ascii = fileName.replace(/[^\w. -]/g, '_')
  return reply
    .type(type)
    .header('Content-Disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`)
    .header('Content-Security-Policy', "sandbox; default-src 'none'")
    .send(bytes)
}
