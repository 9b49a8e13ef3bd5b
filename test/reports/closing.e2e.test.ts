import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Api, seedBook } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { aPdf } from '../support/uploads.ts'

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
  await seedBook(new Api(server.url))
})

afterAll(() => server.stop())

const REPORT = '/reports?quarter=2026-Q3'

// One book for both: what the first view opens again the second one closes.
describe.each([
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
] as const)('at $width px in $theme', { timeout: 180_000 }, (view) => {
  test('a quarter is closed, changed late with a reason, and opened again', async () => {
    const page = await openPage(server.url + REPORT, view)
    await page.getByRole('button', { name: 'Close Q3 2026' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('is refused from then on').waitFor()
    await checkAxe(page)
    await dialog.getByRole('button', { name: /^Close Q3 2026/ }).click()
    await page.getByText('Closed on November 19, 2026. Its pack is kept').waitFor()
    expect(await page.locator('#closing code').first().textContent()).toMatch(/^[0-9a-f]{64}$/)
    await checkAxe(page)
    await checkWidth(page)

    await page.goto(`${server.url}/money`)
    await page.getByRole('button', { name: view.width < 600 ? /^Expense/ : /Add expense/ }).click()
    const vendor = `Found Papers ${view.width}`
    await dialog.getByLabel('Amount paid', { exact: true }).fill('12.50')
    await dialog.getByLabel('Vendor', { exact: true }).fill(vendor)
    await dialog.getByLabel('Category', { exact: true }).selectOption('Supplies')
    await dialog.getByLabel('Date', { exact: true }).fill('2026-09-14')
    const receipt = { name: `found-${view.width}.pdf`, mimeType: 'application/pdf', buffer: aPdf(vendor) }
    await dialog.getByLabel('Receipt', { exact: true }).setInputFiles(receipt)
    await dialog.getByRole('button', { name: /Add expense/ }).click()
    const reason = page.getByLabel('Reason for the late change')
    await reason.waitFor()
    expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true)
    await checkAxe(page)
    await checkWidth(page)
    // Without a reason nothing is sent; what was typed stays.
    await page.getByRole('button', { name: 'Record as a late change' }).click()
    await page.getByText('Say why the closed quarter changes.').waitFor()
    await reason.fill('The receipt turned up')
    await reason.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    // The receipt is a request of its own, which has no day: it is attached all the same.
    await page
      .locator('.toast')
      .filter({ hasText: `${receipt.name} is attached.` })
      .waitFor()

    await page.goto(server.url + REPORT)
    const late = page.getByRole('table', { name: 'Late changes of Q3 2026' })
    await late
      .getByRole('row', { name: new RegExp(vendor) })
      .getByText('The receipt turned up')
      .waitFor()
    await page.getByRole('table', { name: 'Figures of Q3 2026 as closed and now' }).waitFor()
    await checkAxe(page)
    await checkWidth(page)

    await page.getByRole('button', { name: 'Open Q3 2026 again' }).click()
    await dialog.getByLabel('Reason').fill('Wrong category')
    await dialog.getByRole('button', { name: /^Open Q3 2026 again/ }).click()
    await page.getByText('opened again: Wrong category').first().waitFor()
    await page.getByRole('button', { name: 'Close Q3 2026' }).waitFor()
    await checkAxe(page)
  })

  test('the profit and loss is shown on accrual basis on request, and says so', async () => {
    const page = await openPage(server.url + REPORT, view)
    await page.getByLabel('Basis of the profit and loss').selectOption('accrual basis')
    await page.getByRole('table', { name: 'Profit and loss, accrual basis' }).waitFor()
    await page.getByText('Accrual basis: invoices count on their issue date').waitFor()
    expect(page.url()).toContain('basis=accrual')
    await checkAxe(page)
    await checkWidth(page)
  })
})
