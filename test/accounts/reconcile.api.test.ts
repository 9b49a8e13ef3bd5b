import { expect, test } from 'vitest'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { ReconciliationReply, ReconciliationsReply } from '../../shared/accounts/reconcile-contract.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { idOf, moved, ok, receive } from '../support/entries.ts'
import { type Answer, type TestApp, testApp, usd } from '../support/test-app.ts'

async function spend(app: TestApp, date: string, vendor: string, minor: number, more: object = {}): Promise<number> {
  const body = {
    date,
    vendor,
    categoryId: idOf(app, 'Software'),
    amount: usd(minor),
    accountId: idOf(app, 'Spending'),
    ...more,
  }
  return ok(await app.post<RecordedReply>('/api/v1/expenses', body)).event.id
}

const path = (app: TestApp, name = 'Spending') => `/api/v1/accounts/${idOf(app, name)}/reconciliations`

function begin(app: TestApp, minor: number, date = '2026-10-31'): Promise<Answer<ReconciliationReply>> {
  return app.post<ReconciliationReply>(path(app), { date, bankBalance: usd(minor) })
}

function tick(app: TestApp, { id, version }: ReconciliationReply, body: object): Promise<Answer<ReconciliationReply>> {
  return app.revise<ReconciliationReply>('PUT', `/api/v1/reconciliations/${id}/ticks`, version, body)
}

function deed(
  app: TestApp,
  { id, version }: { id: number; version: number },
  name: 'finish' | 'reopen' | 'difference',
  body?: object,
): Promise<Answer<ReconciliationReply>> {
  return app.post<ReconciliationReply>(`/api/v1/reconciliations/${id}/${name}`, body, { 'if-match': `"${version}"` })
}

async function account(app: TestApp): Promise<AccountReply> {
  return ok(await app.get<AccountReply>(`/api/v1/accounts/${idOf(app, 'Spending')}`))
}

const list = async (app: TestApp) => ok(await app.get<ReconciliationsReply>(path(app))).items

/** The spending account with a cost and a receipt in October, finished against the bank. */
async function finished(app: TestApp): Promise<{ done: ReconciliationReply; cost: number; income: number }> {
  const cost = await spend(app, '2026-10-05', 'Sample Shop', 1_000)
  const income = (await receive(app, 50_000, { receivedDate: '2026-10-20' })).event.id
  const open = ok(await tick(app, ok(await begin(app, 1_049_000)), { eventIds: [cost, income] }))
  return { done: ok(await deed(app, open, 'finish')), cost, income }
}

test('the page has what the book shows up to the day, and one line that adds up', async () => {
  const app = await testApp()
  const cost = await spend(app, '2026-10-05', 'Sample Shop', 1_000)
  await receive(app, 50_000, { receivedDate: '2026-10-20' })
  await spend(app, '2026-11-05', 'Later Shop', 5)
  const open = ok(await begin(app, 1_049_000))
  expect(open).toMatchObject({
    accountName: 'Spending',
    state: 'open',
    bookBalance: usd(1_049_000),
    tickedBalance: usd(1_000_000),
    untickedIn: { count: 1, total: usd(50_000) },
    untickedOut: { count: 1, total: usd(1_000) },
    difference: usd(49_000),
    hints: [{ kind: 'all-not-ticked', entries: [] }],
  })
  expect(open.lines.map(({ text, otherSide, amount, isTicked }) => [text, otherSide, amount.minor, isTicked])).toEqual([
    ['Sample Shop', 'Software', -1_000, false],
    ['Sales', 'Product sales', 50_000, false].map((part, index) => (index === 0 ? open.lines[1]?.text : part)),
  ])
  const ticked = ok(await tick(app, open, { eventIds: [cost] }))
  expect([ticked.difference, ticked.lines[0]?.isTicked]).toEqual([usd(50_000), true])
  const all = ok(await tick(app, ticked, { upToEventId: ticked.lines[1]?.eventId }))
  expect([all.difference, all.untickedIn.count, all.untickedOut.count]).toEqual([usd(0), 0, 0])
  const fewer = ok(
    await app.revise<ReconciliationReply>('DELETE', `/api/v1/reconciliations/${all.id}/ticks`, all.version, {
      eventIds: [cost],
    }),
  )
  expect(fewer.difference).toEqual(usd(-1_000))
})

test('it is finished only without a difference, and the account says so', async () => {
  const app = await testApp()
  const cost = await spend(app, '2026-10-05', 'Sample Shop', 1_000)
  const open = ok(await tick(app, ok(await begin(app, 998_000)), { eventIds: [cost] }))
  const early = await refused(app, () => deed(app, open, 'finish'))
  expect([early.status, codeOf(early)]).toEqual([409, 'reconciliation-differs'])
  expect((await account(app)).openReconciliationId).toBe(open.id)
  const right = ok(
    await app.revise<ReconciliationReply>('PATCH', `/api/v1/reconciliations/${open.id}`, open.version, {
      bankBalance: usd(999_000),
    }),
  )
  const done = ok(await deed(app, right, 'finish'))
  expect(done.state).toBe('done')
  expect(await account(app)).toMatchObject({
    openReconciliationId: null,
    reconciled: { id: open.id, date: '2026-10-31', bankBalance: usd(999_000), disagreesSince: null },
  })
  const late = await refused(app, () => tick(app, done, { eventIds: [cost] }))
  expect([late.status, codeOf(late)]).toEqual([409, 'reconciliation-done'])
})

test.each([
  { bank: 999_988, as: 'expense', category: 'Software', change: { Spending: -12, Software: 12 } },
  { bank: 999_988, as: 'draw', category: undefined, change: { Spending: -12, Living: 12 } },
  { bank: 1_000_012, as: 'interest', category: undefined, change: { Spending: 12, 'Private money': -12 } },
  { bank: 1_000_012, as: 'own', category: undefined, change: { Spending: 12, 'Private money': -12 } },
  { bank: 1_000_012, as: 'money-back', category: 'Software', change: { Spending: 12, Software: -12 } },
])(
  'a difference is booked as $as under a name, as an entry that can be seen',
  async ({ bank, as, category, change }) => {
    const app = await testApp()
    const open = ok(await begin(app, bank))
    const body = { as, text: 'Sample bank', ...(category && { categoryId: idOf(app, category) }) }
    let booked = open
    const changed = await moved(app, async () => {
      booked = ok(await deed(app, open, 'difference', body))
    })
    expect(changed).toEqual(change)
    expect(booked.difference).toEqual(usd(0))
    expect(booked.lines).toMatchObject([{ text: 'Sample bank', date: '2026-10-31', isTicked: true }])
    const none = await refused(app, () => deed(app, booked, 'difference', body))
    expect([none.status, codeOf(none)]).toEqual([409, 'nothing-to-book'])
    ok(await deed(app, booked, 'finish'))
  },
)

test('a difference is not booked the wrong way round, without a name, or without its category', async () => {
  const app = await testApp()
  const open = ok(await begin(app, 1_000_012))
  for (const [body, code, pointer] of [
    [{ as: 'expense', text: 'Fee', categoryId: idOf(app, 'Software') }, 'difference-direction', '#/as'],
    [{ as: 'interest', text: ' ' }, 'invalid', '#/text'],
    [{ as: 'money-back', text: 'Fee' }, 'account-role', '#/categoryId'],
    [{ as: 'money-back', text: 'Fee', categoryId: idOf(app, 'Client work') }, 'account-role', '#/categoryId'],
  ] as const) {
    const answer = await refused(app, () => deed(app, open, 'difference', body))
    expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([422, code, pointer])
  }
})

test('an entry and its reversal of the same day need no tick, and do not come back', async () => {
  const app = await testApp()
  const wrong = await spend(app, '2026-10-05', 'Sample Shop', 1_000)
  ok(await app.post(`/api/v1/events/${wrong}/reverse`, {}))
  const open = ok(await begin(app, 1_000_000))
  expect(open.lines.map(({ cancels }) => cancels)).toEqual([true, true])
  expect([open.untickedIn.count, open.untickedOut.count, open.difference.minor]).toEqual([0, 0, 0])
  ok(await deed(app, open, 'finish'))
  expect(ok(await begin(app, 1_000_000, '2026-11-01')).lines).toEqual([])
})

test('the next one begins where the last ended, and an opening balance that stays true changes nothing', async () => {
  const app = await testApp()
  await finished(app)
  await spend(app, '2025-12-20', 'Before the book', 700)
  expect((await account(app)).reconciled?.disagreesSince).toBeNull()
  const next = ok(await begin(app, 1_049_000, '2026-11-15'))
  expect([next.lines, next.tickedBalance, next.difference]).toEqual([[], usd(1_049_000), usd(0)])
})

test('an entry that is corrected after it was ticked: the account says since when it no longer agrees', async () => {
  const app = await testApp()
  const { cost, done } = await finished(app)
  expect((await account(app)).reconciled?.disagreesSince).toBeNull()
  await spend(app, '2026-10-05', 'Sample Shop', 1_000, { replaces: cost, categoryId: idOf(app, 'Supplies') })
  const since = (await account(app)).reconciled?.disagreesSince
  expect(since && since >= (done.finishedAt ?? '')).toBe(true)
  expect((await list(app))[0]?.disagreesSince).toBe(since)
  // What took it back and what replaces it are two lines of the next one, and come to nothing together.
  const next = ok(await begin(app, 1_049_000, '2026-11-01'))
  expect(next.lines.map(({ amount, isReversal }) => [amount.minor, isReversal])).toEqual([
    [1_000, true],
    [-1_000, false],
  ])
  const all = ok(await tick(app, next, { eventIds: next.lines.map(({ eventId }) => eventId) }))
  ok(await deed(app, all, 'finish'))
  expect((await account(app)).reconciled?.disagreesSince).toBeNull()
})

test('an opening balance that is put right later is a disagreement too; a bounce on its own day is none', async () => {
  const app = await testApp()
  const { income } = await finished(app)
  ok(await app.post(`/api/v1/events/${income}/reverse`, { bouncedOn: '2026-11-03' }))
  expect((await account(app)).reconciled?.disagreesSince).toBeNull()
  const { id, version } = await account(app)
  ok(await app.revise('PATCH', `/api/v1/accounts/${id}`, version, { openingBalance: usd(999_999) }))
  expect((await account(app)).reconciled?.disagreesSince).not.toBeNull()
})

test('only the latest is opened again, and one at a time is open', async () => {
  const app = await testApp()
  const { done, cost } = await finished(app)
  const next = ok(await begin(app, 1_049_000, '2026-11-01'))
  expect((await list(app)).map(({ state, canReopen }) => [state, canReopen])).toEqual([
    ['open', false],
    ['done', false],
  ])
  const twice = await refused(app, () => begin(app, 1, '2026-11-02'))
  expect([twice.status, codeOf(twice)]).toEqual([409, 'already-reconciling'])
  expect(codeOf(await refused(app, () => deed(app, done, 'reopen')))).toBe('already-reconciling')
  expect((await app.revise('DELETE', `/api/v1/reconciliations/${next.id}`, next.version)).status).toBe(204)
  const open = ok(await deed(app, done, 'reopen'))
  expect([open.state, open.finishedAt, (await account(app)).reconciled]).toEqual(['open', null, null])
  ok(
    await app.revise('DELETE', `/api/v1/reconciliations/${open.id}/ticks`, open.version, {
      eventIds: [cost],
    }),
  )
})

test('a day before the last one, before the account came into the book, or in the future is refused', async () => {
  const app = await testApp()
  await finished(app)
  for (const [date, status, code] of [
    ['2026-10-30', 422, 'date-too-early'],
    ['2025-12-31', 422, 'date-too-early'],
    ['2026-11-20', 422, 'date-in-future'],
  ] as const) {
    const answer = await refused(app, () => begin(app, 1, date))
    expect([date, answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
      date,
      status,
      code,
      '#/date',
    ])
  }
})

test('what is not on the account cannot be ticked, and an earlier day drops the ticks after it', async () => {
  const app = await testApp()
  const cost = await spend(app, '2026-10-05', 'Sample Shop', 1_000)
  const elsewhere = await spend(app, '2026-10-05', 'Sample Shop', 1_000, { accountId: idOf(app, 'Savings') })
  const open = ok(await begin(app, 1))
  for (const eventId of [elsewhere, 1, 999]) {
    const answer = await refused(app, () => tick(app, open, { eventIds: [cost, eventId] }))
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '#/eventIds/1'])
  }
  for (const body of [{}, { eventIds: [cost], upToEventId: cost }])
    expect((await refused(app, () => tick(app, open, body))).status).toBe(422)
  const ticked = ok(await tick(app, open, { eventIds: [cost] }))
  const moved = { date: '2026-10-04' }
  ok(await app.revise('PATCH', `/api/v1/reconciliations/${open.id}`, ticked.version, moved))
  expect(app.db.$client.prepare('SELECT count(*) FROM ticks').pluck().get()).toBe(0)
})

test('hints name what lies on another account or was dated later', async () => {
  const app = await testApp()
  await spend(app, '2026-10-05', 'On the wrong account', 4_321, { accountId: idOf(app, 'Savings') })
  await spend(app, '2026-11-02', 'A day late', 4_321)
  const { hints } = ok(await begin(app, 1_000_000 - 4_321))
  expect(hints.map(({ kind, entries }) => [kind, entries[0]?.text])).toEqual([
    ['dated-later', 'A day late'],
    ['on-another-account', 'On the wrong account'],
  ])
})

test('a long list shows its latest lines, and one tick reaches back over all of it', async () => {
  const app = await testApp()
  for (let entry = 0; entry < 405; entry += 1) await spend(app, '2026-10-05', `Shop ${entry}`, 100)
  const open = ok(await begin(app, 1_000_000 - 40_500))
  expect([open.lines.length, open.earlierLines]).toEqual([400, 5])
  const all = ok(await tick(app, open, { upToEventId: open.lines.at(-1)?.eventId }))
  ok(await deed(app, all, 'finish'))
})
