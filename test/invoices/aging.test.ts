import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDate } from '../../shared/calendar.ts'
import { aging, agingBucket, BUCKETS, type OpenInvoice } from '../../shared/invoices/aging.ts'

const asOf = calendarDate('2026-03-31')
function open(dueDate: string, openMinor: number, invoiceId = 1): OpenInvoice {
  return { invoiceId, clientId: 1, dueDate: calendarDate(dueDate), openMinor }
}

test.each([
  { due: '2026-06-01', bucket: 'current', why: 'not yet due' },
  { due: '2026-03-31', bucket: 'current', why: 'the due date itself is not late' },
  { due: '2026-03-30', bucket: '1-30', why: 'day 1' },
  { due: '2026-03-01', bucket: '1-30', why: 'day 30' },
  { due: '2026-02-28', bucket: '31-60', why: 'day 31, across a short month' },
  { due: '2026-01-30', bucket: '31-60', why: 'day 60' },
  { due: '2026-01-29', bucket: '61-90', why: 'day 61' },
  { due: '2025-12-31', bucket: '61-90', why: 'day 90' },
  { due: '2025-12-30', bucket: 'over-90', why: 'day 91' },
])('due $due, seen on 2026-03-31: $bucket ($why)', ({ due, bucket }) => {
  expect(agingBucket(calendarDate(due), asOf)).toBe(bucket)
})

test('what clients owe, by age', () => {
  const invoices = [open('2026-03-31', 120_000, 1), open('2026-03-10', 80_000, 2), open('2025-12-20', 50_000, 3)]
  expect(aging(invoices, asOf, 'USD')).toEqual({
    currency: 'USD',
    buckets: [
      { bucket: 'current', minor: 120_000, count: 1 },
      { bucket: '1-30', minor: 80_000, count: 1 },
      { bucket: '31-60', minor: 0, count: 0 },
      { bucket: '61-90', minor: 0, count: 0 },
      { bucket: 'over-90', minor: 50_000, count: 1 },
    ],
    totalMinor: 250_000,
    count: 3,
    lateMinor: 130_000,
    lateCount: 2,
    oldestDaysLate: 101,
  })
})

test('an invoice with nothing open is owed by no one', () => {
  expect(aging([open('2026-01-01', 0), open('2026-01-01', -500)], asOf, 'USD')).toMatchObject({
    totalMinor: 0,
    count: 0,
    lateCount: 0,
    oldestDaysLate: null,
  })
})

test('every amount owed is in exactly one bucket', () => {
  const anyOpen = fc.record({
    invoiceId: fc.nat(),
    clientId: fc.nat(),
    dueDate: fc.integer({ min: -400, max: 400 }).map((days) => addDays(asOf, days)),
    openMinor: fc.integer({ min: 0, max: 10_000_000 }),
  })
  fc.assert(
    fc.property(fc.array(anyOpen), (invoices) => {
      const { buckets, totalMinor, count, lateMinor, lateCount } = aging(invoices, asOf, 'USD')
      expect(buckets.map(({ bucket }) => bucket)).toEqual(BUCKETS)
      expect(totalMinor).toBe(invoices.reduce((total, { openMinor }) => total + openMinor, 0))
      expect(buckets.reduce((total, { minor }) => total + minor, 0)).toBe(totalMinor)
      expect(buckets.reduce((total, bucket) => total + bucket.count, 0)).toBe(count)
      expect(buckets[0]).toMatchObject({ minor: totalMinor - lateMinor, count: count - lateCount })
    }),
  )
})
