import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccountReply, CategoryReply } from '../../shared/accounts/contract.ts'
import { addDays, calendarDate } from '../../shared/calendar.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { Api } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage, see, type View } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { aSetUp, usd } from '../support/test-app.ts'

const TODAY = calendarDate('2026-11-19')
const VIEWS: View[] = [
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
]

let server: RunningServer
let api: Api
let categoryId: number
let accountId: number

beforeAll(async () => {
  server = await startServer()
  api = new Api(server.url)
  await api.post('/api/v1/set-up', aSetUp())
  const categories = await api.get<{ items: CategoryReply[] }>('/api/v1/categories')
  categoryId = categories.items.find(({ name }) => name === 'Client work')?.id ?? 0
  const accounts = await api.get<{ items: AccountReply[] }>('/api/v1/accounts')
  accountId = accounts.items.find(({ role }) => role === 'spending')?.id ?? 0
})

afterAll(() => server.stop())

async function aDraft(clientId: number, issueDate: string, dueDate: string): Promise<InvoiceReply> {
  const lines = [{ description: 'Made-up work', quantity: '1', unitPrice: '1000', accountId: categoryId }]
  return api.post<InvoiceReply>('/api/v1/invoices', { clientId, issueDate, dueDate, lines })
}

async function anIssued(clientId: number, issueDate: string, dueDate: string): Promise<number> {
  const { id, version } = await aDraft(clientId, issueDate, dueDate)
  const headers = { 'idempotency-key': randomUUID(), 'if-match': `"${version}"` }
  const answer = await fetch(`${server.url}/api/v1/invoices/${id}/issue`, { method: 'POST', headers })
  if (!answer.ok) throw new Error(`not issued: ${await answer.text()}`)
  return id
}

async function paid(invoiceId: number, receivedDate: string): Promise<void> {
  const allocations = [{ invoiceId, amount: usd(100_000) }]
  await api.post('/api/v1/payments', { receivedDate, amount: usd(100_000), accountId, allocations })
}

const sentence = (page: Page) => page.locator('.sentence-more')
const chances = (page: Page) => page.getByRole('region', { name: 'How likely it is paid' })

describe('when an open invoice may be paid', () => {
  let openId: number
  let paidId: number

  beforeAll(async () => {
    const { id: clientId } = await api.post<{ id: number }>('/api/v1/clients', { name: 'Paper Whale Press' })
    for (const late of [4, 5, 5, 6, 7]) {
      paidId = await anIssued(clientId, '2026-09-01', '2026-09-15')
      await paid(paidId, addDays(calendarDate('2026-09-15'), late))
    }
    openId = await anIssued(clientId, TODAY, addDays(TODAY, 14))
  })

  test.each(VIEWS)('stands on its page, and nothing moves when it comes, at $width px', async (view) => {
    const page = await openPage('about:blank', view)
    let answer = () => {}
    const isAsked = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/expected-payment', async (route) => {
      await isAsked
      await route.continue()
    })
    await page.goto(`${server.url}/invoices/${openId}`)
    await see(sentence(page)).toHaveText('Looking at how such invoices were paid…')
    const places = () =>
      page.evaluate(() => [...document.querySelectorAll('main h2')].map((head) => head.getBoundingClientRect().top))
    const before = await places()
    answer()
    await see(sentence(page)).toContainText(
      'Invoices like this one are paid by December 8, 2026 as often as not, 9 in 10 by December 14, 2026.',
    )
    expect(await places()).toEqual(before)
    await see(chances(page).getByText('93%', { exact: true })).toBeVisible()
    await see(chances(page)).toContainText('From 5 other invoices of this client, and 5 in all.')
    await checkWidth(page)
    await checkAxe(page)
    await page.getByRole('button', { name: 'Why? Dec 8 as often as not' }).click()
    const drawer = page.getByRole('dialog', { name: 'Why Dec 8 as often as not?' })
    await see(drawer.getByText('An open invoice counts as not yet paid.')).toBeVisible()
    await see(drawer.getByText('Other invoices of this client')).toBeVisible()
    await checkAxe(page)
  })

  test('200 days late it says that it may not come', async () => {
    const { id: clientId } = await api.post<{ id: number }>('/api/v1/clients', { name: 'Moonbeam Ladder Co.' })
    const lateId = await anIssued(clientId, '2026-04-03', addDays(TODAY, -200))
    const page = await openPage(`${server.url}/invoices/${lateId}`, VIEWS[1])
    await see(sentence(page)).toContainText('It may not come: it is 200 days late, and nothing is expected after 180.')
    await see(chances(page).getByText('<1%', { exact: true }).first()).toBeVisible()
    await checkAxe(page)
  })

  test('a paid invoice and a draft have none of it', async () => {
    const { id } = await api.post<{ id: number }>('/api/v1/clients', { name: 'Invented Works' })
    const draft = await aDraft(id, TODAY, addDays(TODAY, 14))
    for (const invoiceId of [paidId, draft.id]) {
      const page = await openPage(`${server.url}/invoices/${invoiceId}`)
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.reload({ waitUntil: 'networkidle' })
      await see(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await chances(page).count()).toBe(0)
      expect(asked.filter((url) => url.endsWith('/expected-payment'))).toEqual([])
    }
  })

  test.each(VIEWS)(
    'counts in the runway: Today and Independence say how long it is with them, at $width px',
    async (view) => {
      const row = (page: Page) => page.getByRole('region', { name: 'If clients pay what they owe' })
      const page = await openPage(server.url, view)
      await page.getByRole('button', { name: /^Why\? [\d.]+ months with no new money$/ }).click()
      await see(row(page)).toContainText(
        /With open invoices\$\d{3} is expected of open invoices within 90 days, less 27\.5% for tax\. 1 invoice 180 days late or more is not counted\.[\d.]+ months/,
      )
      await checkAxe(page)
      await page.goto(`${server.url}/independence`)
      await page
        .getByRole('button', { name: /^Why\? Buffer.*: / })
        .and(page.locator(':visible'))
        .click()
      await see(row(page)).toContainText('1 invoice 180 days late or more is not counted.')
      await checkAxe(page)
    },
  )
})
