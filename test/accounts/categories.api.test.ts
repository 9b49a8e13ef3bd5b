import { expect, test } from 'vitest'
import type { CategoryReply, EventDetailReply, FormLinesReply } from '../../shared/accounts/contract.ts'
import type { ClosingReply, QuarterReport } from '../../shared/reports/contract.ts'
import type { SetAsideReply } from '../../shared/today/contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { bytesOf, idOf, ok, receive } from '../support/entries.ts'
import { type Answer, sharedApp, type TestApp, testApp, usd } from '../support/test-app.ts'

const theApp = sharedApp()

async function category(app: TestApp, name: string): Promise<CategoryReply> {
  return ok(await app.get<CategoryReply>(`/api/v1/categories/${idOf(app, name)}`))
}

async function changed(app: TestApp, name: string, changes: object): Promise<Answer<CategoryReply>> {
  const { id, version } = await category(app, name)
  return app.revise<CategoryReply>('PATCH', `/api/v1/categories/${id}`, version, changes)
}

function spend(app: TestApp, categoryName: string, minor: number, date: string): Promise<Answer> {
  const body = { date, amount: usd(minor), vendor: 'Sample Noodles' }
  return app.post('/api/v1/expenses', {
    ...body,
    accountId: idOf(app, 'Spending'),
    categoryId: idOf(app, categoryName),
  })
}

/** What the tax office needs, in minor units: 27.5 % of receipts less deductible costs. */
async function required(app: TestApp): Promise<unknown> {
  const { required } = ok(await app.get<SetAsideReply>('/api/v1/set-aside'))
  return required.state === 'known' && required.value
}

function minorOf(value: unknown): number {
  return (value as { minor: number }).minor
}

async function quarter(app: TestApp, name: string): Promise<QuarterReport> {
  return ok(await app.get<QuarterReport>(`/api/v1/reports/quarters/${name}`))
}

test('a category is named and shared as one likes; the list, the reply and the version say so', async () => {
  const app = await testApp()
  const { id, version, role, formKey, formLine } = await category(app, 'Travel')
  const done = ok(await changed(app, 'Travel', { name: '  Journeys ', deductibleRate: '0.3333' }))
  expect(done).toEqual({
    id,
    name: 'Journeys',
    role,
    formKey,
    formLine,
    deductibleRate: '0.3333',
    version: version + 1,
  })
  const { items } = ok(await app.get<{ items: CategoryReply[] }>('/api/v1/categories'))
  expect(items.filter((one) => one.id === id)).toEqual([done])
  // Its own name in other letters is free to it, and so is a name of the other side.
  expect(ok(await changed(app, 'Journeys', { name: 'JOURNEYS' })).deductibleRate).toBe('0.3333')
  expect(ok(await changed(app, 'JOURNEYS', { name: 'Client work' })).name).toBe('Client work')
  expect(ok(await changed(app, 'Product sales', { name: 'Prints' }))).toMatchObject({ role: 'income', name: 'Prints' })
})

test('a new category has the share that is named for it, and stands on the line of its side', async () => {
  const app = await testApp()
  const add = (body: object) => app.post<CategoryReply>('/api/v1/categories', body)
  const gifts = ok(await add({ name: 'Gifts', role: 'expense', deductibleRate: '0.5' }))
  expect(gifts).toMatchObject({ formLine: '27b', deductibleRate: '0.5', version: 1 })
  expect(ok(await add({ name: 'Fines', role: 'expense', deductibleRate: '0' })).deductibleRate).toBe('0')
  expect(ok(await add({ name: 'Lectures', role: 'income' }))).toMatchObject({ formLine: '1', deductibleRate: '1' })
})

test('the line of the form is chosen from those of its side; the books and the pack take it over', async () => {
  const app = await testApp()
  const { taxYear, items } = ok(await app.get<FormLinesReply>('/api/v1/form-lines'))
  expect(taxYear).toBe('2026')
  expect(items.filter(({ role }) => role === 'income').map(({ line }) => line)).toEqual(['1', '6'])
  expect(items).toContainEqual({ key: 'wages', label: 'Wages', line: '26', role: 'expense' })
  const done = ok(await changed(app, 'Education', { formKey: 'legal-and-professional' }))
  expect(done).toMatchObject({ name: 'Education', formKey: 'legal-and-professional', formLine: '17' })
  // What is not named stays.
  expect(ok(await changed(app, 'Education', { name: 'Courses' })).formLine).toBe('17')
  const wages = { name: 'Helpers', role: 'expense', formKey: 'wages' }
  expect(ok(await app.post<CategoryReply>('/api/v1/categories', wages)).formLine).toBe('26')
  ok(await spend(app, 'Courses', 100_000, '2026-11-03'))
  const { expenses } = (await quarter(app, '2026-Q4')).profitAndLoss
  expect(expenses.find(({ name }) => name === 'Courses')).toMatchObject({ formLine: '17' })
  const { items: changes } = ok(await app.get<{ items: { says: string }[] }>('/api/v1/history'))
  expect(changes.map(({ says }) => says)).toContain('Changed the line of Courses on the tax form.')
})

test.each([
  { formKey: 'gross-receipts', name: 'Meals', why: 'of the other side' },
  { formKey: 'meals', name: 'Client work', why: 'of the other side' },
  { formKey: 'no-such-line', name: 'Meals', why: 'of no form' },
])('a line $why is refused: $formKey for $name', async ({ formKey, name }) => {
  const app = await theApp()
  const { role } = await category(app, name)
  for (const send of [
    () => changed(app, name, { formKey }),
    () => app.post('/api/v1/categories', { name: 'Gifts', role, formKey }),
  ]) {
    const answer = await refused(app, send)
    expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
      422,
      'form-line-unknown',
      '#/formKey',
    ])
  }
})

test('where no form is known there is no line to choose', async () => {
  const app = await testApp({ setUp: { country: 'DE' } })
  expect(ok(await app.get<FormLinesReply>('/api/v1/form-lines')).items).toEqual([])
  expect(codeOf(await refused(app, () => changed(app, 'Meals', { formKey: 'other' })))).toBe('form-line-unknown')
})

test('fees are kept in the category of their line; on another line, in the one of their name', async () => {
  const app = await testApp()
  const withFee = async () => {
    const { event } = await receive(app, 10_000, { fee: usd(300) })
    const { movements } = ok(await app.get<EventDetailReply>(`/api/v1/events/${event.id}`))
    return movements.find(({ to }) => to.role === 'expense')?.to.name
  }
  expect(await withFee()).toBe('Commissions and fees')
  ok(await changed(app, 'Commissions and fees', { formKey: 'other' }))
  expect(await withFee()).toBe('Commissions and fees')
  ok(await changed(app, 'Software', { formKey: 'commissions-and-fees' }))
  expect(await withFee()).toBe('Software')
})

test('another share counts for every entry at once, and profit and loss keeps the whole', async () => {
  const app = await testApp()
  await receive(app, 1_000_000)
  ok(await spend(app, 'Meals', 100_000, '2026-02-03'))
  ok(await spend(app, 'Meals', 20_000, '2026-11-12'))
  // 27.5 % of 10,000 − 600, of 10,000 − 1,200 and of 10,000.
  expect(await required(app)).toEqual(usd(258_500))
  ok(await changed(app, 'Meals', { deductibleRate: '1' }))
  expect(await required(app)).toEqual(usd(242_000))
  const before = (await quarter(app, '2026-Q4')).profitAndLoss
  ok(await changed(app, 'Meals', { deductibleRate: '0' }))
  expect(await required(app)).toEqual(usd(275_000))
  const after = (await quarter(app, '2026-Q4')).profitAndLoss
  expect(after.netProfit).toEqual(before.netProfit)
  expect([before, after].map(({ notDeductible }) => notDeductible.yearToDate)).toEqual([usd(0), usd(120_000)])
  // A name alone leaves the share as it is.
  expect(ok(await changed(app, 'Meals', { name: 'Food' })).deductibleRate).toBe('0')
})

test('a closed quarter keeps its pack, and says which of its figures are others now', async () => {
  const app = await testApp()
  await receive(app, 1_000_000, { receivedDate: '2026-08-10' })
  ok(await spend(app, 'Meals', 100_000, '2026-08-12'))
  const path = '/api/v1/reports/quarters/2026-Q3'
  const { hash } = ok(await app.post<ClosingReply>(`${path}/close`))
  const packs = () => Promise.all(['.pdf', '.zip'].map((file) => bytesOf(app, path + file)))
  const before = await packs()
  ok(await changed(app, 'Meals', { deductibleRate: '1', name: 'Food' }))
  expect(await packs()).toEqual(before)
  const { items } = ok(await app.get<{ items: ClosingReply[] }>(`${path}/closings`))
  expect(items.map((closing) => [closing.hash, closing.lateChanges])).toEqual([[hash, []]])
  // Less is the tax office's: 27.5 % of the other half. The profit of the quarter is what it was.
  const [now] = (await quarter(app, '2026-Q3')).changesAfterClosing
  const totals = now?.totals.filter(({ unit }) => unit === 'money') ?? []
  expect(totals.map(({ key, closed, now }) => [key, minorOf(now) - minorOf(closed)])).toEqual([['free-cash', 13_750]])
})

test.each([
  { name: 'Rent', status: 409, code: 'account-in-use', pointer: '#/name', why: 'taken on its side' },
  { name: 'rENT', status: 409, code: 'account-in-use', pointer: '#/name', why: 'taken in other letters' },
  { name: ' ', status: 422, code: 'invalid', pointer: '#/name', why: 'no name' },
  { name: 'x'.repeat(201), status: 422, code: 'invalid', pointer: '#/name', why: 'too long' },
])('a name that is $why is refused, new or changed', async ({ name, status, code, pointer }) => {
  const app = await theApp()
  for (const send of [
    () => changed(app, 'Meals', { name }),
    () => app.post('/api/v1/categories', { name, role: 'expense' }),
  ]) {
    const answer = await refused(app, send)
    expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([status, code, pointer])
  }
})

test.each(['1.1', '-0.1', '0.12345', '50%', '50', '', ' 0.5', '.5', 0.5, null])(
  'a share of %j is refused',
  async (deductibleRate) => {
    const app = await theApp()
    for (const send of [
      () => changed(app, 'Meals', { deductibleRate }),
      () => app.post('/api/v1/categories', { name: 'Gifts', role: 'expense', deductibleRate }),
    ]) {
      const answer = await refused(app, send)
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '#/deductibleRate'])
    }
  },
)

test('income has no share, new or changed', async () => {
  const app = await theApp()
  for (const send of [
    () => changed(app, 'Client work', { deductibleRate: '1' }),
    () => app.post('/api/v1/categories', { name: 'Lectures', role: 'income', deductibleRate: '0.5' }),
  ]) {
    const answer = await refused(app, send)
    expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([
      422,
      'account-role',
      '#/deductibleRate',
    ])
  }
})

test.each(['Spending', 'client-money', 'living'])('%s is no category', async (name) => {
  const app = await theApp()
  const url = `/api/v1/categories/${idOf(app, name)}`
  expect((await app.get(url)).status).toBe(404)
  const answer = await refused(app, () => app.revise('PATCH', url, 1, { name: 'Other' }))
  expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
})

test('its side stays, and nothing else of it is taken', async () => {
  const app = await theApp()
  for (const body of [{ role: 'income' }, { formLine: '27b' }, { version: 1 }, { closedOn: '2026-11-01' }]) {
    const answer = await refused(app, () => changed(app, 'Meals', body))
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'unknown-field'])
  }
})
