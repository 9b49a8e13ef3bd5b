import { expect, test } from 'vitest'
import { description } from '../support/routes.ts'
import { testApp } from '../support/test-app.ts'

/** Everything in a document that has a key. */
function valuesOf(document: unknown, key: string): unknown[] {
  if (document === null || typeof document !== 'object') return []
  return Object.entries(document).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(value, key),
  ])
}

test('the description is OpenAPI 3.1 and whole: every reference leads somewhere', async () => {
  const app = await testApp()
  const document = await description(app)
  expect(document.openapi).toBe('3.1.0')
  const schemas = Object.keys(document.components.schemas)
  const references = new Set(valuesOf(document, '$ref'))
  expect(references.size).toBeGreaterThan(10)
  for (const reference of references) expect(schemas).toContain(String(reference).replace('#/components/schemas/', ''))
  expect(valuesOf(document, 'openapi')).toEqual(['3.1.0'])
})

test('every route says what it takes, what it answers and how it refuses', async () => {
  const app = await testApp()
  const { paths } = await description(app)
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, route] of Object.entries(methods)) {
      const { responses } = route
      expect([method, path, Object.keys(responses)]).toEqual([method, path, expect.arrayContaining(['default'])])
      expect(JSON.stringify(responses['default'])).toContain('application/problem+json')
      const inPath = (route.parameters ?? [])
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => `{${name}}`)
      expect(inPath.sort()).toEqual((path.match(/\{\w+\}/g) ?? []).sort())
    }
  }
})

test('every POST but the previews names the key it needs, and every change the version', async () => {
  const app = await testApp()
  const { paths } = await description(app)
  const naming = (header: string) =>
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, route]) =>
          route.parameters?.some((parameter) => parameter.in === 'header' && parameter.name === header),
        )
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    )
  const posts = Object.entries(paths).flatMap(([path, methods]) => ('post' in methods ? [`POST ${path}`] : []))
  const previews = ['POST /api/v1/payments/preview', 'POST /api/v1/invoices/totals']
  expect(naming('idempotency-key').sort()).toEqual(posts.filter((route) => !previews.includes(route)).sort())
  // Whatever changes or removes a record says which version was read; so do the use cases that change one as they go.
  const changes = Object.entries(paths).flatMap(([path, methods]) =>
    ['put', 'patch', 'delete'].flatMap((method) => (method in methods ? [`${method.toUpperCase()} ${path}`] : [])),
  )
  const unversioned = ['DELETE /api/v1/receipt-files/{id}']
  const versionedPosts = [
    'POST /api/v1/accounts/{id}/close',
    'POST /api/v1/accounts/{id}/reopen',
    'POST /api/v1/clients/{id}/removal',
    'POST /api/v1/invoices/{id}/issue',
    'POST /api/v1/invoices/{id}/void',
    'POST /api/v1/leads/{id}/client',
    'POST /api/v1/reconciliations/{id}/difference',
    'POST /api/v1/reconciliations/{id}/finish',
    'POST /api/v1/reconciliations/{id}/reopen',
  ]
  expect(naming('if-match').sort()).toEqual(
    [...changes.filter((route) => !unversioned.includes(route)), ...versionedPosts].sort(),
  )
})

test('the schemas of replies bear one name each', async () => {
  const app = await testApp()
  const { components } = await description(app)
  const names = Object.keys(components.schemas)
  for (const name of ['Money', 'Problem', 'Figure', 'Invoice', 'Payment', 'Recorded', 'Event', 'Client', 'Today'])
    expect(names).toContain(name)
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
})

test('the page that shows the description is there, with the description itself', async () => {
  const app = await testApp()
  expect((await app.get('/docs')).status).toBe(200)
  const shown = await app.get<{ paths: object }>('/docs/json')
  expect(shown.body.paths).toEqual((await description(app)).paths)
})
