import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import { type Money, sum } from '../../shared/money.ts'
import { QuarterReportReply } from '../../shared/reports/contract.ts'
import type { PeriodFlows } from '../../shared/reports/profit-and-loss.ts'
import { quarterReport } from '../../shared/reports/quarter.ts'
import { NO_FLOWS, sampleFacts, sampleFlows, unknownFigures } from './sample-quarter.ts'

const anyMinor = fc.integer({ min: -10_000_000, max: 1_000_000_000 })
const anyFlows: fc.Arbitrary<PeriodFlows> = fc.record({
  income: fc.uniqueArray(fc.record({ accountId: fc.integer({ min: 1, max: 6 }), name: fc.string(), minor: anyMinor }), {
    selector: (category) => category.accountId,
  }),
  expense: fc.uniqueArray(
    fc.record({
      accountId: fc.integer({ min: 10, max: 20 }),
      name: fc.string(),
      formLine: fc.option(fc.constantFrom('8', '16b', '17', '24a', '24b', '27')),
      deductibleBps: fc.integer({ min: 0, max: 10_000 }),
      minor: anyMinor,
    }),
    { selector: (category) => category.accountId },
  ),
  estimatedTaxPaidMinor: anyMinor,
  setAsideMinor: anyMinor,
})
const anyReport = fc
  .record({
    current: anyFlows,
    previous: fc.option(anyFlows),
    yearAgo: fc.option(anyFlows),
    yearToDate: anyFlows,
  })
  .map((flows) => quarterReport(sampleFacts(flows)))

describe('the totals of any quarter', () => {
  test('the rows sum to receipts and to business expenses exactly, in every column', () => {
    fc.assert(
      fc.property(anyReport, ({ profitAndLoss: { income, receipts, expenses, businessExpenses } }) => {
        for (const column of ['current', 'previous', 'change', 'yearAgo', 'yearToDate'] as const) {
          expect(sumOf(income.map((row) => row[column]))).toBe(receipts[column]?.minor ?? 0)
          expect(sumOf(expenses.map((row) => row[column]))).toBe(businessExpenses[column]?.minor ?? 0)
        }
      }),
    )
  })

  test('net profit is receipts less business expenses, and change is current less previous', () => {
    fc.assert(
      fc.property(anyReport, ({ profitAndLoss: { income, receipts, expenses, businessExpenses, netProfit } }) => {
        expect(netProfit.current.minor).toBe(receipts.current.minor - businessExpenses.current.minor)
        expect(netProfit.yearToDate.minor).toBe(receipts.yearToDate.minor - businessExpenses.yearToDate.minor)
        for (const row of [...income, ...expenses, netProfit]) {
          if (row.previous === null) expect(row.change).toBeNull()
          else expect(row.change?.minor).toBe(row.current.minor - row.previous.minor)
        }
      }),
    )
  })

  test('the summary shows the same amounts as the profit and loss', () => {
    fc.assert(
      fc.property(anyReport, ({ summary, profitAndLoss }) => {
        const row = (key: string) => summary.find((candidate) => candidate.key === key)
        expect(row('receipts')).toMatchObject({
          current: profitAndLoss.receipts.current,
          yearAgo: profitAndLoss.receipts.yearAgo,
        })
        expect(row('business-expenses')?.current).toEqual(profitAndLoss.businessExpenses.current)
        expect(row('net-profit')?.change).toEqual(profitAndLoss.netProfit.change)
      }),
    )
  })

  test('what the rows of set-asides and payments leave to their totals stands beside them', () => {
    fc.assert(
      fc.property(anyReport, ({ setAsides, estimatedPayments }) => {
        for (const { rows, other, total } of [setAsides, estimatedPayments]) {
          expect(sum(rows.map((row) => row.amount.minor)) + other.minor).toBe(total.minor)
        }
      }),
    )
  })

  test('the report is what the contract says', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(QuarterReportReply.parse(report)).toEqual(report)
      }),
    )
  })
})

test('income is sorted by name, expenses by the line of the form, those without a line last', () => {
  const { income, expenses } = quarterReport(sampleFacts()).profitAndLoss
  expect(income.map((row) => row.name)).toEqual(['Client work', 'Product sales'])
  expect(expenses.map((row) => row.formLine)).toEqual(['8', '24a', '24b', null])
})

test('the part that is not deductible is a line of its own: it does not change the profit', () => {
  const { notDeductible, businessExpenses } = quarterReport(sampleFacts()).profitAndLoss
  expect(notDeductible.current.minor).toBe(3_992)
  expect(businessExpenses.current.minor).toBe(2_000 + 7_985 + 16_550 + 24_550)
})

test('a category without a movement now, but in a compared period, keeps its row', () => {
  const { income } = quarterReport(sampleFacts({ current: NO_FLOWS })).profitAndLoss
  expect(income.map((row) => [row.name, row.current.minor, row.previous?.minor])).toEqual([
    ['Client work', 0, 2_165_000],
    ['Product sales', 0, 180_000],
  ])
})

test('a period before the book is unknown, never zero', () => {
  const report = quarterReport(sampleFacts({ previous: null, previousFigures: null }))
  expect(report.profitAndLoss.receipts).toMatchObject({ previous: null, change: null, yearAgo: null })
  expect(report.leftOut[0]).toBe('Q2 2026 and Q3 2025: before this book began, so a dash stands there.')
})

test.each([
  ['US', '2026-09-30', 'Jan–Sep 2026'],
  ['DE', '2026-01-31', 'Jan 2026'],
  ['GB', '2026-09-30', 'Since 6 Apr 2026'],
  ['AU', '2026-03-31', 'Since 1 Jul 2025'],
])('in %s the year to %s is named "%s"', (country, asOf, name) => {
  const { periods } = quarterReport(sampleFacts({ country, asOf: calendarDate(asOf) }))
  expect(periods.yearToDate).toBe(name)
})

describe('the sentence', () => {
  test('of a quarter that is over compares it and says what it left', () => {
    expect(quarterReport(sampleFacts()).says).toBe(
      'Net profit was $25,839.15, $2,871.00 more than in Q2 2026. The tax reserve was $620.00 short of what is needed. ' +
        'Free cash at the end covered 4.9 months of needs.',
    )
  })

  test('of a running quarter compares nothing', () => {
    const { says, leftOut } = quarterReport(sampleFacts({ isRunning: true, asOf: calendarDate('2026-08-14') }))
    expect(says).toBe(
      'Net profit so far is $25,839.15. The tax reserve is $620.00 short of what is needed. Free cash now covers 4.9 months of needs.',
    )
    expect(leftOut[0]).toBe('The quarter is still running: everything here ends with August 14, 2026.')
  })

  test('of a loss says so, and of what is unknown says nothing', () => {
    const { says } = quarterReport(sampleFacts({ current: sampleFlows(-1_000_000), figures: unknownFigures() }))
    expect(says).toBe('Business expenses passed receipts by $8,365.35.')
  })
})

describe('how the figures were computed', () => {
  test('each has a number of its own, which its row in the summary bears', () => {
    const { computations, summary } = quarterReport(sampleFacts())
    expect(computations.map(({ ref }) => ref)).toEqual(computations.map((_, index) => index + 1))
    for (const { key, ref } of summary) expect(computations[ref - 1]?.key).toBe(key)
  })

  test('words, numbers and laws come from the derivation', () => {
    const { computations } = quarterReport(sampleFacts())
    expect(computations.find(({ key }) => key === 'tax-needed')).toMatchObject({
      worked: '27.5% × $57,996.05 − $8,610.00 = $7,338.91',
      sources: [{ label: '26 U.S.C. § 6654', link: 'https://law.example/6654' }],
    })
  })

  test('an unknown figure gives its sentence in place of a number, once for all that it keeps from being known', () => {
    const { summary, computations, leftOut } = quarterReport(sampleFacts({ figures: unknownFigures() }))
    expect(summary.find(({ key }) => key === 'free-cash')).toMatchObject({ current: null, change: null })
    expect(computations.find(({ key }) => key === 'needs')).toMatchObject({ worked: null })
    expect(leftOut).toContain('Monthly needs, Months covered, If income stopped: Enter what a month costs in Settings.')
    expect(leftOut.join(' ')).not.toContain('At the low end')
  })
})

function sumOf(amounts: readonly (Money | null)[]): number {
  return sum(amounts.map((amount) => amount?.minor ?? 0))
}
