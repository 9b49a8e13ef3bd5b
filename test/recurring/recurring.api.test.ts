import { describe, expect, test } from 'vitest'
import type { EventDetailReply, EventsReply } from '../../shared/accounts/contract.ts'
import { calendarDate } from '../../shared/calendar.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import type { DuesReply, RecurringItemReply, RecurringItemsReply } from '../../shared/recurring/contract.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { idOf, moved, ok } from '../support/entries.ts'
import { type Answer, type TestApp, testApp, usd } from '../support/test-app.ts'

const BASE = '/api/v1/recurring-items'

const rent = (app: TestApp, changes: object = {}) => ({
  kind: 'expense',
  text: 'Invented Desks',
  every: 'month',
  startsOn: '2026-07-31',
  entry: { amount: usd(28_500), categoryId: idOf(app, 'Rent'), accountId: idOf(app, 'Spending') },
  ...changes,
})
const add = async (app: TestApp, changes: object = {}) =>
  ok(await app.post<RecurringItemReply>(BASE, rent(app, changes)))
const due = async (app: TestApp) => ok(await app.get<DuesReply>(`${BASE}/due`)).items.map(({ dueOn }) => dueOn)
const item = async (app: TestApp, id: number) => ok(await app.get<RecurringItemReply>(`${BASE}/${id}`))
const book = (app: TestApp, id: number, dueOn: string, once: object = {}) =>
  app.post<RecordedReply>(`${BASE}/${id}/dates/${dueOn}/book`, once)
const skip = (app: TestApp, id: number, dueOn: string) => app.post(`${BASE}/${id}/dates/${dueOn}/skip`)
const refusal = ({ status, body }: Answer) => [status, (body as { type: string }).type.replace('/problems/', '')]

test('after months away each missed date is asked for once, with its right date, and nothing books itself', async () => {
  const app = await testApp()
  expect(await moved(app, () => add(app))).toEqual({})
  const { id } = (await list(app)).items[0] ?? { id: 0 }
  expect(await due(app)).toEqual(['2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'])
  const { event } = ok(await book(app, id, '2026-08-31'))
  expect([event.kind, event.date, event.text, event.purpose, event.amount]).toEqual([
    'expense',
    '2026-08-31',
    'Invented Desks',
    'Rent',
    usd(28_500),
  ])
  ok(await skip(app, id, '2026-09-30'))
  expect(await due(app)).toEqual(['2026-07-31', '2026-10-31'])
  app.today = calendarDate('2026-11-30')
  expect(await due(app)).toEqual(['2026-07-31', '2026-10-31', '2026-11-30'])
})

const list = async (app: TestApp) => ok(await app.get<RecurringItemsReply>(BASE))

test('a date is booked once, in two tabs as well, and a skipped one is skipped once', async () => {
  const app = await testApp()
  const { id } = await add(app)
  const answers = await Promise.all([book(app, id, '2026-07-31'), book(app, id, '2026-07-31')])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(refusal(await book(app, id, '2026-07-31'))).toEqual([409, 'already-booked'])
  expect(refusal(await skip(app, id, '2026-07-31'))).toEqual([409, 'already-booked'])
  ok(await skip(app, id, '2026-08-31'))
  expect(refusal(await skip(app, id, '2026-08-31'))).toEqual([409, 'already-booked'])
  expect(ok(await app.get<EventsReply>('/api/v1/events?kind=expense')).totals.count).toBe(1)
  ok(await book(app, id, '2026-08-31'))
})

test('amount, date and account may differ for once', async () => {
  const app = await testApp()
  const { id } = await add(app)
  const once = { date: '2026-08-03', amount: usd(29_900), accountId: idOf(app, 'Savings') }
  expect(await moved(app, async () => ok(await book(app, id, '2026-07-31', once)))).toEqual({
    Rent: 29_900,
    Savings: -29_900,
  })
  expect((await item(app, id)).amount).toEqual(usd(28_500))
  expect(await due(app)).not.toContain('2026-07-31')
})

test('income without an invoice is a payment with its parts, also in another amount', async () => {
  const app = await testApp()
  const entry = {
    amount: usd(50_000),
    categoryId: idOf(app, 'Product sales'),
    accountId: idOf(app, 'Spending'),
    fee: usd(1_500),
    salesTax: usd(4_000),
  }
  const { id } = await add(app, {
    kind: 'income',
    text: 'Sample Platform',
    every: 'quarter',
    startsOn: '2026-05-15',
    entry,
  })
  const change = await moved(app, async () => ok(await book(app, id, '2026-05-15', { amount: usd(60_000) })))
  // The sales tax in it grows with the amount: 40.00 in 500.00 is 48.00 in 600.00.
  expect(change).toEqual({
    Spending: 58_500,
    'Sales tax': -4_800,
    'Product sales': -55_200,
    'Commissions and fees': 1_500,
  })
  expect(await list(app)).toMatchObject({
    totals: { incomeMonth: usd(16_667), incomeYear: usd(200_000), expenseMonth: usd(0), expenseYear: usd(0) },
  })
})

test('an entry that was taken back waits again; one that was corrected does not', async () => {
  const app = await testApp()
  const { id } = await add(app)
  const first = ok(await book(app, id, '2026-07-31')).event
  ok(await app.post(`/api/v1/events/${first.id}/reverse`, {}))
  expect(await due(app)).toContain('2026-07-31')
  const second = ok(await book(app, id, '2026-07-31')).event
  const body = {
    date: '2026-07-30',
    vendor: 'Invented Desks',
    categoryId: idOf(app, 'Rent'),
    amount: usd(100),
    accountId: idOf(app, 'Spending'),
  }
  const third = ok(await app.post<RecordedReply>('/api/v1/expenses', { ...body, replaces: second.id })).event
  expect(await due(app)).not.toContain('2026-07-31')
  expect(refusal(await book(app, id, '2026-07-31'))).toEqual([409, 'already-booked'])
  ok(await app.post(`/api/v1/events/${third.id}/reverse`, {}))
  expect(await due(app)).toContain('2026-07-31')
  ok(await skip(app, id, '2026-07-31'))
  expect(await due(app)).not.toContain('2026-07-31')
})

describe('an item', () => {
  test('is changed from now on: what was booked stays, what waits takes it over', async () => {
    const app = await testApp()
    const { id } = await add(app)
    const { event } = ok(await book(app, id, '2026-07-31'))
    const entry = { ...rent(app).entry, amount: usd(30_000), note: 'New lease' }
    const changed = ok(
      await app.revise<RecurringItemReply>('PATCH', `${BASE}/${id}`, 1, { entry, text: 'Pretend Desks' }),
    )
    expect(changed).toMatchObject({ version: 2, amount: usd(30_000), aYear: usd(360_000), text: 'Pretend Desks' })
    expect(ok(await app.get<EventDetailReply>(`/api/v1/events/${event.id}`))).toMatchObject({
      text: 'Invented Desks',
      amount: usd(28_500),
    })
    expect(ok(await book(app, id, '2026-08-31')).event).toMatchObject({
      text: 'Pretend Desks',
      amount: usd(30_000),
      note: 'New lease',
    })
    expect(refusal(await app.revise('PATCH', `${BASE}/${id}`, 1, { text: 'Late' }))).toEqual([412, 'stale'])
  })

  test.each([
    ['income', {}],
    ['income', { clientId: 1, salesTax: usd(900) }],
    ['expense', { businessShare: '0.5' }],
  ])('of %s is answered as it was asked for, and can be changed', async (kind, more) => {
    const app = await testApp()
    ok(await app.post('/api/v1/clients', { name: 'Sample & Co' }))
    const categoryId = idOf(app, kind === 'income' ? 'Client work' : 'Rent')
    const entry = { amount: usd(5_000), categoryId, accountId: idOf(app, 'Spending'), note: '', ...more }
    const made = await add(app, { kind, entry })
    expect(made.entry).toEqual(entry)
    expect((await item(app, made.id)).entry).toEqual(entry)
    const changed = { ...made.entry, amount: usd(6_000) }
    expect(
      ok(await app.revise<RecurringItemReply>('PATCH', `${BASE}/${made.id}`, 1, { entry: changed })).entry,
    ).toEqual(changed)
  })

  test('keeps its rhythm once a date was decided, and ends on no day before that', async () => {
    const app = await testApp()
    const { id } = await add(app)
    ok(await app.revise('PATCH', `${BASE}/${id}`, 1, { every: 'quarter' }))
    ok(await skip(app, id, '2026-10-31'))
    for (const patch of [{ every: 'month' }, { startsOn: '2026-08-31' }, { endsOn: '2026-10-30' }]) {
      expect(refusal(await app.revise('PATCH', `${BASE}/${id}`, 2, patch))).toEqual([409, 'recurring-rhythm'])
    }
    ok(await app.revise('PATCH', `${BASE}/${id}`, 2, { endsOn: '2026-10-31' }))
    expect((await item(app, id)).nextOn).toBeNull()
  })

  test('asks for nothing while it is paused, and on its return for what was missed, or not', async () => {
    const app = await testApp()
    const { id } = await add(app)
    ok(await app.revise('PATCH', `${BASE}/${id}`, 1, { state: 'paused' }))
    expect([await due(app), (await item(app, id)).nextOn]).toEqual([[], null])
    ok(await app.revise('PATCH', `${BASE}/${id}`, 2, { state: 'active' }))
    expect(await due(app)).toHaveLength(4)
    ok(await app.revise('PATCH', `${BASE}/${id}`, 3, { state: 'paused' }))
    app.today = calendarDate('2026-11-30')
    const back = ok(
      await app.revise<RecurringItemReply>('PATCH', `${BASE}/${id}`, 4, { state: 'active', skipMissed: true }),
    )
    expect([await due(app), back.latest.length]).toEqual([['2026-11-30'], 4])
  })

  test('that was ended asks no more, and changes no more', async () => {
    const app = await testApp()
    const { id } = await add(app)
    ok(await app.revise('PATCH', `${BASE}/${id}`, 1, { state: 'ended' }))
    expect(await due(app)).toEqual([])
    expect(refusal(await book(app, id, '2026-07-31'))).toEqual([409, 'recurring-ended'])
    expect(refusal(await app.revise('PATCH', `${BASE}/${id}`, 2, { state: 'active' }))).toEqual([
      409,
      'recurring-ended',
    ])
  })
})

test('what cannot be is refused at its field, and changes nothing', async () => {
  const app = await testApp()
  const { id } = await add(app)
  const spending = idOf(app, 'Spending')
  const entry = rent(app).entry
  const bodies: [object, number, string][] = [
    [{ entry: { ...entry, categoryId: idOf(app, 'Product sales') } }, 422, '#/entry/categoryId'],
    [{ entry: { ...entry, accountId: idOf(app, 'Rent') } }, 422, '#/entry/accountId'],
    [{ entry: { ...entry, amount: { minor: 1, currency: 'EUR' } } }, 422, '#/entry/amount'],
    [{ entry: { ...entry, accountId: 999 } }, 404, '#/entry/accountId'],
    [{ endsOn: '2026-07-30' }, 409, '#/endsOn'],
    [{ every: 'day' }, 422, '#/every'],
  ]
  for (const [changes, status, pointer] of bodies) {
    const answer = await app.post<{ errors: { pointer: string }[] }>(BASE, rent(app, changes))
    expect([answer.status, answer.body.errors[0]?.pointer.startsWith(pointer)]).toEqual([status, true])
  }
  expect((await list(app)).items).toHaveLength(1)
  expect(refusal(await book(app, id, '2026-07-30'))).toEqual([404, 'not-found'])
  expect(refusal(await book(app, id, '2026-11-30'))).toEqual([422, 'date-in-future'])
  expect(refusal(await book(app, 99, '2026-07-31'))).toEqual([404, 'not-found'])
  const late = await book(app, id, '2026-07-31', { date: '2026-11-20' })
  expect(refusal(late)).toEqual([422, 'date-in-future'])
  expect(await due(app)).toHaveLength(4)
  const patch = { entry: { amount: usd(1), categoryId: idOf(app, 'Rent'), accountId: spending, fee: usd(1) } }
  expect(refusal(await app.revise('PATCH', `${BASE}/${id}`, 1, patch))).toEqual([422, 'invalid-recurring'])
})

test('Today says what waits, and says nothing once all is decided', async () => {
  const app = await testApp()
  const { id } = await add(app, { startsOn: '2026-10-31' })
  const toDo = async () =>
    ok(await app.get<TodayReply>('/api/v1/today')).toDo.find(({ kind }) => kind === 'recurring-due')
  expect(await toDo()).toMatchObject({ title: 'Book or skip 1 recurring entry', link: '/money/recurring' })
  ok(await book(app, id, '2026-10-31'))
  expect(await toDo()).toBeUndefined()
})

describe('an item that repeats an entry', () => {
  const january = (app: TestApp, changes: object = {}) => ({ ...rent(app), startsOn: '2026-01-31', ...changes })
  const paid = async (app: TestApp, date = '2026-01-31') => {
    const body = { date, vendor: 'Invented Desks', amount: usd(28_500), accountId: idOf(app, 'Spending') }
    return ok(await app.post<RecordedReply>('/api/v1/expenses', { ...body, categoryId: idOf(app, 'Rent') })).event.id
  }

  test('begins on its day, which is booked by it, and goes by the last day of shorter months', async () => {
    const app = await testApp()
    app.today = calendarDate('2026-02-03')
    const firstEventId = await paid(app)
    const made = ok(await app.post<RecurringItemReply>(BASE, january(app, { firstEventId })))
    expect(made).toMatchObject({
      startsOn: '2026-01-31',
      nextOn: '2026-02-28',
      waiting: 0,
      hasDecidedDates: true,
      latest: [{ dueOn: '2026-01-31', state: 'booked', eventId: firstEventId }],
    })
    app.today = calendarDate('2026-04-30')
    expect(await due(app)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30'])
    expect(ok(await app.get<EventsReply>('/api/v1/events?kind=expense')).totals.count).toBe(1)
  })

  test('leaves its day out where the entry stands for a date of another item already', async () => {
    const app = await testApp()
    app.today = calendarDate('2026-02-03')
    const firstEventId = await paid(app)
    ok(await app.post(BASE, january(app, { firstEventId })))
    const second = ok(await app.post<RecurringItemReply>(BASE, january(app, { firstEventId })))
    expect(second.latest).toEqual([{ dueOn: '2026-01-31', state: 'skipped', eventId: null }])
    expect(await due(app)).toEqual([])
  })

  test.each([
    { why: 'no entry', of: async () => 999, code: [404, 'not-found'] },
    {
      why: 'an entry of another kind',
      of: async (app: TestApp) => {
        const accounts = { fromAccountId: idOf(app, 'Spending'), toAccountId: idOf(app, 'Tax savings') }
        const moved = await app.post<RecordedReply>('/api/v1/transfers', {
          date: '2026-01-31',
          amount: usd(100),
          ...accounts,
        })
        return ok(moved).event.id
      },
      code: [422, 'invalid-recurring'],
    },
    { why: 'an entry of another day', of: (app: TestApp) => paid(app, '2026-01-30'), code: [422, 'invalid-recurring'] },
    {
      why: 'an entry that was taken back',
      of: async (app: TestApp) => {
        const id = await paid(app)
        ok(await app.post(`/api/v1/events/${id}/reverse`, {}))
        return id
      },
      code: [422, 'invalid-recurring'],
    },
  ])('is refused, and nothing is begun: $why', async ({ of, code }) => {
    const app = await testApp()
    const firstEventId = await of(app)
    const answer = await app.post(BASE, january(app, { firstEventId }))
    expect(refusal(answer)).toEqual(code)
    expect((answer.body as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe('#/firstEventId')
    expect((await list(app)).items).toEqual([])
  })
})
