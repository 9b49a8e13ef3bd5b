import type { CategoryDraft, CategoryPatch } from '../../shared/accounts/contract.ts'
import type { AccountRole } from '../../shared/accounts/roles.ts'
import { DomainError } from '../../shared/errors.ts'
import { scaled } from '../../shared/money.ts'
import { isLineOf } from '../../shared/taxes/form-lines.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import { recordChange } from '../db/history.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { requireProfile } from '../profile/repository.ts'
import { insertAccount, refuseTakenName, requireCategory, updateAccount } from './repository.ts'

/** The lines of a form on which a category of one's own stands: gross receipts, and other expenses. */
const FORM_KEYS = { income: 'gross-receipts', expense: 'other' } as const

/**
 * A further category. Expenses count in full where no share is named.
 *
 * Throws: DomainError 'account-in-use' (the name is taken), 'account-role' (a share of income), 'form-line-unknown'.
 */
export function addCategory(tx: Tx, { name, role, formKey, deductibleRate }: CategoryDraft): number {
  const category = { name, role, ...lineOf(tx, role, formKey), ...shareOf(role, deductibleRate) }
  const id = insertAccount(tx.db, { formKey: FORM_KEYS[role], ...category, position: 99 })
  recordChange(tx, { action: 'category.added', entity: 'account', entityId: id, after: category })
  return id
}

/**
 * Another name, line of the tax form or deductible share. They are one for all entries of the category, also of years that
 * are over; packs of closed quarters are kept as files, and what is other than in them is shown beside them.
 *
 * Throws: DomainError 'not-found', 'stale', 'account-in-use' (the name is taken), 'account-role' (a share of income),
 * 'form-line-unknown'.
 */
export function changeCategory(
  tx: Tx,
  id: number,
  expected: number,
  { name, formKey, deductibleRate }: CategoryPatch,
): void {
  const before = requireCategory(tx.db, id)
  refuseStale(before.version, expected)
  if (name !== undefined) refuseTakenName(tx.db, name, before.role, id)
  const changes = {
    ...(name !== undefined && { name }),
    ...lineOf(tx, before.role, formKey),
    ...shareOf(before.role, deductibleRate),
  }
  updateAccount(tx.db, id, expected, changes)
  recordChange(tx, {
    action: 'category.changed',
    entity: 'account',
    entityId: id,
    before: { name: before.name, formKey: before.formKey, deductibleBps: before.deductibleBps },
    after: changes,
  })
}

/** The line, if one is named. Throws: DomainError 'form-line-unknown' for one of the other side, or of no form. */
function lineOf(tx: Tx, role: AccountRole, formKey: string | undefined): { formKey?: string } {
  if (formKey === undefined) return {}
  const { country } = requireProfile(tx.db)
  const side = role === 'income' ? 'income' : 'expense'
  if (!isLineOf(side, formKey, country, taxYearOf(tx.today, country))) {
    const message = `${formKey} is no line of the tax form for ${side}. Choose one of those at /api/v1/form-lines.`
    throw new DomainError('form-line-unknown', message, '#/formKey')
  }
  return { formKey }
}

/** The share as it is stored, if one is named. Throws: DomainError 'account-role' for income, which is taxed whole. */
function shareOf(role: AccountRole, deductibleRate: string | undefined): { deductibleBps?: number } {
  if (deductibleRate === undefined) return {}
  if (role !== 'expense') {
    const message = 'Only a category of expenses has a deductible share.'
    throw new DomainError('account-role', message, '#/deductibleRate')
  }
  return { deductibleBps: scaled(deductibleRate, 10_000) }
}
