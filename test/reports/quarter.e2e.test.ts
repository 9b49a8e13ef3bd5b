import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Api, seedBook } from '../accounts/a-book.ts'
import { readPdf } from '../pdf/read-pdf.ts'
import { checkAxe, checkWidth, openPage } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { aSetUp } from '../support/test-app.ts'

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
  await seedBook(new Api(server.url))
})

afterAll(() => server.stop())

async function openReport(quarter: string): Promise<Page> {
  const page = await openPage(`${server.url}/reports?quarter=${quarter}`)
  await page.getByRole('table', { name: 'Profit and loss' }).waitFor()
  return page
}

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return readFile(await file.path())
}

/** The cells of one row of a table on the page, without the signs that only the screen has. */
async function cells(page: Page, table: string, row: RegExp): Promise<string[]> {
  const texts = await page
    .getByRole('table', { name: table })
    .getByRole('row', { name: row })
    .getByRole('cell')
    .allTextContents()
  return texts.map((text) => text.replace(/[$,+]/g, '').replace('−', '-').trim())
}

test('the quarter is on screen, beside the one before, with a dash for what lies before the book', async () => {
  const page = await openReport('2026-Q3')
  await page.getByText('From July 1, 2026 to September 30, 2026. Cash basis').waitFor()
  expect(await cells(page, 'The quarter', /^Net profit/)).toEqual(['4715.00', 'Q2 2026 0.00', '4715.00', '—not known'])
  await page.getByLabel('Quarter', { exact: true }).selectOption('Q4 2026, running')
  await page.waitForURL(/2026-Q4/)
  await page.getByText('Q4 2026 is still running: from October 1, 2026 up to today, November 19, 2026.').waitFor()
})

test('the PDF is downloaded and says the same', async () => {
  const page = await openReport('2026-Q3')
  const pdf = await readPdf(await download(page, 'Download PDF'))
  const text = pdf.pages.join(' ')
  expect(text).toContain('Robin Sample')
  const [netProfit] = await page
    .getByRole('row', { name: /^Net profit/ })
    .first()
    .getByRole('cell')
    .allTextContents()
  expect(text).toContain(netProfit)
  expect(pdf.isTagged).toBe(true)
})

test('the CSV files come to the totals of the screen, to the cent', async () => {
  const page = await openReport('2026-Q4')
  const read = async (name: string): Promise<Record<string, string>[]> =>
    parse(await download(page, `Download ${name}`), { columns: true })

  const summary = await read('summary.csv')
  for (const { figure = '', current } of summary) {
    const [shown] = await cells(page, 'The quarter', new RegExp(`^${figure}`))
    expect([figure, shown]).toEqual([figure, current])
  }

  const minor = (rows: Record<string, string>[], column: string) =>
    rows.reduce((all, row) => all + Math.round(Number(row[column]) * 100), 0)
  const categories = await read('profit-and-loss.csv')
  const expenses = categories.filter(({ section }) => section === 'expense')
  const [, total] = await cells(page, 'Profit and loss', /^Business expenses .*\d/)
  expect(minor(expenses, 'current')).toBe(Math.round(Number(total) * 100))

  const setAside = summary.find(({ figure }) => figure === 'Set aside for tax')
  expect(minor(await read('set-asides.csv'), 'set_aside')).toBe(Math.round(Number(setAside?.['current']) * 100))
  const movements = await read('movements.csv')
  const intoReserve = movements.filter(({ to }) => to === 'Tax savings')
  expect(minor(intoReserve, 'amount')).toBe(150_000)
})

test('an amount leads to its entries', async () => {
  const page = await openReport('2026-Q4')
  await page.getByRole('row', { name: /^Rent/ }).getByRole('link').click()
  await page.getByText('1 entry · In 0.00 · Out −285.00').waitFor()
})

test('a book without entries says what is missing', { timeout: 120_000 }, async () => {
  const empty = await startServer()
  try {
    const noMoney = { minor: 0, currency: 'USD' }
    const accounts = [{ name: 'Spending', role: 'spending', balance: noMoney }] as const
    await new Api(empty.url).post('/api/v1/set-up', aSetUp({ accounts: [...accounts], openingDate: undefined }))
    const page = await openPage(`${empty.url}/reports`)
    await page.getByRole('heading', { name: 'Nothing to report yet' }).waitFor()
    await checkAxe(page)
    await page.goto(`${empty.url}/money`)
    await page.getByRole('heading', { name: 'Nothing has moved yet' }).waitFor()
    await checkAxe(page)
    await page.goto(`${empty.url}/taxes`)
    await page.getByText('Nothing of the money you hold is the tax office’s so far.').waitFor()
    await checkAxe(page)
  } finally {
    await empty.stop()
  }
})

// Colours do not depend on the width: two views show every width and every theme.
describe.each([
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
] as const)('at $width px in $theme', { timeout: 180_000 }, (view) => {
  test('the report is readable by everyone and no wider than the window', async () => {
    const page = await openPage(`${server.url}/reports?quarter=2026-Q4`, view)
    await page.getByText('How each figure was worked out').click()
    await checkAxe(page)
    await checkWidth(page)
  })
})
