import { DomainError } from '../errors.ts'
import { allocate, exact, sum } from '../money.ts'
import { roundedQuotient } from './totals.ts'

/** What a payment, or a refund below zero, does to one invoice. All amounts in minor units. */
export interface PaymentSplitInput {
  /** What is paid on the invoice now; below zero for a refund. */
  amountMinor: number
  /** The invoice less its credit notes, with sales tax. */
  totalMinor: number
  /** The sales tax in that total. */
  taxMinor: number
  /** What earlier payments less refunds brought: the tax and the parts that they took, added up. */
  paidBeforeMinor: number
  /** The sales tax that those took. */
  taxTakenMinor: number
  /** The invoice's income categories: what each holds without sales tax (less credit notes), and what earlier payments took. */
  parts: readonly { accountId: number; netMinor: number; takenMinor: number }[]
}

export interface PaymentSplit {
  taxMinor: number
  parts: { accountId: number; minor: number }[]
}

/**
 * Splits a payment on an invoice into its sales tax and its income categories.
 *
 * Sales tax is worked out from all that is paid so far, not payment by payment, and the net is split over what *remains*
 * of each category, so that the last payment closes tax and every category to the cent, whatever came before.
 * A refund gives back first what was taken too much (after a credit note), then in proportion to what was taken.
 * A category that a deduction makes negative takes nothing; its deduction comes off the others.
 *
 * Rounds: sales tax half away from zero; categories by the largest remainder.
 * Result: tax and parts add up to the amount exactly, and none has the opposite sign.
 * Throws: DomainError 'overpayment' when more is paid than is owed, 'nothing-to-refund' when more is given back than came.
 * Source: docs/figures.md, chapter 3.
 */
export function splitPayment(payment: PaymentSplitInput): PaymentSplit {
  return payment.amountMinor < 0 ? splitRefund(payment) : splitReceipt(payment)
}

function splitReceipt(payment: PaymentSplitInput): PaymentSplit {
  const { amountMinor, totalMinor, paidBeforeMinor, parts } = payment
  if (amountMinor > Math.max(0, totalMinor - paidBeforeMinor)) {
    throw new DomainError('overpayment', 'The payment is larger than the balance due.')
  }
  const nets = withoutNegatives(parts.map((part) => part.netMinor))
  const remaining = parts.map((part, index) => Math.max(0, (nets[index] ?? 0) - part.takenMinor))
  const leastTax = Math.max(0, amountMinor - sum(remaining))
  const taxMinor = clamp(taxSoFar(payment) - payment.taxTakenMinor, leastTax, amountMinor)
  return split(payment, taxMinor, allocate(exact(amountMinor - taxMinor), remaining))
}

function splitRefund(payment: PaymentSplitInput): PaymentSplit {
  const { amountMinor, paidBeforeMinor, taxTakenMinor, parts } = payment
  if (-amountMinor > paidBeforeMinor) {
    throw new DomainError('nothing-to-refund', 'More is given back than was paid on the invoice.')
  }
  const mostTaxBack = Math.max(amountMinor, -taxTakenMinor)
  const leastTaxBack = Math.min(0, amountMinor + sum(parts.map((part) => part.takenMinor)))
  const taxMinor = clamp(taxSoFar(payment) - taxTakenMinor, mostTaxBack, leastTaxBack)
  const nets = withoutNegatives(parts.map((part) => part.netMinor))
  const excess = parts.map((part, index) => Math.max(0, part.takenMinor - (nets[index] ?? 0)))
  const back = exact(taxMinor - amountMinor)
  const backFromExcess = Math.min(back, sum(excess))
  const fromExcess = allocate(backFromExcess, excess)
  const left = parts.map((part, index) => Math.max(0, part.takenMinor - (excess[index] ?? 0)))
  const fromRest = allocate(exact(back - backFromExcess), left)
  return split(
    payment,
    taxMinor,
    parts.map((_, index) => -exact((fromExcess[index] ?? 0) + (fromRest[index] ?? 0))),
  )
}

function split({ parts }: PaymentSplitInput, taxMinor: number, amounts: readonly number[]): PaymentSplit {
  return {
    taxMinor: exact(taxMinor),
    parts: parts.map(({ accountId }, index) => ({ accountId, minor: exact(amounts[index] ?? 0) })),
  }
}

/** The sales tax in everything paid so far, this payment included. */
function taxSoFar({ amountMinor, totalMinor, taxMinor, paidBeforeMinor }: PaymentSplitInput): number {
  if (totalMinor <= 0) return taxMinor
  return roundedQuotient(BigInt(taxMinor) * BigInt(paidBeforeMinor + amountMinor), BigInt(totalMinor))
}

/** Takes what is below zero off the others, in proportion, so that no category has to be paid a negative amount. */
function withoutNegatives(nets: readonly number[]): number[] {
  const positive = nets.map((net) => Math.max(0, net))
  const deductions = sum(nets.map((net) => Math.max(0, -net)))
  const taken = allocate(Math.min(deductions, sum(positive)), positive)
  return positive.map((net, index) => net - (taken[index] ?? 0))
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value))
}
