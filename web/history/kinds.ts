import type { HistoryFilter } from './history-filter.ts'

/** A choice of the page: a kind of record, or a kind of change that is made to several kinds of record. */
export interface Kind {
  words: string
  by: Pick<HistoryFilter, 'entity' | 'action'>
}

/** What can be chosen, by the words of the API. */
export const KINDS: readonly Kind[] = [
  { words: 'Entries of money', by: { entity: 'event' } },
  { words: 'Receipts', by: { action: 'receipt' } },
  { words: 'What comes again', by: { entity: 'recurring-item' } },
  { words: 'Invoices', by: { entity: 'invoice' } },
  { words: 'Clients', by: { entity: 'client' } },
  { words: 'Accounts, categories', by: { entity: 'account' } },
  { words: 'Reconciling with the bank', by: { entity: 'reconciliation' } },
  { words: 'Quarters closed', by: { entity: 'quarter' } },
  { words: 'Late changes', by: { action: 'late-change' } },
  { words: 'Leads', by: { entity: 'lead' } },
  { words: 'Niches', by: { entity: 'niche' } },
  { words: 'Steps of the way', by: { entity: 'step' } },
  { words: 'Portfolio', by: { entity: 'portfolio' } },
  { words: 'Settings', by: { entity: 'settings' } },
  { words: 'Living budget', by: { entity: 'living-budget' } },
  { words: 'Days off', by: { entity: 'day-off' } },
  { words: 'Savings goals', by: { entity: 'savings-goal' } },
  { words: 'Your details', by: { entity: 'profile' } },
  { words: 'Numbering', by: { entity: 'numbering' } },
  { words: 'Tax questions', by: { entity: 'tax-answers' } },
  { words: 'Mileage log', by: { entity: 'trip' } },
  { words: 'Goals', by: { entity: 'goal' } },
  { words: 'Monthly reviews', by: { entity: 'review' } },
  { words: 'Contracts', by: { entity: 'contract' } },
  { words: 'One-offs', by: { entity: 'one-off' } },
  { words: 'The plan', by: { entity: 'plan' } },
  { words: 'Tax years', by: { entity: 'tax-year' } },
  { words: 'Books brought in', by: { entity: 'import' } },
  { words: 'The book as a whole', by: { entity: 'book' } },
  { words: 'Its place on this computer', by: { entity: 'instance' } },
]

/** The choice that a filter stands for, when it is one of them. */
export function kindIn({ entity, action }: HistoryFilter): Kind | undefined {
  const exact = KINDS.find(({ by }) => by.entity === entity && by.action === action)
  return exact ?? KINDS.find(({ by }) => by.entity !== undefined && by.entity === entity)
}
