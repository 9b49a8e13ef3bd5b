import type { EventKind } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { ExpenseBody } from '../../shared/expenses/contract.ts'
import { type Money, portion } from '../../shared/money.ts'
import { PaymentBody } from '../../shared/payments/contract.ts'
import { type BookBody, RecurringExpense, RecurringIncome } from '../../shared/recurring/contract.ts'
import { requireRealAccount, requireRole } from '../accounts/repository.ts'
import { requireClient } from '../clients/repository.ts'
import type { Tx } from '../db/transaction.ts'
import { recordExpense } from '../expenses/record-expense.ts'
import { recordPayment } from '../payments/record-payment.ts'
import { homeMinor } from '../profile/repository.ts'
import type { ItemRow } from './repository.ts'

/** The kind of the entries that an item makes. */
export const KIND_OF: Record<ItemRow['kind'], EventKind> = { expense: 'expense', income: 'payment' }

/** What an item records, as its contract says it: what is stored is never trusted unread. */
export function entryOf({ kind, entry }: Pick<ItemRow, 'kind' | 'entry'>): RecurringExpense | RecurringIncome {
  return kind === 'expense' ? RecurringExpense.parse(entry) : RecurringIncome.parse(entry)
}

/**
 * Refuses an entry that could not be booked as things are now.
 *
 * Throws: DomainError 'not-found', 'account-role', 'account-closed', 'currency-mismatch'.
 */
export function refuseImpossible(tx: Tx, kind: ItemRow['kind'], entry: RecurringExpense | RecurringIncome): void {
  homeMinor(tx.db, entry.amount, '#/entry/amount')
  requireRealAccount(tx.db, entry.accountId, '#/entry/accountId')
  requireRole(tx.db, entry.categoryId, [kind], '#/entry/categoryId')
  if ('clientId' in entry && entry.clientId !== undefined) requireClient(tx.db, entry.clientId, '#/entry/clientId')
}

/** Records the entry of one date by the ordinary use cases, as a person would. Gives the event's id. */
export function recordOnce(tx: Tx, item: ItemRow, dueOn: CalendarDate, once: BookBody): number {
  const date = once.date ?? dueOn
  try {
    return item.kind === 'expense' ? expenseOnce(tx, item, date, once) : incomeOnce(tx, item, date, once)
  } catch (error) {
    if (!(error instanceof DomainError) || error.pointer === undefined) throw error
    throw new DomainError(error.code, error.message, POINTERS.get(error.pointer) ?? error.pointer)
  }
}

// What the request of a payment calls the fields that may differ for once.
const POINTERS = new Map([
  ['#/receivedDate', '#/date'],
  ['#/other/0/amount', '#/amount'],
])

function expenseOnce(tx: Tx, item: ItemRow, date: CalendarDate, { amount, accountId }: BookBody): number {
  const entry = RecurringExpense.parse(item.entry)
  const reclaimableTax = amount && inProportion(entry.reclaimableTax, entry.amount, amount)
  const changed = { ...(amount && { amount, reclaimableTax }), ...(accountId && { accountId }) }
  return recordExpense(tx, ExpenseBody.parse({ ...entry, ...changed, vendor: item.text, date }))
}

function incomeOnce(tx: Tx, item: ItemRow, date: CalendarDate, once: BookBody): number {
  const { categoryId, salesTax, ...entry } = RecurringIncome.parse(item.entry)
  const amount = once.amount ?? entry.amount
  const part = { accountId: categoryId, amount, salesTax: inProportion(salesTax, entry.amount, amount) }
  const accountId = once.accountId ?? entry.accountId
  const body = { ...entry, amount, accountId, text: item.text, receivedDate: date, other: [part] }
  return recordPayment(tx, PaymentBody.parse(body)).eventId
}

/** The tax in another amount at the same rate, rounded once. */
function inProportion(tax: Money | undefined, whole: Money, amount: Money): Money | undefined {
  return tax && { ...tax, minor: portion(tax.minor, amount.minor, whole.minor) }
}
