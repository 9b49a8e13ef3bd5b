import { expect, test } from 'vitest'
import type { HistoryItem, HistoryReply, VerificationReply } from '../../shared/history/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, aDraft, anIssued, draftBody, idOf, ok, pay } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

async function read(app: TestApp, query = ''): Promise<HistoryItem[]> {
  return ok(await app.get<HistoryReply>(`/api/v1/history${query}`)).items
}

async function newest(app: TestApp): Promise<HistoryItem> {
  const [item] = await read(app, '?limit=1')
  if (!item) throw new Error('there is no history')
  return item
}

/** Does what an item says that undoes it, as the page does: a PATCH under the version that is read first. */
async function undo(app: TestApp, { undo }: HistoryItem): Promise<void> {
  if (!undo.isPossible) throw new Error(undo.says)
  const { method, path, body } = undo
  if (method === 'POST') return void ok(await app.post(path, body))
  const { version } = ok(await app.get<{ version: number }>(path))
  ok(await app.revise('PATCH', path, version, body))
}

async function spend(app: TestApp, changes: object = {}): Promise<number> {
  const body = {
    date: '2026-11-01',
    vendor: 'Paper Shop',
    categoryId: idOf(app, 'Software'),
    amount: usd(1000),
    accountId: idOf(app, 'Spending'),
    ...changes,
  }
  return ok(await app.post<{ event: { id: number } }>('/api/v1/expenses', body)).event.id
}

interface Told {
  what: string
  /** Does it; the newest change is then looked at. */
  act(app: TestApp): Promise<unknown>
  item: object
}

const told: Told[] = [
  {
    what: 'a client',
    act: (app) => aClient(app, { contact: 'Kim Sample', taxRate: '0.08875' }),
    item: {
      actor: 'owner',
      says: 'Added the client Sample & Co.',
      record: { name: 'Sample & Co', link: '/clients/1' },
      changes: [
        { field: 'Name', before: null, after: 'Sample & Co' },
        { field: 'Contact', before: null, after: 'Kim Sample' },
        { field: 'Usual sales tax', before: null, after: '8.875%' },
        { field: 'Days to pay', before: null, after: '30' },
      ],
    },
  },
  {
    what: 'a changed client',
    act: async (app) => {
      const { id } = await aClient(app)
      await app.revise('PATCH', `/api/v1/clients/${id}`, 1, { address: '1 Sample Street', taxRate: '0.2' })
    },
    item: {
      says: 'Changed the client Sample & Co.',
      changes: [
        { field: 'Address', before: null, after: '1 Sample Street' },
        { field: 'Usual sales tax', before: '0%', after: '20%' },
      ],
      undo: { isPossible: false },
    },
  },
  {
    what: 'an archived client',
    act: async (app) => {
      const { id } = await aClient(app)
      await app.revise('PATCH', `/api/v1/clients/${id}`, 1, { archived: true })
    },
    item: {
      says: 'Archived the client Sample & Co.',
      changes: [{ field: 'Archived on', before: null, after: 'Nov 19, 2026' }],
      undo: { isPossible: true, says: 'Bring the client back', path: '/api/v1/clients/1', body: { archived: false } },
    },
  },
  {
    what: 'an expense',
    act: (app) => spend(app),
    item: {
      says: 'Recorded “Paper Shop” (expense), dated Nov 1, 2026.',
      changes: expect.arrayContaining([{ field: 'Money moved', before: null, after: 'Spending → Software, $10.00' }]),
      undo: { isPossible: true, says: 'Take it back', method: 'POST' },
    },
  },
  {
    what: 'a payment',
    act: async (app) => pay(app, (await anIssued(app)).id, 40_000),
    item: {
      says: 'Recorded “Sample & Co” (payment), dated Nov 10, 2026.',
      changes: expect.arrayContaining([
        { field: 'Client', before: null, after: 'Sample & Co' },
        { field: 'Of invoices', before: null, after: '2026-001: Client work, $400.00' },
      ]),
    },
  },
  {
    what: 'a revised draft',
    act: async (app) => {
      const { id, clientId } = await aDraft(app)
      const body = (await draftBody(app, { clientId, dueDate: '2026-11-15' })) as { lines: object[] }
      const line = { ...body.lines[0], quantity: '1.5', unit: 'days', taxRate: '0.1' }
      ok(await app.revise('PUT', `/api/v1/invoices/${id}`, 1, { ...body, lines: [line] }))
    },
    item: {
      says: 'Changed the draft of an invoice to Sample & Co.',
      record: { name: 'Draft', link: '/invoices/1' },
      changes: [
        { field: 'Due date', before: 'Oct 31, 2026', after: 'Nov 15, 2026' },
        {
          field: 'Line 1',
          before: 'Design, 1 × 1000, Client work',
          after: 'Design, 1.5 days × 1000, 10% sales tax, Client work',
        },
      ],
    },
  },
  {
    what: 'a discarded draft',
    act: async (app) => app.revise('DELETE', `/api/v1/invoices/${(await aDraft(app)).id}`, 1),
    item: { says: 'Discarded the draft of an invoice to Sample & Co.', record: null },
  },
  {
    what: 'an issued invoice',
    act: (app) => anIssued(app),
    item: {
      says: 'Issued invoice 2026-001.',
      record: { name: 'Invoice 2026-001', link: '/invoices/1' },
      undo: { isPossible: false, says: 'What was issued stays: void the invoice, or write a credit note.' },
    },
  },
  {
    what: 'a credit note',
    act: async (app) => {
      const { id } = await anIssued(app)
      await app.post(`/api/v1/invoices/${id}/credit-notes`, {
        date: '2026-11-01',
        amount: usd(1),
        reason: 'adjustment',
      })
    },
    item: { says: 'Credited $0.01 of Invoice 2026-001.' },
  },
  {
    what: 'a category',
    act: (app) => app.post('/api/v1/categories', { name: 'Gifts', role: 'expense', deductibleRate: '0.5' }),
    item: {
      says: 'Added the category Gifts.',
      changes: expect.arrayContaining([{ field: 'Deductible share', before: null, after: '50%' }]),
    },
  },
  {
    what: 'another share of a category',
    act: (app) => app.revise('PATCH', `/api/v1/categories/${idOf(app, 'Meals')}`, 1, { deductibleRate: '0.80' }),
    item: {
      says: 'Changed what of Meals is deductible.',
      record: { name: 'Meals' },
      changes: [{ field: 'Deductible share', before: '50%', after: '80%' }],
      undo: { isPossible: false, says: 'Change the category again in Settings: what stood before is shown here.' },
    },
  },
  {
    what: 'a category that is called otherwise',
    act: (app) =>
      app.revise('PATCH', `/api/v1/categories/${idOf(app, 'Meals')}`, 1, { name: 'Food', deductibleRate: '0.5' }),
    item: { says: 'Renamed the category Meals to Food.', changes: [{ field: 'Name', before: 'Meals', after: 'Food' }] },
  },
  {
    what: 'changed settings',
    act: (app) =>
      app.revise('PATCH', '/api/v1/settings', 1, { essentials: usd(400_000), setAsideRate: '0.3', poorMonth: usd(1) }),
    item: {
      says: 'Changed the settings that hold from Nov 19, 2026.',
      changes: expect.arrayContaining([
        { field: 'Essentials a month', before: '$3,300.00', after: '$4,000.00' },
        { field: 'Set-aside rate', before: '27.5%', after: '30%' },
        { field: 'A poor month', before: null, after: '$0.01' },
      ]),
    },
  },
]

test.each(told)('$what is told in words', async ({ act, item }) => {
  const app = await testApp()
  await act(app)
  expect(await newest(app)).toMatchObject(item)
})

test('set-up, accounts and opening balances are told too, none without a sentence', async () => {
  const app = await testApp()
  const items = await read(app)
  expect(items.map(({ says }) => says)).toEqual([
    'Recorded “Savings” (opening balance), dated Jan 1, 2026.',
    'Added the account Savings.',
    'Added the account Tax savings.',
    'Recorded “Spending” (opening balance), dated Jan 1, 2026.',
    'Added the account Spending.',
    'Set up the book.',
  ])
  expect(JSON.stringify(items)).not.toMatch(/undefined|\[object|null,null/)
})

test('an entry is taken back from the history, once', async () => {
  const app = await testApp()
  const id = await spend(app)
  await undo(app, await newest(app))
  const items = await read(app, `?entity=event&entityId=${id}`)
  expect(items.map(({ says }) => says)).toEqual([
    'Took back “Paper Shop” (expense).',
    'Recorded “Paper Shop” (expense), dated Nov 1, 2026.',
  ])
  expect(items.map(({ undo }) => undo)).toEqual([
    { isPossible: false, says: 'This took an entry back. If that was wrong, record the money anew.' },
    { isPossible: false, says: 'It was taken back already.' },
  ])
})

test('what put an entry right is not taken back from the history: the entry it replaced would not come again', async () => {
  const app = await testApp()
  const id = await spend(app)
  await spend(app, { replaces: id })
  const items = await read(app, '?action=event.recorded&limit=1')
  expect(items.map(({ undo }) => undo)).toEqual([
    { isPossible: false, says: 'This put an entry right. Correct it again, or take it back, on its page.' },
  ])
})

test('settings go back to what they were, on the day from which the change held; only the newest change goes back', async () => {
  const app = await testApp()
  const before = ok(await app.get<Record<string, unknown>>('/api/v1/settings?asOf=2026-11-19'))
  const months = [{ month: '2025-12', receipts: usd(5) }]
  ok(await app.revise('PATCH', '/api/v1/settings', 1, { fromDate: '2026-11-01', essentials: usd(1) }))
  ok(
    await app.revise('PATCH', '/api/v1/settings', 2, {
      essentials: usd(2),
      setAsideRate: '0.3',
      poorMonth: usd(7),
      earlierMonths: months,
    }),
  )
  const [second, first] = await read(app, '?action=settings.changed')
  expect(first?.undo.isPossible).toBe(false)
  if (!second) throw new Error('there is no change')
  await undo(app, second)
  expect(ok(await app.get<object>('/api/v1/settings'))).toMatchObject({
    essentials: usd(1),
    setAsideRate: before['setAsideRate'],
    poorMonth: null,
    earlierMonths: [],
  })
})

test('your details and an archived client go back too', async () => {
  const app = await testApp()
  ok(await app.revise('PATCH', '/api/v1/profile', 1, { trade: 'Design', address: '1 Sample Street' }))
  await undo(app, await newest(app))
  expect(ok(await app.get('/api/v1/profile'))).toMatchObject({ trade: '', address: '' })
  const { id } = await aClient(app)
  ok(await app.revise('PATCH', `/api/v1/clients/${id}`, 1, { archived: true }))
  const archived = await newest(app)
  await undo(app, archived)
  expect(ok(await app.get(`/api/v1/clients/${id}`))).toMatchObject({ archivedOn: null })
  expect((await read(app, `?entity=client&entityId=${id}`)).map(({ says }) => says)).toEqual([
    'Brought the client Sample & Co back.',
    'Archived the client Sample & Co.',
    'Added the client Sample & Co.',
  ])
})

test('an invoice’s history has what paid it', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  await pay(app, id, 1000)
  await anIssued(app)
  const items = await read(app, `?entity=invoice&entityId=${id}`)
  expect(items.map(({ action }) => action)).toEqual(['event.recorded', 'invoice.issued', 'invoice.drafted'])
})

test('the list goes on page by page, each change once, the newest first', async () => {
  const app = await testApp()
  for (const name of ['One', 'Two', 'Three']) await aClient(app, { name: `Sample ${name}` })
  const seen: number[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const address: string = `/api/v1/history?limit=2${cursor && `&cursor=${cursor}`}`
    const page: HistoryReply = ok(await app.get<HistoryReply>(address))
    seen.push(...page.items.map(({ number }) => number))
    cursor = page.nextCursor
  }
  expect(seen).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
})

test('filters: by kind, by deed, by day in the zone of the book, by the name of the record', async () => {
  const app = await testApp()
  await aClient(app, { name: 'Umbra & Co' })
  const invoice = await anIssued(app, { clientId: 1 })
  await spend(app, { note: 'for Umbra' })
  const actions = async (query: string) => (await read(app, query)).map(({ action }) => action)
  expect(await actions('?entity=client')).toEqual(['client.added'])
  expect(await actions('?action=invoice.issued')).toEqual(['invoice.issued'])
  expect(await actions('?q=umbra')).toEqual(['event.recorded', 'invoice.issued', 'invoice.drafted', 'client.added'])
  expect(await actions(`?q=${invoice.number}`)).toEqual(['invoice.issued', 'invoice.drafted'])
  expect(await actions('?q=%25')).toEqual([])
  const [{ at } = { at: '' }] = await read(app, '?limit=1')
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Chicago', dateStyle: 'short' }).format(new Date(at))
  const all = await actions('')
  expect(await actions(`?from=${day}&to=${day}`)).toEqual(all)
  expect(await actions('?to=2020-01-01')).toEqual([])
})

test.each([
  { query: '?entityId=1', status: 422, code: 'invalid', why: 'an id of no kind' },
  { query: '?entity=Client', status: 422, code: 'invalid', why: 'no word of ours' },
  { query: '?from=2026-02-30', status: 422, code: 'invalid', why: 'no day' },
  { query: '?cursor=999', status: 404, code: 'not-found', why: 'no page' },
  { query: '?cursor=x', status: 404, code: 'not-found', why: 'no page of ours' },
])('GET /history$query: $status ($why)', async ({ query, status, code }) => {
  const app = await testApp()
  const answer = await refused(app, () => app.get(`/api/v1/history${query}`))
  expect([answer.status, codeOf(answer)]).toEqual([status, code])
})

test('the chain is followed as far as it goes, and what breaks it is said', async () => {
  const app = await testApp({ isDamaged: true })
  const verify = async () => ok(await app.get<VerificationReply>('/api/v1/history/verification'))
  expect(await verify()).toMatchObject({ state: 'whole', verifiedUpTo: 6, lastNumber: 6, checkedAt: null })
  await aClient(app)
  app.db.$client.exec('DROP TRIGGER history_stays')
  app.db.$client.exec("UPDATE history SET actor = 'other' WHERE number = 7")
  await aClient(app)
  expect(await verify()).toMatchObject({ state: 'broken', verifiedUpTo: 6, lastNumber: 8 })
})

test('rows that were written before contents were kept apart are read as they are', async () => {
  const app = await testApp({ isDamaged: true })
  const { id } = await aClient(app)
  const { db } = app
  const kept = db.$client.prepare('SELECT after FROM history_contents').pluck().get()
  db.$client.exec('DROP TRIGGER history_stays; DELETE FROM history_contents')
  db.$client.prepare("UPDATE history SET after = ? WHERE action = 'client.added'").run(kept)
  const [item] = await read(app, `?entity=client&entityId=${id}`)
  expect(item).toMatchObject({ isRemoved: false, says: 'Added the client Sample & Co.' })
  expect(item?.changes).toContainEqual({ field: 'Name', before: null, after: 'Sample & Co' })
})
