import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** One of every record, with the least of each: what the tests of the form start from. */
export const SAMPLE: readonly object[] = [
  { type: 'meta', start: '2026-01-01', end: '2026-06-30', entries: 13, currency: 'USD' },
  { type: 'account', id: 'Main', kind: 'checking' },
  { type: 'account', id: 'Taxes', kind: 'tax_reserve' },
  { type: 'account', id: 'Rainy day', kind: 'buffer' },
  { type: 'account', id: 'Plastic', kind: 'credit_card' },
  { type: 'category', id: 'Illustration', kind: 'income', schedule_c: '1', deductible_pct: 0 },
  { type: 'category', id: 'Travel', kind: 'expense', schedule_c: '24a', deductible_pct: 100 },
  { type: 'category', id: 'Meals', kind: 'expense', schedule_c: '24b', deductible_pct: 50 },
  { type: 'client', id: 'north', name: 'North Sample Ltd', terms_days: 30 },
  { type: 'opening', id: 1, date: '2026-01-01', account: 'Main', cents: 500_000 },
  {
    type: 'invoice',
    id: 2,
    date: '2026-01-10',
    number: 'A-17',
    client: 'north',
    category: 'Illustration',
    due: '2026-02-09',
    lines: [
      { text: 'Sketches', qty_milli: 1500, unit_cents: 9_999, cents: 14_999 },
      { text: 'Cover', qty_milli: 1000, unit_cents: 85_001, cents: 85_001 },
    ],
    cents: 100_000,
  },
  {
    type: 'payment',
    id: 3,
    date: '2026-02-01',
    client: 'north',
    account: 'Main',
    cents: 100_000,
    allocations: [{ invoice: 'A-17', category: 'Illustration', cents: 100_000 }],
  },
  {
    type: 'credit_note',
    id: 4,
    date: '2026-02-10',
    number: 'C-1',
    client: 'north',
    category: 'Illustration',
    invoice: 'A-17',
    reason: 'adjustment',
    cents: 5_000,
  },
  {
    type: 'payment',
    id: 5,
    date: '2026-02-12',
    client: 'north',
    account: 'Main',
    cents: -5_000,
    allocations: [{ invoice: 'A-17', category: 'Illustration', cents: -5_000 }],
  },
  { type: 'transfer', id: 6, date: '2026-02-15', from: 'Main', to: 'Taxes', cents: 25_000, purpose: 'tax' },
  {
    type: 'expense',
    id: 7,
    date: '2026-03-01',
    vendor: 'Sample Rail',
    category: 'Travel',
    account: 'Plastic',
    cents: 12_345,
    recurring: false,
  },
  {
    type: 'expense',
    id: 8,
    date: '2026-03-04',
    vendor: 'Sample Rail',
    category: 'Travel',
    account: 'Plastic',
    cents: -2_345,
    recurring: false,
  },
  { type: 'transfer', id: 9, date: '2026-03-20', from: 'Main', to: 'Plastic', cents: 10_000, purpose: 'card' },
  { type: 'transfer', id: 10, date: '2026-03-31', from: 'Taxes', to: 'Main', cents: 1_000, purpose: 'release' },
  { type: 'tax_payment', id: 11, date: '2026-04-15', account: 'Taxes', cents: 20_000, year: 2026, quarter: 1 },
  { type: 'draw', id: 12, date: '2026-04-30', account: 'Main', cents: 150_000 },
  {
    type: 'invoice',
    id: 13,
    date: '2026-06-30',
    number: 'A-18',
    client: 'north',
    category: 'Illustration',
    due: '2026-07-30',
    lines: [{ text: 'Sketches', qty_milli: 2000, unit_cents: 10_000, cents: 20_000 }],
    cents: 20_000,
  },
]

/** The sample with some records changed or taken out (undefined), by their place in it, and others added at its end. */
export function sampleWith(changes: Record<number, object | undefined>, ...added: object[]): object[] {
  const records = SAMPLE.map((record, index) =>
    index in changes ? changes[index] && { ...record, ...changes[index] } : record,
  )
  return [...records.filter((record) => record !== undefined), ...added]
}

export function textOf(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

/** Writes a file that is removed when the test is over; its name holds what names may hold. */
export function aFile(content: string | Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel books, é '))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, "Robin's 100% books.ndjson")
  writeFileSync(path, content)
  return path
}
