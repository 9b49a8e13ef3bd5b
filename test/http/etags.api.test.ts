import { expect, test } from 'vitest'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, aDraft, anIssued, draftBody, idOf, ok } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// Changes to what is there need the version that was read, so that none of two people's changes is lost.

interface Change {
  what: string
  method: 'PATCH' | 'PUT' | 'DELETE' | 'POST'
  /** The address of what is changed, where its version is read, and the change. */
  prepare(app: TestApp): Promise<{ url: string; read: string; body?: object }>
}

const changes: Change[] = [
  {
    what: 'a client',
    method: 'PATCH',
    prepare: async (app) => {
      const url = `/api/v1/clients/${(await aClient(app)).id}`
      return { url, read: url, body: { contact: 'Kim Sample' } }
    },
  },
  {
    what: 'an account',
    method: 'PATCH',
    prepare: async (app) => {
      const url = `/api/v1/accounts/${idOf(app, 'Spending')}`
      return { url, read: url, body: { name: 'Current account' } }
    },
  },
  {
    what: 'a category',
    method: 'PATCH',
    prepare: async (app) => {
      const url = `/api/v1/categories/${idOf(app, 'Meals')}`
      return { url, read: url, body: { deductibleRate: '0.8' } }
    },
  },
  {
    what: 'the profile',
    method: 'PATCH',
    prepare: async () => ({ url: '/api/v1/profile', read: '/api/v1/profile', body: { trade: 'Design' } }),
  },
  {
    what: 'the settings',
    method: 'PATCH',
    prepare: async () => ({ url: '/api/v1/settings', read: '/api/v1/settings', body: { essentials: usd(1) } }),
  },
  {
    what: 'a tax year',
    method: 'PATCH',
    prepare: async () => ({ url: '/api/v1/tax-years/2026', read: '/api/v1/settings', body: { receipts: usd(1) } }),
  },
  {
    what: 'the plan',
    method: 'PATCH',
    prepare: async () => ({ url: '/api/v1/plan', read: '/api/v1/plan', body: { seed: 7 } }),
  },
  {
    what: 'a contract',
    method: 'PATCH',
    prepare: async (app) => {
      const body = { clientId: (await aClient(app)).id, monthly: usd(1), firstMonth: '2026-11' }
      const url = `/api/v1/contracts/${ok(await app.post<{ id: number }>('/api/v1/contracts', body)).id}`
      return { url, read: url, body: { note: 'Renewed' } }
    },
  },
  {
    what: 'a one-off',
    method: 'DELETE',
    prepare: async (app) => {
      const body = { month: '2027-02', name: 'New laptop', amount: usd(-1) }
      const url = `/api/v1/one-offs/${ok(await app.post<{ id: number }>('/api/v1/one-offs', body)).id}`
      return { url, read: url }
    },
  },
  {
    what: 'the numbering',
    method: 'PATCH',
    prepare: async () => ({
      url: '/api/v1/numbering/invoice',
      read: '/api/v1/numbering',
      body: { prefix: 'A' },
    }),
  },
  {
    what: 'closing an account',
    method: 'POST',
    prepare: async (app) => {
      const url = `/api/v1/accounts/${idOf(app, 'Tax savings')}`
      return { url: `${url}/close`, read: url }
    },
  },
  {
    what: 'a draft',
    method: 'PUT',
    prepare: async (app) => {
      const { id, clientId } = await aDraft(app)
      const url = `/api/v1/invoices/${id}`
      return { url, read: url, body: await draftBody(app, { clientId, note: 'Changed' }) }
    },
  },
  {
    what: 'a draft’s end',
    method: 'DELETE',
    prepare: async (app) => {
      const url = `/api/v1/invoices/${(await aDraft(app)).id}`
      return { url, read: url }
    },
  },
  {
    what: 'issuing',
    method: 'POST',
    prepare: async (app) => {
      const url = `/api/v1/invoices/${(await aDraft(app)).id}`
      return { url: `${url}/issue`, read: url }
    },
  },
  {
    what: 'what the bank shows',
    method: 'PATCH',
    prepare: async (app) => {
      const url = `/api/v1/reconciliations/${(await aReconciliation(app)).id}`
      return { url, read: url, body: { bankBalance: usd(1) } }
    },
  },
  {
    what: 'ticking',
    method: 'PUT',
    prepare: async (app) => {
      const url = `/api/v1/reconciliations/${(await aReconciliation(app)).id}`
      return { url: `${url}/ticks`, read: url, body: { eventIds: [] } }
    },
  },
  {
    what: 'booking a difference',
    method: 'POST',
    prepare: async (app) => {
      const url = `/api/v1/reconciliations/${(await aReconciliation(app, 1)).id}`
      return { url: `${url}/difference`, read: url, body: { as: 'draw', text: 'Sample' } }
    },
  },
  {
    what: 'finishing a reconciliation',
    method: 'POST',
    prepare: async (app) => {
      const url = `/api/v1/reconciliations/${(await aReconciliation(app)).id}`
      return { url: `${url}/finish`, read: url }
    },
  },
  {
    what: 'a reconciliation’s end',
    method: 'DELETE',
    prepare: async (app) => {
      const url = `/api/v1/reconciliations/${(await aReconciliation(app)).id}`
      return { url, read: url }
    },
  },
  {
    what: 'voiding',
    method: 'POST',
    prepare: async (app) => {
      const url = `/api/v1/invoices/${(await anIssued(app)).id}`
      return { url: `${url}/void`, read: url, body: { reason: 'Written twice' } }
    },
  },
]

/** The spending account, held against what the bank shows. */
async function aReconciliation(app: TestApp, minor = 1_000_000): Promise<{ id: number }> {
  const url = `/api/v1/accounts/${idOf(app, 'Spending')}/reconciliations`
  return ok(await app.post<{ id: number }>(url, { date: '2026-11-01', bankBalance: usd(minor) }))
}

function send(app: TestApp, { method }: Change, url: string, body: object | undefined, ifMatch?: string) {
  const headers = { 'idempotency-key': 'one', ...(ifMatch !== undefined && { 'if-match': ifMatch }) }
  return app.send({ method, url, headers, ...(body && { payload: body }) })
}

test.each(changes)('C-13: $what needs If-Match with the version that was read', async (change) => {
  const app = await testApp()
  const { url, read, body } = await change.prepare(app)
  const etag = String((await app.get(read)).headers['etag'])
  expect(etag).toMatch(/^"\d+"$/)
  for (const ifMatch of [undefined, '*', 'W/"1"', '1', '""', '"x"', `${etag}, "99"`]) {
    const answer = await refused(app, () => send(app, change, url, body, ifMatch))
    expect([ifMatch, answer.status, codeOf(answer)]).toEqual([ifMatch, 428, 'if-match-missing'])
  }
  for (const ifMatch of ['"0"', '"99"']) {
    const answer = await refused(app, () => send(app, change, url, body, ifMatch))
    expect([ifMatch, answer.status, codeOf(answer)]).toEqual([ifMatch, 412, 'stale'])
  }
  const done = await send(app, change, url, body, etag)
  expect(done.status).toBe(change.method === 'DELETE' ? 204 : 200)
  if (change.method === 'DELETE') return
  expect(done.headers['etag']).toBe(`"${Number(etag.slice(1, -1)) + 1}"`)
  expect((await app.get(read)).headers['etag']).toBe(done.headers['etag'])
  if (change.method === 'POST') return
  const again = await refused(app, () => send(app, change, url, body, etag))
  expect([again.status, codeOf(again)]).toEqual([412, 'stale'])
})

test('of two changes at once, under one version, one is made', async () => {
  const app = await testApp()
  const { id, version } = await aClient(app)
  const rename = (name: string) => app.revise<{ name: string }>('PATCH', `/api/v1/clients/${id}`, version, { name })
  const answers = await Promise.all([rename('Sample One'), rename('Sample Two')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
  const winner = answers.find(({ status }) => status === 200)
  expect((await app.get(`/api/v1/clients/${id}`)).body).toMatchObject({ name: winner?.body.name, version: version + 1 })
})

test('profile and settings share one version: who changes one has seen the other', async () => {
  const app = await testApp()
  expect((await app.revise('PATCH', '/api/v1/profile', 1, { trade: 'Design' })).status).toBe(200)
  expect((await app.revise('PATCH', '/api/v1/settings', 1, { essentials: usd(1) })).status).toBe(412)
  expect((await app.revise('PATCH', '/api/v1/settings', 2, { essentials: usd(1) })).status).toBe(200)
})
