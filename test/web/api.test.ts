import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiProblem, addressOf, call, NoAnswer, submission, writes } from '../../web/api.ts'
import { heard, stopped } from '../../web/connection.ts'

const fetched = vi.fn<typeof fetch>()

beforeEach(() => {
  fetched.mockReset()
  vi.stubGlobal('fetch', fetched)
})

afterEach(() => {
  heard()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function reply(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers })
}

function problem(status: number): Response {
  const body = { type: '/problems/stale', title: 'Stale', status, detail: 'It was changed.', instance: '/x' }
  return reply(status, body, { 'content-type': 'application/problem+json' })
}

function keysSent(): (string | null)[] {
  return fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get('idempotency-key'))
}

test('an answer comes with its ETag; parameters that are undefined are left out', async () => {
  fetched.mockResolvedValueOnce(reply(200, { id: 7 }, { etag: '"3"' }))
  const answer = await call('GET', '/api/v1/movements', { query: { account: 3, month: undefined } })
  expect(answer).toEqual({ value: { id: 7 }, etag: '"3"' })
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/movements?account=3')
  expect(addressOf('/api/v1/book')).toBe('/api/v1/book')
})

test('a change sends what it read and tells that something was written', async () => {
  const before = writes.value
  fetched.mockResolvedValueOnce(reply(204, undefined))
  await call('PATCH', '/api/v1/profile', { body: { name: 'Wanda Pretend' }, ifMatch: '"3"' })
  const headers = new Headers(fetched.mock.calls[0]?.[1]?.headers)
  expect(headers.get('if-match')).toBe('"3"')
  expect(headers.get('content-type')).toBe('application/json')
  expect(writes.value).toBe(before + 1)
})

test('the reason of a late change goes with its own request alone, and never into a form with a file', async () => {
  fetched.mockImplementation(async () => reply(201, {}))
  const file = new FormData()
  const lateReason = 'The receipt turned up'
  await Promise.all([
    call('POST', '/api/v1/expenses', { key: 'one', body: { note: '' }, lateReason }),
    call('POST', '/api/v1/expenses', { key: 'two', body: { note: '' } }),
    call('POST', '/api/v1/invoices/3/issue', { key: 'three', lateReason }),
    call('POST', '/api/v1/events/1/receipt-files', { key: 'four', body: file, lateReason }),
  ])
  const lateChange = { reason: lateReason }
  expect(fetched.mock.calls.map(([, init]) => init?.body)).toEqual([
    JSON.stringify({ note: '', lateChange }),
    JSON.stringify({ note: '' }),
    JSON.stringify({ lateChange }),
    file,
  ])
})

test('reading and previews write nothing', async () => {
  const before = writes.value
  fetched.mockImplementation(async () => reply(200, {}))
  await call('GET', '/api/v1/book')
  await call('POST', '/api/v1/payments/preview', { body: {} })
  expect(writes.value).toBe(before)
})

test('a refusal is thrown as the problem that the server answered', async () => {
  fetched.mockResolvedValueOnce(problem(412))
  const refusal = await call('PATCH', '/x', { body: {} }).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(ApiProblem)
  expect(refusal).toMatchObject({ message: 'It was changed.', problem: { status: 412, type: '/problems/stale' } })
})

test('an error that is no problem still becomes one', async () => {
  fetched.mockResolvedValueOnce(new Response('<h1>Bad gateway</h1>', { status: 502 }))
  await expect(call('GET', '/x')).rejects.toMatchObject({ problem: { status: 502, type: 'about:blank' } })
})

test('no answer at all: the program counts as stopped until it answers', async () => {
  vi.useFakeTimers()
  fetched.mockRejectedValue(new TypeError('Failed to fetch'))
  await expect(call('GET', '/x')).rejects.toBeInstanceOf(NoAnswer)
  expect(stopped.value?.tryInSeconds).toBe(8)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(stopped.value?.tryInSeconds).toBe(5)
  fetched.mockImplementation(async () => reply(200, {}))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(fetched).toHaveBeenLastCalledWith('/api/v1/health')
  expect(stopped.value).toBeUndefined()
})

test('whoever sends again after a silence uses the same key; after an answer a new one', async () => {
  const send = submission((key) => call('POST', '/x', { key, body: {} }))
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await expect(send()).rejects.toBeInstanceOf(NoAnswer)
  fetched.mockImplementation(async () => reply(201, {}))
  await send()
  await send()
  const [first, again, next] = keysSent()
  expect(first).toMatch(/^[0-9a-f-]{36}$/)
  expect(again).toBe(first)
  expect(next).not.toBe(first)
})

test.each([
  { status: 409, isSame: true, why: 'a refusal stores nothing, and 409 may say that the first sending still runs' },
  { status: 500, isSame: true, why: 'what broke may be sent again' },
  { status: 422, isSame: false, why: 'the key may stand for what was sent before' },
])('after $status the key stays: $isSame ($why)', async ({ status, isSame }) => {
  const send = submission((key) => call('POST', '/x', { key, body: {} }))
  fetched.mockImplementation(async () => problem(status))
  await expect(send()).rejects.toBeInstanceOf(ApiProblem)
  await expect(send()).rejects.toBeInstanceOf(ApiProblem)
  const [first, second] = keysSent()
  expect(first === second).toBe(isSame)
})
