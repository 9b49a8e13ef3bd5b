import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventDetailReply, EventsReply } from '../../shared/accounts/contract.ts'
import { checkAxe, checkWidth, openPage, type View } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { Api, seedBook } from './a-book.ts'

let server: RunningServer
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = new Api(server.url)
  await seedBook(api)
})

afterAll(() => server.stop())

async function openMoney(view: View): Promise<Page> {
  const page = await openPage(`${server.url}/money`, view)
  await page.getByRole('table', { name: 'Movements' }).waitFor()
  // A key means something once its part of the page is there.
  await page.getByRole('form', { name: 'Quick entry' }).waitFor()
  return page
}

/** Types into whatever has the focus: nothing but the keyboard is used. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

async function focusedLabel(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const field = document.activeElement
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.labels?.[0]?.innerText : ''
  })
}

async function tabTo(page: Page, label: string): Promise<void> {
  for (let count = 0; count < 20 && (await focusedLabel(page)) !== label; count += 1) await press(page, 'Tab')
  expect(await focusedLabel(page)).toBe(label)
}

describe.each([
  { width: 1280, theme: 'light', vendor: 'Imagined Coffee', amount: '12.40' },
  { width: 380, theme: 'dark', vendor: 'Fictional Tea', amount: '13.40' },
] as const)('at $width px, by keyboard alone', ({ vendor, amount, ...view }) => {
  test('several lines are entered in a row, and the last is undone', async () => {
    const page = await openMoney(view)
    await press(page, 'e')
    await page.keyboard.type(vendor)
    await press(page, 'Tab')
    await page.keyboard.type(amount)
    await tabTo(page, 'Category')
    await page.keyboard.type('Meals')
    await press(page, 'Enter')
    await page
      .locator('.toast')
      .filter({ hasText: `Recorded $${amount} paid to ${vendor}.` })
      .waitFor()
    expect(await focusedLabel(page)).toBe('Paid to, or from')

    // The second time the name brings its category along.
    await page.keyboard.type(vendor)
    await press(page, 'Tab')
    await page.keyboard.type('2*4')
    await press(page, 'Enter')
    await page
      .locator('.toast')
      .filter({ hasText: `Recorded $8.00 paid to ${vendor}.` })
      .waitFor()

    await page.keyboard.type('nothing of it')
    await press(page, 'Enter')
    await page.getByText('Enter an amount.').waitFor()
    expect(await focusedLabel(page)).toBe('Amount')
    await checkAxe(page)
    await checkWidth(page)
    await press(page, 'Escape', 'Escape', 'u')
    await page.locator('.toast').filter({ hasText: 'Taken back.' }).waitFor()
    const { items } = await api.get<EventsReply>(`/api/v1/events?q=${encodeURIComponent(vendor)}`)
    expect(
      items.map(({ purpose, amount: { minor }, reversedById }) => [purpose, minor, reversedById !== null]),
    ).toEqual([
      ['Meals', 800, true],
      ['Meals', Number(amount.replace('.', '')), false],
    ])
  })

  test('an entry is found by its amount, opened, corrected, and shows what changed', async () => {
    const page = await openMoney(view)
    await press(page, '/')
    await page.keyboard.type(amount)
    await press(page, 'Enter')
    await page.getByText(`1 entry · In 0.00 · Out −${amount}`).waitFor()
    expect(page.url()).toContain(`q=${amount}`)
    await checkAxe(page)
    await checkWidth(page)
    await press(page, 'ArrowDown', 'Enter')
    await page.getByRole('heading', { level: 1, name: vendor }).waitFor()

    await page.getByRole('button', { name: /^Correct/ }).focus()
    await press(page, 'Enter')
    const field = page.getByLabel('Amount paid', { exact: true })
    await field.fill('21')
    await press(page, 'Control+Enter')
    await page.locator('.toast').filter({ hasText: 'Corrected.' }).waitFor()
    await page.getByRole('link', { name: 'See the entry that took its place' }).click()
    const chain = page.getByRole('table', { name: /^Corrected on/ })
    await chain.getByRole('row').filter({ hasText: 'Amount' }).filter({ hasText: '$21.00' }).waitFor()
    await page.getByRole('link', { name: 'What was recorded first' }).waitFor()
    await checkAxe(page)
    await checkWidth(page)
    const id = Number(page.url().split('/').at(-1))
    const { corrections } = await api.get<EventDetailReply>(`/api/v1/events/${id}`)
    expect(corrections[0]?.changes).toEqual([{ field: 'amount', before: `$${amount}`, after: '$21.00' }])
  })

  test('filters are named by chips, and taken off one by one', async () => {
    const page = await openMoney(view)
    await page.getByLabel('Category', { exact: true }).first().waitFor()
    await page.goto(`${server.url}/money?q=desks&kind=expense&from=2026-08-01&leastMinor=20000`)
    await page.getByText('2 entries · In 0.00 · Out −570.00').waitFor()
    await checkAxe(page)
    await checkWidth(page)
    await page.getByRole('link', { name: 'Show not only: Expense' }).focus()
    await press(page, 'Enter')
    await page.waitForURL(`${server.url}/money?from=2026-08-01&leastMinor=20000&q=desks`)
    await page.getByRole('link', { name: 'Clear all' }).focus()
    await press(page, 'Enter')
    await page.waitForURL(`${server.url}/money`)
  })
})
