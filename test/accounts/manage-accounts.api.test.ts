import { expect, test } from 'vitest'
import type { AccountReply, RolePreviewReply } from '../../shared/accounts/contract.ts'
import type { LivingReply, SetAsideReply } from '../../shared/today/contract.ts'
import { codeOf, dump, refused } from '../support/dump.ts'
import { balanceOf, idOf, ok, receive } from '../support/entries.ts'
import { type Answer, type TestApp, testApp, usd } from '../support/test-app.ts'

async function account(app: TestApp, name: string): Promise<AccountReply> {
  return ok(await app.get<AccountReply>(`/api/v1/accounts/${idOf(app, name)}`))
}

async function deed(app: TestApp, name: string, what: 'close' | 'reopen'): Promise<Answer<AccountReply>> {
  const { id, version } = await account(app, name)
  return app.post<AccountReply>(`/api/v1/accounts/${id}/${what}`, undefined, { 'if-match': `"${version}"` })
}

function move(app: TestApp, from: string, to: string, minor: number, date = '2026-11-01'): Promise<Answer> {
  const body = { date, amount: usd(minor), fromAccountId: idOf(app, from), toAccountId: idOf(app, to) }
  return app.post('/api/v1/transfers', body)
}

test('an account is closed at zero alone; the refusal says what it holds', async () => {
  const app = await testApp()
  const answer = await refused(app, () => deed(app, 'Savings', 'close'))
  expect([answer.status, codeOf(answer), answer.body.detail]).toEqual([
    409,
    'account-not-empty',
    'Savings still holds $20,000.00. Move that to another account first (POST /api/v1/transfers).',
  ])
  ok(await move(app, 'Savings', 'Spending', 2_000_000))
  expect(ok(await deed(app, 'Savings', 'close')).closedOn).toBe('2026-11-19')
  expect(codeOf(await refused(app, () => deed(app, 'Savings', 'close')))).toBe('account-closed')
})

test('a closed account takes no entry, no reversal and no other opening balance until it is open again', async () => {
  const app = await testApp()
  const { event } = ok((await move(app, 'Savings', 'Spending', 2_000_000)) as Answer<{ event: { id: number } }>)
  ok(await deed(app, 'Savings', 'close'))
  const { id, version } = await account(app, 'Savings')
  for (const send of [
    () => move(app, 'Spending', 'Savings', 1, '2026-01-05'),
    () => app.post(`/api/v1/events/${event.id}/reverse`, {}),
    () => app.revise('PATCH', `/api/v1/accounts/${id}`, version, { openingBalance: usd(1) }),
    () => app.post(`/api/v1/accounts/${id}/reconciliations`, { date: '2026-11-19', bankBalance: usd(0) }),
  ]) {
    const answer = await refused(app, send)
    expect([answer.status, codeOf(answer)]).toEqual([409, 'account-closed'])
  }
  expect(await balanceOf(app, 'Savings')).toBe(0)
  expect(ok(await deed(app, 'Savings', 'reopen')).closedOn).toBeNull()
  ok(await app.post(`/api/v1/events/${event.id}/reverse`, {}))
  expect(await balanceOf(app, 'Savings')).toBe(2_000_000)
})

test('accounts are put in another order, one place at a time, and each has a place of its own', async () => {
  const app = await testApp()
  const order = async () =>
    ok(await app.get<{ items: AccountReply[] }>('/api/v1/accounts')).items.map(({ name, position }) => [name, position])
  const { id, version } = await account(app, 'Savings')
  ok(await app.revise('PATCH', `/api/v1/accounts/${id}`, version, { position: 1 }))
  expect(await order()).toEqual([
    ['Spending', 0],
    ['Savings', 1],
    ['Tax savings', 2],
  ])
  ok(await app.revise('PATCH', `/api/v1/accounts/${id}`, version + 1, { position: 99 }))
  expect((await order()).map(([name]) => name)).toEqual(['Spending', 'Tax savings', 'Savings'])
})

test('another role is rehearsed before it is taken: the figures it would give are those it then gives', async () => {
  const app = await testApp()
  await receive(app, 500_000)
  const { id, version } = await account(app, 'Savings')
  const before = dump(app.db)
  const preview = ok(await app.get<RolePreviewReply>(`/api/v1/accounts/${id}/role-preview?role=tax-reserve`))
  expect(dump(app.db)).toEqual(before)
  const of = (name: string) => preview.figures.find((figure) => figure.name === name)
  expect([of('reserved')?.before, of('reserved')?.after]).toMatchObject([{ value: usd(0) }, { value: usd(2_000_000) }])
  ok(await app.revise('PATCH', `/api/v1/accounts/${id}`, version, { role: 'tax-reserve' }))
  const living = ok(await app.get<LivingReply>('/api/v1/living'))
  const setAside = ok(await app.get<SetAsideReply>('/api/v1/set-aside'))
  expect([of('free-cash')?.after, of('liquid')?.after]).toEqual([living.freeCash, living.liquid])
  expect([of('reserved')?.after, of('reserve-missing')?.after]).toEqual([setAside.reserved, setAside.shortfall])
})
