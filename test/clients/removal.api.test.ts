import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkBook } from '../../server/backups/check.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { RemovalReply, RemovedReply } from '../../shared/clients/removal.ts'
import type { HistoryReply } from '../../shared/history/contract.ts'
import { codeOf, dump, refused } from '../support/dump.ts'
import { aClient, aDraft, aLine, anIssued, bytesOf, draftBody, idOf, ok, pay, receive } from '../support/entries.ts'
import { type Answer, type TestApp, testApp } from '../support/test-app.ts'

const person = {
  name: 'Quillfeather & Daughters',
  contact: 'Ottilie Quillfeather',
  email: 'ottilie@quillfeather.example',
  address: '7 Invented Row\nFableport',
}

function preview(app: TestApp, id: number): Promise<Answer<RemovalReply>> {
  return app.get<RemovalReply>(`/api/v1/clients/${id}/removal`)
}

function remove(app: TestApp, id: number, version: number, withDrafts = true): Promise<Answer<RemovedReply>> {
  return app.post<RemovedReply>(
    `/api/v1/clients/${id}/removal`,
    { withDrafts },
    { 'if-match': `"${version}"`, 'idempotency-key': `remove ${id}`.replace(' ', '-') },
  )
}

/** Every byte of the book's files, once the book is closed: what any other program could find in them. */
function bytesOnDisk(app: TestApp): string {
  expect(checkBook(app.db, app.dataDir)).toEqual([])
  app.db.$client.close()
  const files = readdirSync(app.dataDir).filter((name) => name.startsWith('data.db'))
  return files.map((name) => readFileSync(join(app.dataDir, name), 'latin1')).join('\n')
}

/** A client whose contact, address and draft changed again and again, so that old bytes lie about. */
async function aBusyClient(app: TestApp): Promise<ClientReply> {
  const client = await aClient(app, person)
  const url = `/api/v1/clients/${client.id}`
  ok(await app.revise('PATCH', url, 1, { address: '9 Former Passage', contact: 'Balthasar Quillfeather' }))
  ok(await app.revise('PATCH', url, 2, { address: person.address, contact: person.contact }))
  const draft = await aDraft(app, { clientId: client.id, note: 'Remember the Zanzibar plan', lines: [aLine(app)] })
  const body = await draftBody(app, {
    clientId: client.id,
    lines: [aLine(app, { description: 'Confidential marionettes' })],
  })
  ok(await app.revise('PUT', `/api/v1/invoices/${draft.id}`, 1, body))
  const other = await aDraft(app, { clientId: client.id, note: 'Discarded marionettes' })
  expect((await app.revise('DELETE', `/api/v1/invoices/${other.id}`, 1)).status).toBe(204)
  return ok(await app.get<ClientReply>(url))
}

test('a client that nothing needs goes wholly: not a word is left in the file', async () => {
  const app = await testApp()
  const { id, version } = await aBusyClient(app)
  const before = ok(await preview(app, id))
  expect(before).toMatchObject({ name: null, removedOn: null, drafts: 1, warnings: [] })
  expect(before.goes).toEqual([
    'The name, Quillfeather & Daughters, and the whole record',
    'The contact, Ottilie Quillfeather',
    'The e-mail address, ottilie@quillfeather.example',
    'The address, 7 Invented Row, Fableport',
    '1 draft that was never issued',
    'What 7 rows of the history say of them',
  ])
  expect(before.stays.map(({ what }) => what)).toEqual(['Backups, exports and PDFs that you put elsewhere or sent'])

  expect(ok(await remove(app, id, version))).toMatchObject({ name: null, isFileRewritten: true, goes: [] })
  expect((await app.get(`/api/v1/clients/${id}`)).status).toBe(404)
  const { items } = ok(await app.get<HistoryReply>(`/api/v1/history?entity=client&entityId=${id}`))
  expect(items.map(({ says, isRemoved }) => [says, isRemoved])).toEqual([
    ['Removed client 1 on request, wholly.', false],
    ['Changed a client that was removed since.', true],
    ['Changed a client that was removed since.', true],
    ['Added a client that was removed since.', true],
  ])
  expect(bytesOnDisk(app)).not.toMatch(/quillfeather|Invented Row|Former Passage|Balthasar|Zanzibar|marionettes/i)
})

test('with issued invoices the rest goes; documents, numbers, PDFs and money stay as they are', async () => {
  const app = await testApp()
  const issued = await anIssued(app, { clientId: (await aClient(app, { ...person, address: 'Issued Street 1' })).id })
  await pay(app, issued.id, 40_000)
  const url = `/api/v1/clients/${issued.clientId}`
  ok(
    await app.revise('PATCH', url, 1, {
      name: 'Renamed Quill',
      address: '9 Former Passage',
      contact: 'Balthasar Oats',
    }),
  )
  await aDraft(app, { clientId: issued.clientId, note: 'Remember the Zanzibar plan' })
  const pdf = await bytesOf(app, `/api/v1/invoices/${issued.id}.pdf`)
  const before = dump(app.db)

  const shown = ok(await preview(app, issued.clientId))
  expect(shown.warnings).toEqual(['They still owe you $600.00. Afterwards their address stands only on the invoices.'])
  expect(shown.goes).toContain('The name Renamed Quill; documents say Quillfeather & Daughters')
  expect(shown.stays.map(({ what }) => what).slice(0, 3)).toEqual([
    '1 invoice, as issued, with the name, contact and address on them, and their PDFs',
    '1 entry of money, with the words and notes that you recorded, and receipts',
    'The name Quillfeather & Daughters',
  ])
  expect(shown.stays.every(({ why }) => why.length > 20)).toBe(true)

  const done = ok(await remove(app, issued.clientId, 2))
  expect(done).toMatchObject({ name: person.name, removedOn: '2026-11-19', goes: [], warnings: [], version: 3 })
  expect(ok(await app.get(url))).toMatchObject({
    name: person.name,
    contact: '',
    email: '',
    address: '',
    archivedOn: '2026-11-19',
    removedOn: '2026-11-19',
  })
  const after = dump(app.db)
  for (const table of [
    'events',
    'movements',
    'allocations',
    'pdfs',
    'invoice_balances',
    'number_series',
    'client_months',
  ])
    expect(after[table], table).toEqual(before[table])
  expect(after['invoices']).toEqual(before['invoices']?.filter(({ state }) => state !== 'draft'))
  expect((await bytesOf(app, `/api/v1/invoices/${issued.id}.pdf`)).equals(pdf)).toBe(true)
  // Money may still come in for what is owed.
  await pay(app, issued.id, 60_000)
  expect(bytesOnDisk(app)).not.toMatch(/Former Passage|Balthasar|Zanzibar|ottilie@|Renamed Quill/)
})

test('with money but no document the name stays, because the entries need it', async () => {
  const app = await testApp()
  const { id } = await aClient(app, person)
  await receive(app, 1000, { clientId: id })
  expect(ok(await remove(app, id, 1))).toMatchObject({ name: person.name, version: 2 })
  expect(ok(await app.get(`/api/v1/clients/${id}`))).toMatchObject({ name: person.name, address: '' })
})

test('what was removed is not changed or billed again', async () => {
  const app = await testApp()
  const { clientId } = await anIssued(app)
  ok(await remove(app, clientId, 1))
  for (const change of [{ archived: false }, { email: 'new@sample.example' }]) {
    const answer = await refused(app, () => app.revise('PATCH', `/api/v1/clients/${clientId}`, 2, change))
    expect([answer.status, codeOf(answer)]).toEqual([409, 'client-removed'])
  }
  const body = await draftBody(app, { clientId })
  const answer = await refused(app, () => app.post('/api/v1/invoices', body))
  expect([answer.status, codeOf(answer)]).toEqual([409, 'client-removed'])
})

test('drafts are asked for, the version is needed, a retry removes once', async () => {
  const app = await testApp()
  const { clientId } = await aDraft(app)
  const asked = await refused(app, () => remove(app, clientId, 1, false))
  expect([asked.status, codeOf(asked), asked.body.errors?.[0]?.pointer]).toEqual([409, 'client-in-use', '#/withDrafts'])
  expect(codeOf(await refused(app, () => remove(app, clientId, 9)))).toBe('stale')
  const noVersion = await refused(app, () => app.post(`/api/v1/clients/${clientId}/removal`, { withDrafts: true }))
  expect(noVersion.status).toBe(428)
  expect((await refused(app, () => app.get('/api/v1/clients/99/removal'))).status).toBe(404)
  const first = ok(await remove(app, clientId, 1))
  const again = await remove(app, clientId, 1)
  expect([again.headers['idempotency-replayed'], again.body]).toEqual(['true', first])
})

test('a running recurring item is ended first; an ended one keeps the name', async () => {
  const app = await testApp()
  const { id } = await aClient(app, person)
  const insert = app.db.$client.prepare(
    `INSERT INTO recurring_items (kind, text, every, starts_on, entry, state, version)
     VALUES ('income', 'Retainer', 'month', '2026-01-01', ?, 'active', 1)`,
  )
  insert.run(JSON.stringify({ clientId: id, accountId: idOf(app, 'Spending') }))
  const answer = await refused(app, () => remove(app, id, 1))
  expect([codeOf(answer), answer.body.detail]).toEqual([
    'client-in-use',
    `The recurring item “Retainer” still brings income from ${person.name}. End it first.`,
  ])
  app.db.$client.exec("UPDATE recurring_items SET state = 'ended'")
  expect(ok(await remove(app, id, 1))).toMatchObject({ name: person.name })
  app.db.$client.exec('DELETE FROM recurring_items')
})

test('what stays elsewhere is named: backups, copies from before an upgrade, history of an earlier version', async () => {
  const app = await testApp({ isDamaged: true })
  const { id } = await aClient(app, person)
  const { db } = app
  const kept = db.$client.prepare('SELECT after FROM history_contents').pluck().get()
  db.$client.exec('DROP TRIGGER history_stays; DELETE FROM history_contents')
  db.$client.prepare("UPDATE history SET after = ? WHERE action = 'client.added'").run(kept)
  for (const folder of ['backups/evenkeel-2026-11-18T100000Z', 'before-restore-2026-11-01T000000Z'])
    mkdirSync(join(app.dataDir, folder), { recursive: true })
  writeFileSync(join(app.dataDir, 'backups', 'before-0001_everyday_books-2026.db'), '')
  const { stays, goes } = ok(await preview(app, id))
  expect(stays.map(({ what, where }) => [what, where])).toEqual([
    ['1 row of the history, written by an earlier version of Evenkeel', null],
    ['1 daily backup', `${app.dataDir}/backups`],
    [
      '2 copies from before an upgrade or a restore: backups/before-0001_everyday_books-2026.db, before-restore-2026-11-01T000000Z',
      app.dataDir,
    ],
    ['Backups, exports and PDFs that you put elsewhere or sent', null],
  ])
  expect(goes.join()).not.toContain('of the history')
})
