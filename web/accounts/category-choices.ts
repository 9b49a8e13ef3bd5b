import type { CategoryReply } from '../../shared/accounts/contract.ts'

/** Costs first, which are chosen most; a name may stand on both sides. */
export function categoryChoices(categories: readonly CategoryReply[]): { value: string; label: string }[] {
  const choices = (wanted: CategoryReply['role'], after: string) =>
    categories
      .filter(({ role }) => role === wanted)
      .map(({ id, name }) => ({ value: String(id), label: `${name}${after}` }))
  return [...choices('expense', ''), ...choices('income', ', income')]
}
