import { describe, expect, test } from 'vitest'
import type { BudgetReply } from '../../shared/living/contract.ts'
import type { SettingsHistoryReply, SettingsReply } from '../../shared/profile/contract.ts'
import type { LivingReply } from '../../shared/today/contract.ts'
import { expectSound } from '../figure/expect-sound.ts'
import { codeOf, refused } from '../support/dump.ts'
import { ok } from '../support/entries.ts'
import { type Answer, sharedApp, type TestApp, testApp, usd } from '../support/test-app.ts'

const URL = '/api/v1/living/budget'

const ITEMS = [
  { kind: 'essential', name: 'Rent', amount: usd(180_000) },
  { kind: 'essential', name: 'Food', amount: usd(80_000) },
  { kind: 'normal', name: 'Concerts', amount: usd(12_000) },
  { kind: 'irregular', name: 'Repairs', amount: usd(240_000) },
  { kind: 'benefit', benefit: 'health', name: 'Health plan', amount: usd(40_000) },
  { kind: 'benefit', benefit: 'retirement', name: 'Pension', amount: usd(0), coveredBy: 'my former employer' },
  { kind: 'benefit', benefit: 'time-off', name: 'Days off', amount: usd(5_000), plannedDays: 20 },
]

async function budgetOf(app: TestApp, asOf = '2026-11-19'): Promise<BudgetReply> {
  return ok(await app.get<BudgetReply>(`${URL}?asOf=${asOf}`))
}

async function save(app: TestApp, body: object): Promise<Answer<BudgetReply>> {
  return app.revise<BudgetReply>('PUT', URL, (await budgetOf(app)).version, body)
}

test('before the first budget the settings have no items', async () => {
  const app = await testApp()
  expect(await budgetOf(app)).toMatchObject({
    fromDate: null,
    items: [],
    withoutItem: { essentials: usd(330_000), irregularYearly: usd(318_000), benefits: usd(147_000) },
    asYouLiveNow: { state: 'no-data' },
    benefits: { missing: ['health', 'retirement', 'disability', 'time-off'], isPricedIn: false },
  })
})

test('a budget holds from its day on, and its sums are the settings of that day', async () => {
  const app = await testApp()
  const saved = ok(await save(app, { fromDate: '2026-11-01', items: ITEMS }))
  expect(saved).toMatchObject({
    fromDate: '2026-11-01',
    sums: { essentials: usd(260_000), normal: usd(12_000), irregularYearly: usd(240_000), benefits: usd(45_000) },
    withoutItem: { essentials: usd(0), irregularYearly: usd(0), benefits: usd(0) },
    living: { value: usd(325_000) },
    needs: { value: usd(325_000 + 120_800) },
    asYouLiveNow: { value: usd(325_000 + 120_800 + 12_000) },
    benefits: { missing: ['disability'], isPricedIn: false },
  })
  expectSound(saved.asYouLiveNow, 'as you live now')
  expect(saved.items.map(({ name }) => name)).toEqual(ITEMS.map(({ name }) => name))
  expect(saved.items[5]).toMatchObject({ benefit: 'retirement', coveredBy: 'my former employer', amount: usd(0) })

  expect((await budgetOf(app, '2026-10-31')).items).toEqual([])
  const on = async (asOf: string) => ok(await app.get<LivingReply>(`/api/v1/living?asOf=${asOf}`)).living
  expect(await on('2026-10-31')).toMatchObject({ value: usd(330_000 + 147_000 + 26_500) })
  expect(await on('2026-11-01')).toMatchObject({ value: usd(325_000) })
  const settings = ok(await app.get<SettingsReply>('/api/v1/settings'))
  expect(settings).toMatchObject({ fromDate: '2026-11-01', essentials: usd(260_000), businessCosts: usd(120_800) })
  const history = ok(await app.get<SettingsHistoryReply>('/api/v1/settings/history'))
  expect(history.items[0]).toMatchObject({ fromDate: '2026-11-01', recorded: { actor: 'owner' } })
})

test('who changes a sum in Settings leaves a rest without an item, above or below', async () => {
  const app = await testApp()
  const { version } = ok(await save(app, { items: ITEMS }))
  ok(await app.revise('PATCH', '/api/v1/settings', version, { essentials: usd(255_000), benefits: usd(50_000) }))
  expect(await budgetOf(app)).toMatchObject({
    withoutItem: { essentials: usd(-5_000), irregularYearly: usd(0), benefits: usd(5_000) },
    living: { value: usd(255_000 + 50_000 + 20_000) },
  })
})

test('saved again on the same day, a budget takes the place of the first', async () => {
  const app = await testApp()
  ok(await save(app, { items: ITEMS }))
  const again = ok(await save(app, { items: ITEMS.slice(0, 1) }))
  expect(again.items.map(({ name }) => name)).toEqual(['Rent'])
  expect(again.sums.benefits).toEqual(usd(0))
})

test('amounts follow the book into another currency while it is empty', async () => {
  const app = await testApp({ setUp: { accounts: [{ name: 'Checking', role: 'spending', balance: usd(0) }] } })
  const { version } = ok(await save(app, { items: ITEMS.slice(0, 1) }))
  ok(await app.revise('PATCH', '/api/v1/profile', version, { currency: 'JPY' }))
  expect((await budgetOf(app)).items[0]?.amount).toEqual({ minor: 1_800, currency: 'JPY' })
})

describe('refused, and nothing changes:', () => {
  const theApp = sharedApp()
  test.each([
    { why: 'no item', items: [], pointer: '#/items' },
    {
      why: 'below zero',
      items: [{ kind: 'essential', name: 'Rent', amount: usd(-1) }],
      pointer: '#/items/0/amount/minor',
    },
    {
      why: 'another currency',
      items: [{ kind: 'essential', name: 'Rent', amount: { minor: 1, currency: 'EUR' } }],
      pointer: '#/items/0/amount',
    },
    {
      why: 'covered and paid for',
      items: [{ kind: 'benefit', benefit: 'health', name: 'Plan', amount: usd(1), coveredBy: 'a partner' }],
      pointer: '#/items/0/coveredBy',
    },
    {
      why: 'days that are no time off',
      items: [{ kind: 'benefit', benefit: 'health', name: 'Plan', amount: usd(1), plannedDays: 3 }],
      pointer: '#/items/0/plannedDays',
    },
    {
      why: 'a benefit that nobody knows',
      items: [{ kind: 'benefit', name: 'Plan', amount: usd(1) }],
      pointer: '#/items/0/benefit',
    },
    {
      why: 'together more than a book can hold',
      items: [1, 2].map((number) => ({ kind: 'essential', name: `Palace ${number}`, amount: usd(60_000_000_000) })),
      pointer: '#/items',
    },
  ])('$why', async ({ items, pointer }) => {
    const app = await theApp()
    const { version } = await budgetOf(app)
    const answer = await refused(app, () => app.revise('PUT', URL, version, { items }))
    expect(answer.status).toBe(422)
    expect(answer.body.errors?.[0]?.pointer).toBe(pointer)
  })

  test('a version that is not the latest', async () => {
    const app = await theApp()
    const { version } = await budgetOf(app)
    expect(codeOf(await refused(app, () => app.revise('PUT', URL, version - 1, { items: ITEMS })))).toBe('stale')
  })
})
