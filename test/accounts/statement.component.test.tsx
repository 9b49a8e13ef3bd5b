import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { EventReply } from '../../shared/accounts/contract.ts'
import { Statement } from '../../web/accounts/statement.tsx'
import { monthsBetween } from '../../web/accounts/statement-filter.ts'
import { untoldTableParts } from '../support/table-parts.ts'
import { mount } from '../web/mount.ts'
import { usd } from '../web/samples.ts'
import { ACCOUNTS, Around, aDetail, anEvent, answerRequests, CATEGORIES } from './answers.tsx'

let asked: string[]
let testCount = 0

beforeEach(() => {
  asked = []
  testCount += 1
})

afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

/** Each test looks at an address of its own: what was read stays known. */
function mountAt(
  parameters: string,
  answer: (query: URLSearchParams) => { items: EventReply[]; nextCursor: string | null },
) {
  history.replaceState(null, '', `/money?q=${testCount}${parameters}`)
  answerRequests(
    {
      '/api/v1/categories': { items: CATEGORIES },
      '/api/v1/clients/4': { id: 4, name: 'Paper Whale Press' },
      '/api/v1/events/90': aDetail({ id: 90, date: '2026-11-16' }),
      '/api/v1/events/91': aDetail({ id: 91, date: '2026-11-12' }),
    },
    (path, query) => {
      if (path !== '/api/v1/events') return undefined
      asked.push(String(query))
      const found = answer(query)
      return { ...found, totals: { count: found.items.length, in: usd(0), out: usd(11_840) } }
    },
  )
  mount(
    <Around>
      <Statement accounts={ACCOUNTS} firstDate="2026-08-01" />
    </Around>,
  )
}

const amounts = () => [...document.querySelectorAll('tbody .num')].map((cell) => cell.textContent)

test('what came in bears a plus, what went out a minus, and a move between own accounts neither', async () => {
  mountAt('', () => ({
    items: [
      anEvent({ id: 1, direction: 'in' }),
      anEvent({ id: 2, direction: 'out' }),
      anEvent({ id: 3, direction: 'own' }),
      anEvent({ id: 4, direction: 'none' }),
    ],
    nextCursor: null,
  }))
  await expect
    .poll(amounts)
    .toEqual(['+118.40', '−118.40', 'moved between own accounts: 118.40', 'no account was touched: 118.40'])
  expect(untoldTableParts()).toEqual([])
})

test('a mistake is struck; a payment that bounced on a later day is not', async () => {
  const payment = { kind: 'payment', date: '2026-11-12', direction: 'in' } as const
  mountAt('', () => ({
    items: [
      anEvent({ ...payment, id: 1, text: 'Bounced later', reversedById: 90 }),
      anEvent({ ...payment, id: 2, text: 'A mistake', reversedById: 91 }),
      anEvent({ id: 3, text: 'Wrong cost', reversedById: 92 }),
    ],
    nextCursor: null,
  }))
  await expect.element(page.getByText('bounced Nov 16')).toBeVisible()
  await expect
    .poll(() => [...document.querySelectorAll('th s')].map((text) => text.textContent))
    .toEqual(['A mistake', 'Wrong cost'])
})

test('more rows follow the first ones, page by page', async () => {
  const pages: Record<string, { items: EventReply[]; nextCursor: string | null }> = {
    '': { items: [anEvent({ id: 3, text: 'Third' })], nextCursor: 'a' },
    a: { items: [anEvent({ id: 2, text: 'Second' })], nextCursor: 'b' },
    b: { items: [anEvent({ id: 1, text: 'First' })], nextCursor: null },
  }
  mountAt('', (query) => pages[query.get('cursor') ?? ''] ?? { items: [], nextCursor: null })
  const names = () => [...document.querySelectorAll('tbody th')].map((cell) => cell.textContent)
  await expect.poll(names).toEqual(['Third'])
  await userEvent.click(page.getByRole('button', { name: 'Show more' }))
  await expect.poll(names).toEqual(['Third', 'Second'])
  await userEvent.click(page.getByRole('button', { name: 'Show more' }))
  await expect.poll(names).toEqual(['Third', 'Second', 'First'])
  expect(page.getByRole('button', { name: 'Show more' }).elements()).toEqual([])
})

test('what a link narrows the list by stands there, and can be taken off', async () => {
  mountAt('&role=tax-office&client=4&account=21&from=2026-01-01&to=2026-11-19&nonsense=1', () => ({
    items: [anEvent()],
    nextCursor: null,
  }))
  for (const chip of ['Touches tax office', 'Supplies', 'Paper Whale Press', 'Jan 1 to Nov 19']) {
    await expect.element(page.getByRole('link', { name: `Show not only: ${chip}` })).toBeVisible()
  }
  expect(
    asked.every((query) => !query.includes('nonsense')),
    'the API refuses parameters that it does not know',
  ).toBe(true)
  await userEvent.click(page.getByRole('link', { name: 'Show not only: Jan 1 to Nov 19' }))
  await expect.poll(() => location.search).toBe(`?account=21&role=tax-office&client=4&q=${testCount}`)
})

test('chips name every filter, and all can be taken off at once', async () => {
  mountAt('&kind=expense&month=2026-10&leastMinor=1000&mostMinor=20000&category=22', () => ({
    items: [anEvent()],
    nextCursor: null,
  }))
  for (const chip of [`“${testCount}”`, 'Expense', 'October 2026', '10.00 to 200.00', 'Meals']) {
    await expect.element(page.getByRole('link', { name: `Show not only: ${chip}` })).toBeVisible()
  }
  await userEvent.click(page.getByRole('link', { name: 'Clear all' }))
  await expect.poll(() => location.search).toBe('')
})

test('amounts and days are asked for with the keyboard, and what cannot be read is said at its field', async () => {
  mountAt('', () => ({ items: [anEvent()], nextCursor: null }))
  await userEvent.click(page.getByText('Client, days, amounts'))
  await userEvent.fill(page.getByLabelText('At least'), 'ten')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByText(/Write a number like/)).toBeVisible()
  await userEvent.fill(page.getByLabelText('At least'), '12.4')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => location.search).toBe(`?leastMinor=1240&q=${testCount}`)
  await userEvent.fill(page.getByLabelText('From'), '2026-10-01')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => location.search).toBe(`?from=2026-10-01&leastMinor=1240&q=${testCount}`)
  await userEvent.click(page.getByRole('link', { name: 'Show not only: 12.40 or more' }))
  await expect.element(page.getByLabelText('At least')).toHaveValue('')
})

test('a month takes the place of days that stand in the address', async () => {
  mountAt('&from=2026-01-01&to=2026-11-19', () => ({ items: [anEvent()], nextCursor: null }))
  await expect.element(page.getByRole('rowheader', { name: 'Pretend Paper' })).toBeVisible()
  await userEvent.selectOptions(page.getByLabelText('Month'), 'August 2026')
  await expect.poll(() => location.search).toBe(`?month=2026-08&q=${testCount}`)
})

test.each([
  { first: '2026-08-01', last: '2026-11-19', months: ['2026-11', '2026-10', '2026-09', '2026-08'] },
  { first: '2025-11-30', last: '2026-02-01', months: ['2026-02', '2026-01', '2025-12', '2025-11'] },
  { first: '2026-11-19', last: '2026-11-19', months: ['2026-11'] },
  { first: '2026-12-01', last: '2026-11-19', months: [] },
])('the months from $first to $last', ({ first, last, months }) => {
  expect(monthsBetween(first, last)).toEqual(months)
})
