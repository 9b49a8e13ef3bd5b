import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClientReply } from '../../shared/clients/contract.ts'
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

test.each(views)(
  '%s: a client nobody was billed for goes wholly, a draft too, after a look at what stays',
  async (_what, view) => {
    const { id } = await api.post<ClientReply>('/api/v1/clients', { name: 'Passing Sample', contact: 'Kim Sample' })
    await api.post('/api/v1/invoices', { clientId: id, issueDate: '2026-11-01', dueDate: '2026-11-30', lines: [] })
    const page = await openPage(`${server.url}/clients/${id}`, view)
    await page.getByRole('button', { name: 'Remove their data…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove their data?' })
    await dialog.getByText('The contact, Kim Sample').waitFor()
    await dialog.getByText('Evenkeel does not know where they are').waitFor()
    await checkAxe(page)
    await checkWidth(page)
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('Say what becomes of the drafts.').first().waitFor()
    await dialog.getByLabel('It goes too').check()
    await dialog.getByRole('button', { name: /^Remove/ }).click()
    await page.locator('.toast').filter({ hasText: 'Removed, and the file is written anew.' }).waitFor()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/clients')
    await expect.poll(() => page.getByText('Passing Sample').count()).toBe(0)
    await page.goto(`${server.url}/history?entity=client&entityId=${id}`)
    await page.getByText('What it said was removed at the client’s request.').waitFor()
    await checkAxe(page)
  },
)

test('a client with invoices: the page says afterwards what remains and why', async () => {
  const client = await api.post<ClientReply>('/api/v1/clients', { name: 'Billed Sample', address: '1 Sample Street' })
  const { items } = await api.get<{ items: { id: number; name: string }[] }>('/api/v1/categories')
  const accountId = items.find(({ name }) => name === 'Client work')?.id
  const lines = [{ description: 'Design', quantity: '1', unitPrice: '100', accountId }]
  const body = { clientId: client.id, issueDate: '2026-11-01', dueDate: '2026-11-30', lines }
  const draft = await api.post<{ id: number }>('/api/v1/invoices', body)
  const headers = { 'if-match': '"1"', 'idempotency-key': 'issue' }
  const issued = await fetch(`${server.url}/api/v1/invoices/${draft.id}/issue`, { method: 'POST', headers })
  expect(issued.status).toBe(200)
  const page = await openPage(`${server.url}/clients/${client.id}`)
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Archive', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Remove their data…' }).click()
  await page.getByRole('dialog').getByText('Tax law asks for issued documents to be kept').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^On .* everything was removed at their request/).waitFor()
  await page.getByText('Tax law asks for issued documents to be kept').waitFor()
  expect(await page.getByRole('button', { name: 'Change', exact: true }).count()).toBe(0)
  await checkAxe(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await checkWidth(page)
  await checkAxe(page)
})
