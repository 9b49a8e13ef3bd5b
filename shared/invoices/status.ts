import type { InvoiceStatus } from './contract.ts'

export interface InvoiceState {
  state: 'draft' | 'issued' | 'void'
  totalMinor: number
  /** What the client still owes, in minor units; below zero when it was credited after it was paid. */
  openMinor: number
  paidMinor: number
  isWrittenOff: boolean
}

/** The status of an invoice, which follows from its entries and is never stored. Overdue is no status but stands beside it. */
export function invoiceStatus({ state, totalMinor, openMinor, paidMinor, isWrittenOff }: InvoiceState): InvoiceStatus {
  if (state === 'draft' || state === 'void') return state
  if (openMinor > 0) return paidMinor > 0 ? 'part-paid' : 'issued'
  if (isWrittenOff) return 'written-off'
  // An invoice over nothing was never credited: there was nothing to pay.
  return paidMinor > 0 || totalMinor === 0 ? 'paid' : 'credited'
}
