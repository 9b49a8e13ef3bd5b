import { expect, test } from 'vitest'
import type { EventReply, EventsReply } from '../../shared/accounts/contract.ts'
import { aClient, anIssued, idOf, ok, pay, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const list = async (app: TestApp, query = '') => ok(await app.get<EventsReply>(`/api/v1/events${query}`))
const texts = ({ items }: EventsReply) => items.map(({ text }) => text)

/** A month with something of everything; newest first it reads from the end. */
async function aMonth(): Promise<TestApp> {
  const app = await testApp()
  const base = (date: string, minor: number) => ({ date, amount: usd(minor), accountId: idOf(app, 'Spending') })
  const categoryId = idOf(app, 'Software')
  const expense = async (date: string, vendor: string, minor: number, note = '') =>
    ok(await app.post('/api/v1/expenses', { ...base(date, minor), vendor, categoryId, note }))
  await expense('2026-09-30', '100% Wool_Shop', 1000, 'a jumper')
  await expense('2026-10-01', '1000 Wools', 2000)
  await expense('2026-10-31', 'Wool\\Shop', 3000)
  const invoice = await anIssued(app)
  await pay(app, invoice.id, 50_000, { receivedDate: '2026-10-15' })
  await receive(app, 7000, { receivedDate: '2026-10-16', text: 'Sample Platform' })
  const transfer = {
    date: '2026-10-16',
    amount: usd(900),
    fromAccountId: idOf(app, 'Spending'),
    toAccountId: idOf(app, 'Tax savings'),
  }
  ok(await app.post('/api/v1/transfers', transfer))
  ok(await app.post('/api/v1/draws', { ...base('2026-10-20', 4000), text: 'Groceries' }))
  return app
}

test('the statement is newest first, with what each entry did to the accounts', async () => {
  const app = await aMonth()
  const { items, totals } = await list(app)
  expect(
    items.map(({ date, text, purpose, account, direction, amount }) => [
      date,
      text,
      purpose,
      account,
      direction,
      amount.minor,
    ]),
  ).toEqual([
    ['2026-10-31', 'Wool\\Shop', 'Software', 'Spending', 'out', 3000],
    ['2026-10-20', 'Groceries', 'Living', 'Spending', 'out', 4000],
    ['2026-10-16', 'Set aside for tax', 'Tax reserve', 'Spending → Tax savings', 'own', 900],
    ['2026-10-16', 'Sample Platform', 'Product sales', 'Spending', 'in', 7000],
    ['2026-10-15', 'Sample & Co', 'Invoice 2026-001', 'Spending', 'in', 50_000],
    ['2026-10-01', '1000 Wools', 'Software', 'Spending', 'out', 2000],
    ['2026-09-30', '100% Wool_Shop', 'Software', 'Spending', 'out', 1000],
    ['2026-01-01', 'Savings', 'Opening balance', 'Savings', 'in', 2_000_000],
    ['2026-01-01', 'Spending', 'Opening balance', 'Spending', 'in', 1_000_000],
  ])
  expect(totals).toEqual({ count: 9, in: usd(3_057_000), out: usd(10_000) })
})

const filters = [
  { query: '?month=2026-10', found: 6, why: 'a month, from its first day to its last' },
  { query: '?from=2026-10-16&to=2026-10-20', found: 3, why: 'two days and what lies between' },
  { query: '?from=2026-10-20&to=2026-10-16', found: 0, why: 'days the wrong way round' },
  { query: '?kind=expense', found: 3, why: 'a kind' },
  { query: '?kind=set-aside', found: 1, why: 'another kind' },
  { query: '?kind=opening&month=2026-10', found: 0, why: 'a kind in a month without it' },
  { query: '?role=tax-reserve', found: 1, why: 'a role of accounts' },
  { query: '?role=income', found: 2, why: 'a role of categories' },
  { query: '?role=expense', found: 3, why: 'costs' },
  { query: '?role=living', found: 1, why: 'an end of the world' },
  { query: '?client=1', found: 1, why: 'a client' },
  { query: '?client=99', found: 0, why: 'a client that is not there' },
  { query: '?account=99', found: 0, why: 'an account that is not there' },
  { query: '?q=wool', found: 3, why: 'a word, in any case' },
  { query: '?q=JUMPER', found: 1, why: 'a word of a note' },
  { query: '?q=100%25', found: 1, why: 'a percent sign is itself' },
  { query: '?q=l_S', found: 1, why: 'an underscore is itself' },
  { query: '?q=%5C', found: 1, why: 'a backslash is itself' },
  { query: '?q=%27%20OR%201=1', found: 0, why: 'SQL is text' },
  { query: '?q=%20%20', found: 9, why: 'spaces are no filter' },
  { query: '?kind=expense&q=wool&month=2026-10&role=expense', found: 2, why: 'all at once' },
  { query: '?q=shop%20wool', found: 2, why: 'words in any order' },
  { query: '?q=shop%20nothing', found: 0, why: 'every word must be found' },
  { query: '?q=sample%20%26', found: 1, why: 'the name of a client' },
  { query: '?q=40', found: 1, why: 'an exact amount' },
  { query: '?q=$40.0', found: 1, why: 'an amount with its symbol' },
  { query: '?q=10,000.00', found: 1, why: 'an amount with commas' },
  { query: '?q=groceries%20-40.00', found: 1, why: 'a word and an amount' },
  { query: '?q=40.001', found: 0, why: 'no amount has three decimals' },
  { query: '?leastMinor=3000&mostMinor=7000', found: 3, why: 'amounts from and to' },
  { query: '?mostMinor=900', found: 1, why: 'a move counts with what it moves' },
  { query: '?leastMinor=50001&kind=payment', found: 0, why: 'an amount that nothing reaches' },
]

test('a category and an account are found together, from either side', async () => {
  const app = await aMonth()
  const category = idOf(app, 'Software')
  expect(texts(await list(app, `?category=${category}`))).toEqual(['Wool\\Shop', '1000 Wools', '100% Wool_Shop'])
  expect(texts(await list(app, `?category=${idOf(app, 'Product sales')}`))).toEqual(['Sample Platform'])
  const both = `?category=${category}&account=`
  expect((await list(app, both + idOf(app, 'Spending'))).totals).toEqual({ count: 3, in: usd(0), out: usd(6000) })
  expect((await list(app, both + idOf(app, 'Savings'))).totals.count).toBe(0)
})

test('letters are found without their case and marks, whichever side has them', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app, { name: 'Œuvres Ångström' })
  await receive(app, 100, { text: 'CAFÉ Straße', receivedDate: '2026-11-03' })
  await receive(app, 200, { text: 'Cafe', note: 'Łódź, ÉTÉ', receivedDate: '2026-11-02' })
  await receive(app, 300, { text: 'Other', clientId, receivedDate: '2026-11-01' })
  const found = [
    ['café', ['CAFÉ Straße', 'Cafe']],
    ['cafe', ['CAFÉ Straße', 'Cafe']],
    ['STRASSE', ['CAFÉ Straße']],
    ['lodz', ['Cafe']],
    ['été', ['Cafe']],
    ['oeuvres angstrom', ['Other']],
  ] as const
  for (const [word, names] of found) {
    expect([word, texts(await list(app, `?q=${encodeURIComponent(word)}`))]).toEqual([word, names])
  }
})

test('a payment is found by what the client paid, what arrived, its fee, and its document', async () => {
  const app = await testApp()
  await receive(app, 100_000, { fee: usd(3000), document: { minor: 92_050, currency: 'EUR' } })
  for (const amount of ['1,000', '970', '30', '920.50']) {
    expect([amount, (await list(app, `?q=${amount}`)).totals]).toEqual([
      amount,
      { count: 1, in: usd(97_000), out: usd(0) },
    ])
  }
  expect((await list(app, '?leastMinor=97001&kind=payment')).totals.count).toBe(0)
})

test('the statement is found by day, month, kind, role, client, account and words', async () => {
  const app = await aMonth()
  for (const { query, found, why } of filters) {
    const { items, totals } = await list(app, query)
    expect([why, items.length, totals.count]).toEqual([why, found, found])
  }
})

test('an account’s rows are those that touch it, and the totals are of what went in and out of all accounts', async () => {
  const app = await aMonth()
  expect(texts(await list(app, `?account=${idOf(app, 'Tax savings')}`))).toEqual(['Set aside for tax'])
  expect(texts(await list(app, `?account=${idOf(app, 'Software')}&month=2026-10`))).toEqual([
    'Wool\\Shop',
    '1000 Wools',
  ])
  const october = await list(app, '?month=2026-10')
  expect(october.totals).toEqual({ count: 6, in: usd(57_000), out: usd(9000) })
})

test.each([1, 2, 3, 4, 8, 9, 10])(
  'page by page of %i no row is lost, doubled or moved, though others come in',
  async (limit) => {
    const app = await aMonth()
    const all = (await list(app)).items.map(({ id }) => id)
    const seen: number[] = []
    let cursor: string | null = null
    do {
      const page: EventsReply = await list(app, `?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`)
      expect(page.items.length).toBeLessThanOrEqual(limit)
      seen.push(...page.items.map(({ id }) => id))
      // A new entry on the newest day stands before the page that was read, so the next page is not shifted.
      await receive(app, 1, { receivedDate: '2026-11-19' })
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(all)
  },
)

test('rows of one day stand by the order of their entry, over pages too', async () => {
  const app = await testApp()
  for (const text of ['a', 'b', 'c', 'd', 'e']) await receive(app, 100, { text, receivedDate: '2026-11-01' })
  const first = await list(app, '?limit=2&from=2026-11-01')
  const second = await list(app, `?limit=2&from=2026-11-01&cursor=${first.nextCursor}`)
  const third = await list(app, `?limit=2&from=2026-11-01&cursor=${second.nextCursor}`)
  expect([...texts(first), ...texts(second), ...texts(third)]).toEqual(['e', 'd', 'c', 'b', 'a'])
  expect(third.nextCursor).toBeNull()
})

test('one entry shows its movements, its invoices and what belongs to it', async () => {
  const app = await testApp()
  const invoice = await anIssued(app)
  const setAside = { amount: usd(100), fromAccountId: idOf(app, 'Spending'), toAccountId: idOf(app, 'Tax savings') }
  const document = { minor: 92_000, currency: 'EUR' }
  const paid = await pay(app, invoice.id, 100_000, { setAside, document, note: 'By card' })
  const detail = ok(await app.get<object>(`/api/v1/events/${paid.event.id}`))
  expect(detail).toMatchObject({
    kind: 'payment',
    note: 'By card',
    documentAmount: document,
    allocations: [{ invoiceId: invoice.id, number: '2026-001', amount: usd(100_000) }],
    movements: [
      {
        from: { name: 'Client work', role: 'income' },
        to: { name: 'Spending', role: 'spending' },
        amount: usd(100_000),
      },
    ],
    relatedIds: [paid.setAside?.id],
    canReverse: true,
  })
  const moved = ok(await app.get<EventReply>(`/api/v1/events/${paid.setAside?.id}`))
  expect(moved).toMatchObject({ purpose: 'For Sample & Co', forEventId: paid.event.id, relatedIds: [paid.event.id] })
  expect((await app.get('/api/v1/events/999')).status).toBe(404)
})

test('a deposit and a payment of two invoices say what they were for', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app)
  const [one, two] = [await anIssued(app, { clientId }), await anIssued(app, { clientId })]
  await receive(app, 5000, { clientId, other: [{ accountId: idOf(app, 'client-money'), amount: usd(5000) }] })
  const allocations = [one, two].map(({ id }) => ({ invoiceId: id, amount: usd(1000) }))
  await receive(app, 2000, { other: [], allocations })
  const { items } = await list(app, '?kind=payment')
  expect(items.map(({ purpose }) => purpose)).toEqual(['Invoices 2026-001, 2026-002', 'Money held for a client'])
})
