import { expect, test } from 'vitest'
import { codeOf, refused } from '../support/dump.ts'
import { apiRoutes } from '../support/routes.ts'
import { sharedApp, testApp } from '../support/test-app.ts'

const theApp = sharedApp()

test('an unknown parameter is refused by every route, whatever its method', async () => {
  const app = await testApp()
  for (const { method, url } of await apiRoutes(app)) {
    const type = url.endsWith('/receipt-files') ? 'multipart/form-data; boundary=x' : 'application/json'
    const headers = { 'idempotency-key': 'one', 'if-match': '"1"', 'content-type': type }
    const payload = method === 'GET' ? {} : { payload: '{}' }
    const answer = await app.send<{ errors?: { pointer: string }[] }>({
      method: method as 'GET',
      url: `${url}?sort=name`,
      headers,
      ...payload,
    })
    // A body that cannot be used is refused first.
    const pointers = answer.body.errors?.map(({ pointer }) => pointer) ?? []
    const isBodyFirst = pointers.length > 0 && pointers.every((pointer) => pointer.startsWith('#'))
    expect([`${method} ${url}`, answer.status, isBodyFirst || pointers.includes('?sort')]).toEqual([
      `${method} ${url}`,
      422,
      true,
    ])
  }
})

test.each([
  { query: 'limit=1000000', pointer: '?limit', why: 'B-5: more than 200' },
  { query: 'limit=201', pointer: '?limit', why: 'one more than 200' },
  { query: 'limit=0', pointer: '?limit', why: 'nothing' },
  { query: 'limit=-1', pointer: '?limit', why: 'less than nothing' },
  { query: 'limit=1.5', pointer: '?limit', why: 'half a row' },
  { query: 'limit=1e2', pointer: '?limit', why: 'an exponent' },
  { query: 'limit=', pointer: '?limit', why: 'an empty number' },
  { query: 'limit=10&limit=20', pointer: '?limit', why: 'a parameter twice' },
  { query: 'limit[]=10', pointer: '?limit[]', why: 'a list' },
  { query: 'sort=name;DROP', pointer: '?sort', why: 'B-6: a parameter that is not there' },
  { query: '__proto__=1', pointer: '?__proto__', why: 'a name that reaches the prototype' },
  { query: 'month=2026-13', pointer: '?month', why: 'no such month' },
  { query: 'from=2026-02-30', pointer: '?from', why: 'no such day' },
  { query: 'kind=anything', pointer: '?kind', why: 'no such kind' },
  { query: 'account=x', pointer: '?account', why: 'no id' },
  { query: 'client=0', pointer: '?client', why: 'no id' },
  { query: 'q=a&q=b', pointer: '?q', why: 'a text twice' },
  { query: 'q=%00', pointer: '?q', why: 'NUL' },
  { query: `q=${'a'.repeat(201)}`, pointer: '?q', why: 'too long a text' },
  { query: 'cursor=%27%3B--', pointer: '?cursor', why: 'no cursor of ours' },
])('GET /events?$query: 422 ($why)', async ({ query, pointer }) => {
  const app = await theApp()
  const answer = await refused(app, () => app.get(`/api/v1/events?${query}`))
  expect([answer.status, answer.body.errors?.map((error) => error.pointer)]).toEqual([422, [pointer]])
})

test('a page of clients holds up to 2000, for whoever chooses among them', async () => {
  const app = await theApp()
  expect((await app.get('/api/v1/clients?limit=2000')).status).toBe(200)
  expect((await app.get('/api/v1/clients?limit=2001')).status).toBe(422)
})

test.each(['/events', '/invoices', '/clients'])(
  '%s takes 1 and 200 as limit, and knows no page of elsewhere',
  async (list) => {
    const app = await theApp()
    for (const limit of [1, 200]) expect((await app.get(`/api/v1${list}?limit=${limit}`)).status).toBe(200)
    const answer = await refused(app, () => app.get(`/api/v1${list}?cursor=nowhere`))
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
  },
)

test.each([
  '/today',
  '/income',
  '/set-aside',
  '/living',
  '/runway',
  '/buffer',
  '/receivables/aging',
  '/settings',
  '/accounts',
])('%s takes a day, and only a day', async (figure) => {
  const app = await theApp()
  expect((await app.get(`/api/v1${figure}?asOf=2026-06-30`)).status).toBe(200)
  for (const query of ['asOf=today', 'asOf=2026-06-31', 'asOf=', 'asOf=2026-06-30&asOf=2026-07-01', 'asof=2026-06-30'])
    expect((await refused(app, () => app.get(`/api/v1${figure}?${query}`))).status).toBe(422)
})

test.each([
  '/api/v1/clients/0',
  '/api/v1/clients/-1',
  '/api/v1/clients/1.0',
  '/api/v1/clients/1e3',
  '/api/v1/clients/x',
])('%s is nowhere', async (url) => {
  const app = await theApp()
  const answer = await refused(app, () => app.get(url))
  expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
})
