import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkBook } from '../../server/backups/check.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { RemovalReply } from '../../shared/clients/removal.ts'
import type { HistoryReply } from '../../shared/history/contract.ts'
import type { LeadRemovedReply, LeadReply, LeadsReply } from '../../shared/readiness/leads-contract.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, anIssued, ok } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const theatre = {
  name: 'Tin Lantern Theatre',
  contact: 'Ottilie Quillfeather, ottilie@quillfeather.example',
  source: 'A talk in Fableport',
  value: usd(250_000),
  chance: '0.5',
  nextStep: 'Send three sketches',
  nextStepOn: '2026-11-20',
  note: 'Remember the Zanzibar plan',
}

async function aLead(app: TestApp, changes: object = {}): Promise<LeadReply> {
  return ok(await app.post<LeadReply>('/api/v1/leads', { ...theatre, ...changes }))
}

function makeClient(app: TestApp, { id, version }: LeadReply, body: object) {
  return app.post<LeadReply>(`/api/v1/leads/${id}/client`, body, { 'if-match': `"${version}"` })
}

test('a lead is kept with what comes next, and weighed', async () => {
  const app = await testApp()
  expect(await aLead(app)).toEqual({
    id: 1,
    ...theatre,
    weighted: usd(125_000),
    isDue: false,
    state: 'open',
    closedOn: null,
    clientId: null,
    clientName: null,
    version: 1,
  })
  await aLead(app, { name: 'Paper Whale Press', value: null, nextStepOn: null, source: 'a talk in fableport' })
  const { items, weighted, sources } = ok(await app.get<LeadsReply>('/api/v1/leads'))
  expect(items.map(({ name, weighted: own }) => [name, own?.minor])).toEqual([
    ['Tin Lantern Theatre', 125_000],
    ['Paper Whale Press', undefined],
  ])
  expect(weighted).toMatchObject({ state: 'known', value: usd(125_000) })
  expect(sources).toEqual([{ source: 'A talk in Fableport', won: 0, lost: 0, open: 2, wonValue: usd(0) }])
})

test('a lead changes field by field, and history tells what became of it', async () => {
  const app = await testApp()
  await aLead(app)
  const url = '/api/v1/leads/1'
  ok(await app.revise('PATCH', url, 1, { chance: '0.7525', nextStep: 'Call', nextStepOn: null }))
  const lost = ok(await app.revise<LeadReply>('PATCH', url, 2, { state: 'lost' }))
  expect(lost).toMatchObject({ chance: '0.7525', nextStepOn: null, state: 'lost', closedOn: '2026-11-19' })
  expect(ok(await app.revise('PATCH', url, 3, { state: 'open' }))).toMatchObject({ state: 'open', closedOn: null })
  const { items } = ok(await app.get<HistoryReply>('/api/v1/history?entity=lead&entityId=1'))
  expect(items.map(({ says }) => says)).toEqual([
    'Opened the lead Tin Lantern Theatre again.',
    'Marked the lead Tin Lantern Theatre as lost.',
    'Changed the lead Tin Lantern Theatre.',
    'Added the lead Tin Lantern Theatre.',
  ])
  expect(items[2]?.changes).toContainEqual({ field: 'Chance', before: '50%', after: '75.25%' })
})

test('a lead is won by becoming a new client, and keeps the link', async () => {
  const app = await testApp()
  const lead = await aLead(app)
  const client = { name: 'Tin Lantern Theatre Ltd', contact: 'Ottilie Quillfeather' }
  const won = ok(await makeClient(app, lead, { client }))
  expect(won).toMatchObject({ state: 'won', closedOn: '2026-11-19', clientId: 1, clientName: client.name, version: 2 })
  expect(ok(await app.get<ClientReply>('/api/v1/clients/1'))).toMatchObject({ ...client, termsDays: 30 })
  const { sources } = ok(await app.get<LeadsReply>('/api/v1/leads'))
  expect(sources).toEqual([{ source: theatre.source, won: 1, lost: 0, open: 0, wonValue: usd(250_000) }])
  const again = await refused(app, () => makeClient(app, won, { client }))
  expect([again.status, codeOf(again)]).toEqual([409, 'lead-is-client'])
  // Opened again it is nobody's client; the client stays.
  const open = ok(await app.revise<LeadReply>('PATCH', '/api/v1/leads/1', 2, { state: 'open' }))
  expect(open).toMatchObject({ state: 'open', clientId: null, clientName: null })
  expect((await app.get('/api/v1/clients/1')).status).toBe(200)
})

test('a lead is won by a client that is there', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app)
  const lead = await aLead(app)
  expect(ok(await makeClient(app, lead, { clientId }))).toMatchObject({
    state: 'won',
    clientId,
    clientName: 'Sample & Co',
  })
})

test.each([
  { body: { clientId: 99 }, status: 404, code: 'not-found', why: 'a client that is not there' },
  { body: {}, status: 422, code: 'invalid', why: 'no client' },
  { body: { clientId: 1, client: { name: 'Both' } }, status: 422, code: 'invalid', why: 'both' },
])('no client of a lead: $why', async ({ body, status, code }) => {
  const app = await testApp()
  const lead = await aLead(app)
  const answer = await refused(app, () => makeClient(app, lead, body))
  expect([answer.status, codeOf(answer)]).toEqual([status, code])
})

test.each([
  { change: { name: ' ' }, pointer: '#/name' },
  { change: { value: { minor: 100, currency: 'EUR' } }, pointer: '#/value' },
  { change: { value: usd(-1) }, pointer: '#/value/minor' },
  { change: { chance: '1.5' }, pointer: '#/chance' },
  { change: { chance: 0.5 }, pointer: '#/chance' },
  { change: { nextStepOn: '2026-02-30' }, pointer: '#/nextStepOn' },
  { change: { state: 'won' }, pointer: '#/state' },
])('a lead is refused at $pointer', async ({ change, pointer }) => {
  const app = await testApp()
  const answer = await refused(app, () => app.post('/api/v1/leads', { ...theatre, ...change }))
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer])
})

test('a change under an old version is refused', async () => {
  const app = await testApp()
  await aLead(app)
  for (const send of [
    () => app.revise('PATCH', '/api/v1/leads/1', 2, { note: '' }),
    () => app.revise('DELETE', '/api/v1/leads/1', 2),
    () => app.post('/api/v1/leads/1/client', { client: { name: 'A' } }, { 'if-match': '"2"' }),
  ]) {
    const answer = await refused(app, send)
    expect([answer.status, codeOf(answer)]).toEqual([412, 'stale'])
  }
})

test('a next step stands in Today on its day, and no sooner', async () => {
  const app = await testApp()
  await aLead(app)
  await aLead(app, { name: 'Paper Whale Press', nextStep: '', nextStepOn: '2026-11-22' })
  const steps = async () => {
    const { toDo } = ok(await app.get<TodayReply>('/api/v1/today'))
    return toDo.filter(({ kind }) => kind === 'lead-steps').map(({ title, detail }) => [title, detail])
  }
  expect(await steps()).toEqual([])
  app.today = '2026-11-20' as TestApp['today']
  expect(await steps()).toEqual([['Send three sketches: Tin Lantern Theatre', 'for today']])
  app.today = '2026-11-22' as TestApp['today']
  expect(await steps()).toEqual([
    ['Take the next step with 2 leads', 'First Tin Lantern Theatre, 2 days late: Send three sketches'],
  ])
  ok(await app.revise('PATCH', '/api/v1/leads/1', 1, { state: 'lost' }))
  expect(await steps()).toEqual([['Next step: Paper Whale Press', 'for today']])
})

const WORDS = /Quillfeather|Fableport|Zanzibar|three sketches|Lantern/i

/** Every byte of the book's files, once the book is closed. */
function bytesOnDisk(app: TestApp): string {
  expect(checkBook(app.db, app.dataDir)).toEqual([])
  app.db.$client.close()
  const files = readdirSync(app.dataDir).filter((name) => name.startsWith('data.db'))
  return files.map((name) => readFileSync(join(app.dataDir, name), 'latin1')).join('\n')
}

test('a lead is removed wholly: not a word is left in the file, and the chain holds', async () => {
  const app = await testApp()
  await aLead(app)
  ok(await app.revise('PATCH', '/api/v1/leads/1', 1, { note: 'Zanzibar is off', contact: 'Balthasar Quillfeather' }))
  const gone = ok(await app.revise<LeadRemovedReply>('DELETE', '/api/v1/leads/1', 2))
  expect(gone).toEqual({ leadId: 1, isFileRewritten: true })
  expect((await app.get('/api/v1/leads/1')).status).toBe(404)
  const { items } = ok(await app.get<HistoryReply>('/api/v1/history?entity=lead&entityId=1'))
  expect(items.map(({ says, isRemoved }) => [says, isRemoved])).toEqual([
    ['Removed lead 1 wholly.', false],
    ['Changed a lead that was removed since.', true],
    ['Added a lead that was removed since.', true],
  ])
  expect(bytesOnDisk(app)).not.toMatch(WORDS)
})

test('a client that is removed on request takes the lead along', async () => {
  const app = await testApp()
  const client = { name: 'Tin Lantern Theatre', contact: 'Ottilie Quillfeather' }
  ok(await makeClient(app, await aLead(app), { client }))
  const shown = ok(await app.get<RemovalReply>('/api/v1/clients/1/removal'))
  expect(shown.goes).toContain('1 lead that became this client')
  ok(await app.post('/api/v1/clients/1/removal', { withDrafts: false }, { 'if-match': '"1"' }))
  expect(ok(await app.get<LeadsReply>('/api/v1/leads')).items).toEqual([])
  expect(bytesOnDisk(app)).not.toMatch(WORDS)
})

test('where the books keep a client’s name, the lead goes all the same', async () => {
  const app = await testApp()
  const { clientId } = await anIssued(app)
  ok(await makeClient(app, await aLead(app), { clientId }))
  ok(await app.post(`/api/v1/clients/${clientId}/removal`, { withDrafts: false }, { 'if-match': '"1"' }))
  expect(ok(await app.get<LeadsReply>('/api/v1/leads')).items).toEqual([])
  const lead = await aLead(app, { name: 'Paper Whale Press' })
  const answer = await refused(app, () => makeClient(app, lead, { clientId }))
  expect([answer.status, codeOf(answer)]).toEqual([409, 'client-removed'])
})
