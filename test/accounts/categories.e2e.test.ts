import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import { checkAxe, checkWidth, openPage, see } from '../support/browse.ts'
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

async function category(name: string): Promise<CategoryReply | undefined> {
  const { items } = await api.get<{ items: CategoryReply[] }>('/api/v1/categories')
  return items.find((one) => one.name === name)
}

/** Presses a button as the keyboard does. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus()
  await page.keyboard.press('Enter')
}

async function check(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await checkAxe(page)
  await checkWidth(page)
}

let attempts = 0

describe.each([
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
] as const)('at $width px, by keyboard alone', { timeout: 180_000 }, (view) => {
  test('a category is added, one is changed, and an expense can be put into each', async () => {
    // Names stay taken, whatever came of the attempt before.
    attempts += 1
    const [added, changed, to] = [`Gifts ${attempts}`, `Courses ${attempts}`, `Books ${attempts}`]
    await api.post('/api/v1/categories', { name: changed, role: 'expense' })
    const page = await openPage(`${server.url}/settings#categories`, view)
    await page.getByRole('table', { name: 'Categories of expenses' }).waitFor()
    await check(page)

    await press(page, 'Add category')
    const dialog = page.getByRole('dialog', { name: 'Add category' })
    const name = dialog.getByLabel('Category', { exact: true })
    const share = dialog.getByLabel('Deductible share', { exact: true })
    await name.fill('rent')
    await share.fill('half')
    await page.keyboard.press('Control+Enter')
    await dialog.getByRole('link', { name: 'Write a percentage like 27.5.' }).waitFor()
    await share.fill('25')
    await page.keyboard.press('Control+Enter')
    await dialog.getByRole('link', { name: 'There is already one named rent. Choose another name.' }).waitFor()
    await check(page)
    await see(share).toHaveValue('25')
    await name.fill(added)
    const line = dialog.getByLabel('Line of Schedule C', { exact: true })
    await see(line).toHaveValue('27b')
    await line.selectOption('24a, Travel')
    await page.keyboard.press('Control+Enter')
    await page
      .locator('.toast')
      .filter({ hasText: `${added} is in the book.` })
      .waitFor()
    await page.getByRole('button', { name: `Change ${added}`, exact: true }).waitFor()
    expect(await category(added)).toMatchObject({ role: 'expense', deductibleRate: '0.25', formLine: '24a' })

    await press(page, `Change ${changed}`)
    await page.getByLabel('Category', { exact: true }).fill(to)
    await page.getByLabel('Deductible share', { exact: true }).fill('0')
    await page.getByLabel('Line of Schedule C', { exact: true }).selectOption('22, Supplies')
    await check(page)
    await page.keyboard.press('Control+Enter')
    await page
      .locator('.toast')
      .filter({ hasText: `${to} is changed.` })
      .waitFor()
    expect(await category(to)).toMatchObject({ deductibleRate: '0', formLine: '22', version: 2 })
    expect(await category(changed)).toBeUndefined()

    await page.goto(server.url)
    await page.getByRole('button', { name: /^(Add e|E)xpense/ }).waitFor()
    await page.keyboard.press('e')
    const choice = page.getByRole('dialog').getByLabel('Category', { exact: true })
    await choice.selectOption(`${added}, 25% deductible`)
    await choice.selectOption(`${to}, 0% deductible`)
  })
})
