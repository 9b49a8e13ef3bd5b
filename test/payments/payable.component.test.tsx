import { expect, test } from 'vitest'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { InvoiceRow } from '../../shared/invoices/contract.ts'
import { cover, owedOn, payablesOf } from '../../web/payments/payable.ts'
import { usd } from '../web/samples.ts'

function open(id: number, dueDate: string, owedMinor: number, issueDate = '2026-11-01'): InvoiceRow {
  return {
    id,
    number: `2026-00${id}`,
    status: 'issued',
    clientId: 1,
    clientName: 'Pretend Press',
    purpose: 'Made-up work',
    issueDate,
    dueDate,
    total: usd(owedMinor),
    balanceDue: usd(owedMinor),
    daysOverdue: 0,
    paidOn: null,
    version: 1,
  }
}

/** A payment of $30.00 on invoice 2 and $40.00 on invoice 9, which it paid off. */
const replaced = {
  allocations: [
    { invoiceId: 2, number: '2026-002', amount: usd(3_000) },
    { invoiceId: 9, number: '2026-009', amount: usd(4_000) },
  ],
} as Partial<EventDetailReply> as EventDetailReply

test('the debt that was due first is paid first; what was due on the same day by the day of issue', () => {
  const rows = [open(1, '2026-12-02', 100), open(2, '2026-11-20', 100), open(3, '2026-12-02', 100, '2026-10-01')]
  expect(payablesOf(rows, undefined).map(({ id }) => id)).toEqual([2, 3, 1])
})

test('an invoice that was paid too much, or in full, cannot be paid', () => {
  expect(payablesOf([open(1, '2026-12-02', 0), open(2, '2026-12-02', -500)], undefined)).toEqual([])
})

test('a payment that is corrected counts as not paid, also on the invoice that it paid off', () => {
  const payables = payablesOf([open(2, '2026-11-20', 7_000)], replaced)
  expect(payables.map(({ id, owedMinor }) => [id, owedMinor])).toEqual([
    [9, 4_000],
    [2, 10_000],
  ])
})

test.each([
  { amountMinor: 5_000, pays: [[1, 5_000]], restMinor: 0, why: 'a part of the first' },
  { amountMinor: 10_000, pays: [[1, 10_000]], restMinor: 0, why: 'exactly the first' },
  {
    amountMinor: 12_000,
    pays: [
      [1, 10_000],
      [2, 2_000],
    ],
    restMinor: 0,
    why: 'the first and a part of the second',
  },
  {
    amountMinor: 20_000,
    pays: [
      [1, 10_000],
      [2, 5_000],
    ],
    restMinor: 5_000,
    why: 'more than is owed',
  },
])('$amountMinor over two invoices: $why', ({ amountMinor, pays, restMinor }) => {
  const payables = payablesOf([open(1, '2026-11-20', 10_000), open(2, '2026-11-21', 5_000)], undefined)
  expect(owedOn(payables)).toBe(15_000)
  const covered = cover(amountMinor, payables)
  expect(covered.allocations.map(({ invoiceId, minor }) => [invoiceId, minor])).toEqual(pays)
  expect(covered.restMinor).toBe(restMinor)
})
