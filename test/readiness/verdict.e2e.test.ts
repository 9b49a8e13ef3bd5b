import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkAxe, checkWidth, openPage, see } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { aSetUp, usd } from '../support/test-app.ts'

const VIEWS = [
  { name: 'desktop', width: 1280, theme: 'light' },
  { name: 'phone', width: 380, theme: 'dark' },
] as const

const MONTHS = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']

describe.each(VIEWS)('$name, in $theme', (view) => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  async function send(method: string, path: string, body: object, headers: Record<string, string> = {}): Promise<void> {
    const answer = await fetch(server.url + path, {
      method,
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
      body: JSON.stringify(body),
    })
    expect(answer.ok, await answer.text()).toBe(true)
  }

  test('a side-hustler goes from set-up to a verdict with a date, and prints it', async () => {
    await send(
      'POST',
      '/api/v1/set-up',
      aSetUp({ work: 'employed', dayJobNet: usd(300_000), essentials: usd(240_000), benefits: usd(50_000) }),
    )
    const page = await openPage(`${server.url}/independence`, view)
    await see(page.getByText('The earliest date is not known yet.')).toBeVisible()
    const tests = page.getByRole('table', { name: 'Eight tests' })
    await see(tests.getByRole('row', { name: /Record of complete months/ })).toContainText('6 more complete months')

    const { headers } = await fetch(`${server.url}/api/v1/settings`)
    const earlierMonths = MONTHS.map((month, index) => ({ month, receipts: usd(300_000 + (index % 3) * 100_000) }))
    await send('PATCH', '/api/v1/settings', { earlierMonths }, { 'if-match': headers.get('etag') ?? '' })
    await page.reload()
    await see(page.getByText(/earliest date is/)).toBeVisible()
    await see(page.getByText(/From 8 months of your data/).first()).toBeVisible()
    await see(page.getByRole('region', { name: 'What would flip it' })).toContainText('Rates up 10%')

    const job = page.getByRole('region', { name: 'The day job' })
    await job.getByLabel('Notice period, days').fill('soon')
    await page.keyboard.press('Control+Enter')
    await see(job.getByRole('alert')).toContainText('Write a number of days')
    await job.getByLabel('Quit on').fill('2027-06-01')
    await job.getByLabel('Notice period, days').fill('28')
    await job.getByLabel('Notice runs').selectOption('to a month’s end')
    await page.keyboard.press('Control+Enter')
    await see(page.getByText('Day job saved.')).toBeVisible()
    await see(page.getByText(/give notice by/)).toContainText('May 3, 2027')
    await see(page.getByRole('region', { name: 'Eight tests' })).toContainText('for quitting on June 1, 2027')
    await checkAxe(page)
    await checkWidth(page)

    const record = tests.getByRole('button', { name: /^Why\? Record of complete months/ })
    await record.and(page.locator(':visible')).click()
    await see(page.getByRole('dialog')).toContainText('Complete calendar months from the first receipt')
    await page.keyboard.press('Escape')
    const path = await page.getByRole('link', { name: 'Verdict as PDF' }).getAttribute('href')
    const pdf = await fetch(server.url + path)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
  })
})
