import { DomainError } from '../../shared/errors.ts'
import { money } from '../../shared/money.ts'
import {
  ClientRefundBody,
  DepositReturnBody,
  PaymentBody,
  PaymentPreviewReply,
  PaymentReply,
  RecordedReply,
} from '../../shared/payments/contract.ts'
import { recordTransfer } from '../accounts/own-money.ts'
import { requireRealAccount } from '../accounts/repository.ts'
import { findEvent } from '../accounts/statement.ts'
import type { Context } from '../context.ts'
import { rehearse, type Tx } from '../db/transaction.ts'
import { recordedRoute } from '../http/recorded.ts'
import type { App } from '../http/routes.ts'
import { answerOnceShared } from '../http/write.ts'
import { findInvoice } from '../invoices/list.ts'
import { homeCurrency, homeMinor } from '../profile/repository.ts'
import { withProposal } from '../taxes/propose.ts'
import { refundClient, returnDeposit } from './give-back.ts'
import { type PaymentParts, recordPayment } from './record-payment.ts'

export function paymentRoutes(app: App, context: Context): void {
  const { db, today } = context
  app.post(
    '/api/v1/payments',
    { schema: { body: PaymentBody, response: { 201: PaymentReply } } },
    async (request, reply) => answerOnceShared(context, request, reply, 201, (tx) => paymentReply(tx, request.body)),
  )
  app.post(
    '/api/v1/payments/preview',
    { schema: { body: PaymentBody, response: { 200: PaymentPreviewReply } } },
    async ({ body }) => {
      const { parts, proposal } = rehearse(db, { actor: 'owner', today: today() }, (tx) =>
        paymentReply(tx, { ...body, setAside: undefined }),
      )
      return { parts, proposal }
    },
  )
  app.post(
    '/api/v1/client-refunds',
    { schema: { body: ClientRefundBody, response: { 201: RecordedReply } } },
    async (request, reply) => recordedRoute(context, request, reply, (tx) => refundClient(tx, request.body)),
  )
  app.post(
    '/api/v1/deposit-returns',
    { schema: { body: DepositReturnBody, response: { 201: RecordedReply } } },
    async (request, reply) => recordedRoute(context, request, reply, (tx) => returnDeposit(tx, request.body)),
  )
}

/** The payment and, if asked for, its set-aside as an event of its own: both or neither. */
function paymentReply(tx: Tx, body: PaymentBody): PaymentReply {
  const { result, proposal } = withProposal(tx, () => recordPayment(tx, body))
  const setAside = body.setAside && recordSetAside(tx, body.setAside, result.eventId)
  return {
    event: findEvent(tx.db, result.eventId),
    setAside: setAside === undefined ? null : findEvent(tx.db, setAside),
    parts: partsReply(result.parts, homeCurrency(tx.db)),
    proposal,
    invoices: result.invoiceIds.map((id) => {
      const { number, status, balanceDue } = findInvoice(tx.db, tx.today, id)
      return { id, number, status, balanceDue }
    }),
  }
}

function recordSetAside(tx: Tx, move: NonNullable<PaymentBody['setAside']>, forEventId: number): number {
  const from = requireRealAccount(tx.db, move.fromAccountId, '#/setAside/fromAccountId')
  const to = requireRealAccount(tx.db, move.toAccountId, '#/setAside/toAccountId')
  if (to.role !== 'tax-reserve' || from.role === 'tax-reserve') {
    const message = 'A set-aside goes from another account into a tax reserve.'
    throw new DomainError('account-role', message, '#/setAside/toAccountId')
  }
  homeMinor(tx.db, move.amount, '#/setAside/amount')
  return recordTransfer(tx, { ...move, date: tx.today, note: '', forEventId })
}

function partsReply(parts: PaymentParts, currency: string): PaymentReply['parts'] {
  return {
    paid: money(parts.paidMinor, currency),
    salesTax: money(parts.salesTaxMinor, currency),
    clientMoney: money(parts.clientMoneyMinor, currency),
    reimbursed: money(parts.reimbursedMinor, currency),
    income: money(parts.incomeMinor, currency),
    fee: money(parts.feeMinor, currency),
    withheld: money(parts.withheldMinor, currency),
    arrives: money(parts.arrivesMinor, currency),
  }
}
