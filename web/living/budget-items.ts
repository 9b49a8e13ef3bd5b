import type { BudgetReply } from '../../shared/living/contract.ts'
import { NOT_TOLD_APART } from '../../shared/living/not-told-apart.ts'
import type { Money } from '../../shared/money.ts'

/** An item as it is sent. */
export interface ItemDraft {
  kind: BudgetItem['kind']
  benefit?: BudgetItem['benefit']
  name: string
  amount: Money
  coveredBy?: string | null
  plannedDays?: number | null
}

export type BudgetItem = BudgetReply['items'][number]

/** What an item is for, as a person chooses it: a kind, or one of the benefits. */
export const SORTS: readonly { value: string; label: string }[] = [
  { value: 'essential', label: 'Essential, a month' },
  { value: 'normal', label: 'Nice and not needed, a month' },
  { value: 'irregular', label: 'Irregular, for a year' },
  { value: 'health', label: 'Benefit: health insurance' },
  { value: 'retirement', label: 'Benefit: retirement' },
  { value: 'disability', label: 'Benefit: disability insurance' },
  { value: 'time-off', label: 'Benefit: paid time off' },
  { value: 'other', label: 'Benefit: another' },
]

/** The same words where they stand in a table or in a sentence. */
export const BENEFIT_WORDS: Record<NonNullable<BudgetItem['benefit']>, string> = {
  health: 'Health insurance',
  retirement: 'Retirement',
  disability: 'Disability insurance',
  'time-off': 'Paid time off',
  other: 'Another benefit',
}

export function sortOf({ kind, benefit }: Pick<BudgetItem, 'kind' | 'benefit'>): string {
  return benefit ?? kind
}

export function kindOf(sort: string): Pick<BudgetItem, 'kind' | 'benefit'> {
  if (sort === 'essential' || sort === 'normal' || sort === 'irregular') return { kind: sort, benefit: null }
  return { kind: 'benefit', benefit: sort as NonNullable<BudgetItem['benefit']> }
}

const RESTS = [
  { kind: 'essential', benefit: null, rest: 'essentials', name: 'Other essentials' },
  { kind: 'irregular', benefit: null, rest: 'irregularYearly', name: 'Other irregular costs' },
  { kind: 'benefit', benefit: 'other', rest: 'benefits', name: NOT_TOLD_APART },
] as const

/**
 * What of a kind is not listed yet: what the settings count beyond the items and, once somebody began to list, the item
 * that stands for it. Undefined when that is nothing.
 */
export function unlistedOf(budget: BudgetReply, kind: BudgetItem['kind']): { name: string; amount: Money } | undefined {
  const rest = RESTS.find((one) => one.kind === kind)
  if (!rest) return undefined
  const { currency } = budget.withoutItem[rest.rest]
  const others = budget.items.filter((item) => item.kind === kind && item.name === rest.name)
  const minor =
    Math.max(0, budget.withoutItem[rest.rest].minor) + others.reduce((sum, { amount }) => sum + amount.minor, 0)
  return minor > 0 ? { name: rest.name, amount: { minor, currency } } : undefined
}

/**
 * The list with an item added at its end; what is not listed yet becomes an item of its own behind it, so that no figure
 * falls only because somebody began to list.
 *
 * Units: `takenMinor` is how much of the new item was counted among what is not listed yet.
 */
export function withNewItem(budget: BudgetReply, item: ItemDraft, takenMinor: number): ItemDraft[] {
  return withNewItems(budget, item.kind, [item], takenMinor)
}

/** The same with several items of one kind: benefits that were one sum and are told apart. */
export function withNewItems(
  budget: BudgetReply,
  kind: BudgetItem['kind'],
  items: readonly ItemDraft[],
  takenMinor: number,
): ItemDraft[] {
  const listed = budget.items.filter((one) => !isUnlisted(one)).map(sent)
  return [...listed, ...items, ...unlistedItems(budget, kind, takenMinor)]
}

/** Where a new item stands in the list that is sent. */
export function placeOfNew(budget: BudgetReply): number {
  return budget.items.filter((one) => !isUnlisted(one)).length
}

/** The list with an item in the place of another, or without it; what the settings count without an item becomes one. */
export function withChangedItem(budget: BudgetReply, index: number, item: ItemDraft | undefined): ItemDraft[] {
  const before = budget.items.map(sent)
  const rests = RESTS.flatMap(({ kind, benefit, name, rest }): ItemDraft[] => {
    const amount = budget.withoutItem[rest]
    return amount.minor > 0 ? [{ kind, ...(benefit && { benefit }), name, amount }] : []
  })
  return [...before.slice(0, index), ...(item ? [item] : []), ...before.slice(index + 1), ...rests]
}

function unlistedItems(budget: BudgetReply, takenFrom: BudgetItem['kind'], takenMinor: number): ItemDraft[] {
  return RESTS.flatMap(({ kind, benefit, name }): ItemDraft[] => {
    const amount = unlistedOf(budget, kind)?.amount
    const minor = (amount?.minor ?? 0) - (kind === takenFrom ? takenMinor : 0)
    if (!amount || minor <= 0) return []
    return [{ kind, ...(benefit && { benefit }), name, amount: { ...amount, minor } }]
  })
}

function isUnlisted({ kind, name }: BudgetItem): boolean {
  return RESTS.some((one) => one.kind === kind && one.name === name)
}

/** Only benefits have more than a name and an amount. */
function sent({ kind, benefit, name, amount, coveredBy, plannedDays }: BudgetItem): ItemDraft {
  return kind === 'benefit' ? { kind, benefit, name, amount, coveredBy, plannedDays } : { kind, name, amount }
}
