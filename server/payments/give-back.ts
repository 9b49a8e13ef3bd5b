import { DomainError } from '../../shared/errors.ts'
import { splitPayment } from '../../shared/invoices/payment-split.ts'
import type { ClientRefundBody, DepositReturnBody } from '../../shared/payments/contract.ts'
import { clientCreditMinor } from '../accounts/client-money.ts'
import { recordEvent, takeBackReplaced } from '../accounts/record-event.ts'
import { requireRealAccount, worldAccount } from '../accounts/repository.ts'
import { requireClient } from '../clients/repository.ts'
import type { Tx } from '../db/transaction.ts'
import { balanceOf, partsOf, requireIssued } from '../invoices/repository.ts'
import { homeMinor } from '../profile/repository.ts'

/**
 * Pays back to a client what an invoice was credited after it was paid. It lowers receipts on its own day.
 *
 * Throws: DomainError 'nothing-to-refund' when the client did not pay that much too much.
 */
export function refundClient(tx: Tx, body: ClientRefundBody): number {
  takeBackReplaced(tx, body)
  const invoice = requireIssued(tx.db, body.invoiceId, '#/invoiceId')
  const account = requireRealAccount(tx.db, body.accountId, '#/accountId')
  const amountMinor = homeMinor(tx.db, body.amount, '#/amount')
  const balance = balanceOf(tx.db, invoice.id)
  if (amountMinor > -balance.openMinor) {
    const message = 'The client has not paid that much too much on this invoice. Write a credit note first.'
    throw new DomainError('nothing-to-refund', message, '#/amount/minor')
  }
  const salesTaxId = worldAccount(tx.db, 'sales-tax').id
  const split = splitPayment({
    amountMinor: -amountMinor,
    paidBeforeMinor: balance.paidMinor,
    ...partsOf(tx.db, invoice, salesTaxId),
  })
  const parts = [...split.parts, { accountId: salesTaxId, minor: split.taxMinor }]
  return recordEvent(tx, {
    kind: 'client-refund',
    date: body.date,
    text: requireClient(tx.db, invoice.clientId).name,
    note: body.note,
    clientId: invoice.clientId,
    replaces: body.replaces,
    movements: parts.map(({ accountId, minor }) => ({
      fromAccountId: account.id,
      toAccountId: accountId,
      amountMinor: -minor,
    })),
    allocations: parts.map(({ accountId, minor }) => ({ invoiceId: invoice.id, accountId, amountMinor: minor })),
  })
}

/** Gives back a deposit or credit that was held for a client. Throws: DomainError 'client-credit-too-small'. */
export function returnDeposit(tx: Tx, body: DepositReturnBody): number {
  takeBackReplaced(tx, body)
  const client = requireClient(tx.db, body.clientId, '#/clientId')
  const account = requireRealAccount(tx.db, body.accountId, '#/accountId')
  const amountMinor = homeMinor(tx.db, body.amount, '#/amount')
  if (clientCreditMinor(tx.db, client.id) < amountMinor) {
    throw new DomainError('client-credit-too-small', `You do not hold that much for ${client.name}.`, '#/amount/minor')
  }
  return recordEvent(tx, {
    kind: 'deposit-return',
    date: body.date,
    text: client.name,
    note: body.note,
    clientId: client.id,
    replaces: body.replaces,
    movements: [{ fromAccountId: account.id, toAccountId: worldAccount(tx.db, 'client-money').id, amountMinor }],
  })
}
