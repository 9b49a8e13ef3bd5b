import { expect, test } from 'vitest'
import type { ClientReply } from '../../shared/clients/contract.ts'
import { refused } from '../support/dump.ts'
import { draftBody } from '../support/entries.ts'
import { sharedApp, testApp } from '../support/test-app.ts'

const theApp = sharedApp()

// Text that people type, and text that nobody types.

test.each([
  { name: 'A\u0000B', why: 'NUL' },
  { name: 'A\u0007B', why: 'a control of C0' },
  { name: 'A\nB', why: 'a line break in a name' },
  { name: 'A\tB', why: 'a tab in a name' },
  { name: 'A\u0085B', why: 'a control of C1' },
  { name: 'A\u202EB', why: 'an override of direction, which shows other letters than are there' },
  { name: 'A\u2066B', why: 'an isolate of direction' },
  { name: 'A\uD800B', why: 'half of a surrogate pair' },
  { name: '', why: 'nothing' },
  { name: '   ', why: 'only spaces' },
  { name: '\u200B\u2060', why: 'only what cannot be seen' },
  { name: 'A'.repeat(201), why: 'E-3: 201 characters' },
  { name: null, why: 'null' },
  { name: 5, why: 'a number' },
  { name: ['A'], why: 'a list' },
])('422 for $why as a name', async ({ name }) => {
  const app = await theApp()
  const answer = await refused(app, () => app.post('/api/v1/clients', { name }))
  expect([answer.status, answer.body.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['#/name']])
})

test.each([
  { name: 'A'.repeat(200), kept: 'A'.repeat(200), why: '200 characters' },
  { name: '  Sample & Co\u00a0', kept: 'Sample & Co', why: 'spaces around it fall away' },
  { name: 'Cafe\u0301', kept: 'Caf\u00e9', why: 'in form C' },
  { name: '<script>alert(1)</script>', kept: '<script>alert(1)</script>', why: 'E-1: markup is text' },
  { name: '=HYPERLINK("x")', kept: '=HYPERLINK("x")', why: 'E-2: a formula is text' },
  { name: '{{7*7}}', kept: '{{7*7}}', why: 'E-6: a template is text' },
  { name: "Robert'); DROP TABLE clients;--", kept: "Robert'); DROP TABLE clients;--", why: 'SQL is text' },
  { name: '株式会社サンプル 🙂', kept: '株式会社サンプル 🙂', why: 'every script' },
  { name: 'constructor', kept: 'constructor', why: 'the name of a property' },
])('a name is kept as it is: $why', async ({ name, kept }) => {
  const app = await testApp()
  const { status, body } = await app.post<ClientReply>('/api/v1/clients', { name })
  expect([status, body.name]).toEqual([201, kept])
  expect((await app.get<ClientReply>(`/api/v1/clients/${body.id}`)).body.name).toBe(kept)
})

test.each([
  { note: 'First line\nsecond\tline', status: 201, why: 'a note may hold line breaks' },
  { note: 'A'.repeat(10_000), status: 201, why: '10 000 characters' },
  { note: 'A'.repeat(10_001), status: 422, why: 'one more' },
  { note: 'A\u0000', status: 422, why: 'NUL' },
  { note: 'A\rB', status: 422, why: 'a bare carriage return' },
  { note: 'A\u202EB', status: 422, why: 'an override of direction' },
])('a note: $status ($why)', async ({ note, status }) => {
  const app = await testApp()
  expect((await app.post('/api/v1/invoices', await draftBody(app, { note }))).status).toBe(status)
})

test.each(['constructor', 'toString', 'hasOwnProperty', 'id', 'version', 'owed', 'a/b', 'a~b'])(
  'a field that no contract has is named: %s',
  async (field) => {
    const app = await theApp()
    const answer = await refused(app, () => app.post('/api/v1/clients', { name: 'A', [field]: 1 }))
    expect(answer.status).toBe(422)
    const pointer = `#/${field.replace('~', '~0').replace('/', '~1')}`
    expect(answer.body.errors).toMatchObject([{ pointer, code: 'unknown-field' }])
  },
)

test.each([
  { date: '2026-02-30', why: 'no such day' },
  { date: '2026-13-01', why: 'no such month' },
  { date: '2025-02-29', why: 'no leap year' },
  { date: '1989-12-31', why: 'before 1990' },
  { date: '2101-01-01', why: 'after 2100' },
  { date: '2026-1-1', why: 'not written whole' },
  { date: '01/02/2026', why: 'another order' },
  { date: '2026-10-01T00:00:00Z', why: 'an instant' },
  { date: ' 2026-10-01', why: 'a space' },
  { date: '٢٠٢٦-١٠-٠١', why: 'digits of another script' },
  { date: 20261001, why: 'a number' },
  { date: null, why: 'null' },
])('$date is no date ($why)', async ({ date }) => {
  const app = await theApp()
  const body = await draftBody(app, { issueDate: date, dueDate: '2100-12-31' })
  const answer = await refused(app, () => app.post('/api/v1/invoices', body))
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '#/issueDate'])
})

// Putting marks in their order takes time with the square of how many stand on one letter.
test.each([
  { text: '\u0344\u0323\u0301'.repeat(170_000), why: 'a whole body of marks' },
  { text: `A${'\u0344\u0323\u0301'.repeat(3_000)}`, why: 'no longer than a note may be' },
])('marks piled up on one letter are refused at once: $why', async ({ text }) => {
  const app = await theApp()
  const began = performance.now()
  const named = await refused(app, () => app.post('/api/v1/clients', { name: text }))
  expect([named.status, named.body.errors?.[0]?.pointer]).toEqual([422, '#/name'])
  const noted = await app.post<{ errors?: { pointer: string }[] }>('/api/v1/clients', { name: 'A', address: text })
  expect([noted.status, noted.body.errors?.[0]?.pointer]).toEqual([422, '#/address'])
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('spaces around a name count nothing, however many; thirty marks on a letter are text', async () => {
  const app = await testApp()
  const spaced = await app.post<ClientReply>('/api/v1/clients', { name: `${' '.repeat(5_000)}Sample` })
  expect([spaced.status, spaced.body.name]).toEqual([201, 'Sample'])
  expect((await app.post('/api/v1/clients', { name: `A${'\u0323'.repeat(30)}` })).status).toBe(201)
})
