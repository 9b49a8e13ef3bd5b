import { expect, test } from 'vitest'
import { codeOf, refused } from '../support/dump.ts'
import { type Answer, sharedApp, type TestApp, testApp } from '../support/test-app.ts'

const theApp = sharedApp()

// What other pages in the same browser can send, and what our own pages and a person's own tools send.

function addClient(app: TestApp, headers: Record<string, string>): Promise<Answer> {
  return app.post('/api/v1/clients', { name: 'Sample & Co' }, headers)
}

test.each([
  { origin: 'https://evil.example', why: 'A-2: another site' },
  { origin: 'null', why: 'a sandboxed page or a file' },
  { origin: 'http://localhost:3000', why: 'another port of this machine' },
  { origin: 'http://localhost', why: 'no port' },
  { origin: 'https://localhost:4280', why: 'another scheme' },
  { origin: 'http://127.0.0.1:4280', why: 'another name of this machine than the request has' },
  { origin: 'http://localhost:4280, https://evil.example', why: 'two origins in one' },
  { origin: '', why: 'an empty origin' },
])('a write from the origin $origin is refused ($why)', async ({ origin }) => {
  const app = await theApp()
  const answer = await refused(app, () => addClient(app, { origin }))
  expect([answer.status, codeOf(answer)]).toEqual([403, 'foreign-page'])
})

test('our own page and a tool without origin may write', async () => {
  const app = await testApp()
  expect((await addClient(app, { origin: 'http://localhost:4280', 'sec-fetch-site': 'same-origin' })).status).toBe(201)
  expect((await addClient(app, { 'sec-fetch-site': 'none' })).status).toBe(201)
  expect((await addClient(app, {})).status).toBe(201)
})

const NAVIGATION = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

test.each([
  { site: 'same-origin', more: {}, url: '/api/v1/book', status: 200, why: 'our own page reads data' },
  { site: 'none', more: NAVIGATION, url: '/api/v1/book', status: 200, why: 'the address was typed' },
  { site: 'cross-site', more: {}, url: '/api/v1/book', status: 403, why: 'A-4: another site reads data' },
  { site: 'same-site', more: {}, url: '/api/v1/book', status: 403, why: 'another port of localhost is the same site' },
  { site: 'cross-site', more: NAVIGATION, url: '/api/v1/book', status: 403, why: 'a link to data' },
  { site: 'cross-site', more: NAVIGATION, url: '/%61pi/v1/book', status: 403, why: 'the same link, written otherwise' },
  { site: 'cross-site', more: NAVIGATION, url: '/api/v1/nowhere', status: 403, why: 'a link to no data' },
  { site: 'cross-site', more: NAVIGATION, url: '/docs', status: 200, why: 'a link to a page' },
  { site: 'same-site', more: NAVIGATION, url: '/docs', status: 200, why: 'a link to a page from another port' },
  { site: 'cross-site', more: {}, url: '/docs', status: 403, why: 'a page fetched by a script elsewhere' },
  {
    site: 'cross-site',
    more: { ...NAVIGATION, 'sec-fetch-dest': 'iframe' },
    url: '/docs',
    status: 403,
    why: 'a page in a frame elsewhere',
  },
  { site: 'unheard-of', more: NAVIGATION, url: '/api/v1/book', status: 403, why: 'a value that is not known' },
  { site: 'same-origin, none', more: {}, url: '/api/v1/book', status: 403, why: 'two values' },
])('Sec-Fetch-Site $site for $url answers $status ($why)', async ({ site, more, url, status }) => {
  const app = await theApp()
  const answer = await app.send({ method: 'GET', url, headers: { 'sec-fetch-site': site, ...more } })
  expect(answer.status).toBe(status)
})

test('a navigation by POST, as a form elsewhere sends it, is refused', async () => {
  const app = await testApp()
  const answer = await refused(app, () => addClient(app, { 'sec-fetch-site': 'cross-site', ...NAVIGATION }))
  expect(answer.status).toBe(403)
})

test('A-5: a preflight gets no permission', async () => {
  const app = await testApp()
  for (const origin of ['https://evil.example', 'http://localhost:4280']) {
    const answer = await app.send({
      method: 'OPTIONS',
      url: '/api/v1/clients',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    })
    expect(answer.status).toBe(origin.includes('evil') ? 403 : 405)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  }
})

test.each(['x-http-method-override', 'x-method-override', 'x-http-method'])('%s overrides nothing', async (header) => {
  const app = await theApp()
  const answer = await app.send({ method: 'GET', url: '/api/v1/profile', headers: { [header]: 'DELETE' } })
  expect(answer.status).toBe(200)
})
