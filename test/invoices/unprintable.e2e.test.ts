import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { Api } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage, see } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { aSetUp } from '../support/test-app.ts'

let server: RunningServer
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = new Api(server.url)
  await api.post('/api/v1/set-up', aSetUp())
})

afterAll(() => server.stop())

const warning = (page: Page) => page.getByRole('status').filter({ hasText: 'Some characters cannot be printed' })

test.each([
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
] as const)(
  'what the PDF would show as boxes is said while it is typed and asked before it is issued: $width $theme',
  async (view) => {
    const { id: clientId } = await api.post<ClientReply>('/api/v1/clients', { name: `東京出版 ${view.width}` })
    const { items } = await api.get<{ items: CategoryReply[] }>('/api/v1/categories')
    const accountId = items.find(({ name }) => name === 'Client work')?.id
    const draft = await api.post<InvoiceReply>('/api/v1/invoices', {
      clientId,
      issueDate: '2026-11-02',
      dueDate: '2026-12-02',
      lines: [{ description: 'Cover', quantity: '1', unitPrice: '850', accountId }],
    })

    const page = await openPage(`${server.url}/invoices/${draft.id}`, view)
    await see(warning(page)).toContainText('Client: 東 京 出 版')
    await see(warning(page)).not.toContainText('Note')
    await page.getByLabel('Note on the invoice').fill('Thank you 🎉')
    await see(warning(page)).toContainText('Note: 🎉')
    await checkAxe(page)
    await checkWidth(page)

    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: 'Issue it with empty boxes?' })
    await see(dialog).toContainText('Note: 🎉')
    await checkAxe(page)
    await page.keyboard.press('Escape')
    await see(dialog).toBeHidden()
    expect((await api.get<InvoiceReply>(`/api/v1/invoices/${draft.id}`)).status, 'nothing is issued').toBe('draft')

    await page.getByLabel('Note on the invoice').fill('Thank you')
    await see(warning(page)).not.toContainText('Note')
    await page.keyboard.press('Control+Enter')
    await see(dialog).not.toContainText('Note')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /^Invoice 2026-/ }).waitFor()
    await see(page.getByText('It could not print these characters')).toBeVisible()
    await see(page.getByRole('region', { name: 'Details' })).toContainText('Client: 東 京 出 版')
    await checkAxe(page)
    await checkWidth(page)

    await page.getByRole('button', { name: 'Credit note…' }).click()
    const credit = page.getByRole('dialog', { name: 'Write a credit note' })
    await credit.getByLabel('Note on the credit note').fill('Sorry 🙏')
    await see(credit).toContainText('The PDF shows an empty box instead of: 🙏')
    await checkAxe(page)
  },
)

test('nothing is said, and nothing asked, of an invoice that can be printed', async () => {
  const { id } = await api.post<ClientReply>('/api/v1/clients', { name: 'Łódź Ωμέγα Привет' })
  const page = await openPage(`${server.url}/invoices/new?client=${id}`)
  await page.getByLabel('Line 1: what').fill('Cover')
  await page.getByLabel('Line 1: rate in USD').fill('850')
  await see(page.getByRole('region', { name: 'Totals' })).toContainText('$850.00')
  expect(await warning(page).count()).toBe(0)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: /^Invoice 2026-/ }).waitFor()
})
