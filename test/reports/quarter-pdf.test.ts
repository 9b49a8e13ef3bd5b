import { describe, expect, test } from 'vitest'
import { renderQuarterPdf } from '../../server/reports/quarter-pdf.ts'
import { calendarDate } from '../../shared/calendar.ts'
import { money } from '../../shared/money.ts'
import { quarterReport } from '../../shared/reports/quarter.ts'
import type { QuarterFacts } from '../../shared/reports/quarter-facts.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { faultsFoundByQpdf, misplaced, readPdf } from '../pdf/read-pdf.ts'
import { isInstalled } from '../support/outside-tools.ts'
import { NO_FLOWS, NO_RECEIVABLES, sampleFacts, sampleFigures, sampleFlows, unknownFigures } from './sample-quarter.ts'

const hasQpdf = isInstalled('qpdf')
const createdFor = calendarDate('2026-10-06')
const dataHash = '9f2c41d8'.repeat(8)
const render = (facts: QuarterFacts) => renderQuarterPdf(quarterReport(facts), { createdFor, dataHash })

describe('the pack of a quarter', () => {
  test('has its six parts, each beginning on the page that the summary names', async () => {
    const { pages } = await readPdf(await render(sampleFacts()))
    const titles = [
      'Profit and loss',
      'Receivables',
      'Set-aside and estimated tax',
      'Buffer and runway',
      'How each figure was computed',
    ]
    expect(pages[0]).toContain('Third quarter 2026')
    titles.forEach((title, index) => {
      expect(pages[0]).toContain(`${title} ${index + 2}`)
      expect(pages[index + 1]).toContain(`${title} ${title}`)
    })
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} of ${pages.length}`)
    })
  })

  test('prints the totals of the report', async () => {
    const facts = sampleFacts()
    const { profitAndLoss, setAsides, estimatedPayments } = quarterReport(facts)
    const { pages } = await readPdf(await render(facts))
    expect(pages[0]).toContain(amountText(profitAndLoss.receipts.current.minor, 'USD'))
    expect(pages[1]).toContain(`${moneyText(profitAndLoss.netProfit.current)} `)
    expect(pages[1]).toContain('Meals, 50% deductible 24b 79.85 79.85 0.00 – 79.85')
    expect(pages[1]).toContain('not deductible 4')
    expect(pages[1]).toContain(
      'Net profit by quarter Quarter USD Q1 2026 −16,042.70 Q2 2026 19,360.80 Q3 2026 25,839.15',
    )
    expect(pages[2]).toContain('2026-024 Snail Mail Logistics Aug 8 Sep 7 – 780.00 – – – ')
    expect(pages[2]).toContain('Owed, $4,192.50 7 3,412.50 780.00 0.00 0.00 0.00')
    expect(pages[2]).toContain('Owed at the end of Sep 30, 2026 7 2 $4,192.50')
    expect(pages[2]).toContain(`Receipts 1 2 ${moneyText(profitAndLoss.receipts.current)} 100%`)
    expect(pages[3]).toContain(moneyText(setAsides.total))
    expect(pages[3]).toContain(moneyText(estimatedPayments.total))
    expect(pages[4]).toContain('Spending 38,367.30 The tax office’s part −7,338.91 Sales tax you hold −171.27')
    expect(pages[4]).toContain('Free cash $30,857.12')
    expect(pages[4]).not.toContain('Investments')
    expect(pages[5]).toContain('27.5% × $57,996.05 − $8,610.00 = $7,338.91')
  })

  test('says at the foot of a page what its empty boxes are, and nothing where there are none', async () => {
    const sentence = 'An empty box stands for a character that the typeface of this print does not have.'
    const facts = sampleFacts()
    const setAsides = [...facts.setAsides, { date: createdFor, text: '山田 Books', incomeMinor: 100, minor: 25 }]
    const pagesWith = async (values: QuarterFacts) =>
      (await readPdf(await render(values))).pages.flatMap((page, index) => (page.includes(sentence) ? [index + 1] : []))
    expect(await pagesWith(facts)).toEqual([])
    expect(await pagesWith({ ...facts, setAsides })).toEqual([4])
    expect(await pagesWith({ ...facts, ownerName: '山田' })).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('says that it is not closed, and that tax is an estimate', async () => {
    const { pages } = await readPdf(await render(sampleFacts()))
    expect(pages[0]).toContain('Not closed: figures may still change')
    expect(pages[3]).toContain('Tax year 2026. Estimate, not tax advice.')
    expect(pages.join(' ').match(/Estimate, not tax advice\./g)).toHaveLength(1)
    expect(pages.at(-1)).toContain('9f2c 41d8 9f2c 41d8')
  })

  test('has title, language, tags, described drawings and embedded fonts; nobody’s name is in its metadata', async () => {
    const bytes = await render(sampleFacts())
    const pdf = await readPdf(bytes)
    expect(pdf).toMatchObject({ title: 'Quarter pack 2026-Q3', language: 'en', isTagged: true })
    expect(pdf.parts).toMatchObject({ H1: 6, Figure: 2 })
    expect(pdf.alts[0]).toContain('short $620.00')
    expect(pdf.alts[1]).toContain('Free cash at each month end from June 2026 to September 2026')
    const raw = bytes.toString('latin1')
    expect(raw.match(/\/FontFile2/g)).toHaveLength(2)
    expect(raw).not.toContain('Robin Sample')
  })

  test.skipIf(!hasQpdf)('is a whole file to qpdf', async () => {
    expect(faultsFoundByQpdf(await render(sampleFacts()))).toBe('')
  })

  test('is the same bytes each time', async () => {
    expect((await render(sampleFacts())).equals(await render(sampleFacts()))).toBe(true)
  })

  test('breaks into the same pages on A4 and Letter', async () => {
    const figures = sampleFigures('EUR')
    const letter = await readPdf(await render(sampleFacts({ currency: 'EUR', country: 'US', figures })))
    const a4 = await readPdf(await render(sampleFacts({ currency: 'EUR', country: 'DE', figures })))
    expect(letter.size).toEqual([612, 792])
    expect(a4.size.map(Math.round)).toEqual([595, 842])
    expect(a4.pages).toHaveLength(letter.pages.length)
    expect(misplaced(letter)).toEqual([])
    expect(misplaced(a4)).toEqual([])
  })

  test('of a closed quarter says when, and lists with their totals what came late', async () => {
    const closed = quarterReport(sampleFacts()).summary.map((row) =>
      row.key === 'net-profit' ? { ...row, current: money(2_600_000, 'USD') } : row,
    )
    const lateChange = {
      entity: 'event',
      entityId: 7,
      date: calendarDate('2026-08-14'),
      text: 'Paper Shop',
      reason: 'The receipt turned up.',
      at: '2026-10-20T10:00:00.000Z',
      recordedOn: calendarDate('2026-10-20'),
    } as const
    const pack = { quarter: '2026-Q3', closedOn: createdFor, isReopened: false, lateChanges: [lateChange] }
    const facts = sampleFacts({ closedOn: createdFor, closings: [{ ...pack, summary: closed }] })
    const { pages } = await readPdf(await render(facts))
    for (const page of pages) expect(page).toContain('closed Oct 6, 2026, changed since')
    const text = pages.join(' ')
    expect(text).toContain('Changes after closing, Q3 2026')
    expect(text).toContain('Oct 20, 2026 Aug 14, 2026 Paper Shop The receipt turned up.')
    expect(text).toContain('Net profit 26,000.00 25,839.15')
  })

  test('of a running quarter says so on every page', async () => {
    const { pages } = await readPdf(await render(sampleFacts({ isRunning: true, asOf: calendarDate('2026-08-14') })))
    expect(pages[0]).toContain('July 1 to August 14, 2026')
    expect(pages[0]).toContain('Quarter still running')
    for (const page of pages) expect(page).toContain('quarter still running')
  })
})

test('an empty book prints dashes and sentences, and no drawing of nothing', async () => {
  const empty = sampleFacts({
    current: NO_FLOWS,
    previous: null,
    yearToDate: NO_FLOWS,
    figures: unknownFigures(),
    previousFigures: null,
    freeCashByMonth: [],
    estimatedPayments: [],
    setAsides: [],
    movementCount: 0,
    netProfitByQuarter: [{ quarter: '2026-Q3', minor: 0 }],
    receivables: NO_RECEIVABLES,
    receivedByClient: [],
    documentCount: 0,
  })
  const pdf = await readPdf(await render(empty))
  expect(pdf.pages[0]).toContain('Free cash, end of quarter 12 – – – –')
  expect(pdf.pages[2]).toContain('No client owed anything.')
  expect(pdf.pages[2]).toContain('Nothing was received in this quarter.')
  expect(pdf.pages[3]).toContain('Nothing was set aside in this quarter.')
  expect(pdf.pages[3]).toContain('No tax was paid in this tax year so far.')
  expect(pdf.pages[4]).toContain('There is no month end with known free cash yet.')
  expect(pdf.pages[4]).toContain('no end Your low-end take-home covers your needs.')
  expect(pdf.parts['Figure']).toBeUndefined()
  expect(misplaced(pdf)).toEqual([])
})

test('many categories, long names, large sums and two years of months stay in their places', async () => {
  const wide: QuarterFacts['current'] = {
    ...sampleFlows(100),
    income: [{ accountId: 1, name: 'Client work', minor: 9_007_199_000_000_000 }],
    expense: Array.from({ length: 80 }, (_, index) => ({
      accountId: 100 + index,
      name:
        index % 7 === 0 ? `${'A long name of a category '.repeat(3)}${'Wortungetüm'.repeat(6)}` : `Category ${index}`,
      formLine: String(8 + (index % 20)),
      deductibleBps: index % 5 === 0 ? 8_000 : 10_000,
      minor: 12_345 * index,
    })),
  }
  const facts = sampleFacts({
    current: wide,
    previous: wide,
    yearAgo: wide,
    yearToDate: wide,
    freeCashByMonth: Array.from({ length: 24 }, (_, index) => ({
      month: `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
      freeCashMinor: (index - 8) * 90_000_000,
    })),
    receivables: {
      ...sampleFacts().receivables,
      open: Array.from({ length: 60 }, (_, index) => ({
        invoiceId: index,
        number: `2026-${String(index).padStart(3, '0')}`,
        clientName: `Client ${index} ${'with a long name '.repeat(index % 4)}`,
        issueDate: calendarDate(index % 9 === 0 ? '2025-12-01' : '2026-08-01'),
        dueDate: calendarDate('2026-08-31'),
        openMinor: 9_999_999_999,
      })),
    },
    receivedByClient: Array.from({ length: 40 }, (_, index) => ({
      clientId: index,
      name: `Client ${index} ${'with a long name '.repeat(index % 4)}`,
      payments: index,
      minor: index === 0 ? 9_007_199_000_000_000 - 39 : 1,
    })),
    setAsides: Array.from({ length: 70 }, (_, index) => ({
      date: calendarDate('2026-08-01'),
      text: `Client ${index} ${'with a long name '.repeat(index % 4)}`,
      incomeMinor: index * 1000,
      minor: index * 300,
    })),
  })
  const pdf = await readPdf(await render(facts))
  expect(misplaced(pdf)).toEqual([])
  const computations = pdf.pages.findIndex((page) => page.includes('How each figure was computed The small numbers'))
  expect(pdf.pages.slice(0, 2).join(' ')).toContain(`The small numbers refer to page ${computations + 1}.`)
  const text = pdf.pages.join(' ')
  for (let index = 1; index < 80; index += 1) if (index % 7 !== 0) expect(text).toContain(`Category ${index}`)
}, 30_000)
