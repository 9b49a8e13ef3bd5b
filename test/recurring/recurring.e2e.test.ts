import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventsReply } from '../../shared/accounts/contract.ts'
import type { DuesReply } from '../../shared/recurring/contract.ts'
import { Api, type SeededBook, seedBook } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage, see } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'

let server: RunningServer
let api: Api
let book: SeededBook

beforeAll(async () => {
  server = await startServer()
  api = new Api(server.url)
  book = await seedBook(api)
})

afterAll(() => server.stop())

async function toastSays(page: Page, text: string): Promise<void> {
  await page.locator('.toast').filter({ hasText: text }).waitFor()
}

describe.each([
  { width: 1280, theme: 'light', vendor: 'Desk of Glass' },
  { width: 380, theme: 'dark', vendor: 'Desk of Paper' },
] as const)('at $width px in $theme', ({ vendor, ...view }) => {
  test('an entry is repeated, and after months away each date is asked for', async () => {
    const { event } = await api.post<{ event: { id: number } }>('/api/v1/expenses', {
      date: '2026-07-31',
      vendor,
      categoryId: book.id('Rent'),
      amount: { minor: 28_500, currency: 'USD' },
      accountId: book.id('Spending'),
    })
    const page = await openPage(`${server.url}/money/${event.id}`, view)
    await page.getByRole('button', { name: /^Repeat/ }).click()
    const form = page.getByRole('dialog', { name: 'Add what comes again' })
    // The entry itself is booked already: what comes again begins after it, by how often it comes.
    const first = form.getByLabel('First date', { exact: true })
    expect(await first.inputValue()).toBe('2026-08-31')
    await form.getByLabel('How often', { exact: true }).selectOption('Every quarter')
    await see(first).toHaveValue('2026-10-31')
    await form.getByLabel('How often', { exact: true }).selectOption('Every month')
    await see(first).toHaveValue('2026-08-31')
    expect(await form.getByLabel('Amount each time').inputValue()).toBe('285.00')
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'comes again. Each date waits until you book it.')

    await page.goto(server.url)
    await page.getByRole('link', { name: 'Open: Book or skip 3 recurring entries' }).click()
    await page.waitForURL(`${server.url}/money/recurring`)
    await page.getByText('3 dates wait for you.').waitFor()
    await checkAxe(page)
    await checkWidth(page)

    await page.getByRole('button', { name: `Book ${vendor}, Aug 31`, exact: true }).click()
    await toastSays(page, `Booked $285.00, ${vendor}, on Aug 31.`)
    await page.getByRole('button', { name: `Skip ${vendor}, Sep 30`, exact: true }).click()
    await toastSays(page, `Skipped ${vendor} of Sep 30.`)
    await page.getByRole('button', { name: `Change and book ${vendor}, Oct 31`, exact: true }).click()
    await page.getByRole('dialog').getByLabel('Amount', { exact: true }).fill('299')
    await page.getByRole('dialog').getByLabel('Date', { exact: true }).fill('2026-11-02')
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await toastSays(page, `Booked $299.00, ${vendor}, on Nov 2.`)
    await page.getByText('Nothing waits for you.').waitFor()

    await page.keyboard.press('u')
    await toastSays(page, 'Taken back.')
    await page.getByText('1 date waits for you.').waitFor()
    await page.getByRole('button', { name: `Book ${vendor}, Oct 31`, exact: true }).click()
    await page.getByText('Nothing waits for you.').waitFor()
    const { items } = await api.get<EventsReply>(`/api/v1/events?q=${encodeURIComponent(vendor)}`)
    const standing = items.filter(({ reversedById }) => reversedById === null)
    expect(standing.map(({ date, amount }) => [date, amount.minor])).toEqual([
      ['2026-10-31', 28_500],
      ['2026-08-31', 28_500],
      ['2026-07-31', 28_500],
    ])
    expect((await api.get<DuesReply>('/api/v1/recurring-items/due')).items).toEqual([])
    await page.getByRole('button', { name: `End: ${vendor}` }).click()
    await toastSays(page, `Ended ${vendor}.`)
  })
})

test('all that waits is booked at once, each on its own date', async () => {
  await api.post('/api/v1/recurring-items', {
    kind: 'income',
    text: 'Sample Platform',
    every: 'two-weeks',
    startsOn: '2026-10-20',
    entry: {
      amount: { minor: 14_000, currency: 'USD' },
      categoryId: book.id('Product sales'),
      accountId: book.id('Spending'),
    },
  })
  const page = await openPage(`${server.url}/money/recurring`)
  await page.getByRole('button', { name: 'Book all 3' }).click()
  await toastSays(page, 'Booked 3 entries, each on its own date.')
  const { items } = await api.get<EventsReply>('/api/v1/events?q=Sample+Platform')
  expect(items.map(({ date }) => date)).toEqual(['2026-11-17', '2026-11-03', '2026-10-20'])
})
