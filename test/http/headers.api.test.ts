import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { aDraft, anIssued } from '../support/entries.ts'
import { type Answer, sharedApp, TestApp, testApp } from '../support/test-app.ts'

const theApp = sharedApp()

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; " +
  "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

function expectSecure(answer: Answer, csp = CSP): void {
  expect(answer.headers).toMatchObject({
    'content-security-policy': csp,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin', 'strict-transport-security'])
    expect(answer.headers[name]).toBeUndefined()
}

test.each([
  { url: '/api/v1/book', status: 200, why: 'data' },
  { url: '/api/v1/clients/99', status: 404, why: 'what is not there' },
  { url: '/api/v1/nowhere', status: 404, why: 'no route' },
  { url: '/nowhere', status: 404, why: 'no page' },
  { url: '/%zz', status: 400, why: 'an address that cannot be read' },
  { url: `/api/v1/clients/${'1'.repeat(200)}`, status: 414, why: 'a part of the address that is too long' },
  { url: '/api/v1/events?limit=0', status: 422, why: 'a parameter that cannot be used' },
  { url: '/api/v1/invoices/1/issue', status: 405, why: 'a wrong method' },
])('A-7: $why ($status) bears the security headers and is not cached', async ({ url, status }) => {
  const app = await theApp()
  const answer = await app.get(url)
  expect(answer.status).toBe(status)
  expectSecure(answer)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['content-type']).toMatch(/^application\/(problem\+)?json; charset=utf-8$/)
})

test('a PDF is a download in which nothing may run', async () => {
  const app = await testApp()
  const issued = await anIssued(app)
  const draft = await aDraft(app)
  for (const { id, name } of [
    { id: issued.id, name: 'invoice-2026-001.pdf' },
    { id: draft.id, name: `invoice-draft-${draft.id}.pdf` },
  ]) {
    const answer = await app.get(`/api/v1/invoices/${id}.pdf`)
    expectSecure(answer, "sandbox; default-src 'none'")
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
    })
  }
})

/** The app with pages of our own, so that the test does not depend on what was built. */
async function withPages(): Promise<TestApp> {
  const pages = mkdtempSync(join(tmpdir(), 'evenkeel pages '))
  mkdirSync(join(pages, 'assets'))
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Evenkeel</title>')
  writeFileSync(join(pages, 'assets', 'index-abc123.js'), 'export {}')
  const { db, dataDir, today } = await testApp()
  const app = await buildApp({ db, dataDir, today: () => today, pages })
  onTestFinished(async () => {
    await app.close()
    rmSync(pages, { recursive: true })
  })
  return new TestApp(app, db, dataDir, today)
}

test('A-7: pages and their files bear the security headers', async () => {
  const app = await withPages()
  for (const url of ['/', '/money', '/money/accounts/3', '/invoices', '/clients/1', '/settings', '/set-up']) {
    const page = await app.get(url)
    expect([url, page.status, page.headers['content-type']]).toEqual([url, 200, 'text/html; charset=utf-8'])
    expect(page.headers['cache-control']).toBe('no-cache')
    expectSecure(page)
  }
  const script = await app.get('/assets/index-abc123.js')
  expect(script.headers).toMatchObject({
    'content-type': 'application/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expectSecure(script)
})

test.each(['/assets/nothing.js', '/docs/nothing'])(
  'no file at %s: it is not there, which is not about the method',
  async (url) => {
    const app = await withPages()
    expect((await app.get(url)).status).toBe(404)
    expect((await app.send({ method: 'POST', url })).status).toBe(405)
  },
)

test.each(['/assets/%2e%2e/%2e%2e/package.json', '/..%2fpackage.json', '/assets/', '/.env'])(
  'pages: %s is not served',
  async (url) => {
    const app = await withPages()
    const answer = await app.get<{ type?: string }>(url)
    expect([404, 400]).toContain(answer.status)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expectSecure(answer)
  },
)

test('a page answers other methods than GET with 405, and foreign pages may only navigate to it', async () => {
  const app = await withPages()
  const post = await app.send({ method: 'POST', url: '/money/accounts/3' })
  expect([post.status, post.headers['allow']]).toEqual([405, 'GET'])
  const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  expect((await app.send({ method: 'GET', url: '/money', headers: navigation })).status).toBe(200)
  expect((await app.send({ method: 'GET', url: '/money', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
    403,
  )
})

test('the browsable description answers with a policy of its own', async () => {
  const app = await testApp()
  const page = await app.get<string>('/docs')
  expect(page.status).toBe(200)
  expect(page.body).toContain('Swagger UI')
  expectSecure(page, "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")
  for (const url of ['/docs/static/swagger-ui.css', '/docs/static/swagger-ui-bundle.js'])
    expect((await app.get(url)).status).toBe(200)
})

test('a long answer is compressed for who asks for it, and marked so', async () => {
  const app = await testApp()
  const plain = await app.get('/api/v1/today')
  expect(plain.headers['content-encoding']).toBeUndefined()
  const packed = await app.send({ method: 'GET', url: '/api/v1/today', headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers).toMatchObject({
    'content-encoding': 'gzip',
    vary: 'accept-encoding',
    'cache-control': 'no-store',
  })
  expectSecure(packed)
})
