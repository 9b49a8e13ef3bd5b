import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventsReply } from '../../shared/accounts/contract.ts'
import { Api, seedBook } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage, type View } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'

let server: RunningServer
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = new Api(server.url)
  await seedBook(api)
})

afterAll(() => server.stop())

const views: [string, View][] = [
  ['desktop', { width: 1280 }],
  ['phone, dark', { width: 380, theme: 'dark' }],
]

function change(page: Page, words: string | RegExp) {
  return page.getByRole('table', { name: 'Changes' }).getByRole('row').filter({ hasText: words }).first()
}

test.each(views)('%s: from an entry to its history, and back by Undo', async (_what, view) => {
  const { items } = await api.get<EventsReply>('/api/v1/events?kind=expense&limit=200')
  const entry = items.find(({ reversedById }) => reversedById === null)
  if (!entry) throw new Error('the book has no expense')
  const page = await openPage(`${server.url}/money/${entry.id}`, view)
  await page.getByRole('link', { name: /^History: who changed what/ }).click()
  await change(page, /Recorded/).waitFor()
  expect(new URL(page.url()).search).toBe(`?entity=event&entityId=${entry.id}`)
  await page.getByText(/^All \d+ changes stand as they were recorded/).waitFor()
  await page.getByRole('definition').filter({ hasText: '→' }).first().waitFor()
  await checkAxe(page)
  await checkWidth(page)
  await change(page, /Recorded/)
    .getByRole('button', { name: /^Take it back/ })
    .click()
  await page.locator('.toast').filter({ hasText: 'Undone: Recorded' }).waitFor()
  await change(page, /Took back/).waitFor()
  expect(await page.getByRole('button', { name: /^Take it back/ }).count()).toBe(0)
})

test('the whole history: searched, narrowed, on a narrow phone, from the rail', async () => {
  const page = await openPage(server.url)
  await page.getByRole('navigation', { name: 'Places', exact: true }).getByRole('link', { name: 'History' }).click()
  await change(page, /./).waitFor()
  await checkAxe(page)
  await page.getByLabel('Kind of record').selectOption('account')
  await change(page, 'Added the account').waitFor()
  expect(new URL(page.url()).search).toBe('?entity=account')
  await page.keyboard.press('/')
  await page.getByLabel('Search name, number, words').fill('nothing is called so')
  await page.getByText('No change is like that').waitFor()
  await page.getByRole('link', { name: 'Show every change' }).click()
  await change(page, /./).waitFor()
  await page.setViewportSize({ width: 320, height: 700 })
  await page.locator('summary').first().click()
  await checkWidth(page)
  await checkAxe(page)
})
