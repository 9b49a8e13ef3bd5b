import type { Page } from 'playwright'
import { afterEach, describe, expect, test } from 'vitest'
import { checkAxe, checkWidth, openPage, see } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'

const VIEWS = [
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
] as const

const LINE = 'This is a demo book with invented entries.'

let server: RunningServer | undefined
afterEach(() => server?.stop())

async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the demo book' }).click()
  await see(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 20_000 })
}

describe('the demo book', () => {
  test.each(VIEWS)(
    'is opened from set-up, looked at, and left for a book of one’s own, at $width px in $theme',
    async (view) => {
      server = await startServer()
      const page = await openPage(server.url, view)
      await see(page.getByRole('button', { name: 'Open the demo book' })).toBeVisible()
      await checkAxe(page)
      await openDemo(page)
      await see(page.getByText(LINE)).toBeVisible()
      await see(page.getByText(/^You can go [3-5]\.\d months with no new money\./)).toBeVisible()
      await see(page.getByText('Ask about 2 overdue invoices')).toBeVisible()
      await checkAxe(page)
      for (const place of ['/money', '/invoices', '/clients', '/taxes', '/reports']) {
        await page.goto(server.url + place)
        await see(page.getByText(LINE)).toBeVisible()
        await checkWidth(page)
      }

      await page.getByRole('link', { name: 'Start afresh' }).click()
      await see(page).toHaveURL(`${server.url}/settings#demo`)
      await page.getByRole('button', { name: 'Start afresh…' }).click()
      const dialog = page.getByRole('dialog', { name: 'Start afresh?' })
      await see(dialog).toContainText('A backup is made and checked first.')
      await checkAxe(page)
      await page.keyboard.press('Escape')
      await see(dialog, 'nothing happens until it is confirmed').toBeHidden()
      await page.getByRole('button', { name: 'Start afresh…' }).click()
      await page.keyboard.press('Control+Enter')
      await see(page.getByRole('heading', { name: 'Five questions, then your first answer.' })).toBeVisible({
        timeout: 20_000,
      })
      await see(page).toHaveURL(`${server.url}/set-up`)
      await see(page.getByText(LINE)).toBeHidden()
    },
  )

  test('is told in the country and the currency that are chosen', async () => {
    server = await startServer()
    const page = await openPage(server.url)
    await page.getByLabel('Country').selectOption('GB')
    await openDemo(page)
    await see(page.getByText(/£[\d,]+/).first()).toBeVisible()
    const book = await page.evaluate(async () => (await fetch('/api/v1/book')).json())
    expect(book).toMatchObject({ country: 'GB', currency: 'GBP', isDemo: true })
  })
})
