import { expect, test } from 'vitest'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { codeOf, dump, type Refusal, refused } from '../support/dump.ts'
import { aClient, aDraft, aLine, anIssued, draftBody, idOf, ok, paymentBody } from '../support/entries.ts'
import { type Answer, sharedApp, testApp, usd } from '../support/test-app.ts'

const theApp = sharedApp()

// C-3, C-12: what the program works out is never taken from a client.

test.each([
  { field: 'id', value: 7 },
  { field: 'number', value: '2026-001' },
  { field: 'status', value: 'paid' },
  { field: 'state', value: 'issued' },
  { field: 'total', value: usd(1) },
  { field: 'totals', value: { total: usd(1) } },
  { field: 'balanceDue', value: usd(0) },
  { field: 'currency', value: 'USD' },
  { field: 'version', value: 1 },
  { field: 'createdAt', value: '2026-11-01T00:00:00Z' },
  { field: 'clientName', value: 'Sample' },
])('an invoice does not take $field', async ({ field, value }) => {
  const app = await theApp()
  const draft = await aDraft(app)
  const body = { ...(await draftBody(app, { clientId: draft.clientId })), [field]: value }
  for (const send of [
    () => app.post('/api/v1/invoices', body),
    () => app.revise('PUT', `/api/v1/invoices/${draft.id}`, 1, body),
    () => app.post(`/api/v1/invoices/${draft.id}/issue`, { [field]: value }, { 'if-match': '"1"' }),
  ]) {
    const answer = await refused(app, send)
    expect([answer.status, answer.body.errors]).toMatchObject([
      422,
      [{ pointer: `#/${field}`, code: 'unknown-field', detail: `There is no field "${field}".` }],
    ])
  }
})

test('every unknown field is named, however deep it stands', async () => {
  const app = await testApp()
  const body = await draftBody(app, { lines: [aLine(app), aLine(app, { net: usd(1), tax: usd(1) })], total: usd(1) })
  const answer = await refused(app, () => app.post('/api/v1/invoices', body))
  expect(answer.body.errors?.map(({ pointer }) => pointer).sort()).toEqual([
    '#/lines/1/net',
    '#/lines/1/tax',
    '#/total',
  ])
})

test('no entry takes an id, an event or a balance of the client’s own', async () => {
  const app = await testApp()
  const invoice = await anIssued(app)
  const spending = idOf(app, 'Spending')
  const base = { date: '2026-11-01', amount: usd(100), accountId: spending }
  const bodies: [url: string, body: object][] = [
    ['/payments', paymentBody(app, invoice.id, 100)],
    ['/payments/preview', paymentBody(app, invoice.id, 100)],
    ['/expenses', { ...base, vendor: 'Sample Shop', categoryId: idOf(app, 'Software') }],
    ['/money-back', { ...base, vendor: 'Sample Shop', categoryId: idOf(app, 'Software') }],
    ['/transfers', { date: '2026-11-01', amount: usd(1), fromAccountId: spending, toAccountId: idOf(app, 'Savings') }],
    ['/estimated-payments', { ...base, taxYear: '2026' }],
    ['/draws', base],
    ['/day-job-pay', base],
    ['/money-in', { ...base, source: 'own' }],
    ['/sales-tax-payments', base],
    ['/accounts', { name: 'Card', role: 'card', openingDate: '2026-11-01', openingBalance: usd(0) }],
    ['/categories', { name: 'Courses', role: 'expense' }],
    ['/clients', { name: 'Sample & Co' }],
    [`/invoices/${invoice.id}/credit-notes`, { date: '2026-11-01', amount: usd(1), reason: 'adjustment' }],
    [`/events/1/reverse`, {}],
    [`/accounts/${spending}/reconciliations`, { date: '2026-11-01', bankBalance: usd(1) }],
  ]
  const before = dump(app.db)
  for (const [url, body] of bodies) {
    for (const field of ['id', 'eventId', 'kind', 'balance', 'createdAt', 'movements', 'deductibleRate']) {
      const answer = (await app.post(`/api/v1${url}`, { ...body, [field]: 1 })) as Answer<Refusal>
      expect([url, answer.status, answer.body.errors?.[0]?.pointer]).toEqual([url, 422, `#/${field}`])
    }
  }
  expect(dump(app.db)).toEqual(before)
})

test.each([
  {
    field: 'quantity',
    values: [
      1,
      1.5,
      null,
      [],
      '',
      '-1',
      '1,5',
      '1e3',
      'NaN',
      'Infinity',
      '-0',
      '0x10',
      ' 1',
      '+1',
      '1.23456',
      '1.',
      '.5',
      '1234567890',
    ],
  },
  { field: 'unitPrice', values: [1, null, {}, '', '1,5', '1e3', '-0', '-0.0', '--1', '1.23456', '１', '1234567890'] },
  { field: 'discountRate', values: [0.1, null, '1.1', '-0.1', '10%', '2', '0.123456', '1.00001', '.1'] },
  { field: 'taxRate', values: [0.1, null, '1.1', '-0.1', '7.7', '0.123456', '00.1'] },
  { field: 'accountId', values: ['8', null, 0, -1, 1.5, 2 ** 53] },
  { field: 'description', values: ['', null, 5] },
])('a line’s $field is refused where it is no such thing', async ({ field, values }) => {
  const app = await theApp()
  const { id: clientId } = await aClient(app)
  const before = dump(app.db)
  for (const value of values) {
    const body = await draftBody(app, { clientId, lines: [aLine(app, { [field]: value })] })
    for (const [url, payload] of [
      ['/api/v1/invoices', body],
      ['/api/v1/invoices/totals', { lines: [aLine(app, { [field]: value })] }],
    ] as const) {
      const answer = (await app.post(url, payload)) as Answer<Refusal>
      expect([value, answer.status, answer.body.errors?.[0]?.pointer]).toEqual([value, 422, `#/lines/0/${field}`])
    }
  }
  expect(dump(app.db)).toEqual(before)
})

test('amounts that are too large for an invoice are refused, and never rounded', async () => {
  const app = await testApp()
  const tooLarge = [
    [aLine(app, { quantity: '999999999.9999', unitPrice: '999999999.9999' })],
    [aLine(app, { quantity: '1', unitPrice: '999999999.9999' }), aLine(app, { unitPrice: '1' })],
    [aLine(app, { quantity: '1', unitPrice: '900000000', taxRate: '0.2' })],
  ]
  for (const lines of tooLarge) {
    const body = await draftBody(app, { lines })
    const answer = await refused(app, () => app.post('/api/v1/invoices', body))
    expect([answer.status, codeOf(answer)]).toEqual([422, 'amount-out-of-range'])
  }
  const most = await aDraft(app, { lines: [aLine(app, { unitPrice: '999999999.99' })] })
  expect(most.total).toEqual(usd(99_999_999_999))
})

test('an account that a line cannot name is refused with its place', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app)
  for (const [name, status] of [
    ['Spending', 422],
    ['Living', 422],
    ['Tax office', 422],
    ['Opening balances', 422],
  ] as const) {
    const body = await draftBody(app, { clientId, lines: [aLine(app, { accountId: idOf(app, name) })] })
    const answer = await refused(app, () => app.post('/api/v1/invoices', body))
    expect([name, answer.status, answer.body.errors?.[0]?.pointer]).toEqual([name, status, '#/lines/0/accountId'])
  }
  const nobody = await draftBody(app, { clientId, lines: [aLine(app, { accountId: 999 })] })
  expect((await refused(app, () => app.post('/api/v1/invoices', nobody))).status).toBe(404)
  for (const name of ['Client work', 'Travel', 'client-money'])
    ok(
      await app.post<InvoiceReply>(
        '/api/v1/invoices',
        await draftBody(app, { clientId, lines: [aLine(app, { accountId: idOf(app, name) })] }),
      ),
    )
})
