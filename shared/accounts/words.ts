import type { EventKind } from './contract.ts'
import type { AccountRole } from './roles.ts'

/** What an entry of each kind is called. */
export const KIND_WORDS: Record<EventKind, string> = {
  payment: 'Payment',
  expense: 'Expense',
  'set-aside': 'Set-aside',
  release: 'Release',
  transfer: 'Own transfer',
  'estimated-payment': 'Estimated payment',
  draw: 'Owner’s draw',
  'day-job-pay': 'Day-job pay',
  'money-in': 'Own money put in',
  'money-back': 'Money back',
  'client-refund': 'Client refund',
  'deposit-return': 'Deposit returned',
  'credit-use': 'Client credit used',
  'tax-refund': 'Tax refund',
  'sales-tax-payment': 'Sales tax paid over',
  opening: 'Opening balance',
}

/** What an account of each role is for, in small print beside its name; for a list of entries, what they touched. */
export const ROLE_WORDS: Record<AccountRole, string> = {
  spending: 'spending',
  'tax-reserve': 'tax reserve',
  buffer: 'buffer',
  card: 'card',
  other: 'not at hand',
  income: 'income',
  expense: 'business costs',
  living: 'living',
  private: 'private money',
  'day-job': 'day job',
  'tax-office': 'tax office',
  'sales-tax': 'sales tax',
  'client-money': 'client money',
  opening: 'opening balances',
}
