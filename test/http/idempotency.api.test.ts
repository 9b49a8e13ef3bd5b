import { expect, onTestFinished, test, vi } from 'vitest'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import type { PaymentReply } from '../../shared/payments/contract.ts'
import { codeOf, dump, gained, refused } from '../support/dump.ts'
import { aDraft, anIssued, paymentBody } from '../support/entries.ts'
import { sharedApp, testApp, usd } from '../support/test-app.ts'

const theApp = sharedApp()

const withKey = (key: string) => ({ 'idempotency-key': key })

test('D-1: the same key and request get the same answer, and one record', async () => {
  const app = await testApp()
  const body = paymentBody(app, (await anIssued(app)).id, 40_000)
  const first = await app.post<PaymentReply>('/api/v1/payments', body, withKey('a'))
  const before = dump(app.db)
  const again = await app.post<PaymentReply>('/api/v1/payments', body, withKey('a'))
  expect([first.status, first.headers['idempotency-replayed']]).toEqual([201, undefined])
  expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true'])
  expect(again.body).toEqual(first.body)
  expect(dump(app.db)).toEqual(before)
})

test('the answer of a replay is that of the day, whatever happened since', async () => {
  const app = await testApp()
  const first = await app.post<ClientReply>('/api/v1/clients', { name: 'Sample & Co' }, withKey('a'))
  await app.revise('PATCH', `/api/v1/clients/${first.body.id}`, 1, { name: 'Another Sample' })
  const again = await app.post<ClientReply>('/api/v1/clients', { name: 'Sample & Co' }, withKey('a'))
  expect(again.body).toEqual(first.body)
  expect(again.headers['etag']).toBe('"1"')
})

test('the order of fields and the spaces between them do not make another request', async () => {
  const app = await testApp()
  const text = (payload: string) =>
    app.send({
      method: 'POST',
      url: '/api/v1/clients',
      headers: { ...withKey('a'), 'content-type': 'application/json' },
      payload,
    })
  expect((await text('{"name":"A","contact":"B"}')).status).toBe(201)
  const again = await text('{ "contact": "B", "name": "A" }')
  expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true'])
})

test('D-2: the same key for another body or another route is refused', async () => {
  const app = await testApp()
  expect((await app.post('/api/v1/clients', { name: 'A' }, withKey('a'))).status).toBe(201)
  const draw = { date: '2026-11-01', amount: usd(1), accountId: 1 }
  for (const send of [
    () => app.post('/api/v1/clients', { name: 'B' }, withKey('a')),
    () => app.post('/api/v1/categories', { name: 'A', role: 'income' }, withKey('a')),
    () => app.post('/api/v1/draws', draw, withKey('a')),
  ]) {
    const answer = await refused(app, send)
    expect([answer.status, codeOf(answer)]).toEqual([422, 'idempotency-key'])
  }
})

test('D-3: a refusal keeps nothing, so the corrected request may bear the same key', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  const tooMuch = await refused(app, () => app.post('/api/v1/payments', paymentBody(app, id, 100_001), withKey('a')))
  expect(tooMuch.status).toBe(409)
  expect((await app.post('/api/v1/payments', paymentBody(app, id, 100_000), withKey('a'))).status).toBe(201)
})

test('a key is kept for ninety days, then forgotten on the first day that records something', async () => {
  const app = await testApp()
  const add = (name: string, key: string) => app.post('/api/v1/clients', { name }, withKey(key))
  const now = Date.now()
  onTestFinished(() => void vi.useRealTimers())
  const inDays = (days: number) => vi.setSystemTime(now + days * 86_400_000)
  expect((await add('A', 'a')).status).toBe(201)
  inDays(89)
  expect((await add('Other', 'b')).status).toBe(201)
  expect((await refused(app, () => add('B', 'a'))).status).toBe(422)
  inDays(91)
  expect((await add('Another', 'c')).status).toBe(201)
  expect((await add('B', 'a')).status).toBe(201)
})

test.each([
  { key: undefined, why: 'D-4: no key' },
  { key: '', why: 'an empty key' },
  { key: 'a b', why: 'a space' },
  { key: 'é', why: 'a letter that is not ASCII' },
  { key: 'a\tb', why: 'a control' },
  { key: 'a'.repeat(256), why: '256 characters' },
])('400 for $why', async ({ key }) => {
  const app = await theApp()
  const headers = key === undefined ? {} : { 'idempotency-key': key }
  const send = () => app.send({ method: 'POST', url: '/api/v1/clients', headers, payload: { name: 'A' } })
  const answer = await refused(app, send)
  expect([answer.status, codeOf(answer)]).toEqual([400, 'idempotency-key'])
})

test('a key of 255 visible characters is a key', async () => {
  const app = await testApp()
  expect((await app.post('/api/v1/clients', { name: 'A' }, withKey(`${'!~'.repeat(127)}a`))).status).toBe(201)
})

test('issuing again with the same key gives the issued invoice again; with a new one it is refused', async () => {
  const app = await testApp()
  const { id } = await aDraft(app)
  const url = `/api/v1/invoices/${id}/issue`
  const first = await app.post<InvoiceReply>(url, undefined, { ...withKey('a'), 'if-match': '"1"' })
  const before = dump(app.db)
  for (const ifMatch of ['"1"', '"2"']) {
    const again = await app.post<InvoiceReply>(url, undefined, { ...withKey('a'), 'if-match': ifMatch })
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true'])
    expect(again.body).toEqual(first.body)
  }
  const withoutVersion = await app.post<InvoiceReply>(url, undefined, withKey('a'))
  expect(withoutVersion.status).toBe(200)
  const anew = await refused(app, () => app.post(url, undefined, { ...withKey('b'), 'if-match': '"2"' }))
  expect([anew.status, codeOf(anew)]).toEqual([409, 'invoice-not-draft'])
  expect(dump(app.db)).toEqual(before)
})

test('ten times the same request at once makes one record', async () => {
  const app = await testApp()
  const before = dump(app.db)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => app.post<ClientReply>('/api/v1/clients', { name: 'A' }, withKey('a'))),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(9)
  expect(gained(before, dump(app.db))).toEqual({ clients: 1, history: 1, history_contents: 1, idempotency_keys: 1 })
})

test('the same issue twice at once: one number, and the other waits its turn or is told to', async () => {
  const app = await testApp()
  const { id } = await aDraft(app)
  const headers = { ...withKey('a'), 'if-match': '"1"' }
  const send = () => app.post<{ number?: string; type?: string }>(`/api/v1/invoices/${id}/issue`, undefined, headers)
  const answers = await Promise.all([send(), send(), send()])
  const [done, others] = [
    answers.filter(({ status }) => status === 200),
    answers.filter(({ status }) => status !== 200),
  ]
  expect(done.length).toBeGreaterThanOrEqual(1)
  expect(new Set(done.map(({ body }) => body.number))).toEqual(new Set(['2026-001']))
  for (const { status, body } of others) expect([status, body.type]).toEqual([409, '/problems/still-running'])
  expect((await send()).headers['idempotency-replayed']).toBe('true')
})
