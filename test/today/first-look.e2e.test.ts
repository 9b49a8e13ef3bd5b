import type { CDPSession, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkAxe, checkWidth, openPage, see } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'

const MOST_REQUESTS = 7
const MOST_BYTES = 60 * 1024

const VIEWS = [
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
  { width: 380, theme: 'light' },
  { width: 380, theme: 'dark' },
] as const
const TWO_VIEWS = [VIEWS[0], VIEWS[3]]
/** The narrowest window that nothing may be wider than. */
const NARROWEST = { width: 320 }

/** Answers the questions as the calm freelancer of these tests does. */
async function fillSetUp(page: Page): Promise<void> {
  await page.getByLabel('Your name, as it stands on invoices').fill('Wanda Pretend')
  await page.getByRole('radio', { name: '27.5%' }).check()
  await page.getByLabel('Account 1: balance in USD').fill('14,912.18')
  await page.getByLabel('Account 2: balance in USD').fill('10,129.11')
  await page.getByLabel('Account 3: balance in USD').fill('19750')
  await page.getByLabel('Essentials').fill('3300')
  await page.getByLabel('Benefits you pay yourself').fill('1470')
  await page.getByLabel('Irregular, in a year').fill('265*12')
  await page.getByLabel('Business costs a month').fill('1208')
  for (const [month, receipts] of [
    ['October', '9150'],
    ['September', '15250'],
    ['August', '700'],
    ['July', '10400'],
  ]) {
    await page.getByLabel(`${month} 2026`).fill(receipts ?? '')
  }
}

const aside = (page: Page) => page.getByRole('complementary', { name: 'Your first answer' })
const today = (page: Page) => page.getByRole('heading', { level: 1, name: 'Today' })

describe('the first questions', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  test.each(TWO_VIEWS)('stand alone while there is no book, at $width px in $theme', async (view) => {
    const page = await openPage(`${server.url}/money`, view)
    await see(page).toHaveURL(`${server.url}/set-up`)
    await see(page.getByRole('heading', { name: 'Five questions, then your first answer.' })).toBeVisible()
    await page.getByRole('button', { name: /^Open my book/ }).click()
    await see(page.getByRole('alert')).toBeFocused()
    await checkAxe(page)
  })

  test('fit into the narrowest window', async () => {
    const page = await openPage(server.url, NARROWEST)
    await page.getByRole('button', { name: /^Open my book/ }).click()
    await see(page.getByRole('alert')).toBeFocused()
    await checkWidth(page)
  })

  test('are answered by mouse and keyboard, and Today says what was promised', async () => {
    const page = await openPage(server.url)
    await fillSetUp(page)
    const promised = aside(page).getByText(/^You could go/)
    await see(promised).toHaveText('You could go 5.5 months with no new money.')
    await page.keyboard.press('Control+Enter')
    await see(today(page)).toBeVisible()
    await see(page).toHaveURL(`${server.url}/`)
    await see(page.getByText('You can go 5.5 months with no new money.')).toBeVisible()
    await see(page.getByText(/From 4 months of your data, confidence rough\./)).toBeVisible()
    await see(page.getByRole('main')).toBeFocused()
    await page.goto(`${server.url}/set-up`)
    await see(page, 'there is nothing to set up any more').toHaveURL(`${server.url}/`)
  })
})

describe('a book that was set up by keyboard alone, on a phone', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  test('opens with Today', async () => {
    const page = await openPage(server.url, { width: 380 })
    await see(page.getByRole('heading', { level: 1 })).toBeVisible()
    const type = async (text: string) => page.keyboard.type(text)
    const tab = async (times: number) => {
      for (let count = 0; count < times; count += 1) await page.keyboard.press('Tab')
    }
    // Past the link to the page and the button that opens the demo book.
    await tab(3)
    await type('Wanda Pretend')
    await tab(1)
    await type('Book design')
    // Country, currency, time zone, work, rate; then name and use of the first account.
    await tab(8)
    await type('9000')
    await tab(4)
    await type('1000')
    await tab(4)
    await type('3000')
    await tab(3)
    await type('2500')
    await page.keyboard.press('Control+Enter')
    await see(today(page)).toBeVisible()
    await see(page.getByText('You can go 4.8 months with no new money.')).toBeVisible()
  })
})

describe('Today', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer()
    const page = await openPage(server.url)
    await fillSetUp(page)
    await page.getByLabel('Receipts in 2026').fill('60000')
    await page.keyboard.press('Control+Enter')
    await today(page).waitFor()
  })
  afterAll(() => server.stop())

  const drawing = (page: Page) => page.getByRole('img', { name: /^Receipts of the last 4 months/ })

  test.each(VIEWS)('passes axe at $width px in $theme', async (view) => {
    const page = await openPage(server.url, view)
    await see(drawing(page)).toBeVisible()
    await page.getByText('Table: receipts by month').click()
    await checkAxe(page)
  })

  test.each(TWO_VIEWS)('so do the settings at $width px in $theme', async (view) => {
    const page = await openPage(`${server.url}/settings`, view)
    await see(page.getByRole('heading', { name: 'This browser' })).toBeVisible()
    await checkAxe(page)
  })

  test('fits into the narrowest window, and so do the settings', async () => {
    const page = await openPage(server.url, NARROWEST)
    await see(drawing(page)).toBeVisible()
    await page.getByText('Table: receipts by month').click()
    await checkWidth(page)
    await page.goto(`${server.url}/settings`)
    await see(page.getByRole('heading', { name: 'This browser' })).toBeVisible()
    await checkWidth(page)
  })

  test('opens within seven requests and 60 KiB', async () => {
    const page = await openPage('about:blank')
    const network = await page.context().newCDPSession(page)
    const load = await watchLoad(network)
    await page.goto(server.url)
    await see(drawing(page)).toBeVisible()
    await page.waitForLoadState('networkidle')
    expect(load.requests, load.requests.join('\n')).toHaveLength(new Set(load.requests).size)
    expect(load.requests.length, load.requests.join('\n')).toBeLessThanOrEqual(MOST_REQUESTS)
    expect(load.bytes()).toBeLessThanOrEqual(MOST_BYTES)
  })

  test('opens the derivation of a figure and gives the focus back', async () => {
    const page = await openPage(server.url)
    const why = page.getByRole('button', { name: /^Why\? .* months with no new money$/ })
    await why.focus()
    await page.keyboard.press('w')
    const drawer = page.getByRole('dialog', { name: /^Why .* months with no new money\?$/ })
    await see(drawer).toContainText('Free cash ÷ monthly needs, rounded down to one decimal.')
    await see(drawer.getByRole('link', { name: 'Essentials' })).toHaveAttribute('href', '/settings#needs')
    await checkAxe(page)
    await page.keyboard.press('Escape')
    await see(drawer).toBeHidden()
    await see(why).toBeFocused()
  })

  test('leads from a derivation to the setting behind it; a changed setting changes the answer', async () => {
    const page = await openPage(server.url)
    await see(page.getByText(/^You can go 4\.5 months with no new money\./)).toBeVisible()
    await page.getByRole('button', { name: /^Why\? .* months with no new money$/ }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Essentials' }).click()
    const needs = page.getByRole('region', { name: 'What a month costs' })
    await see(needs).toBeInViewport()
    await see(needs).toBeFocused()
    await needs.getByLabel('Essentials a month').fill('4000')
    await page.keyboard.press('Control+Enter')
    await see(page.getByText('Needs saved.')).toBeVisible()
    await page
      .getByRole('navigation', { name: 'Places', exact: true })
      .getByRole('link', { name: /^Today/ })
      .click()
    await see(page.getByText(/^You can go 4 months with no new money\./)).toBeVisible()
  })

  test('moves what is missing from the tax reserve, and back', async () => {
    const page = await openPage(server.url)
    const reserve = page.getByRole('region', { name: 'Tax reserve' })
    await see(reserve).toContainText('$6,370.89 of $16,500.00')
    await page.getByRole('button', { name: 'Move $6,370.89 to Tax savings', exact: true }).click()
    await see(page.getByText('Moved $6,370.89, Spending → Tax savings.')).toBeVisible()
    await see(reserve).toContainText('$0.00 of $16,500.00')
    await see(page.getByRole('table', { name: 'Recent movements' })).toContainText('6,370.89')
    await page.getByRole('button', { name: 'Undo' }).click()
    await see(page.getByText('Taken back.')).toBeVisible()
    await see(reserve).toContainText('$6,370.89 of $16,500.00')
  })

  test('says so at an address that leads nowhere', async () => {
    const page = await openPage(server.url)
    await see(today(page)).toBeVisible()
    await page.evaluate(() => {
      history.pushState(null, '', '/nowhere')
      dispatchEvent(new PopStateEvent('popstate'))
    })
    await see(page.getByRole('heading', { name: 'No such page' })).toBeVisible()
    await checkAxe(page)
  })
})

/** Every request from now on, and the bytes that came over the wire for them, heads included. */
async function watchLoad(network: CDPSession): Promise<{ requests: string[]; bytes: () => number }> {
  const requests: string[] = []
  let bytes = 0
  network.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('http')) requests.push(request.url)
  })
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await network.send('Network.enable')
  return { requests, bytes: () => bytes }
}
