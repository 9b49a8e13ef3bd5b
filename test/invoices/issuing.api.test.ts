import { expect, test } from 'vitest'
import { sha256 } from '../../server/db/history.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { readPdf } from '../pdf/read-pdf.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, aDraft, aLine, anIssued, bytesOf, draftBody, issue, ok } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const numbers = ({ db }: TestApp) =>
  db.$client
    .prepare<[], string>('SELECT number FROM invoices WHERE number IS NOT NULL ORDER BY series, sequence')
    .pluck()
    .all()

test('C-9: twenty issues at once get twenty numbers without a gap, and each document bears its own', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app)
  const drafts: InvoiceReply[] = []
  for (let count = 0; count < 20; count += 1) drafts.push(await aDraft(app, { clientId }))
  const answers = await Promise.all(drafts.map((draft) => issue(app, draft)))
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
  const expected = Array.from({ length: 20 }, (_, index) => `2026-${String(index + 1).padStart(3, '0')}`)
  expect(numbers(app)).toEqual(expected)
  expect(answers.map(({ body }) => body.number).sort()).toEqual(expected)
  for (const { body } of answers) {
    const { pages } = await readPdf(await bytesOf(app, `/api/v1/invoices/${body.id}.pdf`))
    expect(pages[0]).toContain(body.number)
    expect(expected.filter((number) => pages[0]?.includes(number))).toEqual([body.number])
  }
})

test('a draft that was discarded, or could not be issued, leaves no gap', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app)
  const one = await aDraft(app, { clientId })
  const two = await aDraft(app, { clientId })
  const empty = await aDraft(app, { clientId, lines: [] })
  const negative = await aDraft(app, { clientId, lines: [aLine(app, { unitPrice: '-1' })] })
  const later = await aDraft(app, { clientId, issueDate: '2026-11-20', dueDate: '2026-12-20' })
  ok(await issue(app, one))
  await app.revise('DELETE', `/api/v1/invoices/${two.id}`, 1)
  for (const [draft, code, pointer] of [
    [empty, 'invoice-total', '#/lines'],
    [negative, 'invoice-total', '#/lines'],
    [later, 'date-in-future', '#/issueDate'],
  ] as const) {
    const answer = await refused(app, () => issue(app, draft))
    expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([422, code, pointer])
  }
  expect((await anIssued(app, { clientId })).number).toBe('2026-002')
})

test('a fault while issuing burns no number, and the same key works afterwards', async () => {
  const app = await testApp()
  const draft = await aDraft(app)
  app.db.$client.exec("CREATE TEMP TRIGGER boom BEFORE INSERT ON main.pdfs BEGIN SELECT RAISE(ABORT, 'boom'); END")
  const send = () =>
    app.post<InvoiceReply>(`/api/v1/invoices/${draft.id}/issue`, undefined, {
      'if-match': '"1"',
      'idempotency-key': 'one',
    })
  expect((await refused(app, send)).status).toBe(500)
  app.db.$client.exec('DROP TRIGGER temp.boom')
  expect((await send()).body.number).toBe('2026-001')
})

test('numbers count by year of issue; past nine hundred and ninety-nine they grow', async () => {
  const app = await testApp({ isDamaged: true })
  const { id: clientId } = await aClient(app)
  const inYear = async (issueDate: string) =>
    (await anIssued(app, { clientId, issueDate, dueDate: '2026-12-31' })).number
  expect([await inYear('2025-12-31'), await inYear('2026-01-01'), await inYear('2025-01-01')]).toEqual([
    '2025-001',
    '2026-001',
    '2025-002',
  ])
  app.db.$client.exec("UPDATE number_series SET last = 999 WHERE series = '2026'")
  expect(await inYear('2026-05-01')).toBe('2026-1000')
})

test('issuing twice is refused, at once or one after the other', async () => {
  const app = await testApp()
  const draft = await aDraft(app)
  const answers = await Promise.all([issue(app, draft), issue(app, draft), issue(app, draft)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect(numbers(app)).toEqual(['2026-001'])
})

test('a draft that is revised while it is being issued is issued as it was read, or not at all', async () => {
  const app = await testApp()
  const draft = await aDraft(app)
  const body = await draftBody(app, { clientId: draft.clientId, lines: [aLine(app, { unitPrice: '5' })] })
  const [issued, revised] = await Promise.all([
    issue(app, draft),
    app.revise('PUT', `/api/v1/invoices/${draft.id}`, 1, body),
  ])
  const after = ok(await app.get<InvoiceReply>(`/api/v1/invoices/${draft.id}`))
  if (issued.status === 200) expect([revised.status, after.total]).toEqual([409, usd(100_000)])
  else expect([issued.status, revised.status, after.status, after.total]).toEqual([412, 200, 'draft', usd(500)])
})

test('the document is kept as it was issued: its bytes, their hash, and what stands on it', async () => {
  const app = await testApp()
  const client = await aClient(app, { name: 'Sample & Co', address: '1 Sample Street', contact: 'Kim Sample' })
  const { id } = await anIssued(app, { clientId: client.id, lines: [aLine(app, { taxRate: '0.08875' })] })
  const bytes = await bytesOf(app, `/api/v1/invoices/${id}.pdf`)
  const kept = app.db.$client.prepare<[], { sha256: string; bytes: Buffer }>('SELECT sha256, bytes FROM pdfs').get()
  expect([kept?.sha256, kept?.bytes.equals(bytes)]).toEqual([sha256(bytes), true])
  const text = (await readPdf(bytes)).pages.join(' ')
  for (const part of ['2026-001', 'Sample & Co', '1 Sample Street', 'Kim Sample', 'Robin Sample', 'Design', '1,088.75'])
    expect(text).toContain(part)
  const issued = app.db.$client
    .prepare<[], { after: string }>("SELECT after FROM history WHERE action = 'invoice.issued'")
    .get()
  const row = app.db.$client.prepare<[], { hash: string }>('SELECT content_hash AS hash FROM invoices').get()
  expect(JSON.parse(issued?.after ?? '')).toMatchObject({
    number: '2026-001',
    contentHash: row?.hash,
    pdfHash: kept?.sha256,
  })
  ok(await app.revise('PATCH', `/api/v1/clients/${client.id}`, 1, { name: 'Renamed' }))
  ok(await app.revise('PATCH', '/api/v1/profile', 1, { name: 'Renamed too' }))
  expect((await bytesOf(app, `/api/v1/invoices/${id}.pdf`)).equals(bytes)).toBe(true)
})

test('a draft’s document is a preview that is not kept, and says so', async () => {
  const app = await testApp()
  const { id } = await aDraft(app)
  const { pages } = await readPdf(await bytesOf(app, `/api/v1/invoices/${id}.pdf`))
  expect(pages.join(' ')).toMatch(/draft/i)
  expect(app.db.$client.prepare('SELECT count(*) FROM pdfs').pluck().get()).toBe(0)
})

test('a void invoice keeps its number and its document, and is owed no more', async () => {
  const app = await testApp()
  const { id, version } = await anIssued(app)
  const bytes = await bytesOf(app, `/api/v1/invoices/${id}.pdf`)
  const voided = ok(
    await app.post<InvoiceReply>(
      `/api/v1/invoices/${id}/void`,
      { reason: 'Written twice' },
      { 'if-match': `"${version}"` },
    ),
  )
  expect(voided).toMatchObject({
    status: 'void',
    number: '2026-001',
    balanceDue: usd(0),
    voidedOn: '2026-11-19',
    voidReason: 'Written twice',
  })
  expect((await bytesOf(app, `/api/v1/invoices/${id}.pdf`)).equals(bytes)).toBe(true)
  expect((await anIssued(app)).number).toBe('2026-002')
})
