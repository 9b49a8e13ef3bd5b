import { expect, test } from 'vitest'
import type { AgingReply, InvoicesReply } from '../../shared/invoices/contract.ts'
import { aClient, aDraft, aLine, anIssued, ok, pay } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const list = async (app: TestApp, query = '') => ok(await app.get<InvoicesReply>(`/api/v1/invoices${query}`))

/** One invoice of each kind: two drafts, overdue, open, part-paid, paid, credited, written off, void. */
async function oneOfEach(): Promise<TestApp> {
  const app = await testApp()
  const { id: clientId } = await aClient(app, { name: 'Sample 100%' })
  const other = await aClient(app, { name: 'Other_Sample' })
  const issued = (issueDate: string, changes: object = {}) =>
    anIssued(app, { clientId, issueDate, dueDate: '2026-11-19', ...changes })
  await issued('2026-08-01', { dueDate: '2026-11-18', reference: 'PO overdue' })
  await issued('2026-10-02')
  const part = await issued('2026-10-03')
  await pay(app, part.id, 1)
  const paid = await issued('2025-12-31', {
    dueDate: '2026-01-31',
    lines: [aLine(app, { description: 'Illustration' })],
  })
  await pay(app, paid.id, 100_000, { receivedDate: '2026-02-10' })
  const credited = await issued('2026-10-05', { clientId: other.id })
  const credit = { date: '2026-11-01', amount: usd(100_000) }
  ok(await app.post(`/api/v1/invoices/${credited.id}/credit-notes`, { ...credit, reason: 'cancelled' }))
  const lost = await issued('2026-10-06', { clientId: other.id })
  ok(await app.post(`/api/v1/invoices/${lost.id}/credit-notes`, { ...credit, reason: 'uncollectible' }))
  const voided = await issued('2026-10-07')
  ok(await app.post(`/api/v1/invoices/${voided.id}/void`, { reason: 'Twice' }, { 'if-match': '"2"' }))
  await aDraft(app, { clientId, issueDate: '2026-09-01' })
  await aDraft(app, { clientId: other.id, issueDate: '2026-09-02' })
  return app
}

test('drafts come first, then the newest; each with its state, what is due and how late', async () => {
  const { items, counts } = await list(await oneOfEach())
  expect(
    items.map(({ issueDate, status, balanceDue, daysOverdue, paidOn }) => [
      issueDate,
      status,
      balanceDue.minor,
      daysOverdue,
      paidOn,
    ]),
  ).toEqual([
    ['2026-09-02', 'draft', 0, 0, null],
    ['2026-09-01', 'draft', 0, 0, null],
    ['2026-10-07', 'void', 0, 0, null],
    ['2026-10-06', 'written-off', 0, 0, null],
    ['2026-10-05', 'credited', 0, 0, null],
    ['2026-10-03', 'part-paid', 99_999, 0, null],
    ['2026-10-02', 'issued', 100_000, 0, null],
    ['2026-08-01', 'issued', 100_000, 1, null],
    ['2025-12-31', 'paid', 0, 0, '2026-02-10'],
  ])
  expect(counts).toEqual({ all: 9, draft: 2, open: 3, overdue: 1, paid: 3, void: 1 })
})

test('the list is found by state, client, year and words', async () => {
  const app = await oneOfEach()
  const found = {
    '?status=draft': 2,
    '?status=open': 3,
    '?status=overdue': 1,
    '?status=paid': 3,
    '?status=void': 1,
    '?status=all': 9,
    '?client=2': 3,
    '?client=99': 0,
    '?year=2025': 1,
    '?year=2026&status=open': 3,
    '?year=2025&status=open': 0,
    '?q=illustration': 1,
    '?q=2025-001': 1,
    '?q=po%20overdue': 1,
    '?q=100%25': 6,
    '?q=other_': 3,
    '?q=_': 3,
    '?q=%25%25': 0,
  }
  for (const [query, count] of Object.entries(found))
    expect([query, (await list(app, query)).items.length]).toEqual([query, count])
})

test('the counts are of all that the other filters find, whichever state is shown', async () => {
  const app = await oneOfEach()
  const ofClient = { all: 3, draft: 1, open: 0, overdue: 0, paid: 2, void: 0 }
  for (const status of ['all', 'draft', 'open', 'void'])
    expect((await list(app, `?client=2&status=${status}`)).counts).toEqual(ofClient)
  expect((await list(app, '?limit=1')).counts.all).toBe(9)
})

test('overdue counts days from the day after the due date, and the day of the owner decides', async () => {
  const app = await testApp()
  const { id } = await anIssued(app, { issueDate: '2026-10-01', dueDate: '2026-10-31' })
  const lateness = async (today: string) => {
    Object.assign(app, { today })
    const { items, counts } = await list(app)
    return [items.find((item) => item.id === id)?.daysOverdue, counts.overdue]
  }
  expect(await lateness('2026-10-31')).toEqual([0, 0])
  expect(await lateness('2026-11-01')).toEqual([1, 1])
  expect(await lateness('2026-12-31')).toEqual([61, 1])
})

test('page by page no invoice is lost or doubled, across the drafts too', async () => {
  const app = await oneOfEach()
  for (const query of ['', '&status=draft', '&status=open', '&status=paid', '&q=sample']) {
    const all = (await list(app, `?limit=200${query}`)).items.map(({ id }) => id)
    for (const limit of [1, 2, 3, 8, 9, 10]) {
      const seen: number[] = []
      let cursor: string | null = null
      do {
        const page: InvoicesReply = await list(app, `?limit=${limit}${query}${cursor ? `&cursor=${cursor}` : ''}`)
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor !== null)
      expect([query, limit, seen]).toEqual([query, limit, all])
    }
  }
})

test('aging tells by bucket what is owed on a day, from the documents and the payments allocated to them', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app)
  const owe = (issueDate: string, dueDate: string, unitPrice: string) =>
    anIssued(app, { clientId, issueDate, dueDate, lines: [aLine(app, { unitPrice })] })
  await owe('2026-03-01', '2026-03-31', '1200')
  const part = await owe('2026-02-10', '2026-03-10', '1000')
  await owe('2025-11-20', '2025-12-20', '500')
  await pay(app, part.id, 20_000, { receivedDate: '2026-03-20' })
  await pay(app, part.id, 80_000, { receivedDate: '2026-04-10' })
  const on = async (asOf: string) => ok(await app.get<AgingReply>(`/api/v1/receivables/aging?asOf=${asOf}`))
  const march = await on('2026-03-31')
  expect(march.buckets.map(({ bucket, amount, invoices }) => [bucket, amount.minor, invoices])).toEqual([
    ['current', 120_000, 1],
    ['1-30', 80_000, 1],
    ['31-60', 0, 0],
    ['61-90', 0, 0],
    ['over-90', 50_000, 1],
  ])
  expect(march).toMatchObject({
    owed: { value: usd(250_000) },
    late: { value: usd(130_000) },
    lateInvoices: 2,
    oldestDaysLate: 101,
  })
  expect((await on('2026-03-09')).owed).toMatchObject({ value: usd(270_000) })
  expect((await on('2026-04-10')).owed).toMatchObject({ value: usd(170_000) })
  expect((await on('2025-11-19')).owed).toMatchObject({ value: usd(0) })
})
