import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { writeYearPack } from '../../server/taxes/year-files.ts'
import { calendarDate } from '../../shared/calendar.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { readPdf } from '../pdf/read-pdf.ts'
import { Program } from '../support/child.ts'
import { anIssued, bytesOf, idOf, ok, pay, receive } from '../support/entries.ts'
import { emptyFolder } from '../support/folder.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'
import { inBritain } from './samples.ts'

async function aYear(app: TestApp): Promise<void> {
  const invoice = await anIssued(app)
  await pay(app, invoice.id, 40_000)
  await receive(app, 300_000, { receivedDate: '2026-06-01' })
  for (const [name, minor] of [
    ['Meals', 10_001],
    ['Travel', 20_000],
  ] as const)
    ok(
      await app.post('/api/v1/expenses', {
        date: '2026-07-01',
        vendor: 'Sample',
        amount: usd(minor),
        accountId: idOf(app, 'Spending'),
        categoryId: idOf(app, name),
      }),
    )
  ok(await app.post('/api/v1/trips', { date: '2026-07-02', distance: 100, purpose: '=A trip' }))
  ok(
    await app.post('/api/v1/estimated-payments', {
      date: '2026-09-10',
      taxYear: '2026',
      instalment: 3,
      amount: usd(50_000),
      accountId: idOf(app, 'Spending'),
    }),
  )
  ok(await app.revise('PUT', '/api/v1/taxes/profile', 0, { answers: { filingStatus: 'single' } }))
}

function rowsOf(csv: string): string[][] {
  return csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')))
}

test('the totals of the year are those of the profit and loss, by the lines of the form', async () => {
  const app = await testApp()
  await aYear(app)
  const rows = rowsOf(String(await bytesOf(app, '/api/v1/taxes/years/2026.csv')))
  const found = (section: string) => rows.filter((row) => row[1] === section)
  const total = (section: string, column: number) =>
    found(section).reduce((all, row) => all + Math.round(Number(row[column]) * 100), 0)
  const { body } = await app.get<{
    totalIncome: { yearToDate: { minor: number } }
    businessExpenses: { yearToDate: { minor: number } }
  }>('/api/v1/reports/quarters/2026-Q4/profit-and-loss')
  expect(total('income', 6)).toBe(body.totalIncome.yearToDate.minor)
  expect(total('expense', 6)).toBe(body.businessExpenses.yearToDate.minor)
  expect(total('client', 6)).toBe(body.totalIncome.yearToDate.minor)
  expect(found('expense').map((row) => [row[2], row[3], row[6], row[7]])).toEqual([
    ['24a', 'Travel', '200.00', '200.00'],
    ['24b', 'Meals', '100.01', '50.01'],
  ])
  expect(found('form-line').map((row) => [row[2], row[6], row[7]])).toEqual([
    ['1', '3400.00', '3400.00'],
    ['9', '0.00', '76.00'],
    ['24a', '200.00', '200.00'],
    ['24b', '100.01', '50.01'],
  ])
  expect(found('deduction').map((row) => row[7])).toEqual(['76.00', '0.00'])
  expect(found('tax-payment').map((row) => [row[2], row[3], row[6]])).toEqual([['3', '2026-09-10', '500.00']])
  expect(found('estimate').length).toBeGreaterThan(8)
})

test('the ZIP and the command hold the same files, and the same book gives the same bytes', async () => {
  const app = await testApp()
  await aYear(app)
  const files = unzipSync(await bytesOf(app, '/api/v1/taxes/years/2026.zip'))
  expect(Object.keys(files)).toEqual(['taxes-2026.pdf', 'taxes-2026.csv', 'taxes-2026-mileage.csv'])
  expect(Buffer.from(files['taxes-2026-mileage.csv'] ?? []).toString()).toContain(`"'=A trip"`)
  const pdf = await bytesOf(app, '/api/v1/taxes/years/2026.pdf')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(Buffer.from(files['taxes-2026.pdf'] ?? []).equals(pdf)).toBe(true)
  const out = emptyFolder()
  await writeYearPack(app.db, calendarDate('2026-11-19'), '2026', out)
  expect(readdirSync(out).sort()).toEqual(PACK)
  expect((await app.get('/api/v1/taxes/years/2031.pdf')).status).toBe(404)
})

test('the PDF says what an accountant asks for: lines, profit, mileage by date, clients, payments, the working', async () => {
  const app = await testApp()
  await aYear(app)
  ok(await app.post('/api/v1/trips', { date: '2026-05-04', distance: 10, purpose: 'To the printer' }))
  const { pages, title, isTagged, items } = await readPdf(await bytesOf(app, '/api/v1/taxes/years/2026.pdf'))
  const text = pages.join(' ')
  expect(title).toBe('Year pack 2026')
  expect(isTagged).toBe(true)
  for (const words of [
    'Tax year 2026',
    'January 1, 2026 to November 19, 2026; the year is not over.',
    '24a Travel Travel 200.00 200.00',
    '24b Meals Deductible meals, 50% counts 100.01 50.01',
    'Line 1 in all 3,400.00 3,400.00',
    'Expenses, and what a rate takes off 300.01 333.26',
    'Deductible costs The entries of the tax year up to the day. Your books −250.01',
    'Business mileage Each trip at the rate of its own day. Your mileage log −83.25',
    '10 miles × $0.725 = $7.25 Notice 2026-10 7.25',
    '100 miles × $0.76 = $76.00',
    'Net profit 3,066.74',
    '3,818.40 (Net profit) − 269.76 (Half of the self-employment tax) Form 1040, line 11 $3,548.64',
    'Sep 10, 2026 3 Spending',
    '9 Business mileage Car and truck expenses, by a rate 83.25',
    'Paid 500.00',
    'A client that paid $2,000.00 or more in 2026 reports it on Form 1099-NEC',
    'Self-employment tax',
    'Not in the estimate',
  ])
    expect(text).toContain(words)
  expect(text.match(/Estimate, not tax advice\./g)).toHaveLength(pages.length)
  expect(text).not.toMatch(/NaN|undefined|null|\[object/)
  for (const { left, right, text: stretch } of items) {
    expect(left, stretch).toBeGreaterThanOrEqual(0)
    expect(right, stretch).toBeLessThanOrEqual(612)
  }
})

test('in the United Kingdom: each tax once, what is not certain, and where the part that does not count belongs', async () => {
  const app = await testApp({ setUp: inBritain() })
  const gbp = (minor: number) => ({ minor, currency: 'GBP' })
  await receive(app, 0, {
    amount: gbp(5_000_000),
    other: [{ accountId: idOf(app, 'Product sales'), amount: gbp(5_000_000) }],
  })
  for (const name of ['Client entertainment', 'Rent', 'Utilities, phone and internet'])
    ok(
      await app.post('/api/v1/expenses', {
        date: '2026-07-01',
        vendor: 'Sample',
        amount: gbp(10_000),
        accountId: idOf(app, 'Spending'),
        categoryId: idOf(app, name),
      }),
    )
  await aTrip(app)
  ok(
    await app.revise('PUT', '/api/v1/taxes/profile', 0, {
      answers: { nation: 'england', expectedProfit: gbp(5_000_000) },
    }),
  )
  const text = (await readPdf(await bytesOf(app, '/api/v1/taxes/years/2026-27.pdf'))).pages.join(' ')
  for (const words of [
    '24 Client entertainment Advertising and business entertainment costs, 0% counts 100.00 0.00',
    'Line 21 in all 200.00 200.00',
    'of box 17 into box 32',
    '− 12,570.00 (Personal allowance)',
    'Not certain of it',
    'Announced on 21 May 2026',
  ])
    expect(text).toContain(words)
  expect(text.match(/Income tax and Class 4 \d/g)).toHaveLength(1)
})

test('where a country has no rules or no rate, the pack says so, and nothing stands as a zero of its own', async () => {
  const app = await testApp({ setUp: { country: 'PT' } })
  await aTrip(app)
  const text = (await readPdf(await bytesOf(app, '/api/v1/taxes/years/2026.pdf'))).pages.join(' ')
  for (const words of [
    'There is no rate for business trips here, and they take nothing off',
    'There is no rate for the work at home here',
    'There are no tax rules for PT here. Your flat rate is used.',
  ])
    expect(text).toContain(words)
})

async function aTrip(app: TestApp): Promise<void> {
  ok(await app.post('/api/v1/trips', { date: '2026-07-02', distance: 100, purpose: 'A trip' }))
}

test('evenkeel report 2026 writes the pack into a folder; a year that has not begun is refused', async () => {
  const app = await testApp()
  await aYear(app)
  const out = emptyFolder()
  const places = { DATA_DIR: app.dataDir, NODE_ENV: 'test', TODAY: '2026-11-19' }
  const report = new Program(['report', '2026', '--out', out], places)
  expect(await report.end(), report.said).toBe(0)
  expect(readdirSync(out).sort()).toEqual(PACK)
  expect(report.said.trim().split('\n').sort()).toEqual(PACK.map((name) => join(out, name)))
  expect(readFileSync(join(out, 'taxes-2026.pdf')).equals(await bytesOf(app, '/api/v1/taxes/years/2026.pdf'))).toBe(
    true,
  )
  const refused = new Program(['report', '2031', '--out', out], places)
  expect(await refused.end()).not.toBe(0)
  expect(refused.said).toContain('2031')
  expect(readdirSync(out)).toHaveLength(PACK.length)
})

const PACK = ['taxes-2026-mileage.csv', 'taxes-2026.csv', 'taxes-2026.pdf', 'taxes-2026.zip']

test('the calendar file has the days of three years, in lines of at most 75 octets', async () => {
  const app = await testApp()
  const text = String(await bytesOf(app, '/api/v1/taxes/due-dates.ics'))
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(15)
  const unfolded = text.replaceAll('\r\n ', '')
  expect(unfolded).toContain('UID:instalment-us-2026-4@evenkeel\r\n')
  expect(unfolded).toContain('DTSTART;VALUE=DATE:20270115\r\n')
  expect(String(await bytesOf(app, '/api/v1/taxes/due-dates.ics?year=2026')).match(/BEGIN:VEVENT/g)).toHaveLength(5)
})

test('an instalment that falls due soon and is not paid is a thing to do', async () => {
  const app = await testApp({ today: '2027-01-05' })
  await receive(app, 1_000_000, { receivedDate: '2026-12-01' })
  const toDo = async () =>
    (await app.get<TodayReply>('/api/v1/today')).body.toDo.find(({ kind }) => kind === 'instalment-due')
  expect(await toDo()).toMatchObject({ title: 'Pay $2,750.00 of estimated tax', link: '/taxes?year=2026#instalments' })
  ok(
    await app.post('/api/v1/estimated-payments', {
      date: '2027-01-05',
      taxYear: '2026',
      instalment: 4,
      amount: usd(275_000),
      accountId: idOf(app, 'Spending'),
    }),
  )
  expect(await toDo()).toBeUndefined()
})
