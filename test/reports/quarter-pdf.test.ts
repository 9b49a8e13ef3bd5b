import { describe, expect, test } from 'vitest'
import { renderQuarterPdf } from '../../server/reports/quarter-pdf.ts'
import { calendarDate } from '../../shared/calendar.ts'
import { type QuarterFacts, quarterReport } from '../../shared/reports/quarter.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { faultsFoundByQpdf, misplaced, readPdf } from '../pdf/read-pdf.ts'
import { NO_FLOWS, sampleFacts, sampleFigures, sampleFlows, unknownFigures } from './sample-quarter.ts'

const createdFor = calendarDate('2026-10-06')
const dataHash = '9f2c41d8'.repeat(8)
const render = (facts: QuarterFacts) => renderQuarterPdf(quarterReport(facts), { createdFor, dataHash })

describe('the pack of a quarter', () => {
  test('has its five parts, each beginning on the page that the summary names', async () => {
    const { pages } = await readPdf(await render(sampleFacts()))
    const titles = [
      'Profit and loss',
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
    expect(pages[2]).toContain(moneyText(setAsides.total))
    expect(pages[2]).toContain(moneyText(estimatedPayments.total))
    expect(pages[3]).toContain('Spending 38,367.30 The tax office’s part −7,338.91 Sales tax you hold −171.27')
    expect(pages[3]).toContain('Free cash $30,857.12')
    expect(pages[3]).not.toContain('Investments')
    expect(pages[4]).toContain('27.5% × $57,996.05 − $8,610.00 = $7,338.91')
  })

  test('says that it is not closed, and that tax is an estimate', async () => {
    const { pages } = await readPdf(await render(sampleFacts()))
    expect(pages[0]).toContain('Not closed: figures may still change')
    expect(pages[2]).toContain('Tax year 2026. Estimate, not tax advice.')
  })

  test('has title, language, tags, described drawings and embedded fonts; nobody’s name is in its metadata', async () => {
    const bytes = await render(sampleFacts())
    const pdf = await readPdf(bytes)
    expect(pdf).toMatchObject({ title: 'Quarter pack 2026-Q3', language: 'en', isTagged: true })
    expect(pdf.parts).toMatchObject({ H1: 5, Figure: 2 })
    expect(pdf.alts[0]).toContain('short $620.00')
    expect(pdf.alts[1]).toContain('Free cash at each month end from June 2026 to September 2026')
    const raw = bytes.toString('latin1')
    expect(raw.match(/\/FontFile2/g)).toHaveLength(2)
    expect(raw).not.toContain('Robin Sample')
    expect(faultsFoundByQpdf(bytes) ?? '').toBe('')
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
  })
  const pdf = await readPdf(await render(empty))
  expect(pdf.pages[0]).toContain('Free cash, end of quarter 10 – – – –')
  expect(pdf.pages[2]).toContain('Nothing was set aside in this quarter.')
  expect(pdf.pages[2]).toContain('No tax was paid in this tax year so far.')
  expect(pdf.pages[3]).toContain('There is no month end with known free cash yet.')
  expect(pdf.pages[3]).toContain('no end Your low-end take-home covers your needs.')
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
  expect(pdf.pages[0]).toContain(`The small numbers refer to page ${computations + 1}.`)
  const text = pdf.pages.join(' ')
  for (let index = 1; index < 80; index += 1) if (index % 7 !== 0) expect(text).toContain(`Category ${index}`)
}, 30_000)
