import { expect, test } from 'vitest'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, aDraft, anIssued, idOf, ok, paymentBody } from '../support/entries.ts'
import { sharedApp, type TestApp, usd } from '../support/test-app.ts'

const theApp = sharedApp()

// What no payment may be, each with the place that is wrong; the book stays as it is.

interface Refused {
  why: string
  status: number
  code: string
  pointer: string
  body(app: TestApp, invoice: InvoiceReply): object | Promise<object>
}

const other = (app: TestApp, id: number, name: string, more: object = {}) =>
  paymentBody(app, id, 100, { allocations: [], other: [{ accountId: idOf(app, name), amount: usd(100), ...more }] })
const setAside = (app: TestApp, id: number, fromAccountId: number, toAccountId: number) =>
  paymentBody(app, id, 100, { setAside: { amount: usd(1), fromAccountId, toAccountId } })

const refusals: Refused[] = [
  {
    why: 'C-6: more than is owed',
    status: 409,
    code: 'overpayment',
    pointer: '#/allocations/0/amount/minor',
    body: (app, { id }) => paymentBody(app, id, 100_001),
  },
  {
    why: 'more than is owed where the rest is kept as credit: the invoice takes what it is owed',
    status: 409,
    code: 'overpayment',
    pointer: '#/allocations/0/amount/minor',
    body: (app, { id }) => paymentBody(app, id, 100_001, { keepAsCredit: true }),
  },
  {
    why: 'a rest that is for nothing',
    status: 409,
    code: 'overpayment',
    pointer: '#/amount/minor',
    body: (app, { id }) => paymentBody(app, id, 1000, { amount: usd(1001) }),
  },
  {
    why: 'an amount for nothing at all',
    status: 409,
    code: 'overpayment',
    pointer: '#/amount/minor',
    body: (app, { id }) => paymentBody(app, id, 1000, { allocations: [] }),
  },
  {
    why: 'a rest kept for no client',
    status: 409,
    code: 'overpayment',
    pointer: '#/amount/minor',
    body: (app, { id }) => paymentBody(app, id, 1000, { allocations: [], keepAsCredit: true }),
  },
  {
    why: 'parts that are more than the whole',
    status: 422,
    code: 'amount-out-of-range',
    pointer: '#/amount/minor',
    body: (app, { id }) => paymentBody(app, id, 1000, { amount: usd(999) }),
  },
  {
    why: 'an invoice twice',
    status: 409,
    code: 'overpayment',
    pointer: '#/allocations/1/invoiceId',
    body: (app, { id }) => {
      const allocation = { invoiceId: id, amount: usd(60_000) }
      return paymentBody(app, id, 120_000, { allocations: [allocation, allocation] })
    },
  },
  {
    why: 'C-7: a draft',
    status: 409,
    code: 'invoice-not-issued',
    pointer: '#/allocations/0/invoiceId',
    body: async (app) => paymentBody(app, (await aDraft(app)).id, 1000),
  },
  {
    why: 'a void invoice',
    status: 409,
    code: 'invoice-not-issued',
    pointer: '#/allocations/0/invoiceId',
    body: async (app) => {
      const { id, version } = await anIssued(app)
      ok(await app.post(`/api/v1/invoices/${id}/void`, { reason: 'Twice' }, { 'if-match': `"${version}"` }))
      return paymentBody(app, id, 1000)
    },
  },
  {
    why: 'an invoice that is not there',
    status: 404,
    code: 'not-found',
    pointer: '#/allocations/0/invoiceId',
    body: (app) => paymentBody(app, 999, 1000),
  },
  {
    why: 'invoices of two clients',
    status: 422,
    code: 'client-mismatch',
    pointer: '#/allocations',
    body: async (app, { id }) => {
      const second = await anIssued(app)
      const allocations = [id, second.id].map((invoiceId) => ({ invoiceId, amount: usd(500) }))
      return paymentBody(app, id, 1000, { allocations })
    },
  },
  {
    why: 'another client than the invoice’s',
    status: 422,
    code: 'client-mismatch',
    pointer: '#/allocations',
    body: async (app, { id }) => paymentBody(app, id, 1000, { clientId: (await aClient(app)).id }),
  },
  {
    why: 'no account',
    status: 422,
    code: 'account-role',
    pointer: '#/accountId',
    body: (app, { id }) => paymentBody(app, id, 1000, { accountId: undefined }),
  },
  {
    why: 'a day that has not come',
    status: 422,
    code: 'date-in-future',
    pointer: '#/receivedDate',
    body: (app, { id }) => paymentBody(app, id, 1000, { receivedDate: '2026-11-20' }),
  },
  {
    why: 'a fee larger than the income',
    status: 422,
    code: 'fee-too-large',
    pointer: '#/fee/minor',
    body: (app, { id }) => paymentBody(app, id, 1000, { fee: usd(1001) }),
  },
  {
    why: 'a fee and withheld tax larger than the income together',
    status: 422,
    code: 'fee-too-large',
    pointer: '#/withheld/minor',
    body: (app, { id }) => paymentBody(app, id, 1000, { fee: usd(600), withheld: usd(401) }),
  },
  {
    why: 'sales tax larger than the amount it is in',
    status: 422,
    code: 'amount-out-of-range',
    pointer: '#/other/0/salesTax/minor',
    body: (app, { id }) => other(app, id, 'Commissions', { salesTax: usd(101) }),
  },
  {
    why: 'income of a category of costs',
    status: 422,
    code: 'account-role',
    pointer: '#/other/0/accountId',
    body: (app, { id }) => other(app, id, 'Travel'),
  },
  {
    why: 'a deposit of nobody',
    status: 422,
    code: 'account-role',
    pointer: '#/other/0/accountId',
    body: (app, { id }) => other(app, id, 'client-money'),
  },
  {
    why: 'credit that is not there',
    status: 409,
    code: 'client-credit-too-small',
    pointer: '#/amount/minor',
    body: (app, { id }) => paymentBody(app, id, 100, { accountId: undefined, fromCredit: true }),
  },
  {
    why: 'credit into an account',
    status: 422,
    code: 'account-role',
    pointer: '#/fromCredit',
    body: (app, { id }) => paymentBody(app, id, 100, { fromCredit: true }),
  },
  {
    why: 'a set-aside that goes elsewhere than into a reserve',
    status: 422,
    code: 'account-role',
    pointer: '#/setAside/toAccountId',
    body: (app, { id }) => setAside(app, id, idOf(app, 'Spending'), idOf(app, 'Savings')),
  },
  {
    why: 'a set-aside from an account that is not there',
    status: 404,
    code: 'not-found',
    pointer: '#/setAside/fromAccountId',
    body: (app, { id }) => setAside(app, id, 999, idOf(app, 'Tax savings')),
  },
]

let invoice: InvoiceReply | undefined

test.each(refusals)('$status for $why', async ({ status, code, pointer, body }) => {
  const app = await theApp()
  invoice ??= await anIssued(app)
  const payload = await body(app, invoice)
  const answer = await refused(app, () => app.post('/api/v1/payments', payload))
  expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([status, code, pointer])
})
