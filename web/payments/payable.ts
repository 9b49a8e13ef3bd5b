import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { InvoiceRow } from '../../shared/invoices/contract.ts'

/** An issued invoice that a payment can cover. */
export interface Payable {
  id: number
  number: string
  purpose: string
  /** Unknown for one that was paid in full by the payment that is being corrected. */
  dueDate: string | undefined
  daysOverdue: number
  /** What is owed on it, in minor units; a payment that is being corrected counts as not paid. */
  owedMinor: number
}

/** What a client can pay: their open invoices, and those of the payment that is being corrected; the oldest debt first. */
export function payablesOf(open: readonly InvoiceRow[], replaced: EventDetailReply | undefined): Payable[] {
  const freed = new Map(replaced?.allocations.map(({ invoiceId, amount }) => [invoiceId, amount.minor]))
  const listed = open
    .filter(({ balanceDue }) => balanceDue.minor > 0)
    .sort((a, b) => compare(a.dueDate, b.dueDate) || compare(a.issueDate, b.issueDate) || a.id - b.id)
    .map(({ id, number, purpose, dueDate, daysOverdue, balanceDue }) => ({
      id,
      number: number ?? '',
      purpose,
      dueDate,
      daysOverdue,
      owedMinor: balanceDue.minor + (freed.get(id) ?? 0),
    }))
  const paidOff = (replaced?.allocations ?? [])
    .filter(({ invoiceId, amount }) => amount.minor > 0 && !listed.some(({ id }) => id === invoiceId))
    .map(({ invoiceId, number, amount }) => ({
      id: invoiceId,
      number,
      purpose: '',
      dueDate: undefined,
      daysOverdue: 0,
      owedMinor: amount.minor,
    }))
  return [...paidOff, ...listed]
}

export interface Cover {
  /** How much of the payment each invoice takes, in minor units; an invoice that takes nothing is left out. */
  allocations: { invoiceId: number; minor: number }[]
  /** What is more than is owed. */
  restMinor: number
}

/** Lays a payment over invoices in their order, each up to what is owed on it. Minor units. */
export function cover(amountMinor: number, payables: readonly Payable[]): Cover {
  let restMinor = amountMinor
  const allocations: Cover['allocations'] = []
  for (const { id, owedMinor } of payables) {
    const minor = Math.min(restMinor, owedMinor)
    if (minor <= 0) continue
    allocations.push({ invoiceId: id, minor })
    restMinor -= minor
  }
  return { allocations, restMinor }
}

/** What is owed on all of them together, in minor units. */
export function owedOn(payables: readonly Payable[]): number {
  return payables.reduce((all, { owedMinor }) => all + owedMinor, 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
