import { Decimal } from 'decimal.js'
import { DomainError } from '../../shared/errors.ts'
import type { ExpenseBody, MoneyBackBody } from '../../shared/expenses/contract.ts'
import { round } from '../../shared/money.ts'
import { recordEvent, takeBackReplaced } from '../accounts/record-event.ts'
import { requireRealAccount, requireRole, worldAccount } from '../accounts/repository.ts'
import type { Tx } from '../db/transaction.ts'
import { homeMinor } from '../profile/repository.ts'

/**
 * Records an expense: its business share is a cost, tax in it that can be reclaimed lowers what is owed, and the private
 * rest is living.
 *
 * Rounds: the business share half away from zero, once.
 * Throws: DomainError 'date-in-future', 'account-role', 'account-closed', 'currency-mismatch', 'amount-out-of-range'.
 */
export function recordExpense(tx: Tx, body: ExpenseBody): number {
  takeBackReplaced(tx, body)
  const account = requireRealAccount(tx.db, body.accountId, '#/accountId')
  const category = requireRole(tx.db, body.categoryId, ['expense'], '#/categoryId')
  const wholeMinor = homeMinor(tx.db, body.amount, '#/amount')
  const businessMinor = round(new Decimal(wholeMinor).times(body.businessShare))
  const taxMinor = body.reclaimableTax ? homeMinor(tx.db, body.reclaimableTax, '#/reclaimableTax') : 0
  if (taxMinor > businessMinor) {
    throw new DomainError(
      'amount-out-of-range',
      'The tax is larger than the business share it is in.',
      '#/reclaimableTax/minor',
    )
  }
  const paid = (toAccountId: number, amountMinor: number) => ({ fromAccountId: account.id, toAccountId, amountMinor })
  return recordEvent(tx, {
    kind: 'expense',
    date: body.date,
    text: body.vendor,
    note: body.note,
    document: body.document,
    replaces: body.replaces,
    movements: [
      paid(category.id, businessMinor - taxMinor),
      paid(worldAccount(tx.db, 'sales-tax').id, taxMinor),
      paid(worldAccount(tx.db, 'living').id, wholeMinor - businessMinor),
    ],
  })
}

/** Records money that a vendor gave back: it lowers its category on the day it arrives. Throws: as an expense does. */
export function recordMoneyBack(tx: Tx, body: MoneyBackBody): number {
  takeBackReplaced(tx, body)
  const account = requireRealAccount(tx.db, body.accountId, '#/accountId')
  const category = requireRole(tx.db, body.categoryId, ['expense'], '#/categoryId')
  return recordEvent(tx, {
    kind: 'money-back',
    date: body.date,
    text: body.vendor,
    note: body.note,
    replaces: body.replaces,
    movements: [
      { fromAccountId: category.id, toAccountId: account.id, amountMinor: homeMinor(tx.db, body.amount, '#/amount') },
    ],
  })
}
