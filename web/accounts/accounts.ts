import type { AccountReply, CategoryReply } from '../../shared/accounts/contract.ts'
import type { RealRole } from '../../shared/accounts/roles.ts'
import { dayText, momentText } from '../book.ts'
import { type Resource, useResource } from '../resource.ts'

/** The owner's accounts with what they hold today, in the owner's order. */
export function useAccounts(): Resource<{ items: AccountReply[] }> {
  return useResource('/api/v1/accounts')
}

/** The categories of income and of expenses, and the account of client money. */
export function useCategories(): Resource<{ items: CategoryReply[] }> {
  return useResource('/api/v1/categories')
}

/** The first account with one of these roles that still takes entries; roles that stand earlier win. */
export function firstWithRole(accounts: readonly AccountReply[], ...roles: RealRole[]): AccountReply | undefined {
  const open = accounts.filter(({ closedOn }) => closedOn === null)
  return roles.flatMap((role) => open.filter((account) => account.role === role))[0]
}

/** How the account stands against the bank. */
export function bankText({ reconciled, openReconciliationId }: AccountReply): string {
  if (openReconciliationId !== null) return 'Reconciling with the bank is not finished'
  if (!reconciled) return 'Not held against the bank yet'
  const { date, disagreesSince } = reconciled
  return disagreesSince
    ? `No longer agrees with the bank since ${momentText(disagreesSince)}`
    : `As the bank on ${dayText(date)}`
}
