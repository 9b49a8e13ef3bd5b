import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpRefusal } from './problem.ts'

// The program listens on loopback, and so does every web page in the same browser's reach: this hook runs before
// everything, statics included, and lets through only what this app's own pages and the person's own tools send.

const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; " +
  "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

/** On every answer, errors and files included. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': CSP,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** On every answer of the API: the same, and no browser keeps what the book says. */
export const API_HEADERS = { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' }

export function registerGuard(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(isApi(request) ? API_HEADERS : SECURITY_HEADERS)
    done(refusalOf(request.raw, isApi(request)))
  })
}

/** Why a request is not let through; undefined when it is. */
export function refusalOf(request: IncomingMessage, isForApi: boolean): HttpRefusal | undefined {
  if (isForeignHost(request)) return new HttpRefusal(421, 'wrong-host', 'This program answers as localhost only.')
  if (isForeignPage(request, isForApi)) {
    const message = 'Another web page sent this request; only this app and your own tools may.'
    return new HttpRefusal(403, 'foreign-page', message)
  }
  if (request.headers['content-encoding'] !== undefined)
    return new HttpRefusal(415, 'media-type', 'Send the request without compression.')
  return undefined
}

function isForeignHost({ rawHeaders, headers, url }: IncomingMessage): boolean {
  return countHosts(rawHeaders) !== 1 || !OWN_HOST.test(headers.host ?? '') || !url?.startsWith('/')
}

/** How many Host headers came: names stand in the even places. */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1
  }
  return count
}

function isForeignPage({ method, headers }: IncomingMessage, isForApi: boolean): boolean {
  const { host, origin } = headers
  if (origin !== undefined && origin !== `http://${host}`) return true
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  const isNavigation =
    method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return !isNavigation || isForApi
}

/** By the route that answers, because the address can be written in many ways ('/%61pi/v1/book'). */
function isApi(request: FastifyRequest): boolean {
  return (request.routeOptions.url ?? request.url).startsWith('/api/')
}
