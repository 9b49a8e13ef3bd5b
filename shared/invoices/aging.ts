import { type CalendarDate, daysBetween } from '../calendar.ts'
import { exact, sum } from '../money.ts'

/** By days after the due date, in the order in which they are shown. */
export const BUCKETS = ['current', '1-30', '31-60', '61-90', 'over-90'] as const
export type Bucket = (typeof BUCKETS)[number]

/** What is still owed on one issued invoice, after part payments and credit notes. */
export interface OpenInvoice {
  invoiceId: number
  clientId: number
  dueDate: CalendarDate
  openMinor: number
}

export interface Aging {
  currency: string
  buckets: { bucket: Bucket; minor: number; count: number }[]
  totalMinor: number
  count: number
  lateMinor: number
  lateCount: number
  /** null when nothing is late. */
  oldestDaysLate: number | null
}

/** The bucket of an invoice on a day. The due date itself is not late. Source: docs/figures.md, chapter 3. */
export function agingBucket(dueDate: CalendarDate, asOf: CalendarDate): Bucket {
  const daysLate = daysBetween(dueDate, asOf)
  if (daysLate <= 0) return 'current'
  if (daysLate <= 30) return '1-30'
  if (daysLate <= 60) return '31-60'
  return daysLate <= 90 ? '61-90' : 'over-90'
}

/**
 * What clients owe on a day, by age. Drafts and void invoices are not open: leave them out of the list.
 *
 * Units:  minor units of one currency.  Result: all five buckets, empty ones too; an invoice with nothing open is not counted.
 * Source: docs/figures.md, chapter 3.
 */
export function aging(open: readonly OpenInvoice[], asOf: CalendarDate, currency: string): Aging {
  const owed = open.filter(({ openMinor }) => openMinor > 0)
  const buckets = BUCKETS.map((bucket) => {
    const inBucket = owed.filter(({ dueDate }) => agingBucket(dueDate, asOf) === bucket)
    return { bucket, minor: sum(inBucket.map(({ openMinor }) => openMinor)), count: inBucket.length }
  })
  const totalMinor = sum(buckets.map(({ minor }) => minor))
  const notLate = buckets[0] ?? { minor: 0, count: 0 }
  const late = owed.map(({ dueDate }) => daysBetween(dueDate, asOf)).filter((days) => days > 0)
  return {
    currency,
    buckets,
    totalMinor,
    count: owed.length,
    lateMinor: exact(totalMinor - notLate.minor),
    lateCount: late.length,
    oldestDaysLate: late.length === 0 ? null : Math.max(...late),
  }
}
