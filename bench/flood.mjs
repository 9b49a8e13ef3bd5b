// Connections that ask one address as fast as they are answered. The answers are only counted, by their length: a client that
// reads each as text takes longer over packed bytes than a server over giving them, and would be what is measured.
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'

const MANY = 10

/**
 * The milliseconds for one request, a GET, or the POST of a body under a new key each time. Throws when a GET's answer is not
 * like the first one, and at a refusal.
 */
export async function timePerRequest(url, seconds, { headers = {}, body, connections = MANY } = {}) {
  const { host, hostname, port, pathname, search } = new URL(url)
  const fields = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}`)
  const asked = Buffer.from([`GET ${pathname}${search} HTTP/1.1`, ...fields, '', ''].join('\r\n'))
  const ask = body === undefined ? () => asked : posting(`POST ${pathname} HTTP/1.1`, fields, JSON.stringify(body))
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  const counts = await Promise.all(
    Array.from({ length: connections }, () => askUntil(connect(Number(port), hostname), ask, until)),
  )
  return (performance.now() - started) / counts.reduce((all, count) => all + count)
}

function posting(line, fields, text) {
  const head = [line, ...fields, 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`]
  return () => [...head, `Idempotency-Key: ${randomUUID()}`, '', text].join('\r\n')
}

/** Asks again after each answer, and gives how many came until the time was over. */
function askUntil(socket, ask, until) {
  return new Promise((resolve, reject) => {
    let count = 0
    let length
    let received = 0
    socket.setNoDelay()
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      if (received === 0) {
        const status = chunk.latin1Slice(9, 12) // after 'HTTP/1.1 '
        if (!GOOD.has(status)) return reject(new Error(`refused: ${chunk.toString().slice(0, 300)}`))
        if (length === undefined || status === MADE) length = lengthOf(chunk)
      }
      received += chunk.length
      if (received > length) return reject(new Error(`an answer of ${received} bytes instead of ${length}`))
      if (received < length) return undefined
      count += 1
      received = 0
      if (performance.now() < until) return socket.write(ask())
      socket.destroy()
      return resolve(count)
    })
    socket.write(ask())
  })
}

/** What a POST makes has a number that grows, and its answer with it. */
const MADE = '201'
const GOOD = new Set(['200', '304', MADE])

/** How long an answer is, by its first chunk, which holds its whole head. */
function lengthOf(chunk) {
  const text = chunk.toString('latin1')
  const head = text.indexOf('\r\n\r\n') + 4
  return head + Number(/^content-length: (\d+)/im.exec(text.slice(0, head))?.[1] ?? 0)
}
