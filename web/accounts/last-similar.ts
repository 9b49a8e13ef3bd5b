import type { AccountReply, CategoryReply, EventReply } from '../../shared/accounts/contract.ts'

interface Similar {
  categoryId: number | undefined
  accountId: number | undefined
}

const FEWEST_LETTERS = 3

/**
 * What an entry of before says of one with this text: its category and its account. The same text is looked for first,
 * then one that begins so; the latest that still holds wins. Lists of `recent` entries are newest first.
 */
export function lastSimilar(
  text: string,
  recent: readonly EventReply[],
  { accounts, categories }: { accounts: readonly AccountReply[]; categories: readonly CategoryReply[] },
): Similar | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === '') return undefined
  const categoryOf = ({ kind, purpose }: EventReply) =>
    categories.find(({ name, role }) => name === purpose && role === (kind === 'expense' ? 'expense' : 'income'))
  // What paid an invoice has no category to bring along.
  const usable = recent.filter((event) => event.reversedById === null && categoryOf(event) !== undefined)
  const same = usable.find((event) => event.text.toLowerCase() === typed)
  const begins = typed.length >= FEWEST_LETTERS && usable.find((event) => event.text.toLowerCase().startsWith(typed))
  const found = same || begins
  if (!found) return undefined
  const account = accounts.find(({ name, closedOn }) => name === found.account && closedOn === null)
  return { categoryId: categoryOf(found)?.id, accountId: account?.id }
}

/** Several lists of entries as one, the newest first. */
export function newestFirst(...lists: readonly (readonly EventReply[])[]): EventReply[] {
  return lists.flat().sort((a, b) => (a.date === b.date ? b.id - a.id : a.date < b.date ? 1 : -1))
}
