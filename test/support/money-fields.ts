import { anIssued, idOf, ok, receive } from './entries.ts'
import { type Answer, aSetUp, type TestApp, usd } from './test-app.ts'

/** An amount in the body of a request that would be accepted as it is. */
export interface MoneyField {
  method: 'POST' | 'PATCH'
  url: string
  /** Where the amount stands: 'other/0/salesTax'. */
  at: string
  /** The least that it may be, in minor units. */
  least: number
  /** Any currency will do: it is what a document says beside the amount that moved. */
  anyCurrency?: boolean
  body: object
}

/** Every amount that set-up takes, in a folder without a book. */
export function setUpFields(): MoneyField[] {
  const body = aSetUp({
    poorMonth: usd(100),
    earlierMonths: [{ month: '2025-12', receipts: usd(100) }],
    taxYearSoFar: { receipts: usd(100), costs: usd(100), taxPaid: usd(100) },
  })
  const field = (at: string, least: number) => ({ method: 'POST' as const, url: '/api/v1/set-up', at, least, body })
  return [
    ...['essentials', 'benefits', 'irregularYearly', 'businessCosts', 'dayJobNet', 'poorMonth'].map((at) =>
      field(at, 0),
    ),
    ...['receipts', 'costs', 'taxPaid'].map((at) => field(`taxYearSoFar/${at}`, 0)),
    field('accounts/0/balance', -Infinity),
    field('earlierMonths/0/receipts', -Infinity),
  ]
}

/** Every amount that a book takes, with an invoice of $1000.00, credited $10.00 after it was paid, and $50.00 of credit. */
export async function bookFields(app: TestApp): Promise<MoneyField[]> {
  const [spending, reserve] = [idOf(app, 'Spending'), idOf(app, 'Tax savings')]
  const open = await anIssued(app)
  const credited = await anIssued(app, { clientId: open.clientId })
  await receive(app, 105_000, {
    other: [],
    keepAsCredit: true,
    allocations: [{ invoiceId: credited.id, amount: usd(100_000) }],
  })
  const credit = { date: '2026-11-01', amount: usd(1000), reason: 'adjustment' }
  ok(await app.post(`/api/v1/invoices/${credited.id}/credit-notes`, credit))
  const bank = { date: '2026-11-01', bankBalance: usd(100) }
  const reconciliation = ok(await app.post<{ id: number }>(`/api/v1/accounts/${spending}/reconciliations`, bank))
  const base = { date: '2026-11-01', amount: usd(100), accountId: spending }
  const payment = {
    receivedDate: '2026-11-01',
    amount: usd(200),
    accountId: spending,
    allocations: [{ invoiceId: open.id, amount: usd(100) }],
    other: [{ accountId: idOf(app, 'Product sales'), amount: usd(100), salesTax: usd(10) }],
    fee: usd(10),
    withheld: usd(10),
    document: usd(100),
    setAside: { amount: usd(10), fromAccountId: spending, toAccountId: reserve },
  }
  const expense = {
    ...base,
    vendor: 'Sample Shop',
    categoryId: idOf(app, 'Software'),
    reclaimableTax: usd(10),
    document: usd(1),
  }
  const post = (url: string, body: object, at = 'amount', least = 1): MoneyField => ({
    method: 'POST',
    url: `/api/v1${url}`,
    at,
    least,
    body,
  })
  const patch = (url: string, at: string, least = 0): MoneyField => ({
    method: 'PATCH',
    url: `/api/v1${url}`,
    at,
    least,
    body: { [at]: usd(100) },
  })
  return [
    ...['amount', 'allocations/0/amount', 'other/0/amount', 'fee', 'withheld', 'setAside/amount'].map((at) =>
      post('/payments', payment, at),
    ),
    post('/payments', payment, 'other/0/salesTax', 0),
    { ...post('/payments', payment, 'document'), anyCurrency: true },
    post('/expenses', expense),
    post('/expenses', expense, 'reclaimableTax', 0),
    { ...post('/expenses', expense, 'document'), anyCurrency: true },
    post('/money-back', { ...base, vendor: 'Sample Shop', categoryId: idOf(app, 'Software') }),
    post('/transfers', { date: '2026-11-01', amount: usd(100), fromAccountId: spending, toAccountId: reserve }),
    post('/estimated-payments', { ...base, taxYear: '2026' }),
    post('/tax-refunds', { ...base, taxYear: '2025' }),
    post('/draws', base),
    post('/day-job-pay', base),
    post('/money-in', { ...base, source: 'gift' }),
    post('/sales-tax-payments', base),
    post('/client-refunds', { ...base, invoiceId: credited.id }),
    post('/deposit-returns', { ...base, clientId: open.clientId }),
    post(`/invoices/${open.id}/credit-notes`, { ...credit, amount: usd(100) }),
    post(
      '/accounts',
      { name: 'Card', role: 'card', openingDate: '2026-11-01', openingBalance: usd(-100) },
      'openingBalance',
      -Infinity,
    ),
    patch(`/accounts/${spending}`, 'openingBalance', -Infinity),
    post('/leads', { name: 'Sample lead', value: usd(100) }, 'value', 0),
    post(`/accounts/${reserve}/reconciliations`, bank, 'bankBalance', -Infinity),
    patch(`/reconciliations/${reconciliation.id}`, 'bankBalance', -Infinity),
    ...['essentials', 'benefits', 'irregularYearly', 'businessCosts', 'dayJobNet', 'poorMonth'].map((at) =>
      patch('/settings', at),
    ),
    ...['receipts', 'costs', 'taxPaid', 'finalTax'].map((at) => patch('/tax-years/2026', at)),
    post('/contracts', { clientId: open.clientId, monthly: usd(100), firstMonth: '2026-11' }, 'monthly'),
    ...['employerBenefits', 'yearlyPay', 'yearlyTopUp'].map((at) => patch('/plan', at)),
  ]
}

/** Sends a body with other JSON in place of the field's amount: a number that JavaScript would not write, say. */
export function sendWith(
  app: TestApp,
  { method, url, at, body }: MoneyField,
  part: 'minor' | 'currency',
  json: string,
  key: string,
): Promise<Answer> {
  const mark = '«here»'
  const whole = structuredClone(body) as Record<string, unknown>
  const steps = at.split('/')
  const last = steps.pop() ?? ''
  const parent = steps.reduce((inner, step) => inner[step] as Record<string, unknown>, whole)
  parent[last] = { ...(parent[last] as object), [part]: mark }
  return app.send({
    method,
    url,
    headers: { 'content-type': 'application/json', 'idempotency-key': key, 'if-match': '"1"' },
    payload: JSON.stringify(whole).replace(`"${mark}"`, json),
  })
}
