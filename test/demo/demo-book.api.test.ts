import { expect, test } from 'vitest'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { HistoryReply } from '../../shared/history/contract.ts'
import type { AgingReply, InvoicesReply } from '../../shared/invoices/contract.ts'
import type { BookReply } from '../../shared/profile/contract.ts'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import type { LeadsReply } from '../../shared/readiness/leads-contract.ts'
import type { NichesReply } from '../../shared/readiness/niches-contract.ts'
import type { StepsReply } from '../../shared/readiness/steps-contract.ts'
import type { DuesReply } from '../../shared/recurring/contract.ts'
import type { GoalsReply, ReviewReply, ReviewsReply } from '../../shared/reviews/contract.ts'
import type { TaxEstimateReply } from '../../shared/taxes/contract.ts'
import { codeOf, dump, refused } from '../support/dump.ts'
import { ok } from '../support/entries.ts'
import { type TestApp, testApp } from '../support/test-app.ts'

const PLACE = { country: 'US', currency: 'USD', timeZone: 'America/Chicago' }

async function demoApp(today: string, place: object = PLACE): Promise<TestApp> {
  const app = await testApp({ setUp: false, today })
  ok(await app.post('/api/v1/demo', place))
  return app
}

interface Known {
  value: number
}
interface Amount {
  value: { minor: number }
}

test.each([
  { today: '2026-11-19', country: 'US', currency: 'USD', why: 'a day like any other' },
  { today: '2028-02-29', country: 'US', currency: 'USD', why: 'a leap day' },
  { today: '2027-01-01', country: 'US', currency: 'USD', why: 'a new tax year' },
  { today: '2026-01-16', country: 'US', currency: 'USD', why: 'the day after the last instalment' },
  { today: '2026-08-31', country: 'US', currency: 'USD', why: 'the end of a month' },
  { today: '2026-04-06', country: 'GB', currency: 'GBP', why: 'the first day of the British tax year' },
  { today: '2026-10-31', country: 'AU', currency: 'AUD', why: 'sales tax, and a tax year from July' },
  { today: '2026-05-01', country: 'DE', currency: 'EUR', why: 'the client abroad pays in dollars' },
  { today: '2026-06-30', country: 'JP', currency: 'JPY', why: 'a currency without decimals' },
  { today: '2026-02-28', country: 'KW', currency: 'KWD', why: 'a currency with three decimals' },
])('on $today in $country ($why) the demo tells something true to life', async ({ today, country, currency }) => {
  const app = await demoApp(today, { country, currency, timeZone: 'UTC' })
  expect(ok(await app.get<BookReply>('/api/v1/book'))).toMatchObject({ setUp: true, isDemo: true, country, currency })

  const buffer = ok(await app.get<{ covered: Known }>('/api/v1/buffer'))
  expect(buffer.covered.value).toBeGreaterThanOrEqual(3)
  expect(buffer.covered.value).toBeLessThanOrEqual(6)

  const tax = ok(await app.get<Record<'required' | 'reserved' | 'shortfall', Amount>>('/api/v1/set-aside'))
  expect(tax.shortfall.value.minor).toBeGreaterThan(0)
  expect(tax.reserved.value.minor).toBeGreaterThan(0)

  const aging = ok(await app.get<AgingReply>('/api/v1/receivables/aging'))
  expect([aging.lateInvoices, aging.oldestDaysLate]).toEqual([2, 17])
  expect(ok(await app.get<InvoicesReply>('/api/v1/invoices')).counts.draft).toBe(2)

  const { items: tests, verdict } = await readinessOf(app)
  expect(tests['benefits']).toBe('pass')
  expect(verdict).not.toBe('not-yet')

  expect(lowest(app)).toEqual([])
  const latest = app.db.$client.prepare('SELECT max(date) FROM events').pluck().get()
  expect(String(latest) <= today).toBe(true)
})

async function readinessOf(app: TestApp): Promise<{ items: Record<string, string>; verdict: string }> {
  const { tests, verdict } = ok(await app.get<ReadinessReply>('/api/v1/readiness'))
  return { items: Object.fromEntries(tests.map(({ key, result }) => [key, result])), verdict }
}

/** Every own account and day on which it would have been overdrawn; a card may be. */
function lowest(app: TestApp): unknown[] {
  return app.db.$client
    .prepare(
      `SELECT name, date, balance FROM (
         SELECT a.name, m.date, sum(sum(iif(m.to_account_id = a.id, m.amount_minor, -m.amount_minor)))
           OVER (PARTITION BY a.id ORDER BY m.date) AS balance
         FROM accounts a JOIN movements m ON a.id IN (m.to_account_id, m.from_account_id)
         WHERE a.role IN ('spending', 'tax-reserve', 'buffer') GROUP BY a.id, m.date)
       WHERE balance < 0`,
    )
    .all()
}

test.each([
  { country: 'US', currency: 'USD', today: '2026-11-19' },
  { country: 'GB', currency: 'GBP', today: '2026-11-19' },
  { country: 'NZ', currency: 'NZD', today: '2026-11-19' },
])('in $country on $today the estimate stands beside the rule', async ({ today, ...place }) => {
  const app = await demoApp(today, { ...place, timeZone: 'UTC' })
  const { ownRate, extraTax } = ok(await app.get<TaxEstimateReply>('/api/v1/taxes/estimate'))
  expect(extraTax).toMatchObject({ state: 'known' })
  expect(Number(ownRate.state === 'known' && ownRate.value)).toBeGreaterThan(0.1)
})

test('the way there is told: niches, a portfolio, ticked steps, leads of which one was won, goals and reviews', async () => {
  const app = await demoApp('2026-11-19')
  const niches = ok(await app.get<NichesReply>('/api/v1/niches')).items
  expect(niches.map(({ total, chosenOn }) => [total, chosenOn !== null])).toEqual([
    [13, true],
    [12, false],
    [9, false],
  ])
  const { items: steps, done, wanted } = ok(await app.get<StepsReply>('/api/v1/steps'))
  const stateOf = Object.fromEntries(steps.map(({ step, state }) => [step, state]))
  expect(stateOf).toMatchObject({ niche: 'done', portfolio: 'done', register: 'done', benefits: 'done' })
  expect(stateOf).toMatchObject({ 'professional-insurance': 'done', 'three-clients': 'done' })
  expect(wanted - done).toBeLessThanOrEqual(2)

  const leads = ok(await app.get<LeadsReply>('/api/v1/leads')).items
  expect(leads.map(({ state, isDue }) => [state, isDue]).toSorted()).toEqual([
    ['lost', false],
    ['open', false],
    ['open', false],
    ['open', true],
    ['won', false],
  ])
  const won = leads.find(({ state }) => state === 'won')
  expect(won?.clientName).toBe('Pretend Pottery Studio')

  const goals = ok(await app.get<GoalsReply>('/api/v1/goals')).items
  expect(goals.map(({ toldBy }) => toldBy?.measure)).toEqual(['top-client', 'months-covered', undefined])
  for (const { toldBy } of goals) expect(toldBy?.pace).not.toBe('unknown')
  const reviews = ok(await app.get<ReviewsReply>('/api/v1/reviews'))
  expect(reviews).toMatchObject({ done: 4, of: 5, due: '2026-10' })
  for (const { month } of reviews.items)
    expect(ok(await app.get<ReviewReply>(`/api/v1/reviews/${month}`)).otherwiseNow, month).toEqual([])
})

test('the same day gives the same events, movements and invoices', async () => {
  const told = async () => {
    const { events, movements, allocations, invoices, invoice_lines, credit_notes } = dump(
      (await demoApp('2026-11-19')).db,
    )
    return { events, movements, allocations, invoices, invoice_lines, credit_notes }
  }
  expect(await told()).toEqual(await told())
})

test('an invoice of the demo is drawn when it is asked for, and stays as it was drawn', async () => {
  const app = await demoApp('2026-11-19')
  const pdf = () =>
    app.app.inject({ method: 'GET', url: '/api/v1/invoices/1.pdf', headers: { host: 'localhost:4280' } })
  const first = await pdf()
  expect(first.headers['content-type']).toBe('application/pdf')
  expect((await pdf()).rawPayload.equals(first.rawPayload)).toBe(true)
})

test('entries have their paper, and the account was held against the bank each month', async () => {
  const app = await demoApp('2026-11-19')
  const papers = app.db.$client.prepare<[], number>('SELECT id FROM receipt_files').pluck().all()
  expect(papers.length).toBeGreaterThan(5)
  const paper = await app.app.inject({ url: `/api/v1/receipt-files/${papers[0]}`, headers: { host: 'localhost:4280' } })
  expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const spending = ok(await app.get<{ items: AccountReply[] }>('/api/v1/accounts')).items.find(
    ({ role }) => role === 'spending',
  )
  expect(spending?.reconciled).toMatchObject({ date: '2026-10-31', disagreesSince: null })
})

test('one date of what comes again waits, and a quarter is closed', async () => {
  const app = await demoApp('2026-11-19')
  const { items } = ok(await app.get<DuesReply>('/api/v1/recurring-items/due'))
  expect(items).toMatchObject([{ text: 'Sample Proofing Tool', dueOn: '2026-11-17' }])
  const quarters = ok(await app.get<{ items: { quarter: string; isClosed: boolean }[] }>('/api/v1/reports/quarters'))
  expect(quarters.items.filter(({ isClosed }) => isClosed).map(({ quarter }) => quarter)).toEqual(['2026-Q3'])
  const told = async (entity: string) => ok(await app.get<HistoryReply>(`/api/v1/history?${entity}&limit=1`)).items[0]
  expect(await told('entity=quarter')).toMatchObject({
    says: 'Closed the quarter 2026-Q3.',
    record: { name: '2026-Q3', link: '/reports?quarter=2026-Q3' },
  })
  expect(await told('entity=reconciliation')).toMatchObject({
    says: expect.stringMatching(/^Finished reconciling \S.* up to .* with the bank\.$/),
    record: { link: expect.stringMatching(/^\/money\/reconcile\/\d+$/) },
  })
  expect(await told('action=receipt'), 'a family of changes').toMatchObject({ action: 'receipt.attached' })
})

test('asked for twice with one key, the demo is opened once', async () => {
  const app = await testApp({ setUp: false })
  const key = { 'idempotency-key': 'the-demo' }
  const first = ok(await app.post('/api/v1/demo', PLACE, key))
  const before = dump(app.db)
  expect(ok(await app.post('/api/v1/demo', PLACE, key))).toEqual(first)
  expect(dump(app.db)).toEqual(before)
})

test('a book that is set up stays what it is, and says that it is no demo', async () => {
  const app = await testApp()
  expect(ok(await app.get<BookReply>('/api/v1/book'))).toMatchObject({ isDemo: false })
  expect(codeOf(await refused(app, () => app.post('/api/v1/demo', PLACE)))).toBe('already-set-up')
})

test('a place that there is not is refused, and nothing is in the book', async () => {
  const app = await testApp({ setUp: false })
  const answer = await refused(app, () => app.post('/api/v1/demo', { ...PLACE, currency: 'XYZ' }))
  expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual(['#/currency'])
})
