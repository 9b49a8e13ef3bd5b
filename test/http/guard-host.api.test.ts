import { expect, test } from 'vitest'
import { dump } from '../support/dump.ts'
import { listening, sendRaw } from '../support/raw.ts'
import { sharedApp } from '../support/test-app.ts'

const theApp = sharedApp()

// The Host header and the target as no ordinary client sends them: raw sockets against a listening server.

const ME = 'Host: localhost'
const BOOK = 'GET /api/v1/book HTTP/1.1'

test.each([
  { lines: [BOOK, 'Host: evil.example'], why: 'A-1: a name that was pointed at this machine' },
  { lines: [BOOK, 'Host: localhost.evil.example'], why: 'a name that begins like ours' },
  { lines: [BOOK, 'Host: localhost:4280:4280'], why: 'two ports' },
  { lines: [BOOK, 'Host: localhost:4280@evil.example'], why: 'a name behind a user part' },
  { lines: [BOOK, 'Host: 127.0.0.2'], why: 'another address of loopback' },
  { lines: [BOOK, 'Host: '], why: 'an empty name' },
  { lines: [BOOK], why: 'no Host at all' },
  { lines: ['GET /api/v1/book HTTP/1.0'], why: 'HTTP/1.0, which needs no Host' },
  { lines: [BOOK, ME, 'Host: evil.example'], why: 'two Hosts, ours first' },
  { lines: [BOOK, 'Host: evil.example', ME], why: 'two Hosts, ours last' },
  { lines: [BOOK, ME, ME], why: 'two equal Hosts' },
  { lines: ['GET http://evil.example/api/v1/book HTTP/1.1', ME], why: 'an absolute target elsewhere' },
  { lines: ['GET http://localhost/api/v1/book HTTP/1.1', ME], why: 'an absolute target, even ours' },
  { lines: ['OPTIONS * HTTP/1.1', ME], why: 'the target that is no address' },
  { lines: ['GET / HTTP/1.1', 'Host: evil.example'], why: 'a page' },
  { lines: ['GET /docs HTTP/1.1', 'Host: evil.example'], why: 'the documentation' },
  { lines: ['GET /nowhere HTTP/1.1', 'Host: evil.example'], why: 'an address with nothing behind it' },
])('421 for $why', async ({ lines }) => {
  const app = await theApp()
  const before = dump(app.db)
  const answer = await sendRaw(await listening(app.app), lines)
  expect(answer.status).toBe(421)
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(JSON.parse(answer.body)).toMatchObject({ type: '/problems/wrong-host', status: 421 })
  expect(answer.body).not.toContain('Robin')
  expect(dump(app.db)).toEqual(before)
})

test.each(['localhost', 'LOCALHOST', 'localhost:4280', '127.0.0.1:1', '[::1]:4280', '[::1]'])(
  'answers as %s',
  async (host) => {
    const app = await theApp()
    const answer = await sendRaw(await listening(app.app), [BOOK, `Host: ${host}`])
    expect(answer.status).toBe(200)
  },
)

test('a forwarded host counts for nothing', async () => {
  const app = await theApp()
  const port = await listening(app.app)
  const forwarded = ['X-Forwarded-Host: localhost', 'Forwarded: host=localhost']
  expect((await sendRaw(port, [BOOK, 'Host: evil.example', ...forwarded])).status).toBe(421)
  expect((await sendRaw(port, [BOOK, ME, 'X-Forwarded-Host: evil.example'])).status).toBe(200)
})
