import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import {
  documentNumber,
  headOf,
  type NumberedKind,
  type NumberFormat,
  USUAL_FORMATS,
} from '../../shared/invoices/numbering.ts'
import { type Db, prepared } from '../db/open.ts'
import type { Tx } from '../db/transaction.ts'

const statements = prepared((db) => ({
  format: db.$client.prepare<[NumberedKind], { prefix: string; byYear: number; digits: number }>(
    'SELECT prefix, by_year AS byYear, digits FROM numbering WHERE kind = ?',
  ),
  saveFormat: db.$client.prepare(
    `INSERT INTO numbering (kind, prefix, by_year, digits) VALUES (@kind, @prefix, @byYear, @digits)
     ON CONFLICT (kind) DO UPDATE SET prefix = @prefix, by_year = @byYear, digits = @digits`,
  ),
  series: db.$client.prepare<[string], { first: number; last: number }>(
    'SELECT first, last FROM number_series WHERE series = ?',
  ),
  setSeries: db.$client.prepare(
    `INSERT INTO number_series (series, first, last) VALUES (@series, @first, @last)
     ON CONFLICT (series) DO UPDATE SET first = @first, last = @last`,
  ),
  forgetSeries: db.$client.prepare('DELETE FROM number_series WHERE series = ?'),
  /** What bears numbers that begin so, wherever it came from. */
  numbersOf: {
    invoice: db.$client
      .prepare<[string, string], string>('SELECT number FROM invoices WHERE substr(number, 1, length(?)) = ?')
      .pluck(),
    'credit-note': db.$client
      .prepare<[string, string], string>('SELECT number FROM credit_notes WHERE substr(number, 1, length(?)) = ?')
      .pluck(),
  },
  isTaken: {
    invoice: db.$client.prepare<[string], number>('SELECT 1 FROM invoices WHERE number = ?').pluck(),
    'credit-note': db.$client.prepare<[string], number>('SELECT 1 FROM credit_notes WHERE number = ?').pluck(),
  },
}))

interface DocumentNumber {
  series: string
  sequence: number
  number: string
}

/** How documents of a kind are numbered from now on. */
export function numberFormat(db: Db, kind: NumberedKind): NumberFormat {
  const found = statements(db).format.get(kind)
  return found ? { ...found, byYear: found.byYear === 1 } : USUAL_FORMATS[kind]
}

export function saveNumberFormat(db: Db, kind: NumberedKind, format: NumberFormat): void {
  statements(db).saveFormat.run({ kind, ...format, byYear: Number(format.byYear) })
}

/** The number that the next document of a day gets. It is only taken in the transaction that issues it. */
export function nextNumber(
  db: Db,
  kind: NumberedKind,
  date: CalendarDate,
  format: NumberFormat = numberFormat(db, kind),
): DocumentNumber {
  const series = seriesOf(format, date)
  const row = statements(db).series.get(series)
  const sequence = row ? row.last + 1 : firstFree(db, kind, format, date)
  return { series, sequence, number: documentNumber(format, date, sequence) }
}

/**
 * Takes the next number, without a gap: it is given back when the transaction does not come to its end.
 *
 * Throws: DomainError 'number-taken' when a document of another series bears that number already.
 */
export function takeNumber(tx: Tx, kind: NumberedKind, date: CalendarDate): DocumentNumber {
  const next = nextNumber(tx.db, kind, date)
  refuseTaken(tx.db, kind, next.number)
  const first = statements(tx.db).series.get(next.series)?.first ?? next.sequence
  statements(tx.db).setSeries.run({ series: next.series, first, last: next.sequence })
  return next
}

/** Throws: DomainError 'number-taken': no number is ever given twice. */
export function refuseTaken(db: Db, kind: NumberedKind, number: string): void {
  if (statements(db).isTaken[kind].get(number) === undefined) return
  const what = kind === 'invoice' ? 'an invoice' : 'a credit note'
  throw new DomainError('number-taken', `There is ${what} ${number} already. Choose another numbering in Settings.`)
}

/** True once a document was issued here in the series that a format gives on a day: the count then only goes on. */
export function hasIssued(db: Db, format: NumberFormat, date: CalendarDate): boolean {
  const row = statements(db).series.get(seriesOf(format, date))
  return row !== undefined && row.last >= row.first
}

/** Lets a series that has no document yet begin with a number, because those before it were given out elsewhere. */
export function beginSeriesAt(db: Db, format: NumberFormat, date: CalendarDate, first: number): void {
  const series = seriesOf(format, date)
  if (first === 1) statements(db).forgetSeries.run(series)
  else statements(db).setSeries.run({ series, first, last: first - 1 })
}

/** Formats that put the same before the count share one count: '2026' is that of '2026-001'. */
export function seriesOf(format: NumberFormat, date: CalendarDate): string {
  return headOf(format, date).replace(/-$/, '') || 'running'
}

/** One more than the highest number that begins so already: documents of another program keep theirs. */
function firstFree(db: Db, kind: NumberedKind, format: NumberFormat, date: CalendarDate): number {
  const head = headOf(format, date)
  const counts = statements(db)
    .numbersOf[kind].all(head, head)
    .map((number) => number.slice(head.length))
    .filter((count) => /^\d{1,8}$/.test(count))
  return Math.max(0, ...counts.map(Number)) + 1
}
