import { expect, test } from 'vitest'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { ProfileReply, SettingsReply } from '../../shared/profile/contract.ts'
import type { IncomeReply, SetAsideReply } from '../../shared/today/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { balanceOf, balances, ok, receive } from '../support/entries.ts'
import { aSetUp, sharedApp, type TestApp, testApp, usd } from '../support/test-app.ts'

const theApp = sharedApp({ setUp: false })

const setUp = (app: TestApp, changes: object = {}) =>
  app.post<ProfileReply>('/api/v1/set-up', { ...aSetUp(), ...changes })

test('an empty folder says so, and becomes a book by the answers', async () => {
  const app = await testApp({ setUp: false })
  expect((await app.get('/api/v1/book')).body).toEqual({ setUp: false, today: '2026-11-19' })
  const profile = ok(await setUp(app, { trade: 'Design' }))
  expect(profile).toEqual({
    name: 'Robin Sample',
    trade: 'Design',
    work: 'independent',
    country: 'US',
    currency: 'USD',
    timeZone: 'America/Chicago',
    address: '',
    email: '',
    taxNumber: '',
    howToPay: '',
    canChangePlace: false,
    version: 1,
  })
  expect((await app.get('/api/v1/book')).body).toMatchObject({ setUp: true, name: 'Robin Sample', currency: 'USD' })
  const { items } = ok(await app.get<{ items: AccountReply[] }>('/api/v1/accounts'))
  expect(items.map(({ name, role, balance, openedOn }) => [name, role, balance.minor, openedOn])).toEqual([
    ['Spending', 'spending', 1_000_000, '2026-01-01'],
    ['Tax savings', 'tax-reserve', 0, '2026-01-01'],
    ['Savings', 'buffer', 2_000_000, '2026-01-01'],
  ])
  expect(balances(app)['Opening balances']).toBe(-3_000_000)
})

test('a second set-up is refused and changes nothing, with any key', async () => {
  const app = await testApp()
  const answer = await refused(app, () => setUp(app, { name: 'Somebody Else' }))
  expect([answer.status, codeOf(answer)]).toEqual([409, 'already-set-up'])
})

test('of two set-ups at once one is made', async () => {
  const app = await testApp({ setUp: false })
  const answers = await Promise.all([setUp(app), setUp(app, { name: 'Somebody Else' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('a card’s debt, an overdraft and a loan begin below zero', async () => {
  const accounts = [
    { name: 'Checking', role: 'spending', balance: usd(-50) },
    { name: 'Card', role: 'card', balance: usd(-123_456) },
    { name: 'Student loan', role: 'other', balance: usd(-2_000_000) },
  ]
  const app = await testApp({ setUp: false })
  ok(await setUp(app, { accounts }))
  expect([
    await balanceOf(app, 'Checking'),
    await balanceOf(app, 'Card'),
    await balanceOf(app, 'Student loan'),
  ]).toEqual([-50, -123_456, -2_000_000])
  const { liquid } = ok(await app.get<{ liquid: { value: object } }>('/api/v1/living'))
  expect(liquid.value).toEqual(usd(-123_506))
})

test('typed months feed the figures of income, marked as typed, and the book wins where it has the month', async () => {
  const app = await testApp({ setUp: false })
  const earlierMonths = [
    { month: '2026-08', receipts: usd(300_000) },
    { month: '2026-09', receipts: usd(-1000) },
    { month: '2026-10', receipts: usd(500_000) },
  ]
  ok(await setUp(app, { earlierMonths }))
  await receive(app, 70_000, { receivedDate: '2026-10-05' })
  const income = ok(await app.get<IncomeReply>('/api/v1/income'))
  expect(income.months).toEqual([
    { month: '2026-08', receipts: usd(300_000), typed: true },
    { month: '2026-09', receipts: usd(-1000), typed: true },
    { month: '2026-10', receipts: usd(70_000), typed: false },
  ])
  expect(income.confidence).toEqual({ months: 3, label: 'rough' })
})

test('the typed part of the tax year feeds the set-aside', async () => {
  const app = await testApp({ setUp: false })
  ok(await setUp(app, { taxYearSoFar: { receipts: usd(4_540_000), costs: usd(540_000), taxPaid: usd(500_000) } }))
  const setAside = ok(await app.get<SetAsideReply>('/api/v1/set-aside'))
  expect(setAside).toMatchObject({
    required: { state: 'known', value: usd(600_000) },
    reserved: { state: 'known', value: usd(0) },
    paid: { state: 'known', value: usd(500_000) },
    shortfall: { state: 'known', value: usd(600_000) },
    years: [{ taxYear: '2026', obligation: { value: usd(1_100_000) }, settled: false }],
  })
  const settings = ok(await app.get<SettingsReply>('/api/v1/settings'))
  expect(settings.taxYears).toEqual([
    {
      taxYear: '2026',
      receipts: usd(4_540_000),
      costs: usd(540_000),
      taxPaid: usd(500_000),
      finalTax: null,
      reopened: false,
    },
  ])
})

test('the typed part belongs to the tax year of the opening day, as the country has it', async () => {
  const app = await testApp({ setUp: false })
  const typed = {
    receipts: { minor: 100, currency: 'GBP' },
    costs: { minor: 0, currency: 'GBP' },
    taxPaid: { minor: 0, currency: 'GBP' },
  }
  const pounds = Object.fromEntries(
    ['essentials', 'benefits', 'irregularYearly', 'businessCosts', 'dayJobNet'].map((name) => [
      name,
      { minor: 0, currency: 'GBP' },
    ]),
  )
  const accounts = [{ name: 'Current', role: 'spending', balance: { minor: 0, currency: 'GBP' } }]
  const changes = {
    country: 'GB',
    currency: 'GBP',
    timeZone: 'Europe/London',
    ...pounds,
    accounts,
    openingDate: '2026-04-05',
  }
  ok(await setUp(app, { ...changes, taxYearSoFar: typed }))
  const { taxYears } = ok(await app.get<SettingsReply>('/api/v1/settings'))
  expect(taxYears.map(({ taxYear }) => taxYear)).toEqual(['2025/26'])
})

test.each([
  {
    changes: { openingDate: '2026-11-20' },
    code: 'date-in-future',
    pointer: '#/openingDate',
    why: 'a day that has not come',
  },
  {
    changes: { earlierMonths: [{ month: '2026-11', receipts: usd(1) }] },
    code: 'date-in-future',
    pointer: '#/earlierMonths/0/month',
    why: 'the running month',
  },
  {
    changes: {
      earlierMonths: [
        { month: '2026-09', receipts: usd(1) },
        { month: '2026-09', receipts: usd(2) },
      ],
    },
    code: 'invalid',
    pointer: '#/earlierMonths',
    why: 'a month twice',
  },
  { changes: { accounts: [] }, code: 'invalid', pointer: '#/accounts', why: 'no account' },
  {
    changes: {
      accounts: [
        { name: 'Checking', role: 'spending', balance: usd(1) },
        { name: 'CHECKING', role: 'card', balance: usd(1) },
      ],
    },
    code: 'account-in-use',
    pointer: '#/accounts/1/name',
    why: 'two accounts of one name',
  },
  {
    changes: { accounts: [{ name: 'Living', role: 'living', balance: usd(1) }] },
    code: 'invalid',
    pointer: '#/accounts/0/role',
    why: 'an end of the world as account',
  },
  { changes: { country: 'USA' }, code: 'invalid', pointer: '#/country', why: 'no country code' },
  { changes: { currency: 'usd' }, code: 'invalid', pointer: '#/currency', why: 'no currency code' },
  {
    changes: { currency: 'EUR' },
    code: 'currency-mismatch',
    pointer: '#/essentials',
    why: 'amounts in another currency than the book',
  },
  { changes: { timeZone: 'Mars/Olympus' }, code: 'invalid', pointer: '#/timeZone', why: 'no time zone' },
  { changes: { setAsideRate: '1.1' }, code: 'invalid', pointer: '#/setAsideRate', why: 'more than everything' },
  { changes: { setAsideRate: '0.27555' }, code: 'invalid', pointer: '#/setAsideRate', why: 'finer than a basis point' },
  { changes: { setAsideRate: 0.3 }, code: 'invalid', pointer: '#/setAsideRate', why: 'a number for a rate' },
  { changes: { name: '' }, code: 'invalid', pointer: '#/name', why: 'no name' },
  { changes: { version: 1 }, code: 'invalid', pointer: '#/version', why: 'a field of the program' },
])('set-up is refused for $why, and the folder stays empty', async ({ changes, code, pointer }) => {
  const app = await theApp()
  const answer = await refused(app, () => setUp(app, changes))
  expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
    code === 'account-in-use' ? 409 : 422,
    code,
    pointer,
  ])
  expect((await app.get('/api/v1/book')).body).toMatchObject({ setUp: false })
})

test('an account may bear the name of an end of the world, and a category that of an account', async () => {
  const app = await testApp({ setUp: false })
  ok(await setUp(app, { accounts: [{ name: 'Living', role: 'spending', balance: usd(1) }] }))
  expect((await app.post('/api/v1/categories', { name: 'Living', role: 'expense' })).status).toBe(201)
})
