import type { Socket } from 'node:net'
import type { Problem } from '../../shared/contract.ts'
import { SECURITY_HEADERS } from './guard.ts'

/** What Node itself refuses before there is a request, by its error code; everything else cannot be read. */
const REFUSALS: Record<string, Pick<Problem, 'type' | 'title' | 'status' | 'detail'>> = {
  HPE_HEADER_OVERFLOW: {
    type: '/problems/headers-too-large',
    title: 'Headers too large',
    status: 431,
    detail: 'The address and the headers together are larger than 16 KiB.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    type: '/problems/too-slow',
    title: 'Too slow',
    status: 408,
    detail: 'The request took too long to arrive.',
  },
}

const UNREADABLE = {
  type: '/problems/unreadable',
  title: 'Unreadable',
  status: 400,
  detail: 'The request cannot be read.',
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}

/** Answers what never became a request in the same form as every other error, and closes the connection. */
export function refuseOnSocket(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) {
    const problem = { ...(REFUSALS[error.code ?? ''] ?? UNREADABLE), instance: '/' }
    const body = JSON.stringify(problem)
    const headers = {
      ...SECURITY_HEADERS,
      'Cache-Control': 'no-store',
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      Connection: 'close',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    const status = `HTTP/1.1 ${problem.status} ${REASONS[problem.status]}`
    socket.write([status, ...lines, '', body].join('\r\n'))
  }
  socket.destroy(error)
}
