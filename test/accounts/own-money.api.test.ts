import { expect, test } from 'vitest'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { idOf, ok } from '../support/entries.ts'
import { sharedApp, type TestApp, testApp, usd } from '../support/test-app.ts'

const theApp = sharedApp()

// Own money: what is refused, and with which place named.

const kinds: { url: string; accounts: string[]; body(app: TestApp): Record<string, unknown> }[] = [
  {
    url: '/transfers',
    accounts: ['fromAccountId', 'toAccountId'],
    body: (app) => ({ fromAccountId: idOf(app, 'Spending'), toAccountId: idOf(app, 'Savings') }),
  },
  {
    url: '/estimated-payments',
    accounts: ['accountId'],
    body: (app) => ({ accountId: idOf(app, 'Spending'), taxYear: '2026' }),
  },
  {
    url: '/tax-refunds',
    accounts: ['accountId'],
    body: (app) => ({ accountId: idOf(app, 'Spending'), taxYear: '2026' }),
  },
  { url: '/draws', accounts: ['accountId'], body: (app) => ({ accountId: idOf(app, 'Spending') }) },
  { url: '/day-job-pay', accounts: ['accountId'], body: (app) => ({ accountId: idOf(app, 'Spending') }) },
  { url: '/money-in', accounts: ['accountId'], body: (app) => ({ accountId: idOf(app, 'Spending'), source: 'own' }) },
  { url: '/sales-tax-payments', accounts: ['accountId'], body: (app) => ({ accountId: idOf(app, 'Spending') }) },
  {
    url: '/expenses',
    accounts: ['accountId'],
    body: (app) => ({ accountId: idOf(app, 'Spending'), vendor: 'Sample Shop', categoryId: idOf(app, 'Software') }),
  },
  {
    url: '/money-back',
    accounts: ['accountId'],
    body: (app) => ({ accountId: idOf(app, 'Spending'), vendor: 'Sample Shop', categoryId: idOf(app, 'Software') }),
  },
]

test.each(kinds)(
  '$url is for money that moved, today at the latest, between accounts that are there',
  async ({ url, accounts, body }) => {
    const app = await testApp()
    const whole = { date: '2026-11-19', amount: usd(100), ...body(app) }
    const send = (changes: object) => app.post<RecordedReply>(`/api/v1${url}`, { ...whole, ...changes })
    const tomorrow = await refused(app, () => send({ date: '2026-11-20' }))
    expect([tomorrow.status, codeOf(tomorrow), tomorrow.body.errors?.[0]?.pointer]).toEqual([
      422,
      'date-in-future',
      '#/date',
    ])
    for (const field of accounts) {
      const nowhere = await refused(app, () => send({ [field]: 999 }))
      expect([nowhere.status, nowhere.body.errors?.[0]?.pointer]).toEqual([404, `#/${field}`])
      const world = await refused(app, () => send({ [field]: idOf(app, 'Client work') }))
      expect([world.status, codeOf(world), world.body.errors?.[0]?.pointer]).toEqual([
        422,
        'account-role',
        `#/${field}`,
      ])
    }
    const today = await send({ note: 'A note' })
    expect([today.status, today.body.event.date, today.body.event.note]).toEqual([201, '2026-11-19', 'A note'])
  },
)

test('a closed account takes no entry', async () => {
  const app = await testApp()
  const draft = { name: 'Old account', role: 'spending', openingDate: '2026-10-01', openingBalance: usd(0) }
  const opened = await app.post<{ id: number }>('/api/v1/accounts', draft)
  const closed = await app.post(`/api/v1/accounts/${opened.body.id}/close`, {}, { 'if-match': '"1"' })
  expect(closed.status).toBe(200)
  const body = { date: '2026-11-01', amount: usd(1), accountId: opened.body.id }
  const answer = await refused(app, () => app.post('/api/v1/draws', body))
  expect([answer.status, codeOf(answer)]).toEqual([409, 'account-closed'])
})

test('a transfer needs two accounts', async () => {
  const app = await testApp()
  const id = idOf(app, 'Spending')
  const body = { date: '2026-11-01', amount: usd(1), fromAccountId: id, toAccountId: id }
  const answer = await refused(app, () => app.post('/api/v1/transfers', body))
  expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
    422,
    'account-role',
    '#/toAccountId',
  ])
})

test.each([
  { taxYear: '2026/27', country: 'US' },
  { taxYear: '1989', country: 'US' },
  { taxYear: '2101', country: 'US' },
  { taxYear: '0000', country: 'US' },
])('$country has no tax year $taxYear', async ({ taxYear }) => {
  const app = await theApp()
  for (const url of ['/estimated-payments', '/tax-refunds']) {
    const body = { date: '2026-11-01', amount: usd(1), accountId: idOf(app, 'Spending'), taxYear }
    const answer = await refused(app, () => app.post(`/api/v1${url}`, body))
    expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
      422,
      'tax-year-unknown',
      '#/taxYear',
    ])
  }
  expect((await app.get('/api/v1/set-aside')).status).toBe(200)
})

test('a tax year is written as the country writes it', async () => {
  const app = await testApp({ setUp: { country: 'GB' } })
  const pay = (taxYear: string) =>
    app.post('/api/v1/estimated-payments', {
      date: '2026-11-01',
      amount: usd(1),
      accountId: idOf(app, 'Spending'),
      taxYear,
    })
  for (const taxYear of ['2026', '2026/28', '2026/26'])
    expect((await refused(app, () => pay(taxYear))).status).toBe(422)
  ok(await pay('2026/27'))
  expect((await app.get('/api/v1/set-aside')).status).toBe(200)
})

test('a loan comes out of its account, and nothing else does', async () => {
  const app = await testApp()
  const draft = { name: 'Family loan', role: 'other', openingDate: '2026-01-01', openingBalance: usd(0) }
  ok(await app.post('/api/v1/accounts', draft))
  const send = (changes: object) =>
    app.post('/api/v1/money-in', { date: '2026-11-01', amount: usd(1), accountId: idOf(app, 'Spending'), ...changes })
  const loan = idOf(app, 'Family loan')
  for (const changes of [
    { source: 'loan' },
    { source: 'gift', fromAccountId: loan },
    { source: 'loan', fromAccountId: idOf(app, 'Savings') },
    { source: 'loan', fromAccountId: idOf(app, 'private') },
  ]) {
    const answer = await refused(app, () => send(changes))
    expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
      422,
      'account-role',
      '#/fromAccountId',
    ])
  }
  ok(await send({ source: 'loan', fromAccountId: loan }))
})

test('categories stand with their line of the tax form, and new ones are added by name', async () => {
  const app = await testApp()
  const { items } = ok(await app.get<{ items: CategoryReply[] }>('/api/v1/categories'))
  const lineOf = (name: string) => items.find((category) => category.name === name)
  expect(lineOf('Meals')).toMatchObject({ role: 'expense', formLine: '24b', deductibleRate: '0.5' })
  expect(lineOf('Client work')).toMatchObject({ role: 'income', formLine: '1', deductibleRate: '1' })
  expect(items.filter(({ role }) => role === 'client-money')).toHaveLength(1)
  const added = ok(await app.post<CategoryReply>('/api/v1/categories', { name: 'Courses', role: 'expense' }))
  expect(added).toMatchObject({ name: 'Courses', role: 'expense', formLine: '27b', deductibleRate: '1' })
  const again = await refused(app, () => app.post('/api/v1/categories', { name: 'COURSES', role: 'expense' }))
  expect([again.status, codeOf(again)]).toEqual([409, 'account-in-use'])
  ok(await app.post('/api/v1/categories', { name: 'Courses', role: 'income' }))
})
