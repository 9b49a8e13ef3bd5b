import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventsReply } from '../../shared/accounts/contract.ts'
import type { ClosingReply } from '../../shared/reports/contract.ts'
import { Api, type SeededBook, seedBook } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'

let server: RunningServer
let api: Api
let book: SeededBook

beforeAll(async () => {
  server = await startServer()
  api = new Api(server.url)
  book = await seedBook(api)
  await api.post('/api/v1/reports/quarters/2026-Q3/close', {})
})

afterAll(() => server.stop())

/** The reason is asked for where the press was; it is said from the keyboard. */
async function sayWhy(page: Page, reason: string): Promise<void> {
  const field = page.getByLabel('Reason for the late change')
  await field.waitFor()
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
  await checkAxe(page)
  await checkWidth(page)
  await page.keyboard.type(reason)
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
}

async function recurring(text: string, startsOn: string, endsOn: string): Promise<void> {
  const entry = {
    amount: { minor: 1_500, currency: 'USD' },
    categoryId: book.id('Rent'),
    accountId: book.id('Spending'),
  }
  await api.post('/api/v1/recurring-items', { kind: 'expense', text, every: 'month', startsOn, endsOn, entry })
}

// Whatever came of an attempt before stays in the book.
let attempts = 0

describe.each([
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
] as const)('at $width px in $theme', { timeout: 180_000 }, (view) => {
  test('a line of the quick entry, a date and all dates are recorded late, each with its reason', async () => {
    attempts += 1
    const mark = `${view.width} ${attempts}`
    const page = await openPage(`${server.url}/money`, view)
    const line = page.getByRole('form', { name: 'Quick entry' })
    await line.getByLabel('Date', { exact: true }).fill('2026-09-14')
    await line.getByLabel('Paid to, or from').fill(`Found Papers ${mark}`)
    await line.getByLabel('Amount', { exact: true }).fill('12.50')
    await line.getByLabel('Category', { exact: true }).selectOption('Supplies')
    await page.keyboard.press('Enter')
    await sayWhy(page, `Found ${mark}`)
    await page
      .locator('.toast')
      .filter({ hasText: `paid to Found Papers ${mark}.` })
      .waitFor()

    const desk = `Sample Desk ${mark}`
    await recurring(desk, '2026-07-20', '2026-10-20')
    await page.goto(`${server.url}/money/recurring`)
    await page.getByRole('button', { name: `Book ${desk}, Jul 20`, exact: true }).click()
    await sayWhy(page, `One date ${mark}`)
    await page
      .locator('.toast')
      .filter({ hasText: `${desk}, on Jul 20.` })
      .waitFor()
    await page.getByRole('button', { name: /^Book all/ }).click()
    await page.getByText('dates lie in a closed quarter').waitFor()
    await sayWhy(page, `All dates ${mark}`)
    await page.getByText('Nothing waits for you.').waitFor()

    const { items } = await api.get<EventsReply>(`/api/v1/events?q=${encodeURIComponent(desk)}`)
    expect(items.map(({ date }) => date)).toEqual(['2026-10-20', '2026-09-20', '2026-08-20', '2026-07-20'])
    const { items: closings } = await api.get<{ items: ClosingReply[] }>('/api/v1/reports/quarters/2026-Q3/closings')
    const reasons = closings[0]?.lateChanges.map(({ reason }) => reason).filter((one) => one.endsWith(mark))
    expect(reasons?.sort()).toEqual(
      ['All dates', 'All dates', 'Found', 'One date'].map((reason) => `${reason} ${mark}`),
    )
  })
})
