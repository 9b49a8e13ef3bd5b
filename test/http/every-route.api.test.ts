import { expect, test } from 'vitest'
import { dump } from '../support/dump.ts'
import { anIssued, issue } from '../support/entries.ts'
import { apiRoutes, type Route, routerRoutes } from '../support/routes.ts'
import { type Answer, type TestApp, testApp } from '../support/test-app.ts'

// Tables over all routes of the API, taken from the app itself: a route that is added is in them.

/** Sends something to every route and gives those whose answer is not as it must be. */
async function offenders(
  app: TestApp,
  headers: Record<string, string>,
  isRight: (answer: Answer<{ type?: string; status?: number }>, route: Route) => boolean,
): Promise<string[]> {
  const found: string[] = []
  for (const route of await apiRoutes(app)) {
    const { method, url } = route
    const answer = await app.send<{ type?: string }>({ method: method as 'GET', url, headers })
    if (!isRight(answer, route)) found.push(`${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  return found
}

const FORM = 'application/problem+json; charset=utf-8'
/** The one route that takes a form instead of JSON. */
const UPLOAD = '/api/v1/events/1/receipt-files'
const isProblem = ({ status, body, headers }: Answer<{ status?: number }>) =>
  headers['content-type'] === FORM && body.status === status

test('the table is whole: every route of the API is described, and every described route is there', async () => {
  const app = await testApp()
  const described = (await apiRoutes(app)).map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`)
  const known = routerRoutes(app).filter((route) => route.includes(' /api/') && !route.startsWith('HEAD '))
  expect(described.length).toBeGreaterThan(40)
  expect(described.sort()).toEqual(known.filter((route) => route !== 'GET /api/v1/openapi.json').sort())
})

test.each([
  { headers: { host: 'evil.example' }, status: 421, why: 'a foreign host' },
  { headers: { origin: 'https://evil.example' }, status: 403, why: 'a foreign page' },
  { headers: { 'sec-fetch-site': 'cross-site' }, status: 403, why: 'a page of another site' },
  { headers: { 'sec-fetch-site': 'same-site' }, status: 403, why: 'a page on another port' },
  { headers: { 'content-encoding': 'gzip' }, status: 415, why: 'a compressed request' },
])('every route answers $status to $why, and nothing is written', async ({ headers, status }) => {
  const app = await testApp()
  const before = dump(app.db)
  expect(await offenders(app, headers, (answer) => answer.status === status && isProblem(answer))).toEqual([])
  expect(dump(app.db)).toEqual(before)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'A-3: every write refuses %s, which a form elsewhere can send',
  async (type) => {
    const app = await testApp()
    const before = dump(app.db)
    const answers = new Map<string, number>()
    for (const { method, url } of await apiRoutes(app)) {
      if (method === 'GET') continue
      const headers = { 'content-type': type, 'idempotency-key': url, 'if-match': '"1"' }
      const { status } = await app.send({ method: method as 'POST', url, headers, payload: '{"name":"Sample & Co"}' })
      answers.set(`${method} ${url}`, status)
    }
    const taken = answers.get(`POST ${UPLOAD}`)
    expect(taken, 'an upload takes a form, but not this one').toBe(type.startsWith('multipart') ? 400 : 415)
    answers.delete(`POST ${UPLOAD}`)
    expect([...answers].filter(([, status]) => status !== 415)).toEqual([])
    expect(dump(app.db)).toEqual(before)
  },
)

test('every error is a problem with our headers, and data is never cached', async () => {
  const app = await testApp()
  await anIssued(app)
  const wrong = await offenders(app, {}, (answer) => {
    const isRight = answer.status < 400 || isProblem(answer)
    return isRight && answer.headers['cache-control'] === 'no-store' && answer.headers['x-powered-by'] === undefined
  })
  expect(wrong).toEqual([])
})

test('no answer ever permits another site', async () => {
  const app = await testApp()
  for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'http://localhost:4280' }]) {
    const permits = (name: string) => name.startsWith('access-control')
    expect(await offenders(app, headers, (answer) => !Object.keys(answer.headers).some(permits))).toEqual([])
  }
})

test('every POST that records something needs a key, and the description says so', async () => {
  const app = await testApp()
  const needs: string[] = []
  for (const { method, path, url } of await apiRoutes(app)) {
    if (method !== 'POST' || url === UPLOAD) continue
    const { status, body } = await app.send<{ type?: string }>({
      method,
      url,
      payload: {},
      headers: { 'if-match': '"1"' },
    })
    // A body that cannot be used is refused before the key is looked for; the others show what they need.
    if (status === 400 && body.type === '/problems/idempotency-key') needs.push(path)
    else expect([path, status]).toEqual([path, 422])
  }
  expect(needs.sort()).toEqual([
    '/api/v1/accounts/{id}/close',
    '/api/v1/accounts/{id}/reopen',
    '/api/v1/events/{id}/reverse',
    '/api/v1/invoices/{id}/issue',
    '/api/v1/reconciliations/{id}/finish',
    '/api/v1/reconciliations/{id}/reopen',
    '/api/v1/recurring-items/{id}/dates/{dueOn}/book',
    '/api/v1/recurring-items/{id}/dates/{dueOn}/skip',
    '/api/v1/reports/quarters/{quarter}/close',
  ])
})

test('B-7: an address answers other methods with 405 and the methods it has', async () => {
  const app = await testApp()
  const routes = await apiRoutes(app)
  for (const path of new Set(routes.map((route) => route.path))) {
    const known = routes.filter((route) => route.path === path)
    const has = new Set(known.map(({ method }) => method))
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const url = known[0]?.url ?? path
      // Other methods read 'totals', 'due' and '1.pdf' as an id and 'close' as a file, and there is no such record or file.
      if (has.has(method) || /\/(totals|due)$|\.pdf$|\/(close|reopen)$/.test(path)) continue
      const answer = await app.send<{ type: string }>({ method, url })
      expect([method, url, answer.status, answer.body.type]).toEqual([method, url, 405, '/problems/method-not-allowed'])
      expect(new Set(String(answer.headers['allow']).split(', '))).toEqual(has)
    }
  }
})

test('A-6: nothing is issued, voided or taken back by a GET', async () => {
  const app = await testApp()
  const invoice = await anIssued(app)
  const before = dump(app.db)
  for (const deed of ['issue', 'void', 'credit-notes']) {
    const answer = await app.get(`/api/v1/invoices/${invoice.id}/${deed}`)
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'POST'])
  }
  expect((await app.get('/api/v1/events/1/reverse')).status).toBe(405)
  expect(dump(app.db)).toEqual(before)
  expect((await issue(app, invoice)).status).toBe(409)
})

test('before set-up there is health, the book, set-up and the demo; everything else says what to do first', async () => {
  const app = await testApp({ setUp: false })
  const open = ['/api/v1/health', '/api/v1/book', '/api/v1/set-up', '/api/v1/demo']
  const wrong = await offenders(app, { 'idempotency-key': 'x', 'if-match': '"1"' }, ({ status, body }, { path }) =>
    open.includes(path) ? status === 200 || status === 422 : status === 409 && body.type === '/problems/not-set-up',
  )
  expect(wrong).toEqual([])
})
