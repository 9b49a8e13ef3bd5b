import { DomainError } from '../../shared/errors.ts'
import { FEES_KEY, FEES_NAME } from '../../shared/expenses/categories.ts'
import { splitPayment } from '../../shared/invoices/payment-split.ts'
import { sum } from '../../shared/money.ts'
import type { PaymentBody } from '../../shared/payments/contract.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import { clientCreditMinor } from '../accounts/client-money.ts'
import { type AllocationDraft, type MovementDraft, refuseFuture } from '../accounts/insert-event.ts'
import { recordEvent, takeBackReplaced } from '../accounts/record-event.ts'
import {
  type AccountRow,
  accountsWithRole,
  requireAccount,
  requireRealAccount,
  requireRole,
  worldAccount,
} from '../accounts/repository.ts'
import { requireClient } from '../clients/repository.ts'
import type { Tx } from '../db/transaction.ts'
import { balanceOf, partsOf, requireIssued } from '../invoices/repository.ts'
import { homeMinor, requireProfile } from '../profile/repository.ts'

/** One part of a payment: out of which account it comes, and of which invoice it pays a part. */
interface Part {
  account: AccountRow
  minor: number
  invoiceId?: number
}

/** Whose money a payment is, in minor units: the parts sum to what was paid. */
export interface PaymentParts {
  paidMinor: number
  salesTaxMinor: number
  clientMoneyMinor: number
  reimbursedMinor: number
  incomeMinor: number
  feeMinor: number
  withheldMinor: number
  arrivesMinor: number
}

export interface RecordedPayment {
  eventId: number
  parts: PaymentParts
  invoiceIds: number[]
}

/**
 * Records money from a client: for invoices, for income without one, or both, as one event with all its movements. A fee
 * that the processor kept and tax that the client withheld come out of the income and never reach the account.
 *
 * Throws: DomainError 'overpayment', 'invoice-not-issued', 'client-mismatch', 'fee-too-large', 'client-credit-too-small',
 * 'date-in-future', 'account-role', 'account-closed', 'currency-mismatch', 'amount-out-of-range', 'not-found'.
 */
export function recordPayment(tx: Tx, body: PaymentBody): RecordedPayment {
  refuseFuture(tx, body.receivedDate, '#/receivedDate')
  takeBackReplaced(tx, body)
  const paidMinor = homeMinor(tx.db, body.amount, '#/amount')
  const clientId = clientOf(tx, body)
  const target = targetOf(tx, body, clientId, paidMinor)
  const parts = [...invoiceParts(tx, body), ...otherParts(tx, body, clientId)]
  const restMinor = paidMinor - sum(parts.map((part) => part.minor))
  if (restMinor < 0) {
    throw new DomainError(
      'amount-out-of-range',
      'The parts are more than what was paid. Correct one of them.',
      '#/amount/minor',
    )
  }
  if (restMinor > 0) parts.push({ account: creditAccount(tx, body, clientId), minor: restMinor })
  const feeMinor = body.fee ? homeMinor(tx.db, body.fee, '#/fee') : 0
  const withheldMinor = body.withheld ? homeMinor(tx.db, body.withheld, '#/withheld') : 0
  const eventId = recordEvent(tx, {
    kind: body.fromCredit ? 'credit-use' : 'payment',
    date: body.receivedDate,
    text: textOf(tx, body, clientId, parts),
    note: body.note,
    clientId,
    taxYear: withheldMinor > 0 ? taxYearOf(body.receivedDate, requireProfile(tx.db).country) : undefined,
    replaces: body.replaces,
    document: body.document,
    movements: movementsOf(tx, parts, target, feeMinor, withheldMinor),
    allocations: parts.flatMap(allocationOf),
  })
  const minorOf = (role: AccountRow['role']) =>
    sum(parts.filter((part) => part.account.role === role).map((part) => part.minor))
  return {
    eventId,
    parts: {
      paidMinor,
      salesTaxMinor: minorOf('sales-tax'),
      clientMoneyMinor: minorOf('client-money'),
      reimbursedMinor: minorOf('expense'),
      incomeMinor: minorOf('income'),
      feeMinor,
      withheldMinor,
      arrivesMinor: paidMinor - feeMinor - withheldMinor,
    },
    invoiceIds: body.allocations.map((allocation) => allocation.invoiceId),
  }
}

function clientOf(tx: Tx, body: PaymentBody): number | undefined {
  const named = body.clientId === undefined ? [] : [requireClient(tx.db, body.clientId, '#/clientId').id]
  const ofInvoices = body.allocations.map(
    ({ invoiceId }, index) => requireIssued(tx.db, invoiceId, `#/allocations/${index}/invoiceId`).clientId,
  )
  const all = new Set([...named, ...ofInvoices])
  if (all.size > 1)
    throw new DomainError(
      'client-mismatch',
      'One payment is from one client; these invoices are of several.',
      '#/allocations',
    )
  return [...all][0]
}

function targetOf(tx: Tx, body: PaymentBody, clientId: number | undefined, paidMinor: number): AccountRow {
  if (!body.fromCredit) {
    if (body.accountId === undefined)
      throw new DomainError('account-role', 'Choose the account that the money arrived in.', '#/accountId')
    return requireRealAccount(tx.db, body.accountId, '#/accountId')
  }
  if (body.accountId !== undefined || body.fee || body.withheld || body.keepAsCredit) {
    throw new DomainError(
      'account-role',
      "A client's credit pays without an account, a fee or withheld tax.",
      '#/fromCredit',
    )
  }
  if (clientId === undefined || clientCreditMinor(tx.db, clientId) < paidMinor) {
    throw new DomainError('client-credit-too-small', 'You do not hold that much for this client.', '#/amount/minor')
  }
  return worldAccount(tx.db, 'client-money')
}

function invoiceParts(tx: Tx, body: PaymentBody): Part[] {
  const salesTax = worldAccount(tx.db, 'sales-tax')
  const seen = new Set<number>()
  return body.allocations.flatMap(({ invoiceId, amount }, index) => {
    const pointer = `#/allocations/${index}/amount`
    if (seen.has(invoiceId))
      throw new DomainError('overpayment', 'Name each invoice once.', `#/allocations/${index}/invoiceId`)
    seen.add(invoiceId)
    const invoice = requireIssued(tx.db, invoiceId, `#/allocations/${index}/invoiceId`)
    const amountMinor = homeMinor(tx.db, amount, pointer)
    const balance = balanceOf(tx.db, invoiceId)
    if (amountMinor > balance.openMinor) {
      throw new DomainError(
        'overpayment',
        `The payment is larger than what is still owed on ${invoice.number}.`,
        `${pointer}/minor`,
      )
    }
    const split = splitPayment({
      amountMinor,
      paidBeforeMinor: balance.paidMinor,
      ...partsOf(tx.db, invoice, salesTax.id),
    })
    return [
      { account: salesTax, minor: split.taxMinor, invoiceId },
      ...split.parts.map(({ accountId, minor }) => ({
        account: requireAccount(tx.db, accountId, pointer),
        minor,
        invoiceId,
      })),
    ].filter((part) => part.minor !== 0)
  })
}

function otherParts(tx: Tx, body: PaymentBody, clientId: number | undefined): Part[] {
  return body.other.flatMap(({ accountId, amount, salesTax }, index) => {
    const account = requireRole(tx.db, accountId, ['income', 'client-money'], `#/other/${index}/accountId`)
    const wholeMinor = homeMinor(tx.db, amount, `#/other/${index}/amount`)
    const taxMinor = salesTax ? homeMinor(tx.db, salesTax, `#/other/${index}/salesTax`) : 0
    if (taxMinor > wholeMinor || (taxMinor > 0 && account.role !== 'income')) {
      throw new DomainError(
        'amount-out-of-range',
        'The sales tax is larger than the amount it is in.',
        `#/other/${index}/salesTax/minor`,
      )
    }
    if (account.role === 'client-money' && (body.fromCredit || clientId === undefined)) {
      throw new DomainError('account-role', 'A deposit needs the client it is held for.', `#/other/${index}/accountId`)
    }
    return [
      { account, minor: wholeMinor - taxMinor },
      { account: worldAccount(tx.db, 'sales-tax'), minor: taxMinor },
    ].filter((part) => part.minor > 0)
  })
}

function creditAccount(tx: Tx, body: PaymentBody, clientId: number | undefined): AccountRow {
  if (!body.keepAsCredit || clientId === undefined) {
    const message =
      body.allocations.length === 0
        ? 'Say what the whole amount is for.'
        : 'This is more than is owed. Enter less, or keep the rest as credit of the client.'
    throw new DomainError('overpayment', message, '#/amount/minor')
  }
  return worldAccount(tx.db, 'client-money')
}

/** Fee and withheld tax are taken out of the income parts in their order; the rest of every part reaches the account. */
function movementsOf(
  tx: Tx,
  parts: readonly Part[],
  target: AccountRow,
  feeMinor: number,
  withheldMinor: number,
): MovementDraft[] {
  let feeLeft = feeMinor
  let withheldLeft = withheldMinor
  const movements = parts.flatMap(({ account, minor }) => {
    const isIncome = account.role === 'income'
    const fee = isIncome ? Math.min(feeLeft, minor) : 0
    const withheld = isIncome ? Math.min(withheldLeft, minor - fee) : 0
    feeLeft -= fee
    withheldLeft -= withheld
    return [
      { fromAccountId: account.id, toAccountId: target.id, amountMinor: minor - fee - withheld },
      ...(fee > 0 ? [{ fromAccountId: account.id, toAccountId: feesAccount(tx).id, amountMinor: fee }] : []),
      ...(withheld > 0
        ? [{ fromAccountId: account.id, toAccountId: worldAccount(tx.db, 'tax-office').id, amountMinor: withheld }]
        : []),
    ].filter((moved) => moved.fromAccountId !== moved.toAccountId)
  })
  if (feeLeft > 0)
    throw new DomainError('fee-too-large', 'The fee is larger than the income it is kept from.', '#/fee/minor')
  if (withheldLeft > 0) {
    throw new DomainError(
      'fee-too-large',
      'The tax withheld is larger than the income it is kept from.',
      '#/withheld/minor',
    )
  }
  return movements
}

function feesAccount(tx: Tx): AccountRow {
  const expenses = accountsWithRole(tx.db, 'expense')
  // On another line of the tax form it is still the one of that name.
  const found =
    expenses.find(({ formKey }) => formKey === FEES_KEY) ??
    expenses.find(({ name }) => name.toLowerCase() === FEES_NAME.toLowerCase())
  if (!found)
    throw new DomainError('not-found', 'There is no category for commissions and fees. Add one named so.', '#/fee')
  return found
}

function allocationOf({ account, minor, invoiceId }: Part): AllocationDraft[] {
  return invoiceId === undefined ? [] : [{ invoiceId, accountId: account.id, amountMinor: minor }]
}

function textOf(tx: Tx, body: PaymentBody, clientId: number | undefined, parts: readonly Part[]): string {
  if (body.text) return body.text
  if (clientId !== undefined) return requireClient(tx.db, clientId).name
  return parts[0]?.account.name ?? 'Payment'
}
