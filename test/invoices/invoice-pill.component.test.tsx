import { expect, test } from 'vitest'
import type { InvoiceRow } from '../../shared/invoices/contract.ts'
import { statusOf } from '../../web/invoices/invoice-pill.tsx'
import { usd } from '../web/samples.ts'

const invoice: InvoiceRow = {
  id: 1,
  number: '2026-001',
  status: 'issued',
  clientId: 1,
  clientName: 'Pretend Press',
  purpose: 'Made-up work',
  issueDate: '2026-11-12',
  dueDate: '2026-12-12',
  total: usd(485_000),
  balanceDue: usd(485_000),
  daysOverdue: 0,
  paidOn: null,
  version: 2,
}

test.each<[Partial<InvoiceRow>, string, string]>([
  [{ status: 'draft' }, 'draft', 'Draft'],
  [{}, 'issued', 'Issued, due in 23 days'],
  [{ dueDate: '2026-11-20' }, 'issued', 'Issued, due in 1 day'],
  [{ dueDate: '2026-11-19' }, 'issued', 'Issued, due today'],
  [{ dueDate: '2026-09-07', daysOverdue: 73 }, 'overdue', 'Overdue 73 days'],
  [{ status: 'part-paid' }, 'part', 'Part-paid, due in 23 days'],
  [{ status: 'part-paid', daysOverdue: 5 }, 'overdue', 'Part-paid, 5 days overdue'],
  [{ status: 'paid', balanceDue: usd(0), paidOn: '2026-11-05' }, 'paid', 'Paid Nov 5'],
  [{ status: 'paid', balanceDue: usd(0) }, 'paid', 'Paid'],
  [{ status: 'paid', balanceDue: usd(-5_000), paidOn: '2026-11-05' }, 'warn', '$50.00 to refund'],
  [{ status: 'credited', balanceDue: usd(0) }, 'credit', 'Credited'],
  [{ status: 'written-off', balanceDue: usd(0) }, 'credit', 'Written off'],
  [{ status: 'void', balanceDue: usd(0) }, 'void', 'Void'],
])('%o looks %s and says "%s"', (change, look, says) => {
  const status = statusOf({ ...invoice, ...change }, '2026-11-19')
  // Dates of this year stand without it, once the book says which year it is.
  expect({ ...status, says: status.says.replace(', 2026', '') }).toEqual({ look, says })
})
