import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright'
import { expect as playwrightExpect } from 'playwright/test'
import { afterAll, afterEach, expect } from 'vitest'
import { launchOptions } from './browser.mjs'
import { untoldTableParts } from './table-parts.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// A form shows these refusals itself; the browser notes each of them in its console all the same.
const REFUSAL = /^Failed to load resource: the server responded with a status of (409|412|415|422) /

/** Waits until what is said of a page is true; as long as a busy machine may need. */
export const see = playwrightExpect.configure({ timeout: 20_000 })

let browser: Browser | undefined
const open: Page[] = []
const faults: string[] = []

export interface View {
  width?: number
  height?: number
  theme?: 'light' | 'dark'
}

/**
 * Opens an address in a browser without a past. Whatever the page then says in its console as an error, throws, or has
 * refused by its content security policy fails the test when that ends.
 */
export async function openPage(url: string, { width = 1280, height = 900, theme = 'light' }: View = {}): Promise<Page> {
  browser ??= await chromium.launch(launchOptions())
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'America/Chicago',
  })
  const page = await context.newPage()
  open.push(page)
  page.on('console', (message) => {
    const isFault = message.type() === 'error' || /content security policy/i.test(message.text())
    if (isFault && !REFUSAL.test(message.text())) faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`))
  await page.goto(url)
  return page
}

/** Everything that axe finds against WCAG 2.2 AA and good practice, and what of tables it cannot see; there must be nothing. */
export async function checkAxe(page: Page): Promise<void> {
  // What a list can be set to is drawn by the system; hundreds of time zones would take seconds.
  const axe = new AxeBuilder({ page }).exclude('option').options({ runOnly: RULES })
  const { violations } = await axe.analyze()
  const lines = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect(lines, `axe on ${page.url()}`).toEqual([])
  expect(await page.evaluate(untoldTableParts), `parts of tables on ${page.url()}`).toEqual([])
}

/** The page is no wider than its window. */
export async function checkWidth(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }))
  expect(scroll, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(client)
}

afterEach(async ({ task }) => {
  const hasFailed = task.result?.state === 'fail'
  for (const page of open.splice(0)) {
    if (hasFailed) console.error(`${page.url()} showed:\n${await page.locator('body').innerText()}`)
    await page.context().close()
  }
  expect(faults.splice(0)).toEqual([])
})

afterAll(async () => {
  await browser?.close()
  browser = undefined
})
