import { addDays, type CalendarDate, type Quarter, quarterDates } from '../calendar.ts'
import type { Figure } from '../figure.ts'
import { agingBucket, BUCKETS } from '../invoices/aging.ts'
import { exact, money, sum } from '../money.ts'
import { dateStyleOf, dateText } from '../words.ts'
import type { QuarterReport } from './contract.ts'

/** Documents of one kind in the quarter: how many, and what they come to with sales tax, in minor units. */
export interface DocumentSum {
  count: number
  minor: number
}

export interface ReceivableFacts {
  /** What was open on each invoice at the end of the report's last day; below zero when the client has paid too much. */
  open: readonly {
    invoiceId: number
    number: string
    clientName: string
    issueDate: CalendarDate
    dueDate: CalendarDate
    openMinor: number
  }[]
  /** The same the day before the quarter began, all invoices together. */
  before: DocumentSum
  /** Its numbers, when they follow each other without a gap. */
  issued: DocumentSum & { firstNumber: string | null; lastNumber: string | null }
  /** Of those, the ones that were voided. */
  voided: DocumentSum
  credited: DocumentSum
  writtenOff: DocumentSum
  /** Paid on invoices, less what was given back. */
  paid: DocumentSum
  daysToGetPaid: Figure
}

type Receivables = QuarterReport['receivables']
type Step = Receivables['steps'][number]

/**
 * What clients owed at the end of a period, by age, and how it came to that from what they owed before it.
 *
 * Units:  minor units of the home currency, with sales tax.  Result: the steps sum to what is owed, exactly.
 * Source: docs/figures.md, chapter 3.
 */
export function receivablesOf(
  facts: ReceivableFacts,
  { quarter, asOf, currency, country }: { quarter: Quarter; asOf: CalendarDate; currency: string; country: string },
): Receivables {
  const rows = facts.open
    .filter(({ openMinor }) => openMinor > 0)
    .map(({ openMinor, ...invoice }) => ({
      ...invoice,
      bucket: agingBucket(invoice.dueDate, asOf),
      open: money(openMinor, currency),
    }))
  const owedMinor = sum(rows.map(({ open }) => open.minor))
  const buckets = BUCKETS.map((bucket) => ({
    bucket,
    amount: money(sum(rows.filter((row) => row.bucket === bucket).map(({ open }) => open.minor)), currency),
  }))
  const on = (date: CalendarDate) => dateText(date, dateStyleOf(country))
  const step = (key: Step['key'], label: string, documents: number, minor: number): Step => ({
    key,
    label,
    documents,
    amount: money(minor, currency),
  })
  const { before, issued, voided, credited, writtenOff, paid } = facts
  const tooMuch = facts.open.filter(({ openMinor }) => openMinor < 0)
  const isRange = issued.count > 1 && issued.firstNumber !== null && issued.lastNumber !== null
  const series = isRange ? `, ${issued.firstNumber} to ${issued.lastNumber}` : ''
  return {
    rows,
    buckets,
    owed: money(owedMinor, currency),
    steps: [
      step('before', `Owed at the end of ${on(addDays(quarterDates(quarter).from, -1))}`, before.count, before.minor),
      step('issued', `Invoices issued${series}`, issued.count, issued.minor),
      step('void', 'Of these, voided', voided.count, exact(-voided.minor)),
      step('credited', 'Credit notes', credited.count, exact(-credited.minor)),
      step('written-off', 'Written off as not collectible', writtenOff.count, exact(-writtenOff.minor)),
      step('paid', 'Paid on invoices, less what was given back', paid.count, exact(-paid.minor)),
      step(
        'paid-too-much',
        'Paid too much, to be given back',
        tooMuch.length,
        exact(-sum(tooMuch.map((one) => one.openMinor))),
      ),
      step('owed', `Owed at the end of ${on(asOf)}`, rows.length, owedMinor),
    ],
    daysToGetPaid: facts.daysToGetPaid,
  }
}
