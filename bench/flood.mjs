// Ten connections that ask for one address as fast as they are answered. The answers are only counted, by their length: a
// client that reads each as text takes longer over packed bytes than a server over giving them, and would be what is measured.
import { connect } from 'node:net'

const CONNECTIONS = 10

/** The milliseconds for one request. Throws when an answer is not like the first one. */
export async function timePerRequest(url, seconds, headers) {
  const { host, hostname, port, pathname, search } = new URL(url)
  const fields = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}`)
  const asked = Buffer.from([`GET ${pathname}${search} HTTP/1.1`, ...fields, '', ''].join('\r\n'))
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => askUntil(connect(Number(port), hostname), asked, until)),
  )
  return (performance.now() - started) / counts.reduce((all, count) => all + count)
}

/** Asks again after each answer, and gives how many came until the time was over. */
function askUntil(socket, asked, until) {
  return new Promise((resolve, reject) => {
    let count = 0
    let length
    let received = 0
    socket.setNoDelay()
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      if (received === 0 && !isGood(chunk)) return reject(new Error(`refused: ${chunk.toString().slice(0, 300)}`))
      length ??= lengthOf(chunk)
      received += chunk.length
      if (received > length) return reject(new Error(`an answer of ${received} bytes instead of ${length}`))
      if (received < length) return undefined
      count += 1
      received = 0
      if (performance.now() < until) return socket.write(asked)
      socket.destroy()
      return resolve(count)
    })
    socket.write(asked)
  })
}

/** '200' or '304' after 'HTTP/1.1 '. */
function isGood(chunk) {
  const status = chunk.latin1Slice(9, 12)
  return status === '200' || status === '304'
}

/** How long an answer is, by its first chunk, which holds its whole head. */
function lengthOf(chunk) {
  const text = chunk.toString('latin1')
  const head = text.indexOf('\r\n\r\n') + 4
  return head + Number(/^content-length: (\d+)/im.exec(text.slice(0, head))?.[1] ?? 0)
}
