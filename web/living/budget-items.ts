import type { BudgetReply } from '../../shared/living/contract.ts'
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
  { kind: 'benefit', benefit: 'other', rest: 'benefits', name: 'Other benefits' },
] as const

/** What the settings count beyond the items of a kind, as an amount above zero; undefined when that is nothing. */
export function restOf(budget: BudgetReply, kind: BudgetItem['kind']): Money | undefined {
  const found = RESTS.find((one) => one.kind === kind)
  const rest = found && budget.withoutItem[found.rest]
  return rest && rest.minor > 0 ? rest : undefined
}

/**
 * The list with one item added (at its end), put in the place of another, or taken out.
 *
 * What the settings counted without an item becomes an item of its own, so that no figure falls only because somebody
 * began to list; a new item is taken from it.
 */
export function withItem(budget: BudgetReply, index: number | undefined, item: ItemDraft | undefined): ItemDraft[] {
  const items: ItemDraft[] = budget.items.map((one) => sent(one))
  if (index === undefined) {
    if (item) items.push(item)
  } else items.splice(index, 1, ...(item ? [item] : []))
  const isNew = index === undefined
  for (const { kind, benefit, name } of RESTS) {
    const rest = restOf(budget, kind)
    if (!rest) continue
    const taken = isNew && item?.kind === kind ? item.amount.minor : 0
    if (rest.minor > taken)
      items.push({ kind, ...(benefit && { benefit }), name, amount: { ...rest, minor: rest.minor - taken } })
  }
  return items
}

/** Only benefits have more than a name and an amount. */
function sent({ kind, benefit, name, amount, coveredBy, plannedDays }: BudgetItem): ItemDraft {
  return kind === 'benefit' ? { kind, benefit, name, amount, coveredBy, plannedDays } : { kind, name, amount }
}
