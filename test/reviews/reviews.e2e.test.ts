import { afterAll, beforeAll, describe, test } from 'vitest'
import { checkAxe, checkWidth, openPage, see } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { aSetUp } from '../support/test-app.ts'

const VIEWS = [
  { name: 'desktop', width: 1280, theme: 'light' },
  { name: 'phone', width: 380, theme: 'dark' },
] as const

describe.each(VIEWS)('$name, in $theme', (view) => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer()
    await fetch(`${server.url}/api/v1/set-up`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify(aSetUp()),
    })
  })
  afterAll(() => server.stop())

  test('a goal is set, and the month is reviewed from the reminder to the decision', async () => {
    const page = await openPage(`${server.url}/independence`, view)
    const goals = page.getByRole('region', { name: 'Goals' })
    await goals.getByRole('button', { name: 'Set a goal…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Set a goal' })
    await dialog.getByLabel('Goal', { exact: true }).fill('Half a year of needs')
    await dialog.getByLabel('Told by').selectOption('Months of needs covered')
    await dialog.getByLabel('Months', { exact: true }).fill('six')
    await page.keyboard.press('Control+Enter')
    await see(dialog.getByRole('alert')).toContainText('Write a number of months like 4.5')
    await dialog.getByLabel('Months', { exact: true }).fill('6')
    await page.keyboard.press('Control+Enter')
    await see(page.getByText('Goal set.')).toBeVisible()
    await see(goals.getByRole('row', { name: /Half a year of needs/ })).toContainText('on track')

    await goals.getByRole('button', { name: 'Set a goal…' }).click()
    await dialog.getByLabel('Goal', { exact: true }).fill('Carry myself')
    await dialog.getByLabel('Told by').selectOption('The verdict: ready to go independent')
    await page.keyboard.press('Control+Enter')
    await see(goals.getByRole('row', { name: /Carry myself/ })).toContainText('The verdict is not known yet.')

    await page.goto(server.url)
    await page.getByRole('link', { name: 'Begin: Review October 2026' }).click()
    await page.getByRole('button', { name: 'Begin the review' }).click()
    await see(page.getByRole('region', { name: 'October 2026 in figures' })).toContainText('4.8 months')
    await checkAxe(page)
    await checkWidth(page)
    await page.getByLabel('What gave energy?').fill('Drawing')
    await page.getByRole('radio', { name: 'Partly' }).check()
    await page.getByLabel('Hours worked').fill('151.5')
    await page.keyboard.press('Control+Enter')
    await see(page.getByRole('alert')).toContainText('Write down one decision')
    await page.getByLabel('One decision').fill('Raise new quotes to $85 an hour')
    await page.keyboard.press('Control+Enter')
    await see(page.getByText('Review done.')).toBeVisible()

    await page.goto(`${server.url}/independence`)
    const reviews = page.getByRole('region', { name: 'Monthly review' })
    await see(reviews).toContainText('1 of 1 months done')
    await see(reviews.getByRole('row', { name: /Oct 2026/ })).toContainText('Raise new quotes to $85 an hour')
    await checkAxe(page)
    await checkWidth(page)
    await page.getByRole('link', { name: 'All reviews' }).click()
    await see(page.getByRole('img', { name: /^Months of needs covered: 4\.8 in Oct 2026/ })).toBeVisible()
    await checkAxe(page)
  })
})
