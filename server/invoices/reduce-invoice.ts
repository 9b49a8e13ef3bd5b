import { DomainError } from '../../shared/errors.ts'
import type { CreditNoteBody } from '../../shared/invoices/contract.ts'
import { splitPayment } from '../../shared/invoices/payment-split.ts'
import { admitDate } from '../accounts/closed-quarter.ts'
import { refuseFuture } from '../accounts/insert-event.ts'
import { worldAccount } from '../accounts/repository.ts'
import { recordChange } from '../db/history.ts'
import { creditNoteParts, creditNotes } from '../db/schema.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { contentHashOf, creditNoteDocument, frozenOf } from './frozen.ts'
import { takeNumber } from './numbering.ts'
import { balanceOf, type InvoiceTableRow, partsOf, paymentsOf, requireIssued, updateInvoice } from './repository.ts'

/**
 * Voids an issued invoice: it keeps its number and is owed no more, nor ever was: it counts as dated on its issue date.
 *
 * Throws: DomainError 'invoice-has-payments', 'stale', 'quarter-closed'.
 */
export function voidInvoice(tx: Tx, id: number, expected: number, reason: string): void {
  const invoice = requireIssued(tx.db, id)
  refuseStale(invoice.version, expected)
  const balance = balanceOf(tx.db, id)
  const wasPaid = paymentsOf(tx.db, id).some((payment) => payment.isReversed === 0)
  if (wasPaid || balance.paidMinor !== 0 || balance.reducedMinor !== 0) {
    throw new DomainError(
      'invoice-has-payments',
      'This invoice has a payment or a credit note. Write a credit note for the rest instead.',
    )
  }
  admitDate(tx, invoice.issueDate).note('invoice', id)
  updateInvoice(tx.db, id, expected, { state: 'void', voidedOn: tx.today, voidReason: reason })
  recordChange(tx, {
    action: 'invoice.voided',
    entity: 'invoice',
    entityId: id,
    before: { number: invoice.number },
    after: { reason },
  })
}

/**
 * Takes an amount off an issued invoice: a numbered credit note, or, when it is not collectible, a write-off without one.
 * Sales tax and categories are reduced in proportion. A credit note may exceed what is still open (the client paid too
 * much then), a write-off may not.
 *
 * Throws: DomainError 'reduction-too-large', 'date-in-future', 'date-before-issue', 'currency-mismatch', 'invoice-not-issued',
 * 'quarter-closed'.
 */
export function creditInvoice(tx: Tx, id: number, body: CreditNoteBody): number {
  const invoice = requireIssued(tx.db, id)
  refuseFuture(tx, body.date)
  if (body.date < invoice.issueDate) {
    throw new DomainError(
      'date-before-issue',
      `The invoice was issued on ${invoice.issueDate}; take a day from then on.`,
      '#/date',
    )
  }
  if (body.amount.currency !== invoice.currency) {
    throw new DomainError('currency-mismatch', `The invoice is in ${invoice.currency}.`, '#/amount/currency')
  }
  const amountMinor = body.amount.minor
  const balance = balanceOf(tx.db, id)
  const mostMinor = body.reason === 'uncollectible' ? balance.openMinor : balance.totalMinor - balance.reducedMinor
  if (amountMinor > mostMinor) {
    throw new DomainError(
      'reduction-too-large',
      'The amount is larger than what is left of the invoice.',
      '#/amount/minor',
    )
  }
  const admitted = admitDate(tx, body.date)
  const { taxMinor, parts } = proportionOf(tx, invoice, amountMinor)
  const number = body.reason === 'uncollectible' ? undefined : takeNumber(tx, 'credit-note', body.date)
  const row = {
    invoiceId: id,
    reason: body.reason,
    series: number?.series ?? null,
    sequence: number?.sequence ?? null,
    number: number?.number ?? null,
    date: body.date,
    note: body.note,
    amountMinor,
    taxMinor,
    importId: null,
  }
  const contentHash = contentHashOf(creditNoteDocument({ id: 0, contentHash: '', ...row }, invoice, frozenOf(invoice)))
  const noteId = Number(
    tx.db
      .insert(creditNotes)
      .values({ ...row, contentHash })
      .run().lastInsertRowid,
  )
  admitted.note('credit-note', noteId)
  for (const { accountId, minor } of parts) {
    if (minor > 0) tx.db.insert(creditNoteParts).values({ creditNoteId: noteId, accountId, amountMinor: minor }).run()
  }
  const action = body.reason === 'uncollectible' ? 'invoice.written-off' : 'invoice.credited'
  recordChange(tx, { action, entity: 'invoice', entityId: id, after: { ...row, creditNoteId: noteId, contentHash } })
  return noteId
}

/** How an amount off an invoice falls on its sales tax and its categories: as if it were a payment of what is left of it. */
function proportionOf(tx: Tx, invoice: InvoiceTableRow, amountMinor: number): ReturnType<typeof splitPayment> {
  const { totalMinor, taxMinor, parts } = partsOf(tx.db, invoice, worldAccount(tx.db, 'sales-tax').id)
  return splitPayment({
    amountMinor,
    totalMinor,
    taxMinor,
    paidBeforeMinor: 0,
    taxTakenMinor: 0,
    parts: parts.map((part) => ({ ...part, takenMinor: 0 })),
  })
}
