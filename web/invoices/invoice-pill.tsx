import type { JSX } from 'preact'
import type { InvoiceRow } from '../../shared/invoices/contract.ts'
import { counted, moneyText } from '../../shared/words.ts'
import { book, dayText } from '../book.ts'
import { Pill, type PillLook } from '../parts/pill.tsx'
import { daysApart } from './words.ts'

/** What has become of an invoice, in a few words: "Issued, due in 23 days", "Overdue 73 days", "Paid Nov 5". */
export function InvoicePill({ invoice }: { invoice: InvoiceRow }): JSX.Element {
  const { look, says } = statusOf(invoice, book.value?.today ?? invoice.issueDate)
  return <Pill look={look}>{says}</Pill>
}

/** The shape and the words of a status on a day. */
export function statusOf(invoice: InvoiceRow, today: string): { look: PillLook; says: string } {
  const { status, daysOverdue, paidOn, balanceDue, dueDate } = invoice
  const late = counted(daysOverdue, 'day')
  switch (status) {
    case 'draft':
      return { look: 'draft', says: 'Draft' }
    case 'void':
      return { look: 'void', says: 'Void' }
    case 'issued':
      if (daysOverdue > 0) return { look: 'overdue', says: `Overdue ${late}` }
      return { look: 'issued', says: `Issued, ${dueText(dueDate, today)}` }
    case 'part-paid':
      if (daysOverdue > 0) return { look: 'overdue', says: `Part-paid, ${late} overdue` }
      return { look: 'part', says: `Part-paid, ${dueText(dueDate, today)}` }
    case 'paid':
      if (balanceDue.minor < 0) return { look: 'warn', says: `${moneyText(positive(balanceDue))} to refund` }
      return { look: 'paid', says: paidOn ? `Paid ${dayText(paidOn)}` : 'Paid' }
    case 'credited':
      return { look: 'credit', says: 'Credited' }
    case 'written-off':
      return { look: 'credit', says: 'Written off' }
  }
}

function dueText(dueDate: string, today: string): string {
  const days = daysApart(today, dueDate)
  return days === 0 ? 'due today' : `due in ${counted(days, 'day')}`
}

function positive({ minor, currency }: InvoiceRow['balanceDue']): InvoiceRow['balanceDue'] {
  return { minor: -minor, currency }
}
