import { expect, test } from 'vitest'
import type { ClientReply } from '../../shared/clients/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, anIssued, draftBody, ok, pay } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

type Page = { items: ClientReply[]; nextCursor: string | null }
const list = async (app: TestApp, query = '') => ok(await app.get<Page>(`/api/v1/clients${query}`))
const names = ({ items }: Page) => items.map(({ name }) => name)

test('a client comes with calm defaults, and with what is owed and held', async () => {
  const app = await testApp()
  expect(await aClient(app, { name: 'Sample & Co' })).toEqual({
    id: 1,
    name: 'Sample & Co',
    contact: '',
    email: '',
    address: '',
    termsDays: 30,
    taxRate: '0',
    archivedOn: null,
    removedOn: null,
    owed: usd(0),
    openInvoices: 0,
    credit: usd(0),
    version: 1,
  })
  const whole = {
    name: 'Sample',
    contact: 'Kim',
    email: 'kim@example.com',
    address: '1 Street\nTown',
    termsDays: 0,
    taxRate: '0.08875',
  }
  expect(await aClient(app, whole)).toMatchObject(whole)
})

test('what a client owes follows from the invoices and their payments', async () => {
  const app = await testApp()
  const one = await anIssued(app)
  const { clientId } = one
  const two = await anIssued(app, { clientId })
  await pay(app, one.id, 100_000)
  await pay(app, two.id, 30_000)
  const { owed, openInvoices } = ok(await app.get<ClientReply>(`/api/v1/clients/${clientId}`))
  expect([owed, openInvoices]).toEqual([usd(70_000), 1])
})

test.each([
  { changes: { termsDays: -1 }, field: 'termsDays' },
  { changes: { termsDays: 366 }, field: 'termsDays' },
  { changes: { termsDays: 1.5 }, field: 'termsDays' },
  { changes: { taxRate: '1.5' }, field: 'taxRate' },
  { changes: { taxRate: 0.1 }, field: 'taxRate' },
  { changes: { email: 'a\nb' }, field: 'email' },
  { changes: { archivedOn: '2026-01-01' }, field: 'archivedOn' },
])('a client with $changes is refused', async ({ changes, field }) => {
  const app = await testApp()
  const { id } = await aClient(app)
  for (const send of [
    () => app.post('/api/v1/clients', { name: 'Another', ...changes }),
    () => app.revise('PATCH', `/api/v1/clients/${id}`, 1, changes),
  ]) {
    const answer = await refused(app, send)
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, `#/${field}`])
  }
})

test('C-10: a client is archived, never deleted, with or without invoices', async () => {
  const app = await testApp()
  const { id } = await aClient(app)
  const { clientId } = await anIssued(app)
  for (const one of [id, clientId]) {
    const answer = await refused(app, () => app.revise('DELETE', `/api/v1/clients/${one}`, 1))
    expect([answer.status, codeOf(answer)]).toEqual([409, 'client-in-use'])
  }
  expect((await refused(app, () => app.revise('DELETE', '/api/v1/clients/999', 1))).status).toBe(404)
})

test('an archived client gets no new invoice until it is brought back', async () => {
  const app = await testApp()
  const { id } = await aClient(app)
  const archive = (version: number, archived: boolean) =>
    app.revise<ClientReply>('PATCH', `/api/v1/clients/${id}`, version, { archived })
  expect(ok(await archive(1, true)).archivedOn).toBe('2026-11-19')
  const body = await draftBody(app, { clientId: id })
  const answer = await refused(app, () => app.post('/api/v1/invoices', body))
  expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
    409,
    'client-in-use',
    '#/clientId',
  ])
  expect(ok(await archive(2, false)).archivedOn).toBeNull()
  ok(await app.post('/api/v1/invoices', body))
})

test('the list is by name, whatever its case, and finds by name, contact and address of mail', async () => {
  const app = await testApp()
  await aClient(app, { name: 'beta 100%' })
  await aClient(app, { name: 'Alpha_1', contact: 'Kim' })
  await aClient(app, { name: 'Gamma', email: 'kim@example.com' })
  const { id } = await aClient(app, { name: 'alpha' })
  ok(await app.revise('PATCH', `/api/v1/clients/${id}`, 1, { archived: true }))
  expect(names(await list(app))).toEqual(['alpha', 'Alpha_1', 'beta 100%', 'Gamma'])
  expect(names(await list(app, '?archived=no'))).toEqual(['Alpha_1', 'beta 100%', 'Gamma'])
  expect(names(await list(app, '?archived=yes'))).toEqual(['alpha'])
  expect(names(await list(app, '?q=ALPHA'))).toEqual(['alpha', 'Alpha_1'])
  expect(names(await list(app, '?q=kim'))).toEqual(['Alpha_1', 'Gamma'])
  await aClient(app, { name: 'Ärzte Büro' })
  for (const q of ['ärzte', 'ÄRZTE', 'arzte buro'])
    expect(names(await list(app, `?q=${encodeURIComponent(q)}`))).toEqual(['Ärzte Büro'])
  expect(names(await list(app, '?q=%25'))).toEqual(['beta 100%'])
  expect(names(await list(app, '?q=_'))).toEqual(['Alpha_1'])
})

test.each([1, 2, 3, 5, 100])('page by page of %i no client is lost or doubled, whatever the names', async (limit) => {
  const app = await testApp()
  const all = [
    'Éclair',
    'éclair',
    'Eclair',
    'eclair',
    'eclair',
    'Zoë',
    'ÄÖÜ',
    'äöü',
    '株式会社',
    'ß',
    'N'.repeat(200),
    'É'.repeat(200),
  ]
  for (const name of all) await aClient(app, { name })
  const whole = (await list(app, '?limit=200')).items.map(({ id }) => id)
  expect(whole).toHaveLength(all.length)
  const seen: number[] = []
  let cursor: string | null = null
  do {
    const page: Page = await list(app, `?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(seen).toEqual(whole)
})

test('a client that is not there is not found, and a changed name leaves what was issued', async () => {
  const app = await testApp()
  expect((await refused(app, () => app.get('/api/v1/clients/99'))).status).toBe(404)
  expect((await refused(app, () => app.revise('PATCH', '/api/v1/clients/99', 1, { name: 'A' }))).status).toBe(404)
  const { id, clientId } = await anIssued(app)
  const pdf = (await app.get(`/api/v1/invoices/${id}.pdf`)).body
  ok(await app.revise('PATCH', `/api/v1/clients/${clientId}`, 1, { name: 'Renamed', address: 'Elsewhere' }))
  expect((await app.get(`/api/v1/invoices/${id}.pdf`)).body).toBe(pdf)
})
