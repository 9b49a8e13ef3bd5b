import { type Options, stringify } from 'csv-stringify/sync'
import { decimalText, type Money } from '../../shared/money.ts'

/** A number in a cell, as plain decimal text; null is an empty cell. */
interface PlainNumber {
  number: string | null
}

type CsvCell = string | PlainNumber

/** An amount of money in a cell. */
export function amount(value: Money | null): PlainNumber {
  return { number: value && decimalText(value.minor, value.currency) }
}

/** A plain number in a cell. */
export function plain(number: string | null): PlainNumber {
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
export function csv(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return stringify([head, ...rows], OPTIONS)
}
