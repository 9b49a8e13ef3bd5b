import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { DocumentOfReport } from '../../server/reports/documents.ts'
import type { MovementOfReport } from '../../server/reports/facts.ts'
import {
  forecastCsv,
  invoicesCsv,
  movementsCsv,
  profitAndLossCsv,
  receivablesCsv,
  setAsidesCsv,
  summaryCsv,
  taxPaymentsCsv,
} from '../../server/reports/quarter-csv.ts'
import { calendarDate } from '../../shared/calendar.ts'
import { money, sum } from '../../shared/money.ts'
import { quarterReport } from '../../shared/reports/quarter.ts'
import { withForecast } from '../../shared/reports/with-forecast.ts'
import { NO_FLOWS, sampleFacts, sampleFlows, unknownFigures } from './sample-quarter.ts'

const report = quarterReport(sampleFacts())
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, record_delimiter: '\r\n' })
const cents = (rows: readonly Record<string, string>[], column: string) =>
  sum(rows.map((row) => Math.round(Number(row[column]) * 100)))

test('the categories sum to the totals of the report', () => {
  const rows = rowsOf(profitAndLossCsv(report))
  const { receipts, businessExpenses } = report.profitAndLoss
  for (const [section, total] of [
    ['income', receipts],
    ['expense', businessExpenses],
  ] as const) {
    const some = rows.filter((row) => row['section'] === section)
    expect(cents(some, 'current')).toBe(total.current.minor)
    expect(cents(some, 'previous')).toBe(total.previous?.minor)
    expect(cents(some, 'change')).toBe(total.change?.minor)
    expect(cents(some, 'year_to_date')).toBe(total.yearToDate.minor)
  }
})

test('texts are quoted, numbers are plain decimals, lines end as RFC 4180 has it, and a dash is an empty cell', () => {
  const [head, first, second] = profitAndLossCsv(report).split('\r\n')
  expect(head).toBe(
    '"quarter","currency","section","category","form_line","deductible_share","current","previous","change","year_ago","year_to_date","basis"',
  )
  expect(first).toBe('"2026-Q3","USD","income","Client work","",,24550.00,21650.00,2900.00,,62980.00,"cash"')
  expect(second).toContain('"Product sales","",,1800.00,1800.00,0.00,,1800.00')
})

test('the open invoices sum to what is owed, and the tax payments to their total', () => {
  const receivables = rowsOf(receivablesCsv(report))
  expect(cents(receivables, 'open')).toBe(report.receivables.owed.minor)
  expect(receivables[0]).toMatchObject({ invoice: '2026-024', bucket: '1-30', open: '780.00' })
  expect(cents(rowsOf(taxPaymentsCsv(report)), 'amount')).toBe(report.estimatedPayments.total.minor)
})

test('a credit note stands below zero, its net and its sales tax too', () => {
  const note: DocumentOfReport = {
    kind: 'credit-note',
    id: 3,
    number: 'CN-2026-001',
    invoiceNumber: '2026-024',
    state: 'issued',
    date: calendarDate('2026-09-20'),
    dueDate: null,
    clientName: '=Snail Mail',
    totalMinor: -10_825,
    taxMinor: -825,
  }
  expect(rowsOf(invoicesCsv([note], 'USD'))[0]).toMatchObject({
    kind: 'credit-note',
    for_invoice: '2026-024',
    client: "'=Snail Mail",
    net: '-100.00',
    sales_tax: '-8.25',
    total: '-108.25',
  })
})

test('the summary has a row for each figure, months as numbers', () => {
  const rows = rowsOf(summaryCsv(report))
  expect(rows).toHaveLength(report.summary.length)
  expect(rows.at(-1)).toMatchObject({ figure: 'Months of needs covered', unit: 'months', current: '4.9', change: '0' })
  expect(rows[2]).toMatchObject({ figure: 'Net profit', unit: 'USD', current: '25839.15', year_ago: '' })
})

test('set-asides sum to the total of the report, with what the rows leave', () => {
  const facts = sampleFacts({ current: { ...sampleFlows(2_455_000), setAsideMinor: 120_000 } })
  const changed = quarterReport(facts)
  const rows = rowsOf(setAsidesCsv(changed))
  expect(cents(rows, 'set_aside')).toBe(changed.setAsides.total.minor)
  expect(rows.at(-1)).toMatchObject({ for: 'Other moves into and out of the reserve', income: '', set_aside: '132.62' })
})

test.each([
  { currency: 'JPY', minor: 1_234_500, text: '1234500' },
  { currency: 'KWD', minor: -1_234_500, text: '-1234.500' },
  { currency: 'USD', minor: -5, text: '-0.05' },
])('$minor minor units of $currency are written as $text, a number below zero without an apostrophe', (row) => {
  expect(rowsOf(movementsCsv([movement({ minor: row.minor })], row.currency))[0]).toMatchObject({ amount: row.text })
  expect(movementsCsv([movement({ minor: row.minor })], row.currency)).toContain(`,${row.text},`)
})

describe('a text that a spreadsheet would run', () => {
  test.each(['=1+1', '+49 30', '-5', '@SUM', '|x', '`x', '\tx', '\rx', '\0x', '＝1', '＋1', '－1', '＠x'])(
    '%j gets an apostrophe in front',
    (text) => {
      expect(movementsCsv([movement({ text })], 'USD')).toContain(`,"'${text}",`)
    },
  )

  test('quotes, commas and line breaks come back as they were', () => {
    const text = 'He said "no", twice\nand left; ünïcode 日本'
    expect(rowsOf(movementsCsv([movement({ text, clientName: 'a"b' })], 'USD'))[0]).toMatchObject({
      text,
      client: 'a"b',
    })
  })

  test('in a category or a set-aside is kept from running too', () => {
    expect(setAsidesCsv(report)).toContain(`"'=Poster shop"`)
  })
})

test('each file has as many rows as the report says', () => {
  for (const facts of [
    sampleFacts(),
    sampleFacts({ current: NO_FLOWS, setAsides: [], figures: unknownFigures() }),
    sampleFacts({ current: { ...NO_FLOWS, setAsideMinor: 5 }, setAsides: [] }),
  ]) {
    const made = quarterReport(facts)
    const files = { 'profit-and-loss.csv': profitAndLossCsv, 'set-asides.csv': setAsidesCsv, 'summary.csv': summaryCsv }
    for (const [name, csvOf] of Object.entries(files)) {
      expect(made.files.find((file) => file.name === name)?.rows).toBe(rowsOf(csvOf(made)).length)
    }
  }
})

test('the fan of the pack is in its CSV, month by month and to the cent', () => {
  const unknown = { state: 'no-data', says: 'Nothing yet.' } as const
  const usd = (minor: number) => money(minor, 'USD')
  const ahead = Array.from({ length: 12 }, (_, index) => ({
    month: `2026-${String(index + 1).padStart(2, '0')}`,
    p10: usd(1_000_010 - 200_003 * index),
    p50: usd(1_100_011 + index),
    p90: usd(1_300_000 + 70_007 * index),
    solvent: 1 - index / 10_000,
  }))
  const figures = {
    nineInTen: unknown,
    solvent: { three: unknown, six: unknown, twelve: unknown, twentyFour: unknown },
  }
  const made = withForecast(report, { ...figures, ahead, paths: 10_000 })
  const rows = rowsOf(forecastCsv(made))
  expect(rows.length).toBe(made.files.find(({ name }) => name === 'forecast.csv')?.rows)
  for (const [column, line] of [
    ['one_in_ten_below', 'p10'],
    ['middle', 'p50'],
    ['one_in_ten_above', 'p90'],
  ] as const)
    expect(cents(rows, column)).toBe(sum(made.forecast?.ahead.map((month) => month[line].minor) ?? []))
  expect(rows[11]).toEqual({
    as_of: report.asOf,
    month: '2026-12',
    currency: 'USD',
    one_in_ten_below: '-12000.23',
    middle: '11000.22',
    one_in_ten_above: '20700.77',
    still_solvent: '0.9989',
  })
  expect(rowsOf(forecastCsv(report))).toEqual([])
})

function movement(values: Partial<MovementOfReport> = {}): MovementOfReport {
  return {
    id: 1,
    date: calendarDate('2026-08-01'),
    eventId: 1,
    kind: 'payment',
    text: 'Paper Whale Press',
    fromName: 'Client work',
    fromRole: 'income',
    toName: 'Spending',
    toRole: 'spending',
    minor: 100,
    clientName: '',
    note: '',
    ...values,
  }
}
