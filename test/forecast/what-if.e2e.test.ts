import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import { Api } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage, see } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { aSetUp, usd } from '../support/test-app.ts'

const VIEWS = [
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
] as const

/** Half a year of a side business beside a job: one client pays twice what the other does. */
async function seedSideBusiness(api: Api): Promise<void> {
  const needs = {
    essentials: usd(260_000),
    benefits: usd(80_000),
    businessCosts: usd(20_000),
    irregularYearly: usd(120_000),
  }
  await api.post('/api/v1/set-up', aSetUp({ ...needs, dayJobNet: usd(280_000) } as object))
  const accounts = await api.get<{ items: AccountReply[] }>('/api/v1/accounts')
  const spending = accounts.items.find(({ name }) => name === 'Spending')?.id
  const categories = await api.get<{ items: { id: number; name: string }[] }>('/api/v1/categories')
  const work = categories.items.find(({ name }) => name === 'Client work')?.id
  const clients = []
  for (const name of ['Tin Lantern Theatre', 'Paper Whale Press']) {
    clients.push((await api.post<{ id: number }>('/api/v1/clients', { name })).id)
  }
  for (const [index, month] of ['05', '06', '07', '08', '09', '10'].entries()) {
    for (const [place, clientId] of clients.entries()) {
      const minor = (place === 0 ? 200_000 : 100_000) + ((index * 37_000) % 90_000)
      await api.post('/api/v1/payments', {
        receivedDate: `2026-${month}-12`,
        amount: usd(minor),
        accountId: spending,
        clientId,
        other: [{ accountId: work, amount: usd(minor) }],
      })
    }
  }
}

const whatIf = (page: Page) => page.getByRole('region', { name: 'What if', exact: true })
const slide = (page: Page, name: string) => page.getByRole('slider', { name })

describe.each(VIEWS)('at $width px in $theme', (view) => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer()
    await seedSideBusiness(new Api(server.url))
  })
  afterAll(() => server.stop())

  test('slides move what would be, the line answers, and a day to quit on can be kept and taken back', async () => {
    const page = await openPage(`${server.url}/independence`, view)
    await page.waitForLoadState('networkidle') // its parts come one after another and push each other down
    const chance = whatIf(page).getByText(/^solvent/)
    await see(whatIf(page).getByRole('img', { name: /^Free cash of \$/ })).toBeVisible()
    await see(whatIf(page)).toContainText('The dotted line is the middle future without your biggest client')
    await checkAxe(page)
    await checkWidth(page)

    const quit = slide(page, 'Quit on')
    await see(quit).toHaveAttribute('aria-valuetext', 'not planned')
    await quit.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await see(quit).toHaveAttribute('aria-valuetext', 'January 1, 2027')
    await see(chance).toHaveText(/^solvent a year after quitting: \S+ of 100$/)
    await see(whatIf(page).getByRole('img', { name: /Your first day on your own is January 1, 2027\./ })).toBeVisible()

    const picture = whatIf(page).getByRole('img', { name: /^Free cash of/ })
    const before = (await picture.getAttribute('aria-label')) ?? ''
    const rates = slide(page, 'Rates')
    await rates.scrollIntoViewIfNeeded()
    const box = await rates.boundingBox()
    if (!box) throw new Error('the slide has no place')
    await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + 8, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
    await see(rates).toHaveAttribute('aria-valuetext', /^−\d+%$/)
    await see(picture).not.toHaveAttribute('aria-label', before)
    await page.getByLabel('Second line, dotted').selectOption('Everyone pays 90 days later')
    await see(whatIf(page)).toContainText('with everyone paying 90 days later')

    await page.getByRole('button', { name: 'Keep January 1, 2027 as my date' }).press('Enter')
    await see(page.locator('.toast')).toContainText('Kept: January 1, 2027 is your first day on your own.')
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await see(quit).toHaveAttribute('aria-valuetext', 'not planned')
    await page.getByRole('button', { name: 'Back to today’s facts' }).click()
    await see(rates).toHaveAttribute('aria-valuetext', 'as now')
  })

  test('a contract and a one-off are noted, one is taken out and put back', async () => {
    const page = await openPage(`${server.url}/independence`, view)
    await page.waitForLoadState('networkidle') // its parts come one after another and push each other down
    const known = page.getByRole('region', { name: 'What is known of the months to come' })
    await known.getByRole('button', { name: 'Note a contract' }).click()
    await page.getByLabel('Client', { exact: true }).selectOption('Paper Whale Press')
    await page.getByLabel('Pays a month').fill('1200')
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await see(known.getByRole('table', { name: 'Contracts' })).toContainText('Paper Whale Press')
    await known.getByRole('button', { name: 'Note a one-off' }).click()
    await page.getByLabel('What it is').fill('New computer')
    await page.getByLabel('Amount').fill('1800')
    await page.keyboard.press('Control+Enter')
    const oneOffs = known.getByRole('table', { name: 'One-offs' })
    await see(oneOffs).toContainText('−1,800.00')
    await known.getByRole('button', { name: 'Remove New computer' }).click()
    await see(page.locator('.toast')).toContainText('Removed New computer.')
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await see(oneOffs).toContainText('New computer')
    await known.getByLabel(/^My work comes in seasons/).check()
    await see(page.locator('.toast')).toContainText('The forecast knows your seasons now.')
    await checkWidth(page)
  })
})
