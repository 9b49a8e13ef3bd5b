import { expect, test } from 'vitest'
import type { RemovalReply } from '../../shared/clients/removal.ts'
import type { ContractReply, ContractsReply, OneOffReply, OneOffsReply } from '../../shared/forecast/known-to-come.ts'
import type { PlanReply } from '../../shared/forecast/plan.ts'
import type { HistoryReply } from '../../shared/history/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { aClient, anIssued, ok } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })

async function aContract(app: TestApp, changes: object = {}): Promise<ContractReply> {
  const clientId = (await aClient(app)).id
  const body = { clientId, monthly: usd(120_000), firstMonth: '2026-09', lastMonth: '2027-08', ...changes }
  return ok(await app.post<ContractReply>('/api/v1/contracts', body))
}

async function told(app: TestApp): Promise<string[]> {
  const { items } = ok(await app.get<HistoryReply>('/api/v1/history?limit=20'))
  return items.map(({ says }) => says)
}

test('a contract is noted, changed and taken out, and the history tells it', async () => {
  const app = await testApp()
  const contract = await aContract(app)
  expect(contract).toMatchObject({ monthly: usd(120_000), state: 'running', note: '', version: 1 })
  const url = `/api/v1/contracts/${contract.id}`
  const changed = ok(await app.revise<ContractReply>('PATCH', url, 1, { monthly: usd(130_000), lastMonth: null }))
  expect(changed).toMatchObject({ monthly: usd(130_000), lastMonth: null, firstMonth: '2026-09', version: 2 })
  expect(ok(await app.get<ContractsReply>('/api/v1/contracts')).items).toEqual([changed])
  expect((await refused(app, () => app.revise('DELETE', url, 1))).status).toBe(412)
  expect((await app.revise('DELETE', url, 2)).status).toBe(204)
  expect(ok(await app.get<ContractsReply>('/api/v1/contracts')).items).toEqual([])
  expect((await told(app)).slice(0, 3)).toEqual([
    `Took the contract with ${contract.clientName} out.`,
    `Changed the contract with ${contract.clientName}.`,
    `Noted a contract with ${contract.clientName}.`,
  ])
})

test('what a contract is as of today follows from its months', async () => {
  const app = await testApp()
  const states = []
  for (const months of [
    { firstMonth: '2026-01', lastMonth: '2026-10' },
    { firstMonth: '2026-01', lastMonth: '2026-11' },
    { firstMonth: '2026-11', lastMonth: null },
    { firstMonth: '2026-12', lastMonth: null },
  ])
    states.push((await aContract(app, months)).state)
  expect(states).toEqual(['ended', 'running', 'running', 'to-come'])
})

test.each([
  { body: { lastMonth: '2026-08' }, status: 422, code: 'months-reversed', pointer: '#/lastMonth' },
  { body: { clientId: 99 }, status: 404, code: 'not-found', pointer: '#/clientId' },
  { body: { monthly: eur(100) }, status: 422, code: 'currency-mismatch', pointer: '#/monthly' },
  { body: { monthly: usd(0) }, status: 422, code: undefined, pointer: '#/monthly/minor' },
  { body: { firstMonth: '2026-13' }, status: 422, code: undefined, pointer: '#/firstMonth' },
  { body: { state: 'ended' }, status: 422, code: 'unknown-field', pointer: '#/state' },
])('a contract with $body is refused', async ({ body, status, code, pointer }) => {
  const app = await testApp()
  const contract = await aContract(app)
  const answers = [
    await refused(app, () =>
      app.post('/api/v1/contracts', { clientId: 1, monthly: usd(1), firstMonth: '2026-09', ...body }),
    ),
    await refused(app, () => app.revise('PATCH', `/api/v1/contracts/${contract.id}`, 1, body)),
  ]
  for (const answer of answers) {
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([status, pointer])
    if (code) expect(answer.body.errors?.[0]?.code).toBe(code)
  }
})

test('a contract goes with its client, also out of the history', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app, { name: 'Quillfeather & Daughters' })
  await anIssued(app, { clientId })
  const contract = await aContract(app, { clientId, note: 'Zanzibar terms' })
  const url = `/api/v1/clients/${clientId}/removal`
  const before = ok(await app.get<RemovalReply>(url))
  expect(before.goes).toContain('1 contract that the forecast counts on')
  ok(await app.post(url, { withDrafts: true }, { 'if-match': `"${before.version}"` }))
  expect(ok(await app.get<ContractsReply>('/api/v1/contracts')).items).toEqual([])
  expect(JSON.stringify((await app.get('/api/v1/history?limit=50')).body)).not.toContain('Zanzibar')
  const again = await refused(app, () =>
    app.post('/api/v1/contracts', { clientId, monthly: usd(1), firstMonth: '2026-09' }),
  )
  expect([again.status, codeOf(again)]).toEqual([409, 'client-removed'])
  expect((await refused(app, () => app.get(`/api/v1/contracts/${contract.id}`))).status).toBe(404)
})

test('one-offs come in and go out', async () => {
  const app = await testApp()
  const bodies = [
    { month: '2027-02', name: 'New laptop', amount: usd(-250_000) },
    { month: '2026-10', name: 'A grant', amount: usd(100_000) },
  ]
  for (const body of bodies) ok(await app.post('/api/v1/one-offs', body))
  const { items } = ok(await app.get<OneOffsReply>('/api/v1/one-offs'))
  expect(items.map(({ name, isPast }) => [name, isPast])).toEqual([
    ['A grant', true],
    ['New laptop', false],
  ])
  const url = `/api/v1/one-offs/${items[1]?.id}`
  const changed = ok(await app.revise<OneOffReply>('PATCH', url, 1, { month: '2027-03' }))
  expect(changed).toMatchObject({ month: '2027-03', name: 'New laptop', amount: usd(-250_000), version: 2 })
  expect((await app.revise('DELETE', url, 2)).status).toBe(204)
  expect((await told(app)).slice(0, 3)).toEqual([
    'Took the one-off “New laptop” out.',
    'Changed the one-off “New laptop”.',
    'Noted the one-off “A grant”.',
  ])
})

test.each([
  { body: { amount: usd(0) }, pointer: '#/amount/minor' },
  { body: { name: 'x'.repeat(101) }, pointer: '#/name' },
  { body: { name: ' ' }, pointer: '#/name' },
  { body: { month: '2027-2' }, pointer: '#/month' },
  { body: { amount: eur(1) }, pointer: '#/amount' },
])('a one-off with $body is refused', async ({ body, pointer }) => {
  const app = await testApp()
  const answer = await refused(app, () =>
    app.post('/api/v1/one-offs', { month: '2027-02', name: 'Laptop', amount: usd(-1), ...body }),
  )
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer])
})

test('the plan is there from the beginning, and is changed field by field', async () => {
  const app = await testApp()
  const plan = ok(await app.get<PlanReply>('/api/v1/plan'))
  expect(plan).toEqual({
    seed: 1,
    seasonal: false,
    quitDate: null,
    noticeDays: null,
    noticeTo: 'day',
    employerBenefits: null,
    weeksOff: 6,
    weekHours: 40,
    billableShare: '0.6',
    unpaidShare: '0.02',
    yearlyPay: null,
    yearlyTopUp: usd(0),
    version: 1,
  })
  const changes = {
    seed: 4_294_967_295,
    seasonal: true,
    quitDate: '2027-06-30',
    noticeDays: 30,
    noticeTo: 'month-end',
    employerBenefits: usd(80_000),
    weeksOff: 5.5,
    billableShare: '0.55',
    yearlyPay: usd(6_000_000),
  }
  expect(ok(await app.revise<PlanReply>('PATCH', '/api/v1/plan', 1, changes))).toEqual({
    ...plan,
    ...changes,
    version: 2,
  })
  const empty = { quitDate: null, employerBenefits: null }
  expect(ok(await app.revise<PlanReply>('PATCH', '/api/v1/plan', 2, empty))).toMatchObject({ ...empty, weeksOff: 5.5 })
  expect((await told(app))[0]).toBe('Changed the plan.')
})

test.each([
  { body: { seed: -1 }, pointer: '#/seed' },
  { body: { quitDate: '2027-02-30' }, pointer: '#/quitDate' },
  { body: { weeksOff: 5.55 }, pointer: '#/weeksOff' },
  { body: { weekHours: 169 }, pointer: '#/weekHours' },
  { body: { billableShare: '1.5' }, pointer: '#/billableShare' },
  { body: { noticeDays: 367 }, pointer: '#/noticeDays' },
  { body: { yearlyPay: eur(1) }, pointer: '#/yearlyPay' },
])('a plan with $body is refused', async ({ body, pointer }) => {
  const app = await testApp()
  const answer = await refused(app, () => app.revise('PATCH', '/api/v1/plan', 1, body))
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer])
})
