import { expect, test } from 'vitest'
import type { InvoiceReply, InvoicesReply, TotalsPreviewReply } from '../../shared/invoices/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, aDraft, aLine, anIssued, draftBody, issue, ok } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const invoiceOf = async (app: TestApp, id: number) => ok(await app.get<InvoiceReply>(`/api/v1/invoices/${id}`))

test('a draft has totals but no number, and is owed by nobody', async () => {
  const app = await testApp()
  const draft = await aDraft(app, { reference: 'PO 12', note: 'Thank you' })
  expect(draft).toMatchObject({
    number: null,
    status: 'draft',
    clientName: 'Sample & Co',
    purpose: 'Design',
    total: usd(100_000),
    balanceDue: usd(0),
    daysOverdue: 0,
    reference: 'PO 12',
    note: 'Thank you',
    version: 1,
  })
  const { owed } = ok(await app.get<{ owed: { value: object } }>('/api/v1/receivables/aging'))
  expect(owed.value).toEqual(usd(0))
})

test.each([
  {
    lines: [{ quantity: '33.333', unitPrice: '85', taxRate: '0.077' }],
    net: 283_331,
    tax: 21_816,
    why: 'C-4: odd hours and tax',
  },
  {
    lines: [1, 2, 3].map(() => ({ quantity: '33.333', unitPrice: '85', taxRate: '0.077' })),
    net: 849_993,
    tax: 65_449,
    why: 'C-4: three of them, taxed on their sum',
  },
  {
    lines: Array.from({ length: 50 }, () => ({ unitPrice: '241.67', taxRate: '0.2' })),
    net: 1_208_350,
    tax: 241_670,
    why: 'fifty lines: tax by document, not by line',
  },
  {
    lines: [{ quantity: '2.25', unitPrice: '64.22', discountRate: '1' }],
    net: 0,
    tax: 0,
    why: 'a whole discount is nothing, never −0.01',
  },
  {
    lines: [
      { unitPrice: '8500', taxRate: '0.19' },
      { unitPrice: '-7500', taxRate: '0.19' },
    ],
    net: 100_000,
    tax: 19_000,
    why: 'a deduction before tax',
  },
  {
    lines: [{ unitPrice: '100', discountRate: '0.1', taxRate: '0.2' }],
    net: 9000,
    tax: 1800,
    why: 'tax on the discounted base',
  },
  {
    lines: [
      { unitPrice: '100', taxRate: '0.2' },
      { unitPrice: '100', taxRate: '0.055' },
      { unitPrice: '0.01', taxRate: '0.055' },
      { unitPrice: '100' },
    ],
    net: 30_001,
    tax: 2550,
    why: 'several rates, each on its own sum',
  },
  { lines: [{ quantity: '0.0001', unitPrice: '50' }], net: 1, tax: 0, why: 'half a cent goes away from zero' },
  { lines: [{ quantity: '0', unitPrice: '50' }], net: 0, tax: 0, why: 'nothing' },
])(
  'totals of lines: $net + $tax ($why), the same in the preview, the draft and the issued invoice',
  async ({ lines, net, tax }) => {
    const app = await testApp()
    const whole = lines.map((line) => aLine(app, line))
    const expected = { net: usd(net), tax: usd(tax), total: usd(net + tax) }
    const preview = ok(await app.post<TotalsPreviewReply>('/api/v1/invoices/totals', { lines: whole }))
    const draft = await aDraft(app, { lines: whole })
    const issued = ok(await issue(app, draft))
    for (const { totals } of [preview, draft, issued]) expect(totals).toMatchObject(expected)
    for (const { lines: nets } of [preview, draft, issued])
      expect(nets.reduce((all, line) => all + line.net.minor, 0)).toBe(net)
  },
)

test('C-5: amounts of a currency without cents, and of one with three places', async () => {
  for (const [currency, unitPrice, minor] of [
    ['JPY', '1234.5', 1235],
    ['KWD', '1.2345', 1235],
  ] as const) {
    const app = await testApp({ setUp: false })
    const none = { minor: 0, currency }
    ok(
      await app.post('/api/v1/set-up', {
        name: 'Robin Sample',
        work: 'independent',
        country: 'JP',
        currency,
        timeZone: 'Asia/Tokyo',
        setAsideRate: '0.3',
        essentials: none,
        benefits: none,
        irregularYearly: none,
        businessCosts: none,
        dayJobNet: none,
        accounts: [{ name: 'Spending', role: 'spending', balance: none }],
      }),
    )
    const { total } = await anIssued(app, { lines: [aLine(app, { unitPrice })] })
    expect(total).toEqual({ minor, currency })
  }
})

test('a draft is revised whole, and discarded without a trace among the numbers', async () => {
  const app = await testApp()
  const draft = await aDraft(app)
  const other = await aClient(app, { name: 'Another Sample' })
  const body = await draftBody(app, {
    clientId: other.id,
    lines: [aLine(app, { quantity: '2' }), aLine(app)],
    note: 'Changed',
  })
  const revised = ok(await app.revise<InvoiceReply>('PUT', `/api/v1/invoices/${draft.id}`, 1, body))
  expect(revised).toMatchObject({ clientName: 'Another Sample', total: usd(300_000), note: 'Changed', version: 2 })
  expect(revised.lines).toHaveLength(2)
  expect((await app.revise('DELETE', `/api/v1/invoices/${draft.id}`, 2)).status).toBe(204)
  expect((await app.get(`/api/v1/invoices/${draft.id}`)).status).toBe(404)
  expect((await anIssued(app)).number).toBe('2026-001')
})

test.each([
  { changes: { dueDate: '2026-09-30' }, pointer: '#/dueDate', why: 'due before it is issued' },
  { changes: { clientId: 999 }, pointer: '#/clientId', status: 404, why: 'a client that is not there' },
  { changes: { lines: {} }, pointer: '#/lines', why: 'lines that are no list' },
  { changes: { lines: undefined }, pointer: '#/lines', why: 'no list of lines' },
])('a draft is refused: $why', async ({ changes, pointer, status = 422 }) => {
  const app = await testApp()
  const { id } = await aDraft(app)
  const body = await draftBody(app, { clientId: 1, ...changes })
  for (const send of [
    () => app.post('/api/v1/invoices', body),
    () => app.revise('PUT', `/api/v1/invoices/${id}`, 1, body),
  ]) {
    const answer = await refused(app, send)
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([status, pointer])
  }
})

test('C-8: an issued or void invoice is neither revised nor discarded', async () => {
  const app = await testApp()
  const issued = await anIssued(app)
  const voided = await anIssued(app, { clientId: issued.clientId })
  ok(await app.post(`/api/v1/invoices/${voided.id}/void`, { reason: 'Twice' }, { 'if-match': '"2"' }))
  const body = await draftBody(app, { clientId: issued.clientId })
  for (const { id } of [issued, voided]) {
    const { version } = await invoiceOf(app, id)
    for (const send of [
      () => app.revise('DELETE', `/api/v1/invoices/${id}`, version),
      () => app.revise('PUT', `/api/v1/invoices/${id}`, version, body),
    ]) {
      const answer = await refused(app, send)
      expect([answer.status, codeOf(answer)]).toEqual([409, 'invoice-not-draft'])
    }
  }
})

test('an invoice that is not there is not found, whatever one wants of it', async () => {
  const app = await testApp()
  const version = { 'if-match': '"1"' }
  const body = await draftBody(app)
  for (const send of [
    () => app.get('/api/v1/invoices/99'),
    () => app.get('/api/v1/invoices/99.pdf'),
    () => app.get('/api/v1/credit-notes/99.pdf'),
    () => app.revise('PUT', '/api/v1/invoices/99', 1, body),
    () => app.revise('DELETE', '/api/v1/invoices/99', 1),
    () => app.post('/api/v1/invoices/99/issue', undefined, version),
    () => app.post('/api/v1/invoices/99/void', { reason: 'Twice' }, version),
    () => app.post('/api/v1/invoices/99/credit-notes', { date: '2026-11-01', amount: usd(1), reason: 'adjustment' }),
  ])
    expect((await refused(app, send)).status).toBe(404)
})

test('the list knows the number that the next invoice would get', async () => {
  const app = await testApp()
  const next = async () => ok(await app.get<InvoicesReply>('/api/v1/invoices')).nextNumber
  expect(await next()).toBe('2026-001')
  await anIssued(app)
  expect(await next()).toBe('2026-002')
})
