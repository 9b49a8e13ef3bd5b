import type { FastifyReply } from 'fastify'

/** Sends bytes as a file to keep: our own type and name, and nothing in it may run. */
export function sendFile(
  reply: FastifyReply,
  { fileName, bytes }: { fileName: string; bytes: Buffer | string },
  type: string,
): FastifyReply {
  const ascii = fileName.replace(/[^\w. -]/g, '_')
  return reply
    .type(type)
    .header('Content-Disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header('Content-Security-Policy', "sandbox; default-src 'none'")
    .send(bytes)
}
