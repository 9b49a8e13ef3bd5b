import { expect, test } from 'vitest'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { idOf, moved, ok } from '../support/entries.ts'
import { sharedApp, type TestApp, testApp, usd } from '../support/test-app.ts'

const theApp = sharedApp()

function spend(app: TestApp, changes: object = {}) {
  const body = {
    date: '2026-11-01',
    vendor: 'Sample Shop',
    categoryId: idOf(app, 'Software'),
    amount: usd(1000),
    accountId: idOf(app, 'Spending'),
  }
  return app.post<RecordedReply>('/api/v1/expenses', { ...body, ...changes })
}

test.each([
  { minor: 1000, share: '1', cost: 1000, living: 0, why: 'all business' },
  { minor: 1000, share: '0', cost: 0, living: 1000, why: 'all private' },
  { minor: 1001, share: '0.5', cost: 501, living: 500, why: 'half a cent goes away from zero' },
  { minor: 1, share: '0.49999', cost: 0, living: 1, why: 'less than half a cent' },
  { minor: 1, share: '0.5', cost: 1, living: 0, why: 'half a cent' },
  {
    minor: 99_999_999_999,
    share: '0.33333',
    cost: 33_333_000_000,
    living: 66_666_999_999,
    why: 'a large amount, exactly',
  },
])('$share of $minor is business: $cost, the rest living ($why)', async ({ minor, share, cost, living }) => {
  const app = await testApp()
  const change = await moved(app, async () => ok(await spend(app, { amount: usd(minor), businessShare: share })))
  expect(change).toEqual({
    Spending: -minor,
    ...(cost > 0 && { Software: cost }),
    ...(living > 0 && { Living: living }),
  })
})

test('tax that can be reclaimed is part of the business share, and no more', async () => {
  const app = await testApp()
  const body = { amount: usd(1000), businessShare: '0.5' }
  const change = await moved(app, async () => ok(await spend(app, { ...body, reclaimableTax: usd(500) })))
  expect(change).toEqual({ Spending: -1000, 'Sales tax': 500, Living: 500 })
  const answer = await refused(app, () => spend(app, { ...body, reclaimableTax: usd(501) }))
  expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
    422,
    'amount-out-of-range',
    '#/reclaimableTax/minor',
  ])
})

test('an expense by card is a debt of the card', async () => {
  const app = await testApp()
  const draft = { name: 'Card', role: 'card', openingDate: '2026-01-01', openingBalance: usd(0) }
  ok(await app.post('/api/v1/accounts', draft))
  const { event } = ok(await spend(app, { accountId: idOf(app, 'Card') }))
  expect(event).toMatchObject({ account: 'Card', direction: 'out', amount: usd(1000), purpose: 'Software' })
})

test('what the document says stands beside what was paid', async () => {
  const app = await testApp()
  const { event } = ok(await spend(app, { document: { minor: 920, currency: 'EUR' } }))
  const { documentAmount } = ok(await app.get<{ documentAmount: object }>(`/api/v1/events/${event.id}`))
  expect(documentAmount).toEqual({ minor: 920, currency: 'EUR' })
})

test.each(['Client work', 'Living', 'Spending', 'Tax office', 'client-money'])(
  '%s is no category of costs',
  async (name) => {
    const app = await theApp()
    for (const url of ['/expenses', '/money-back']) {
      const base = { date: '2026-11-01', vendor: 'Sample Shop', amount: usd(1), accountId: idOf(app, 'Spending') }
      const answer = await refused(app, () => app.post(`/api/v1${url}`, { ...base, categoryId: idOf(app, name) }))
      expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
        422,
        'account-role',
        '#/categoryId',
      ])
    }
  },
)

test('money back lowers the category on its own day, also below nothing', async () => {
  const app = await testApp()
  const body = {
    date: '2026-11-15',
    vendor: 'Sample Shop',
    categoryId: idOf(app, 'Software'),
    amount: usd(300),
    accountId: idOf(app, 'Spending'),
  }
  const { event } = ok(await app.post<RecordedReply>('/api/v1/money-back', body))
  expect(event).toMatchObject({ kind: 'money-back', direction: 'in', amount: usd(300), purpose: 'Software' })
})

test('a vendor has a name', async () => {
  const app = await testApp()
  const answer = await refused(app, () => spend(app, { vendor: '  ' }))
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '#/vendor'])
})
