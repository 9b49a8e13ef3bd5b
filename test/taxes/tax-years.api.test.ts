import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { AccountsReply, CategoriesReply } from '../../shared/accounts/contract.ts'
import type { SetAsideReply } from '../../shared/today/contract.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

async function receive(app: TestApp, receivedDate: string, minor: number): Promise<void> {
  const accounts = (await app.get<z.infer<typeof AccountsReply>>('/api/v1/accounts')).body.items
  const categories = (await app.get<z.infer<typeof CategoriesReply>>('/api/v1/categories')).body.items
  const accountId = categories.find((category) => category.name === 'Client work')?.id
  const body = {
    receivedDate,
    amount: usd(minor),
    accountId: accounts[0]?.id,
    other: [{ accountId, amount: usd(minor) }],
  }
  expect((await app.post('/api/v1/payments', body)).status).toBe(201)
}

async function years(app: TestApp): Promise<Record<string, number>> {
  const { body } = await app.get<SetAsideReply>('/api/v1/set-aside')
  return Object.fromEntries(body.years.map((year) => [year.taxYear, year.required.minor]))
}

test('a year counts from its last weeks on, even when the book began in them', async () => {
  const app = await testApp({ setUp: { openingDate: '2025-12-01' } })
  await receive(app, '2025-12-20', 100_000)
  await receive(app, '2026-01-10', 200_000)
  expect(await years(app)).toEqual({ '2025': 27_500, '2026': 55_000 })
})

test('British tax years turn on 6 April', async () => {
  const app = await testApp({ setUp: { openingDate: '2026-01-01', country: 'GB' } })
  await receive(app, '2026-04-05', 100_000)
  await receive(app, '2026-04-06', 300_000)
  expect(await years(app)).toEqual({ '2025/26': 27_500, '2026/27': 82_500 })
})

test('a year whose return was due more than twelve months ago counts no longer', async () => {
  const app = await testApp({ setUp: { openingDate: '2024-01-01' } })
  await receive(app, '2024-06-01', 100_000)
  expect((await years(app))['2024'] ?? 0).toBe(0)
})
