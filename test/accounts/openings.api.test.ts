import { expect, test } from 'vitest'
import type { AccountReply, EventReply } from '../../shared/accounts/contract.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { balanceOf, idOf, ok } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// The owner said that the spending account held $10,000.00 on 1 January 2026: that stays true, whatever comes in later.

async function spend(app: TestApp, date: string, minor: number, more: object = {}): Promise<number> {
  const body = {
    date,
    vendor: 'Sample Shop',
    categoryId: idOf(app, 'Software'),
    amount: usd(minor),
    accountId: idOf(app, 'Spending'),
  }
  return ok(await app.post<RecordedReply>('/api/v1/expenses', { ...body, ...more })).event.id
}

async function openingRows(app: TestApp): Promise<(string | number)[][]> {
  const { items } = ok(
    await app.get<{ items: EventReply[] }>(`/api/v1/events?kind=opening&account=${idOf(app, 'Spending')}`),
  )
  return items.map(({ date, direction, amount }) => [date, direction, amount.minor])
}

async function spending(app: TestApp): Promise<AccountReply> {
  return ok(await app.get<AccountReply>(`/api/v1/accounts/${idOf(app, 'Spending')}`))
}

test('an entry from before the opening moves it before itself', async () => {
  const app = await testApp()
  await spend(app, '2025-12-15', 10_000)
  expect(await openingRows(app)).toEqual([['2025-12-15', 'in', 1_010_000]])
  expect(await balanceOf(app, 'Spending', '2025-12-14')).toBe(0)
  expect(await balanceOf(app, 'Spending', '2025-12-15')).toBe(1_000_000)
  expect(await balanceOf(app, 'Spending', '2026-01-01')).toBe(1_000_000)
})

test('several of them, in any order, leave the balance of the day as it was said', async () => {
  const app = await testApp()
  await spend(app, '2025-12-15', 10_000)
  await spend(app, '2025-11-01', 20_000)
  await spend(app, '2025-12-31', 30_000)
  await spend(app, '2026-01-01', 5000)
  expect(await openingRows(app)).toEqual([['2025-11-01', 'in', 1_060_000]])
  expect(await balanceOf(app, 'Spending', '2025-11-30')).toBe(1_040_000)
  expect(await balanceOf(app, 'Spending', '2025-12-31')).toBe(1_000_000)
  expect(await balanceOf(app, 'Spending')).toBe(995_000)
  expect(await spending(app)).toMatchObject({ openedOn: '2026-01-01', openingBalance: usd(1_000_000) })
})

test('an earlier entry that is corrected leaves it true; taken back, it lets the opening go back to its day', async () => {
  const app = await testApp()
  const id = await spend(app, '2025-12-15', 10_000)
  const corrected = await spend(app, '2025-12-15', 12_000, { replaces: id })
  expect(await openingRows(app)).toEqual([['2025-12-15', 'in', 1_012_000]])
  expect(await balanceOf(app, 'Spending')).toBe(1_000_000)
  ok(await app.post(`/api/v1/events/${corrected}/reverse`, {}))
  expect(await openingRows(app)).toEqual([['2026-01-01', 'in', 1_000_000]])
  expect([await balanceOf(app, 'Spending', '2025-12-31'), await balanceOf(app, 'Spending')]).toEqual([0, 1_000_000])
  const { totals } = ok(
    await app.get<{ totals: { in: object; out: object } }>(`/api/v1/events?account=${idOf(app, 'Spending')}`),
  )
  expect(totals).toEqual({ count: 3, in: usd(1_000_000), out: usd(0) })
})

test('the opening stands before the first of the earlier entries that stand', async () => {
  const app = await testApp()
  const first = await spend(app, '2025-03-15', 10_000)
  const second = await spend(app, '2025-12-15', 20_000)
  ok(await app.post(`/api/v1/events/${first}/reverse`, {}))
  expect(await openingRows(app)).toEqual([['2025-12-15', 'in', 1_020_000]])
  const moved = await spend(app, '2025-06-01', 20_000, { replaces: second })
  expect(await openingRows(app)).toEqual([['2025-06-01', 'in', 1_020_000]])
  await spend(app, '2026-03-01', 20_000, { replaces: moved })
  expect(await openingRows(app)).toEqual([['2026-01-01', 'in', 1_000_000]])
  expect([await balanceOf(app, 'Spending', '2026-01-01'), await balanceOf(app, 'Spending')]).toEqual([
    1_000_000, 980_000,
  ])
})

test('quarters are listed from where the opening stands, also after a mistyped year was taken back', async () => {
  const app = await testApp()
  const first = async () =>
    ok(await app.get<{ items: { quarter: string }[] }>('/api/v1/reports/quarters'))
      .items.map(({ quarter }) => quarter)
      .at(-1)
  const id = await spend(app, '2020-11-03', 10_000)
  expect(await first()).toBe('2020-Q4')
  ok(await app.post(`/api/v1/events/${id}/reverse`, {}))
  expect(await first()).toBe('2026-Q1')
})

test('a payment from before the opening that bounced before it, too, was there in between', async () => {
  const app = await testApp()
  const body = { date: '2025-10-15', amount: usd(40_000), accountId: idOf(app, 'Spending'), source: 'gift' }
  const { event } = ok(await app.post<RecordedReply>('/api/v1/money-in', body))
  ok(await app.post(`/api/v1/events/${event.id}/reverse`, { bouncedOn: '2025-11-10' }))
  expect(await openingRows(app)).toEqual([['2025-10-15', 'in', 1_000_000]])
  expect([await balanceOf(app, 'Spending', '2025-11-09'), await balanceOf(app, 'Spending')]).toEqual([
    1_040_000, 1_000_000,
  ])
})

test('a payment from before the opening that bounces after it takes its money away again', async () => {
  const app = await testApp()
  const body = { date: '2025-12-15', amount: usd(40_000), accountId: idOf(app, 'Spending'), source: 'gift' }
  const { event } = ok(await app.post<RecordedReply>('/api/v1/money-in', body))
  expect(await openingRows(app)).toEqual([['2025-12-15', 'in', 960_000]])
  ok(await app.post(`/api/v1/events/${event.id}/reverse`, { bouncedOn: '2026-01-10' }))
  expect(await balanceOf(app, 'Spending', '2026-01-09')).toBe(1_000_000)
  expect(await balanceOf(app, 'Spending', '2026-01-10')).toBe(960_000)
})

test('an account that began empty gets an opening when something comes before it, and loses it again', async () => {
  const app = await testApp()
  const move = {
    date: '2025-12-15',
    amount: usd(700),
    fromAccountId: idOf(app, 'Spending'),
    toAccountId: idOf(app, 'Tax savings'),
  }
  const { event } = ok(await app.post<RecordedReply>('/api/v1/transfers', move))
  expect([await balanceOf(app, 'Tax savings'), await balanceOf(app, 'Spending')]).toEqual([0, 1_000_000])
  expect([await balanceOf(app, 'Tax savings', '2025-12-15'), await balanceOf(app, 'Spending', '2025-12-15')]).toEqual([
    0, 1_000_000,
  ])
  ok(await app.post(`/api/v1/events/${event.id}/reverse`, {}))
  expect([await balanceOf(app, 'Tax savings'), await balanceOf(app, 'Spending')]).toEqual([0, 1_000_000])
})

test('an opening balance that was mistyped is put right at its account', async () => {
  const app = await testApp()
  await spend(app, '2025-12-15', 10_000)
  const id = idOf(app, 'Spending')
  const account = ok(
    await app.revise<AccountReply>('PATCH', `/api/v1/accounts/${id}`, 1, { openingBalance: usd(900_000) }),
  )
  expect(account).toMatchObject({
    balance: usd(900_000),
    openingBalance: usd(900_000),
    openedOn: '2026-01-01',
    version: 2,
  })
  expect(await openingRows(app)).toEqual([['2025-12-15', 'in', 910_000]])
  const emptied = ok(
    await app.revise<AccountReply>('PATCH', `/api/v1/accounts/${id}`, 2, { openingBalance: usd(-10_000) }),
  )
  expect(emptied).toMatchObject({ balance: usd(-10_000), openingBalance: usd(-10_000) })
  expect(await openingRows(app)).toEqual([])
})

test('an opening balance is not taken back like an entry', async () => {
  const app = await testApp()
  const { items } = ok(await app.get<{ items: EventReply[] }>('/api/v1/events?kind=opening'))
  const answer = await refused(app, () => app.post(`/api/v1/events/${items[0]?.id}/reverse`, {}))
  expect([answer.status, codeOf(answer)]).toEqual([409, 'not-reversible'])
  expect((await app.get(`/api/v1/events/${items[0]?.id}`)).body).toMatchObject({ canReverse: false })
})

test('a second account comes with its own day and balance', async () => {
  const app = await testApp()
  const draft = { name: 'Card', role: 'card', openingDate: '2026-06-01', openingBalance: usd(-5000) }
  const card = await app.post<AccountReply>('/api/v1/accounts', draft)
  expect([card.status, card.headers['etag']]).toEqual([201, '"1"'])
  expect(card.body).toMatchObject({
    role: 'card',
    balance: usd(-5000),
    openedOn: '2026-06-01',
    position: 3,
    closedOn: null,
  })
  expect([await balanceOf(app, 'Card', '2026-05-31'), await balanceOf(app, 'Card', '2026-06-01')]).toEqual([0, -5000])
})

test.each([
  { draft: { name: 'spending' }, status: 409, code: 'account-in-use', pointer: '#/name', why: 'a name that is taken' },
  { draft: { role: 'income' }, status: 422, code: 'invalid', pointer: '#/role', why: 'an end of the world' },
  {
    draft: { openingDate: '2026-11-20' },
    status: 422,
    code: 'date-in-future',
    pointer: '#/openingDate',
    why: 'a day that has not come',
  },
])('no account is added with $why', async ({ draft, status, code, pointer }) => {
  const app = await testApp()
  const body = { name: 'Cash', role: 'spending', openingDate: '2026-11-01', openingBalance: usd(1), ...draft }
  const answer = await refused(app, () => app.post('/api/v1/accounts', body))
  expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([status, code, pointer])
})

test('an account is renamed, gets another role and another place; an end of the world is none of the owner’s', async () => {
  const app = await testApp()
  const id = idOf(app, 'Savings')
  const patch = { name: 'Rainy days', role: 'spending', position: 0 }
  expect(ok(await app.revise('PATCH', `/api/v1/accounts/${id}`, 1, patch))).toMatchObject({ ...patch, version: 2 })
  const taken = await refused(app, () => app.revise('PATCH', `/api/v1/accounts/${id}`, 2, { name: 'SPENDING' }))
  expect([taken.status, codeOf(taken)]).toEqual([409, 'account-in-use'])
  expect(ok(await app.revise('PATCH', `/api/v1/accounts/${id}`, 2, { name: 'RAINY DAYS' }))).toMatchObject({
    version: 3,
  })
  for (const world of ['living', 'tax-office', 'Client work']) {
    expect((await refused(app, () => app.get(`/api/v1/accounts/${idOf(app, world)}`))).status).toBe(404)
    const rename = () => app.revise('PATCH', `/api/v1/accounts/${idOf(app, world)}`, 1, { name: 'Mine' })
    expect((await refused(app, rename)).status).toBe(404)
  }
})
