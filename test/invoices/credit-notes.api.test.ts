import { expect, test } from 'vitest'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { readPdf } from '../pdf/read-pdf.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aDraft, aLine, anIssued, bytesOf, idOf, ok, pay } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const credit = (app: TestApp, id: number, minor: number, more: object = {}) =>
  app.post<InvoiceReply>(`/api/v1/invoices/${id}/credit-notes`, {
    date: '2026-11-10',
    amount: usd(minor),
    reason: 'adjustment',
    ...more,
  })

const voidIt = (app: TestApp, { id, version }: { id: number; version: number }) =>
  app.post<InvoiceReply>(`/api/v1/invoices/${id}/void`, { reason: 'Written twice' }, { 'if-match': `"${version}"` })

test('a credit note has a number of its own series, its share of sales tax, and lowers what is owed', async () => {
  const app = await testApp()
  const { id } = await anIssued(app, { lines: [aLine(app, { taxRate: '0.1' })] })
  const one = ok(await credit(app, id, 11_000, { note: 'A day less' }))
  expect(one).toMatchObject({ status: 'issued', balanceDue: usd(99_000), credited: usd(11_000) })
  expect(one.creditNotes).toEqual([
    {
      id: 1,
      number: 'CN 2026-001',
      reason: 'adjustment',
      date: '2026-11-10',
      note: 'A day less',
      amount: usd(11_000),
      tax: usd(1000),
    },
  ])
  const two = ok(await credit(app, id, 99_000, { reason: 'cancelled' }))
  expect(two).toMatchObject({ status: 'credited', balanceDue: usd(0) })
  expect(two.creditNotes.map(({ number, tax }) => [number, tax.minor])).toEqual([
    ['CN 2026-001', 1000],
    ['CN 2026-002', 9000],
  ])
})

test('a write-off takes what is open, without a number, and is no income', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  await pay(app, id, 60_000)
  const tooMuch = await refused(app, () => credit(app, id, 40_001, { reason: 'uncollectible' }))
  expect([tooMuch.status, codeOf(tooMuch)]).toEqual([409, 'reduction-too-large'])
  const off = ok(await credit(app, id, 40_000, { reason: 'uncollectible' }))
  expect(off).toMatchObject({ status: 'written-off', balanceDue: usd(0), creditNotes: [{ number: null }] })
  expect((await app.get('/api/v1/credit-notes/1.pdf')).status).toBe(404)
  const { soFar } = ok(await app.get<{ soFar: { receipts: object } }>('/api/v1/income'))
  expect(soFar.receipts).toEqual(usd(60_000))
})

test('a credit note’s document is made once and kept', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  ok(await credit(app, id, 11_000))
  const bytes = await bytesOf(app, '/api/v1/credit-notes/1.pdf')
  const text = (await readPdf(bytes)).pages.join(' ')
  for (const part of ['CN 2026-001', '2026-001', '110.00', 'Sample & Co']) expect(text).toContain(part)
  ok(await app.revise('PATCH', '/api/v1/profile', 1, { name: 'Renamed' }))
  expect((await bytesOf(app, '/api/v1/credit-notes/1.pdf')).equals(bytes)).toBe(true)
  const answer = await app.get('/api/v1/credit-notes/1.pdf')
  expect(answer.headers['content-disposition']).toContain('filename="credit-note-CN 2026-001.pdf"')
})

test.each([
  {
    minor: 100_001,
    more: {},
    status: 409,
    code: 'reduction-too-large',
    pointer: '#/amount/minor',
    why: 'more than the invoice',
  },
  {
    minor: 1,
    more: { date: '2026-09-30' },
    status: 422,
    code: 'date-before-issue',
    pointer: '#/date',
    why: 'before the invoice',
  },
  {
    minor: 1,
    more: { date: '2026-11-20' },
    status: 422,
    code: 'date-in-future',
    pointer: '#/date',
    why: 'a day that has not come',
  },
  { minor: 1, more: { reason: 'mood' }, status: 422, code: 'invalid', pointer: '#/reason', why: 'no such reason' },
  { minor: 0, more: {}, status: 422, code: 'invalid', pointer: '#/amount/minor', why: 'nothing' },
])('a credit note is refused: $why', async ({ minor, more, status, code, pointer }) => {
  const app = await testApp()
  const { id } = await anIssued(app)
  const answer = await refused(app, () => credit(app, id, minor, more))
  expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([status, code, pointer])
})

test('credit notes never come to more than the invoice, at once or one after the other', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  const answers = await Promise.all([1, 2, 3, 4].map(() => credit(app, id, 30_000)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409])
  expect((await refused(app, () => credit(app, id, 10_001))).status).toBe(409)
  expect(ok(await credit(app, id, 10_000))).toMatchObject({ status: 'credited', credited: usd(100_000) })
  const last = app.db.$client.prepare("SELECT last FROM number_series WHERE series = 'CN 2026'").pluck().get()
  expect(last).toBe(4)
})

test('neither a draft nor a void invoice is credited', async () => {
  const app = await testApp()
  const draft = await aDraft(app)
  const voided = await anIssued(app)
  ok(await voidIt(app, voided))
  for (const { id } of [draft, voided]) {
    const answer = await refused(app, () => credit(app, id, 1))
    expect([answer.status, codeOf(answer)]).toEqual([409, 'invoice-not-issued'])
  }
})

test('an invoice with a payment or a credit note is not voided; one whose payment was taken back is', async () => {
  const app = await testApp()
  const paid = await anIssued(app)
  const { event } = await pay(app, paid.id, 1)
  const credited = await anIssued(app)
  ok(await credit(app, credited.id, 1))
  for (const invoice of [paid, credited]) {
    const answer = await refused(app, () => voidIt(app, invoice))
    expect([answer.status, codeOf(answer)]).toEqual([409, 'invoice-has-payments'])
  }
  ok(await app.post(`/api/v1/events/${event.id}/reverse`, {}))
  expect(ok(await voidIt(app, paid)).status).toBe('void')
  expect((await refused(app, () => voidIt(app, { id: paid.id, version: 3 }))).status).toBe(409)
  const draft = await aDraft(app)
  expect(codeOf(await refused(app, () => voidIt(app, draft)))).toBe('invoice-not-issued')
})

test('a deposit that was paid on an invoice and then credited is held no more once it is refunded', async () => {
  const app = await testApp()
  const lines = [aLine(app, { unitPrice: '500', accountId: idOf(app, 'client-money') })]
  const { id, clientId } = await anIssued(app, { lines })
  await pay(app, id, 50_000)
  const held = async () => ok(await app.get<{ credit: object }>(`/api/v1/clients/${clientId}`)).credit
  expect(await held()).toEqual(usd(50_000))
  ok(await credit(app, id, 50_000))
  const refund = { date: '2026-11-15', accountId: idOf(app, 'Spending'), invoiceId: id, amount: usd(50_000) }
  ok(await app.post('/api/v1/client-refunds', refund))
  expect(await held()).toEqual(usd(0))
})
