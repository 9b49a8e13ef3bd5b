// The programs that race: Evenkeel as it is built, and the barest servers that give the same, each a process of its own.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const ROOT = join(import.meta.dirname, '..')
/** The books end with this day. */
export const TODAY = '2026-12-31'

const running = new Set()

/** Starts a program that says "Ready: http://…" and gives its address, how long that took, and how to stop it. */
async function start(args, environment = {}) {
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const url = await readyUrl(child)
  return {
    url,
    started,
    async stop() {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
      running.delete(child)
    },
  }
}

export const startEvenkeel = (dataDir) =>
  start([join(ROOT, 'server/run.mjs'), 'start'], {
    DATA_DIR: dataDir,
    PORT: '0',
    OPEN_BROWSER: '0',
    NODE_ENV: 'test',
    TODAY,
  })

export const startBare = (file) => start([join(import.meta.dirname, 'bare-server.mjs'), file])

export function stopAll() {
  for (const child of running) child.kill('SIGKILL')
}

async function readyUrl(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^Ready: (http:\S+)/.exec(line) ?? []
    if (url) {
      child.stdout.resume()
      return url
    }
  }
  throw new Error('a server ended before it was ready')
}

const agent = new Agent({ keepAlive: true, maxSockets: 10 })

/** Sends a request over a connection that is kept and gives the whole answer. Throws when it is a refusal. */
function send(url, { method = 'GET', body, headers = {} } = {}) {
  const text = body === undefined ? undefined : JSON.stringify(body)
  const sent = {
    ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
    ...headers,
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, agent, headers: sent }, (answer) => {
      const chunks = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks)
        if ((answer.statusCode ?? 500) < 300) resolve(bytes)
        else reject(new Error(`${method} ${url} answered ${answer.statusCode}: ${bytes.toString().slice(0, 300)}`))
      })
    })
    asked.on('error', reject)
    asked.end(text)
  })
}

export const get = (url) => send(url, { headers: { 'accept-encoding': 'br' } })
export const post = async (url, body, headers) =>
  JSON.parse((await send(url, { method: 'POST', body, headers })).toString())
export const read = async (url) => JSON.parse((await send(url)).toString())
