import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { codeOf, dump, refused } from '../support/dump.ts'
import { aLine, draftBody, idOf } from '../support/entries.ts'
import { answerOn, listening, sendRaw } from '../support/raw.ts'
import { type Answer, sharedApp, type TestApp, testApp, usd } from '../support/test-app.ts'

const theApp = sharedApp()

// What a request may be: its size, its depth, its speed, its encoding.

const MEBIBYTE = 1024 * 1024

function postText(app: TestApp, payload: string | Buffer, type = 'application/json'): Promise<Answer> {
  const headers = { 'content-type': type, 'idempotency-key': 'one' }
  return app.send({ method: 'POST', url: '/api/v1/clients', headers, payload })
}

test('B-1: a body of 1 MiB is read, one byte more is not', async () => {
  const app = await testApp()
  const padded = (size: number) => `{"name":"A"${' '.repeat(size - 12)}}`
  const answer = await refused(app, () => postText(app, padded(MEBIBYTE + 1)))
  expect([answer.status, codeOf(answer)]).toEqual([413, 'too-large'])
  expect((await postText(app, padded(MEBIBYTE))).status).toBe(201)
})

test('a body that says no size is measured all the same', async () => {
  const app = await testApp()
  const port = await listening(app.app)
  const lines = ['POST /api/v1/clients HTTP/1.1', 'Host: localhost', 'Content-Type: application/json']
  const chunk = `${'10000\r\n'}${' '.repeat(0x10000)}\r\n`
  const answer = await sendRaw(port, [...lines, 'Transfer-Encoding: chunked'], chunk.repeat(17))
  expect(answer.status).toBe(413)
})

test.each([
  { deep: 32, status: 422, why: 'as deep as may be, but no client' },
  { deep: 33, status: 400, why: 'one too deep' },
  { deep: 100_000, status: 400, why: 'deep enough to break a parser' },
])('nested $deep deep: $status ($why)', async ({ deep, status }) => {
  const app = await theApp()
  const answer = await refused(app, () => postText(app, `{"name":${'['.repeat(deep - 1)}${']'.repeat(deep - 1)}}`))
  expect(answer.status).toBe(status)
})

test('brackets in text are not depth', async () => {
  const app = await testApp()
  expect((await postText(app, JSON.stringify({ name: '"[{\\'.repeat(40) }))).status).toBe(201)
})

test('201 lines, months or accounts are too many', async () => {
  const app = await testApp()
  const lines = (count: number) => Array.from({ length: count }, () => aLine(app))
  const body = await draftBody(app, { lines: lines(201) })
  const answer = await refused(app, () => app.post('/api/v1/invoices', body))
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '#/lines'])
  expect((await app.post('/api/v1/invoices', await draftBody(app, { lines: lines(200) }))).status).toBe(201)

  const allocations = Array.from({ length: 51 }, (_, index) => ({ invoiceId: index + 1, amount: usd(1) }))
  const payment = { receivedDate: '2026-11-01', amount: usd(51), accountId: idOf(app, 'Spending'), allocations }
  expect((await refused(app, () => app.post('/api/v1/payments', payment))).status).toBe(422)
})

test('B-4: 64 KiB of address or of headers', async () => {
  const app = await testApp()
  const port = await listening(app.app)
  const address = await sendRaw(port, [`GET /api/v1/events?q=${'a'.repeat(65_536)} HTTP/1.1`, 'Host: localhost'])
  expect(address.status).toBe(431)
  expect(JSON.parse(address.body)).toMatchObject({ type: '/problems/headers-too-large', status: 431 })
  expect(address.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
  const headers = await sendRaw(port, ['GET /api/v1/book HTTP/1.1', 'Host: localhost', `X-Long: ${'a'.repeat(65_536)}`])
  expect(headers.status).toBe(431)
  expect((await app.get(`/api/v1/clients/${'1'.repeat(5000)}`)).status).toBe(414)
})

test('B-3: headers that drip in are cut off, and others are served meanwhile', async () => {
  const app = await testApp()
  const { server } = app.app
  expect([server.headersTimeout, server.requestTimeout, server.timeout]).toEqual([15_000, 30_000, 60_000])
  server.headersTimeout = 1000
  const port = await listening(app.app)
  const socket = connect(port, '127.0.0.1')
  const dripped = answerOn(socket)
  socket.write('GET /api/v1/book HTTP/1.1\r\nHost: localhost\r\n')
  const drip = setInterval(() => socket.write('X-Drip: 1\r\n'), 200)
  expect((await sendRaw(port, ['GET /api/v1/health HTTP/1.1', 'Host: localhost'])).status).toBe(200)
  const answer = await dripped
  clearInterval(drip)
  expect(answer.status).toBe(408)
  expect(JSON.parse(answer.body)).toMatchObject({ type: '/problems/too-slow' })
})

test('300 connections that say nothing are in nobody’s way', async () => {
  const app = await testApp()
  const port = await listening(app.app)
  const idle = Array.from({ length: 300 }, () => connect(port, '127.0.0.1'))
  await wait(100)
  expect((await sendRaw(port, ['GET /api/v1/health HTTP/1.1', 'Host: localhost'])).status).toBe(200)
  for (const socket of idle) socket.destroy()
})

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'Application/JSON; charset="utf-8"',
])('%s is read', async (type) => {
  expect((await postText(await testApp(), '{"name":"A"}', type)).status).toBe(201)
})

test.each([
  { type: 'application/json\ta', why: 'B-2: a type that parsers read in two ways' },
  { type: 'application/json; charset=latin1', why: 'another encoding' },
  { type: 'application/json; charset=utf-16', why: 'another encoding' },
  { type: 'application/json, text/plain', why: 'two types' },
  { type: 'application/jsonp', why: 'a type that begins like it' },
  { type: 'text/json', why: 'nearly' },
  { type: 'text/plain; a=application/json', why: 'a parameter that looks like it' },
  { type: 'application/merge-patch+json', why: 'another JSON' },
])('$type: 415 ($why)', async ({ type }) => {
  const app = await theApp()
  const answer = await refused(app, () => postText(app, '{"name":"A"}', type))
  expect([answer.status, codeOf(answer)]).toEqual([415, 'media-type'])
})

test.each([
  { bytes: '{"name":"\xff\xfe"}', why: 'bytes that are no UTF-8' },
  { bytes: '{"name":"\xc0\xaf"}', why: 'an overlong form' },
  { bytes: '{"name":"\xed\xa0\x80"}', why: 'half of a surrogate pair' },
  { bytes: '{"name":"A"', why: 'JSON that ends early' },
  { bytes: "{'name':'A'}", why: 'no JSON' },
  { bytes: '{"name":"A",}', why: 'a comma too many' },
  { bytes: '{"name":"A"}{"name":"B"}', why: 'two bodies in one' },
  { bytes: '{"name":"A\nB"}', why: 'a bare line break in text' },
  { bytes: '{"name":"A","__proto__":{"admin":true}}', why: 'a key that reaches the prototype' },
  { bytes: '{"name":"A","x":[{"__proto__":1}]}', why: 'the same, further down' },
  { bytes: '{"name":"A","\\u005f_proto__":1}', why: 'the same, in disguise' },
  { bytes: '', why: 'nothing at all' },
])('400 for $why', async ({ bytes }) => {
  const app = await theApp()
  const answer = await refused(app, () => postText(app, Buffer.from(bytes, 'latin1')))
  expect([answer.status, codeOf(answer)]).toEqual([400, 'unreadable'])
})

test.each(['null', '[]', '"A"', '1', 'true'])('a body of %s is no record', async (payload) => {
  const app = await theApp()
  expect((await refused(app, () => postText(app, payload))).status).toBe(422)
})

test('a length that is wrong makes no record', async () => {
  const app = await testApp()
  const port = await listening(app.app)
  const before = dump(app.db)
  const lines = [
    'POST /api/v1/clients HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Idempotency-Key: a',
  ]
  const twice = [...lines, 'Content-Length: 12', 'Content-Length: 5']
  expect((await sendRaw(port, twice, '{"name":"A"}')).status).toBe(400)
  const both = [...lines, 'Content-Length: 12', 'Transfer-Encoding: chunked']
  expect((await sendRaw(port, both, '{"name":"A"}')).status).toBe(400)
  expect((await sendRaw(port, [...lines, 'Content-Length: 5'], '{"name":"A"}')).status).toBe(400)
  expect(dump(app.db)).toEqual(before)
})

test('of very many faults the first fifty are named, and how many there are', async () => {
  const app = await theApp()
  const unknown = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`unknown${index}`, 1]))
  const answer = await refused(app, () => app.post('/api/v1/clients', { name: 'A', ...unknown }))
  expect([answer.status, answer.body.errors?.length]).toEqual([422, 50])
  expect(answer.body.detail).toBe('50000 fields cannot be used as they are; the first 50 are named.')
  expect(answer.body.errors?.[49]?.pointer).toBe('#/unknown49')

  const long = await refused(app, () => app.post('/api/v1/clients', { name: 'A', [`b/${'x'.repeat(500_000)}`]: 1 }))
  expect(long.body.errors?.[0]?.pointer).toMatch(/^#\/b~1x{100,200}…$/)
  expect(JSON.stringify(long.body).length).toBeLessThan(2_000)
})
