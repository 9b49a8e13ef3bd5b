import { type Options, stringify } from 'csv-stringify/sync'
import { decimalText, type Money, money } from '../../shared/money.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import type { MovementOfReport } from './facts.ts'

/** The categories of the profit and loss; their sums are the report's receipts and business expenses. */
export function profitAndLossCsv({ quarter, currency, profitAndLoss }: QuarterReport): string {
  const { income, expenses } = profitAndLoss
  const rows = [
    ...income.map((row) => ({ ...row, section: 'income' })),
    ...expenses.map((row) => ({ ...row, section: 'expense' })),
  ]
  return csv(
    [
      ...['quarter', 'currency', 'section', 'category', 'form_line', 'deductible_share'],
      ...['current', 'previous', 'change', 'year_ago', 'year_to_date'],
    ],
    rows.map((row) => [
      quarter,
      currency,
      row.section,
      row.name,
      row.formLine ?? '',
      plain(row.deductibleRate),
      amount(row.current),
      amount(row.previous),
      amount(row.change),
      amount(row.yearAgo),
      amount(row.yearToDate),
    ]),
  )
}

/** The report's summary, a row for each figure; what is not known is an empty cell. */
export function summaryCsv({ quarter, currency, summary }: QuarterReport): string {
  const cell = (value: Money | number | null) => (typeof value === 'number' ? plain(String(value)) : amount(value))
  return csv(
    ['quarter', 'figure', 'unit', 'current', 'previous', 'change', 'year_ago'],
    summary.map((row) => [
      quarter,
      row.label,
      row.unit === 'money' ? currency : row.unit,
      cell(row.current),
      cell(row.previous),
      cell(row.change),
      cell(row.yearAgo),
    ]),
  )
}

/** What was set aside in the quarter; the amounts sum to the report's total. */
export function setAsidesCsv({ currency, asOf, setAsides: { rows, other } }: QuarterReport): string {
  const released = other.minor === 0 ? [] : [[asOf, OTHER, currency, amount(null), amount(other)]]
  return csv(
    ['date', 'for', 'currency', 'income', 'set_aside'],
    [...rows.map((row) => [row.date, row.text, currency, amount(row.income), amount(row.amount)]), ...released],
  )
}

/** Every movement of the quarter, from one account to another, in the order in which they were recorded. */
export function movementsCsv(rows: readonly MovementOfReport[], currency: string): string {
  return csv(
    [
      ...['date', 'event', 'movement', 'kind', 'text', 'client'],
      ...['from', 'from_role', 'to', 'to_role', 'currency', 'amount', 'note'],
    ],
    rows.map((row) => [
      row.date,
      plain(String(row.eventId)),
      plain(String(row.id)),
      row.kind,
      row.text,
      row.clientName,
      row.fromName,
      row.fromRole,
      row.toName,
      row.toRole,
      currency,
      amount(money(row.minor, currency)),
      row.note,
    ]),
  )
}

const OTHER = 'Other moves into and out of the reserve'

/** A number in a cell, as plain decimal text; null is an empty cell. */
interface PlainNumber {
  number: string | null
}

type CsvCell = string | PlainNumber

function amount(value: Money | null): PlainNumber {
  return { number: value && decimalText(value.minor, value.currency) }
}

function plain(number: string | null): PlainNumber {
  return { number }
}

// A spreadsheet runs a text that begins so as a formula; the apostrophe makes it a text.
const FORMULA_START = /^[=+\-@|`\t\r\0＝＋－＠]/

const OPTIONS: Options = {
  record_delimiter: '\r\n',
  quoted_string: true,
  cast: {
    string: (text) => (FORMULA_START.test(text) ? `'${text}` : text),
    object: (value) => ({ value: String(value['number'] ?? ''), quoted_string: false, quoted_empty: false }),
  },
}

/** RFC 4180, UTF-8: texts are quoted, and cannot become formulas; numbers are bare. */
function csv(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return stringify([head, ...rows], OPTIONS)
}
