import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventDetailReply, EventsReply } from '../../shared/accounts/contract.ts'
import { Api, seedBook } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { aPdf } from '../support/uploads.ts'

let server: RunningServer
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = new Api(server.url)
  await seedBook(api)
})

afterAll(() => server.stop())

const toastSays = (page: Page, text: string) => page.locator('.toast').filter({ hasText: text }).waitFor()

/** The newest entry of a vendor that stands. */
async function entryOf(vendor: string): Promise<EventDetailReply> {
  const { items } = await api.get<EventsReply>('/api/v1/events?kind=expense&limit=200')
  const found = items.find(({ text, reversedById }) => text === vendor && reversedById === null)
  return api.get<EventDetailReply>(`/api/v1/events/${found?.id}`)
}

describe.each([
  { width: 1280, theme: 'light', vendor: 'Wide Paper Shop' },
  { width: 380, theme: 'dark', vendor: 'Narrow Paper Shop' },
] as const)('at $width px in $theme', { timeout: 180_000 }, ({ vendor, ...view }) => {
  test('a receipt goes with an expense, is seen, kept and removed, and a correction takes it along', async () => {
    const page = await openPage(`${server.url}/money`, view)
    await page.getByRole('table', { name: 'Movements' }).waitFor()
    const photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await page.screenshot({ type: 'jpeg' }) }

    await page
      .getByRole('button', { name: /expense/i })
      .first()
      .click()
    await page.getByLabel('Amount paid', { exact: true }).fill('40')
    await page.getByLabel('Vendor', { exact: true }).fill(vendor)
    await page.getByRole('dialog').getByLabel('Category', { exact: true }).selectOption('Supplies')
    await page.getByLabel('Receipt', { exact: true }).setInputFiles(photo)
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await toastSays(page, `Recorded $40.00 paid to ${vendor}. photo.jpg is attached.`)
    await page
      .getByRole('rowheader', { name: `${vendor} with a receipt` })
      .getByRole('link')
      .click()

    // The picture itself is drawn, small and large.
    const small = page.getByRole('button', { name: 'Show photo.jpg larger' })
    await expect
      .poll(() => small.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(view.width)
    await small.click()
    await page.getByRole('img', { name: 'Receipt photo.jpg' }).waitFor()
    await checkAxe(page)
    await page.keyboard.press('Escape')

    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Attach a receipt…' }).click()
    const bill = { name: 'bill.pdf', mimeType: 'application/pdf', buffer: aPdf(vendor) }
    await (await choosing).setFiles([
      bill,
      { name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') },
    ])
    await page.getByRole('heading', { name: 'notes.pdf was not attached' }).waitFor()
    await checkAxe(page)
    await checkWidth(page)
    await page.getByRole('button', { name: 'Leave it' }).click()

    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download bill.pdf' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('bill.pdf')
    expect(readFileSync(await download.path())).toEqual(aPdf(vendor))

    await page.getByRole('button', { name: /^Correct/ }).click()
    await page.getByLabel('Amount paid', { exact: true }).fill('41')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Corrected.')
    const entry = await entryOf(vendor)
    expect(entry.receiptFiles.map(({ name }) => name)).toEqual(['photo.jpg', 'bill.pdf'])

    await page.goto(`${server.url}/money/${entry.id}`)
    await page.getByRole('button', { name: 'Remove… photo.jpg' }).click()
    await page.getByRole('dialog', { name: 'Remove this receipt?' }).waitFor()
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Removed photo.jpg.')
    await page.getByRole('button', { name: 'Remove… photo.jpg' }).waitFor({ state: 'detached' })
    expect((await entryOf(vendor)).receiptFiles.map(({ name }) => name)).toEqual(['bill.pdf'])
  })
})
