import { DomainError } from '../../shared/errors.ts'
import { type BudgetSums, budgetSums, type LivingItem } from '../../shared/living/budget.ts'
import type { BudgetBody } from '../../shared/living/contract.ts'
import { LARGEST_AMOUNT_MINOR } from '../../shared/money.ts'
import { recordChange } from '../db/history.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { putInForce } from '../profile/put-in-force.ts'
import { homeMinor, requireProfile, type SettingsRow, settingsOn, updateProfile } from '../profile/repository.ts'
import { budgetOn, replaceItems } from './budget-repository.ts'

/**
 * Puts a whole living budget in force from a day on, and its sums into the settings of that day: every figure reads those.
 *
 * Throws: DomainError 'stale', 'currency-mismatch', 'amount-out-of-range' when items of one kind come to too much.
 */
export function saveBudget(tx: Tx, expected: number, body: BudgetBody): void {
  refuseStale(requireProfile(tx.db).version, expected)
  const fromDate = body.fromDate ?? tx.today
  const items = body.items.map((item, index) => itemOf(tx, item, index))
  const sums = budgetSums(items)
  refuseTooMuch(sums)
  const before = { budget: budgetOn(tx.db, fromDate), settings: settingsOn(tx.db, fromDate) }
  const { essentialsMinor, irregularYearlyMinor, benefitsMinor } = sums
  const settings: SettingsRow = { ...before.settings, fromDate, essentialsMinor, irregularYearlyMinor, benefitsMinor }
  replaceItems(tx.db, fromDate, items)
  putInForce(tx, before.settings, settings)
  updateProfile(tx.db, expected, {})
  recordChange(tx, {
    action: 'living-budget.changed',
    entity: 'living-budget',
    before: before.budget.fromDate === null ? undefined : before.budget,
    after: { fromDate, items },
  })
  recordChange(tx, { action: 'settings.changed', entity: 'settings', before: before.settings, after: settings })
}

function itemOf(tx: Tx, item: BudgetBody['items'][number], index: number): LivingItem {
  const common = { name: item.name, amountMinor: homeMinor(tx.db, item.amount, `#/items/${index}/amount`) }
  if (item.kind !== 'benefit') return { kind: item.kind, benefit: null, ...common, coveredBy: null, plannedDays: null }
  const { kind, benefit, coveredBy, plannedDays } = item
  return { kind, benefit, ...common, coveredBy, plannedDays }
}

function refuseTooMuch(sums: BudgetSums): void {
  if (Object.values(sums).every((minor) => minor <= LARGEST_AMOUNT_MINOR)) return
  throw new DomainError('amount-out-of-range', 'The items of one kind come to more than a book can hold.', '#/items')
}
