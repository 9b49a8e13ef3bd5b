import type { Page } from 'playwright'
import { afterEach, describe, expect, test } from 'vitest'
import type { EventsReply } from '../../shared/accounts/contract.ts'
import type { InstalmentsReply, TaxEstimateReply, TripsReply } from '../../shared/taxes/contract.ts'
import { Api, seedBook } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { aSetUp } from '../support/test-app.ts'

const servers: RunningServer[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

async function aServer(): Promise<{ url: string; api: Api }> {
  const server = await startServer()
  servers.push(server)
  return { url: server.url, api: new Api(server.url) }
}

async function toastSays(page: Page, text: string): Promise<void> {
  await page.locator('.toast').filter({ hasText: text }).waitFor()
}

const VIEWS = [
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
  { width: 320, theme: 'light' },
] as const

describe.each(VIEWS.slice(0, 2))('at $width px in $theme', (view) => {
  test('a side-hustler with wages answers, sees the rule beside the estimate, and pays late and in part', async () => {
    const { url, api } = await aServer()
    await seedBook(api)
    const page = await openPage(`${url}/taxes`, view)
    await page.getByRole('link', { name: 'Answer 3 questions for your own estimate' }).click()
    await page.waitForURL(`${url}/settings#tax-profile`)
    const form = page.getByRole('form', { name: 'Tax profile 2026' })
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Choose one.').first().waitFor()
    await form.getByLabel('Filing status').selectOption('Single')
    await form.getByLabel('Wages of a job beside the business').fill('48000')
    await form.getByLabel('Federal tax withheld in the year').fill('3900')
    await form.getByText('More that changes the estimate').click()
    await form.getByLabel('Total tax of last year’s return').fill('5200')
    await checkAxe(page)
    await checkWidth(page)
    await form.getByLabel('Filing status').focus()
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Tax profile of 2026 saved.')

    await page.goto(`${url}/taxes`)
    await page.getByRole('rowheader', { name: /^Your own estimate, / }).waitFor()
    await page.getByRole('rowheader', { name: /^Self-employment tax/ }).waitFor()
    await page.getByText('what the business adds to it').waitFor()
    await page.getByText(/^needed, 27.5% of /).waitFor()
    await page.getByText('no income to catch up from is in sight before the next due date').waitFor()
    const { extraTax, wholeYear } = await api.get<TaxEstimateReply>('/api/v1/taxes/estimate')
    const minorOf = (figure: typeof extraTax) =>
      figure.state === 'known' && typeof figure.value === 'object' ? figure.value.minor : undefined
    expect(minorOf(extraTax)).toBeLessThan(minorOf(wholeYear.tax) ?? 0)
    expect(await page.getByText('Estimate, not tax advice.').count()).toBe(1)
    await page.getByRole('button', { name: /^See the \d+ lines of the estimate/ }).click()
    await page.getByRole('dialog', { name: 'The estimate for 2026, line by line' }).waitFor()
    await checkAxe(page)
    await page.keyboard.press('Escape')
    await checkAxe(page)
    await checkWidth(page)

    const record = page.getByRole('button', { name: /^Record payment for Sep 15/ })
    await record.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Record estimated payment' })
    expect(await dialog.getByLabel('Instalment', { exact: true }).inputValue()).toBe('3')
    expect(await dialog.getByLabel('Amount', { exact: true }).inputValue()).not.toBe('')
    await dialog.getByLabel('Amount', { exact: true }).fill('50')
    await dialog.getByLabel('Date', { exact: true }).fill('2026-10-02')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Recorded $50.00 paid to the tax office for 2026.')
    const { items } = await api.get<EventsReply>('/api/v1/events?kind=estimated-payment')
    expect(items.map(({ date, amount }) => [date, amount.minor])).toEqual([['2026-10-02', 5_000]])
    const { instalments } = await api.get<InstalmentsReply>('/api/v1/taxes/instalments')
    expect(instalments[2]).toMatchObject({ paid: { minor: 5_000 } })
    expect(instalments[2]?.open.minor).toBeGreaterThan(0)
    for (const name of ['Calendar file (ICS)', /^Download year pack 2026.pdf/, /^Download year pack 2026.zip/]) {
      const href = await page.getByRole('link', { name }).getAttribute('href')
      expect((await fetch(url + href)).status).toBe(200)
    }
    const row = page.getByRole('row').filter({ hasText: 'Sep 15, 2026' }).first()
    await row.getByText(/late by 65 days/).waitFor()
  })

  test('a trip is logged, corrected and removed by keyboard, and comes back', async () => {
    const { url, api } = await aServer()
    await seedBook(api)
    const page = await openPage(`${url}/taxes`, view)
    await page.getByText(/No business trips in 2026 yet/).waitFor()
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog', { name: 'Add a business trip' })
    await dialog.getByLabel('Miles').fill('12,5')
    await dialog.getByLabel('Miles').fill('12.5')
    await dialog.getByLabel('Purpose').fill('Press check at the printer')
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Added 12.5 miles on Nov 19.')
    await page.getByRole('button', { name: 'Correct Press check at the printer, Nov 19' }).click()
    await page.getByRole('dialog', { name: 'Correct the trip' }).getByLabel('Miles').fill('20')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Corrected: 20 miles on Nov 19.')
    await page.getByText('1 trip, 20 miles').waitFor()
    await page.getByRole('button', { name: 'Remove Press check at the printer, Nov 19' }).click()
    await page.getByText(/No business trips in 2026 yet/).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await toastSays(page, 'The trip is in the log again.')
    await page.getByText('1 trip, 20 miles').waitFor()
    const { items } = await api.get<TripsReply>('/api/v1/trips')
    expect(items.map(({ distance, purpose }) => [distance, purpose])).toEqual([[20, 'Press check at the printer']])
  })
})

test.each(VIEWS)('a full-time freelancer without answers sees the flat rule at $width px', async (view) => {
  const { url, api } = await aServer()
  await seedBook(api)
  const page = await openPage(`${url}/taxes`, view)
  await page.getByText('Say how you file your return, and the estimate can be worked out.').waitFor()
  await page.getByRole('rowheader', { name: /^Set aside, 27.5%/ }).waitFor()
  await page.getByText('The amounts follow your flat rate, since there is no estimate to go by').waitFor()
  expect(await page.getByText('Say how you file your return, and the estimate can be worked out.').count()).toBe(1)
  expect(await page.getByText('Estimate, not tax advice.').count()).toBe(1)
  await checkAxe(page)
  await checkWidth(page)
  await page.getByRole('button', { name: /^Why\? net profit of / }).click()
  await page.getByRole('dialog', { name: /^Why net profit of / }).waitFor()
  await checkAxe(page)
})

interface Place {
  country: string
  currency: string
  timeZone: string
  openingDate: string
}

/** A book in another country, with three payments of a client. */
async function seedAbroad(api: Api, place: Place): Promise<void> {
  const amount = (minor: number) => ({ minor, currency: place.currency })
  const needs = { essentials: amount(180_000), benefits: amount(0), irregularYearly: amount(0) }
  const accounts = [
    { name: 'Spending', role: 'spending' as const, balance: amount(500_000) },
    { name: 'Tax savings', role: 'tax-reserve' as const, balance: amount(0) },
  ]
  const setUp = { ...place, ...needs, businessCosts: amount(20_000), dayJobNet: amount(0), accounts }
  await api.post('/api/v1/set-up', aSetUp(setUp as never))
  const held = await api.get<{ items: { id: number; name: string }[] }>('/api/v1/accounts')
  const named = await api.get<{ items: { id: number; name: string }[] }>('/api/v1/categories')
  const id = (name: string) => [...held.items, ...named.items].find((one) => one.name === name)?.id
  const { id: clientId } = await api.post<{ id: number }>('/api/v1/clients', { name: 'Imagined Lantern Co' })
  for (const [receivedDate, minor] of [
    ['2026-05-14', 900_000],
    ['2026-08-20', 1_100_000],
    ['2026-10-09', 1_250_000],
  ] as const) {
    await api.post('/api/v1/payments', {
      receivedDate,
      amount: amount(minor),
      accountId: id('Spending'),
      clientId,
      other: [{ accountId: id('Client work'), amount: amount(minor) }],
    })
  }
}

test.each(VIEWS.slice(0, 2))(
  'a book of the United Kingdom shows its January, VAT and updates at $width px',
  async (view) => {
    const { url, api } = await aServer()
    await seedAbroad(api, { country: 'GB', currency: 'GBP', timeZone: 'Europe/London', openingDate: '2026-04-06' })
    const page = await openPage(`${url}/settings#tax-profile`, view)
    const form = page.getByRole('form', { name: 'Tax profile 2026/27' })
    await form.getByLabel('Where you live').selectOption('England')
    await form.getByText('More that changes the estimate').click()
    await form.getByLabel('Last year’s bill').fill('4200')
    await form.getByLabel('Turnover and rents of the return two years before').fill('62000')
    await form.getByLabel('Where you live').focus()
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Tax profile of 2026/27 saved.')
    await page.goto(`${url}/taxes`)
    await page.getByRole('rowheader', { name: /^Class 4 National Insurance/ }).waitFor()
    const instalments = page.getByRole('region', { name: 'Instalments for 2026/27' })
    for (const due of ['31 Jan 2027', '31 Jul 2027', '31 Jan 2028'])
      await instalments.getByRole('rowheader', { name: due }).waitFor()
    const january = page.getByRole('region', { name: 'Due on 31 January 2028' })
    await january.getByText('First payment on account of the year after').waitFor()
    await january.getByText('Together').waitFor()
    const watches = page.getByRole('region', { name: 'VAT and Making Tax Digital' })
    await watches.getByText('Left before VAT registration').waitFor()
    await watches.getByText('required', { exact: true }).waitFor()
    await watches.getByText(/Updates are due by 7 August 2026, 7 November 2026/).waitFor()
    await checkAxe(page)
    await checkWidth(page)
  },
)

test.each(VIEWS.slice(0, 2))(
  'a country without rules has the own rate, on days of its own, at $width px',
  async (view) => {
    const { url, api } = await aServer()
    await seedAbroad(api, { country: 'PT', currency: 'EUR', timeZone: 'Europe/Lisbon', openingDate: '2026-01-01' })
    const page = await openPage(`${url}/taxes`, view)
    await page
      .getByText(/There are no tax rules for PT here\. Your flat rate is used\./)
      .first()
      .waitFor()
    await page.goto(`${url}/settings#tax-profile`)
    const form = page.getByRole('form', { name: 'Tax profile 2026' })
    await form.getByLabel('Days on which your instalments fall due').fill('07-31, 12-20')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Tax profile of 2026 saved.')
    await page.goto(`${url}/taxes`)
    const instalments = page.getByRole('region', { name: 'Instalments for 2026' })
    await instalments.getByRole('rowheader', { name: '20 Dec 2026' }).waitFor()
    await instalments.getByText(/late by 111 days/).waitFor()
    await page.getByRole('rowheader', { name: /^Your rate, 27.5%/ }).waitFor()
    await page.getByText(/of each payment until 20 December 2026/).waitFor()
    await page.getByRole('button', { name: /^Why\? .* of each payment/ }).click()
    const why = page.getByRole('dialog', { name: /^Why .* of each payment/ })
    await why.getByText('Missing from the reserve').first().waitFor()
    await why.getByText('Expected until then, less costs').first().waitFor()
    await page.keyboard.press('Escape')
    await checkAxe(page)
    await checkWidth(page)
  },
)
