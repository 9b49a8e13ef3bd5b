import { expect, test } from 'vitest'
import type { HistoryReply } from '../../shared/history/contract.ts'
import type { ProfileReply, SettingsHistoryReply, SettingsReply } from '../../shared/profile/contract.ts'
import type { LivingReply, SetAsideReply } from '../../shared/today/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { anIssued, idOf, ok, receive } from '../support/entries.ts'
import { type Answer, sharedApp, type TestApp, testApp, usd } from '../support/test-app.ts'

const theApp = sharedApp()

async function versionOf(app: TestApp): Promise<number> {
  return ok(await app.get<SettingsReply>('/api/v1/settings')).version
}

async function patchSettings(app: TestApp, patch: object): Promise<Answer<SettingsReply>> {
  return app.revise<SettingsReply>('PATCH', '/api/v1/settings', await versionOf(app), patch)
}

async function patchTaxYear(app: TestApp, taxYear: string, patch: object): Promise<Answer<SettingsReply>> {
  return app.revise<SettingsReply>('PATCH', `/api/v1/tax-years/${taxYear}`, await versionOf(app), patch)
}

const setAside = async (app: TestApp, asOf = '2026-11-19') =>
  ok(await app.get<SetAsideReply>(`/api/v1/set-aside?asOf=${asOf}`))

test('settings hold from their day on; the days before keep theirs', async () => {
  const app = await testApp()
  ok(await patchSettings(app, { fromDate: '2026-10-01', essentials: usd(400_000) }))
  ok(await patchSettings(app, { fromDate: '2026-06-01', essentials: usd(350_000), setAsideRate: '0.3' }))
  const on = async (asOf: string) => {
    const { fromDate, essentials, setAsideRate } = ok(await app.get<SettingsReply>(`/api/v1/settings?asOf=${asOf}`))
    return [fromDate, essentials.minor, setAsideRate]
  }
  expect(await on('2025-01-01')).toEqual(['2026-01-01', 330_000, '0.275'])
  expect(await on('2026-05-31')).toEqual(['2026-01-01', 330_000, '0.275'])
  expect(await on('2026-06-01')).toEqual(['2026-06-01', 350_000, '0.3'])
  // The later row spoke of essentials; of the rate it only held what held before.
  expect(await on('2026-10-01')).toEqual(['2026-10-01', 400_000, '0.3'])
  const needs = async (asOf: string) => ok(await app.get<LivingReply>(`/api/v1/living?asOf=${asOf}`)).living
  expect(await needs('2026-05-31')).toMatchObject({ value: usd(330_000 + 147_000 + 26_500) })
  expect(await needs('2026-11-19')).toMatchObject({ value: usd(400_000 + 147_000 + 26_500) })
})

test('a change outlasts one of another setting that is to come, up to the day that says otherwise, and goes back whole', async () => {
  const app = await testApp()
  ok(await patchSettings(app, { fromDate: '2027-01-01', setAsideRate: '0.3' }))
  ok(await patchSettings(app, { fromDate: '2027-03-01', essentials: usd(500_000) }))
  const essentials = async () => {
    const items = ok(await app.get<SettingsHistoryReply>('/api/v1/settings/history')).items
    return items.map((row) => [row.fromDate, row.setAsideRate, row.essentials.minor])
  }
  const before = await essentials()
  ok(await patchSettings(app, { essentials: usd(400_000) }))
  expect(await essentials()).toEqual([
    ['2027-03-01', '0.3', 500_000],
    ['2027-01-01', '0.3', 400_000],
    ['2026-11-19', '0.275', 400_000],
    ['2026-01-01', '0.275', 330_000],
  ])
  const [last] = ok(await app.get<HistoryReply>('/api/v1/history?entity=settings&limit=1')).items
  if (!last?.undo.isPossible) throw new Error('the last change can be undone')
  ok(await app.revise('PATCH', last.undo.path, await versionOf(app), last.undo.body as object))
  expect((await essentials()).filter(([day]) => day !== '2026-11-19')).toEqual(before)
})

test('what is said of days before the first ones goes on to them alone; a later budget keeps what it says', async () => {
  const app = await testApp()
  ok(await patchSettings(app, { fromDate: '2025-06-01', setAsideRate: '0.25' }))
  const budget = { fromDate: '2027-01-01', items: [{ kind: 'essential', name: 'Rent', amount: usd(330_000) }] }
  ok(await app.revise('PUT', '/api/v1/living/budget', await versionOf(app), budget))
  ok(await patchSettings(app, { essentials: usd(350_000), businessCosts: usd(1) }))
  const items = ok(await app.get<SettingsHistoryReply>('/api/v1/settings/history')).items
  expect(items.map((row) => [row.fromDate, row.setAsideRate, row.essentials.minor, row.businessCosts.minor])).toEqual([
    ['2027-01-01', '0.275', 330_000, 1],
    ['2026-11-19', '0.275', 350_000, 1],
    ['2026-01-01', '0.275', 330_000, items[2]?.businessCosts.minor],
    ['2025-06-01', '0.25', 330_000, items[2]?.businessCosts.minor],
  ])
})

test('a second change on the same day takes the place of the first', async () => {
  const app = await testApp()
  ok(await patchSettings(app, { benefits: usd(1) }))
  const settings = ok(await patchSettings(app, { essentials: usd(2) }))
  expect(settings).toMatchObject({ fromDate: '2026-11-19', benefits: usd(1), essentials: usd(2), version: 3 })
})

test('a poor month can be typed, and taken away again', async () => {
  const app = await testApp()
  expect(ok(await patchSettings(app, { poorMonth: usd(90_000) })).poorMonth).toEqual(usd(90_000))
  expect(ok(await patchSettings(app, { benefits: usd(1) })).poorMonth).toEqual(usd(90_000))
  expect(ok(await patchSettings(app, { poorMonth: null })).poorMonth).toBeNull()
})

test('typed months are replaced as a whole, and kept when they are not named', async () => {
  const app = await testApp()
  const months = [{ month: '2025-12', receipts: usd(5) }]
  expect(ok(await patchSettings(app, { earlierMonths: months })).earlierMonths).toEqual(months)
  expect(ok(await patchSettings(app, { benefits: usd(1) })).earlierMonths).toEqual(months)
  expect(ok(await patchSettings(app, { earlierMonths: [] })).earlierMonths).toEqual([])
  const twice = await refused(app, async () =>
    app.revise('PATCH', '/api/v1/settings', 4, { earlierMonths: [...months, ...months] }),
  )
  expect(twice.status).toBe(422)
})

test('a new rate re-prices the whole year; another base is taken without the costs', async () => {
  const app = await testApp()
  await receive(app, 1_000_000)
  ok(
    await app.post('/api/v1/expenses', {
      date: '2026-11-02',
      vendor: 'Sample Shop',
      categoryId: idOf(app, 'Software'),
      amount: usd(200_000),
      accountId: idOf(app, 'Spending'),
    }),
  )
  expect((await setAside(app)).required).toMatchObject({ value: usd(220_000) })
  ok(await patchSettings(app, { setAsideRate: '0.3' }))
  expect((await setAside(app)).required).toMatchObject({ value: usd(240_000) })
  ok(await patchSettings(app, { setAsideBase: 'receipts' }))
  expect((await setAside(app)).required).toMatchObject({ value: usd(300_000) })
})

test('the final tax of a year takes the place of its estimate, until it is taken away', async () => {
  const app = await testApp()
  await receive(app, 1_000_000)
  const settled = ok(await patchTaxYear(app, '2026', { finalTax: usd(100_000) }))
  expect(settled.taxYears).toMatchObject([{ taxYear: '2026', finalTax: usd(100_000) }])
  expect((await setAside(app)).required).toMatchObject({ value: usd(100_000) })
  ok(await patchTaxYear(app, '2026', { finalTax: null }))
  expect((await setAside(app)).required).toMatchObject({ value: usd(275_000) })
})

test('a year whose return is long past counts as settled, unless it is reopened', async () => {
  const app = await testApp()
  await receive(app, 1_000_000, { receivedDate: '2024-03-01' })
  expect((await setAside(app)).required).toMatchObject({ value: usd(0) })
  ok(await patchTaxYear(app, '2024', { reopened: true }))
  expect((await setAside(app)).required).toMatchObject({ value: usd(275_000) })
})

test('what was typed of a year does not count on days before that year', async () => {
  const app = await testApp()
  ok(await patchTaxYear(app, '2026', { receipts: usd(1_000_000) }))
  expect((await setAside(app)).required).toMatchObject({ value: usd(275_000) })
  expect((await setAside(app, '2025-12-31')).required).toMatchObject({ value: usd(0) })
})

test.each(['2026-27', '2026-2027', '1989', '2101', '9999', '0000', 'next'])(
  'there is no tax year %s here',
  async (taxYear) => {
    const app = await theApp()
    const answer = await refused(app, () =>
      app.revise('PATCH', `/api/v1/tax-years/${taxYear}`, 1, { receipts: usd(1) }),
    )
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
    expect((await setAside(app)).required).toMatchObject({ state: 'known' })
  },
)

test('the mean of business costs stands beside the setting once a month is complete', async () => {
  const app = await testApp()
  const mean = async (asOf: string) =>
    ok(await app.get<SettingsReply>(`/api/v1/settings?asOf=${asOf}`)).meanBusinessCosts
  const spend = (date: string, minor: number) =>
    app.post('/api/v1/expenses', {
      date,
      vendor: 'Sample Shop',
      categoryId: idOf(app, 'Software'),
      amount: usd(minor),
      accountId: idOf(app, 'Spending'),
    })
  ok(await spend('2026-02-10', 600))
  ok(await spend('2026-03-31', 300))
  ok(await spend('2026-04-01', 99_999))
  expect(await mean('2026-01-31')).toBeNull()
  expect(await mean('2026-02-28')).toEqual(usd(0))
  expect(await mean('2026-04-30')).toEqual(usd(300))
})

test('the profile changes, and what was issued keeps what it was issued with', async () => {
  const app = await testApp()
  const { id } = await anIssued(app)
  const pdf = (await app.get(`/api/v1/invoices/${id}.pdf`)).body
  const patch = {
    name: 'Robin Example',
    address: '1 Sample Street\nSampletown',
    email: 'robin@example.com',
    howToPay: 'By transfer',
  }
  const profile = ok(await app.revise<ProfileReply>('PATCH', '/api/v1/profile', 1, patch))
  expect(profile).toMatchObject({ ...patch, country: 'US', version: 2 })
  expect((await app.get(`/api/v1/invoices/${id}.pdf`)).body).toBe(pdf)
})

test.each(['id', 'version'])('the profile’s %s cannot be changed', async (field) => {
  const app = await theApp()
  const answer = await refused(app, () => app.revise('PATCH', '/api/v1/profile', 1, { [field]: 'GB' }))
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, `#/${field}`])
})

test.each([
  ['country', 'GB'],
  ['currency', 'GBP'],
])('the %s is fixed once the book has entries, and says why', async (field, value) => {
  const app = await theApp()
  const { version } = ok(await app.get<ProfileReply>('/api/v1/profile'))
  const answer = await refused(app, () => app.revise('PATCH', '/api/v1/profile', version, { [field]: value }))
  expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
    409,
    'book-not-empty',
    `#/${field}`,
  ])
  ok(await app.revise('PATCH', '/api/v1/profile', version, { country: 'US', currency: 'USD' }))
})

test('as long as the book has no entry its country and currency change, and typed amounts keep their number', async () => {
  const app = await testApp({ setUp: { accounts: [{ name: 'Cash', role: 'spending', balance: usd(0) }] } })
  expect(ok(await app.get<ProfileReply>('/api/v1/profile')).canChangePlace).toBe(true)
  const place = { country: 'JP', currency: 'JPY' }
  expect(ok(await app.revise<ProfileReply>('PATCH', '/api/v1/profile', 1, place))).toMatchObject(place)
  expect(ok(await app.get<SettingsReply>('/api/v1/settings')).essentials).toEqual({ minor: 3_300, currency: 'JPY' })
})

test('the history of settings says what held from when, what is in force, and who said so', async () => {
  const app = await testApp()
  await patchSettings(app, { fromDate: '2026-12-01', essentials: usd(400_000) })
  await patchSettings(app, { fromDate: '2026-03-01', setAsideRate: '0.3' })
  const { items } = ok(await app.get<SettingsHistoryReply>('/api/v1/settings/history'))
  expect(items.map((row) => [row.fromDate, row.standing, row.setAsideRate, row.essentials.minor])).toEqual([
    ['2026-12-01', 'to-come', '0.3', 400_000],
    ['2026-03-01', 'in-force', '0.3', 330_000],
    ['2026-01-01', 'past', '0.275', 330_000],
  ])
  expect(items.map(({ recorded }) => recorded?.actor)).toEqual(['owner', 'owner', 'owner'])
  // A look back sees what held then; a later day that was said before keeps what it says.
  const before = ok(await app.get<SetAsideReply>('/api/v1/set-aside?asOf=2026-02-28'))
  expect([before.rate, ok(await app.get<SetAsideReply>('/api/v1/set-aside')).rate]).toEqual(['0.275', '0.3'])
  await patchSettings(app, { fromDate: '2026-03-01', setAsideRate: '0.28' })
  expect(ok(await app.get<SettingsHistoryReply>('/api/v1/settings/history')).items[1]?.setAsideRate).toBe('0.28')
})
