import type { JSX } from 'preact'
import type {
  AccountReply,
  CategoryReply,
  EventDetailReply,
  EventReply,
  EventsReply,
} from '../../shared/accounts/contract.ts'
import { useAccounts, useCategories } from '../accounts/accounts.ts'
import { type Book, book } from '../book.ts'
import type { OpenDialog } from '../dialogs.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { type Resource, useResource } from '../resource.ts'
import { ExpenseForm } from './expense-form.tsx'
import { MoneyBackForm } from './money-back-form.tsx'

/** What the two forms have in common. */
export interface VendorFormProps {
  book: Book
  accounts: readonly AccountReply[]
  /** The categories of expenses. */
  categories: readonly CategoryReply[]
  /** The latest expenses, from which vendors are suggested. */
  recent: readonly EventReply[]
  replaces: EventDetailReply | undefined
  onClose: () => void
}

const RECENT = 200

/** Money to a vendor, or back from one. */
export default function ExpenseDialog({
  dialog,
  onClose,
}: {
  dialog: Extract<OpenDialog, { kind: 'expense' | 'money-back' }>
  onClose: () => void
}): JSX.Element | null {
  const accounts = useAccounts()
  const categories = useCategories()
  const recent = useResource<EventsReply>('/api/v1/events', { kind: 'expense', limit: RECENT })
  if (book.value && accounts.value && categories.value && recent.value) {
    const common = {
      book: book.value,
      accounts: accounts.value.items,
      categories: categories.value.items.filter(({ role }) => role === 'expense'),
      recent: recent.value.items,
      replaces: dialog.replaces,
      onClose,
    }
    return dialog.kind === 'expense' ? <ExpenseForm {...common} /> : <MoneyBackForm {...common} />
  }
  const all: Resource<unknown>[] = [accounts, categories, recent]
  const awaited = all.find(({ value }) => value === undefined)
  if (!awaited?.isLoading && !awaited?.problem) return null
  return (
    <Dialog title={dialog.kind === 'expense' ? 'Add expense' : 'Record money back'} onClose={onClose}>
      <Loaded resource={awaited} says="Reading your accounts and categories…">
        {() => null}
      </Loaded>
    </Dialog>
  )
}
