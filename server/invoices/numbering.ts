import type { CalendarDate } from '../../shared/calendar.ts'
import { type Db, prepared } from '../db/open.ts'
import type { Tx } from '../db/transaction.ts'

const statements = prepared((db) => ({
  last: db.$client.prepare<[string], number>('SELECT last FROM number_series WHERE series = ?').pluck(),
  take: db.$client
    .prepare<[string], number>(
      'INSERT INTO number_series (series, last) VALUES (?, 1) ON CONFLICT (series) DO UPDATE SET last = last + 1 RETURNING last',
    )
    .pluck(),
}))

export interface DocumentNumber {
  series: string
  sequence: number
  number: string
}

/** Invoices count by year of issue: '2026-001', '2026-002' …; credit notes apart: 'CN 2026-001'. */
export type NumberedKind = 'invoice' | 'credit-note'

/** The number that the next document of a year gets. It is only taken in the transaction that issues it. */
export function nextNumber(db: Db, kind: NumberedKind, date: CalendarDate): DocumentNumber {
  const series = seriesOf(kind, date)
  return numbered(series, (statements(db).last.get(series) ?? 0) + 1)
}

/** Takes the next number, without a gap: it is given back when the transaction does not come to its end. */
export function takeNumber(tx: Tx, kind: NumberedKind, date: CalendarDate): DocumentNumber {
  const series = seriesOf(kind, date)
  return numbered(series, statements(tx.db).take.get(series) ?? 1)
}

function seriesOf(kind: NumberedKind, date: CalendarDate): string {
  return `${kind === 'credit-note' ? 'CN ' : ''}${date.slice(0, 4)}`
}

function numbered(series: string, sequence: number): DocumentNumber {
  return { series, sequence, number: `${series}-${String(sequence).padStart(3, '0')}` }
}
