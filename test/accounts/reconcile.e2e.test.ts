import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccountReply, EventsReply } from '../../shared/accounts/contract.ts'
import { checkAxe, checkWidth, openPage } from '../support/browse.ts'
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

const VIEWS = [
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
] as const

async function account(name: string): Promise<AccountReply> {
  const { items } = await api.get<{ items: AccountReply[] }>('/api/v1/accounts')
  const found = items.find((one) => one.name === name)
  if (!found) throw new Error(`there is no account ${name}`)
  return found
}

async function toastSays(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.toast').filter({ hasText: text }).waitFor()
}

async function check(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await checkAxe(page)
  await checkWidth(page)
}

test('an account is reconciled: what is missing is found, and a difference is booked under a name', async () => {
  const { id } = await account('Spending')
  const page = await openPage(`${server.url}/money`)
  await page.getByRole('link', { name: 'Not held against the bank yet' }).first().click()
  await page.getByText('Spending has not been held against the bank yet.').waitFor()
  // August: $5,000.00 came in and $285.00 went out; the bank also took $12.00 that the book knows nothing of.
  await page.getByLabel('Balance', { exact: true }).fill('14,703')
  await page.getByLabel('At the end of', { exact: true }).fill('2026-08-31')
  await page.keyboard.press('Control+Enter')
  await page.getByText('The bank shows $14,703.00 on August 31, 2026.').waitFor()
  await check(page)

  // By keyboard: the first row, then everything up to the second.
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByRole('checkbox', { name: /Invented Desks/, checked: true }).waitFor()
  await page.getByText('Exactly the difference').waitFor({ state: 'detached' })
  await page.keyboard.press('j')
  await page.keyboard.press('t')
  await page.getByText('That is $12.00 less than what is ticked.').waitFor()
  expect(await page.getByRole('button', { name: /^Finish/ }).isDisabled()).toBe(true)
  // It is put aside and gone on with.
  await page.getByRole('link', { name: 'Put aside' }).click()
  await page.getByRole('link', { name: 'Reconciling with the bank is not finished' }).click()
  await page.getByText('That is $12.00 less than what is ticked.').waitFor()

  await page.keyboard.press('b')
  await page.getByRole('dialog', { name: 'Book the difference' }).waitFor()
  await page.getByLabel('Under the name', { exact: true }).fill('Account fee')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('link', { name: 'Choose a category.' }).waitFor()
  await page.getByLabel('Category', { exact: true }).selectOption('Supplies')
  await page.keyboard.press('Control+Enter')
  await toastSays(page, 'Recorded $12.00, Account fee, and ticked it.')
  await page.getByText('What is ticked comes to exactly that.').waitFor()
  await page.keyboard.press('f')
  await toastSays(page, 'Spending agrees with the bank on Aug 31.')
  await page.getByText('Spending agreed with the bank on August 31, 2026.').waitFor()
  expect((await account('Spending')).reconciled).toMatchObject({ date: '2026-08-31', disagreesSince: null })

  // What was ticked is taken back: the account says that it no longer agrees.
  const { items } = await api.get<{ items: { id: number; text: string }[] }>('/api/v1/events?q=Account+fee')
  await api.post(`/api/v1/events/${items[0]?.id}/reverse`, {})
  await page.goto(`${server.url}/money/reconcile/${id}`)
  await page.getByText(/No longer agrees since/).waitFor()
  await page.getByRole('button', { name: 'Open Aug 31 again' }).click()
  await page.getByText('The bank shows $14,703.00').waitFor()
  await page.getByRole('button', { name: 'Abandon…' }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Spending has not been held against the bank yet.').waitFor()
})

test('an account that holds something is emptied, closed, folded away and opened again', async () => {
  await api.post('/api/v1/accounts', {
    name: 'Old account',
    role: 'other',
    openingDate: '2026-11-01',
    openingBalance: { minor: 5_000, currency: 'USD' },
  })
  const page = await openPage(`${server.url}/settings`)
  await page.getByRole('button', { name: 'Close Old account' }).click()
  await page.getByRole('button', { name: 'Move $50.00 to another account' }).click()
  await page.getByLabel('To', { exact: true }).selectOption('Spending')
  await page.keyboard.press('Control+Enter')
  await toastSays(page, 'Moved $50.00 to Spending.')
  await page.getByRole('button', { name: 'Close Old account' }).click()
  await page.keyboard.press('Control+Enter')
  await toastSays(page, 'Old account is closed.')
  await page.getByText('One closed account').click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Open Old account again' }).click()
  await toastSays(page, 'Old account is open again.')
  await page.getByRole('button', { name: 'Close Old account' }).waitFor()

  // Its place in the list, by keyboard; the focus stays with it.
  await page.getByRole('button', { name: 'Move Old account up' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await account('Old account')).position).toBe(2)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Move Old account up')
})

test('another use of an account shows what it changes before it is taken', async () => {
  const page = await openPage(`${server.url}/settings`)
  await page.getByRole('button', { name: 'Change Savings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change account' })
  await dialog.getByLabel('Used for').selectOption('Investments, loans')
  await dialog.getByText('What this changes today').waitFor()
  await dialog.getByText('Free cash').waitFor()
  await checkAxe(page)
  expect((await account('Savings')).role).toBe('buffer')
  await page.keyboard.press('Escape')
})

test('an opening balance is put right in Settings, where its entry leads', async () => {
  await api.post('/api/v1/accounts', {
    name: 'Cash box',
    role: 'spending',
    openingDate: '2026-11-02',
    openingBalance: { minor: 5_000, currency: 'USD' },
  })
  const { items } = await api.get<EventsReply>('/api/v1/events?kind=opening&q=Cash+box')
  const page = await openPage(`${server.url}/money/${items[0]?.id}`)
  await page.getByRole('link', { name: 'Correct it in Settings' }).click()
  await page.getByRole('button', { name: 'Change Cash box' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change account' })
  const opening = dialog.getByLabel('Opening balance', { exact: true })
  await dialog.getByText('What it held on Nov 2.').waitFor()
  expect(await opening.inputValue()).toBe('50.00')
  await opening.fill('45.50')
  await dialog.getByText('It then holds $45.50 today.').waitFor()
  await checkAxe(page)
  await page.keyboard.press('Control+Enter')
  await toastSays(page, 'Cash box is changed.')
  expect(await account('Cash box')).toMatchObject({ balance: { minor: 4_550 }, openingBalance: { minor: 4_550 } })
})

test('settings hold from a day: the past, today and what is to come stand beside them', async () => {
  const page = await openPage(`${server.url}/settings`)
  const needs = page.getByRole('form', { name: 'What a month costs' })
  await needs.getByLabel('Essentials a month').fill('3,500')
  await needs.getByLabel('Holds from').fill('2027-01-01')
  await page.getByText('In force from Jan 1, 2027. Until then every figure stays as it is.').waitFor()
  await page.keyboard.press('Control+Enter')
  await toastSays(page, 'Needs saved.')
  const table = page.getByRole('table', { name: 'What held from when: What a month costs' })
  await table.getByText('to come').waitFor()
  await expect.poll(() => needs.getByLabel('Essentials a month').inputValue()).toBe('3,300.00')
  await needs.getByLabel('Essentials a month').fill('3,400')
  await needs.getByLabel('Holds from').fill('2026-06-01')
  await page.getByText(/A look back at days from Jun 1 until Jan 1, 2027 is worked out anew/).waitFor()
  await page.keyboard.press('Control+Enter')
  await table.getByRole('button', { name: 'Take back what holds from Jun 1' }).click()
  await page.getByRole('dialog').getByText('$3,400.00 → $3,300.00').waitFor()
  await page.keyboard.press('Control+Enter')
  await toastSays(page, 'From Jun 1 on holds again what held before.')
})

test('numbering goes on after another program, with a preview', async () => {
  const page = await openPage(`${server.url}/settings#numbering`)
  const form = page.getByRole('form', { name: 'Numbering of invoices' })
  await form.getByText('The next invoice is 2026-001.').waitFor()
  await form.getByLabel('Invoices: go on with').fill('39')
  await form.getByText('The next invoice is 2026-039.').waitFor()
  await form.getByLabel('Invoices: begin with').fill('EK-')
  await form.getByText('The next invoice is EK-2026-039.').waitFor()
  await page.keyboard.press('Control+Enter')
  await toastSays(page, 'Numbering saved.')
  const { items } = await api.get<{ items: { nextNumber: string }[] }>('/api/v1/numbering')
  expect(items[0]?.nextNumber).toBe('EK-2026-039')
  await page.keyboard.press('Escape')
  await page.locator('main h1').click()
  await page.keyboard.press('m')
  await page.getByRole('dialog', { name: 'Move between accounts' }).waitFor()
})

describe.each(VIEWS)('at $width px in $theme', { timeout: 180_000 }, (view) => {
  test('the pages are readable by everyone and no wider than the window', async () => {
    const { id } = await account('Savings')
    const page = await openPage(`${server.url}/money/reconcile/${id}`, view)
    await page.getByLabel('Balance', { exact: true }).waitFor()
    await check(page)
    await page.getByLabel('Balance', { exact: true }).fill('1')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('The bank shows $1.00').waitFor()
    await check(page)
    await page.keyboard.press('b')
    await checkAxe(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Abandon…' }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Compare' }).waitFor()
    await page.goto(`${server.url}/settings`)
    await page.getByText('All keys').click()
    await check(page)
  })
})
