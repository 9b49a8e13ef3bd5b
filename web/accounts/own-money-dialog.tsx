import type { JSX } from 'preact'
import type { AccountReply, EventDetailReply } from '../../shared/accounts/contract.ts'
import { type Book, book } from '../book.ts'
import type { OpenDialog } from '../dialogs.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useAccounts } from './accounts.ts'
import { MoneyInForm } from './money-in-form.tsx'
import { PocketForm } from './pocket-form.tsx'
import { TaxPaymentForm } from './tax-payment-form.tsx'
import { TransferForm } from './transfer-form.tsx'

type OwnMoneyKind =
  | 'transfer'
  | 'estimated-payment'
  | 'tax-refund'
  | 'sales-tax-payment'
  | 'draw'
  | 'day-job-pay'
  | 'money-in'
type OwnMoney = Extract<OpenDialog, { kind: OwnMoneyKind }>

/** What the forms of the owner's own money have in common. */
export interface OwnMoneyFormProps {
  book: Book
  accounts: readonly AccountReply[]
  replaces: EventDetailReply | undefined
  onClose: () => void
}

const TITLES: Record<OwnMoneyKind, string> = {
  transfer: 'Move between accounts',
  'estimated-payment': 'Record estimated payment',
  'tax-refund': 'Record tax refund',
  'sales-tax-payment': 'Record sales tax paid over',
  draw: 'Record owner’s draw',
  'day-job-pay': 'Record day-job pay',
  'money-in': 'Put own money in',
}

/** Money that is neither income nor cost: between own accounts, to the tax office, to and from the owner's pocket. */
export default function OwnMoneyDialog({
  dialog,
  onClose,
}: {
  dialog: OwnMoney
  onClose: () => void
}): JSX.Element | null {
  const accounts = useAccounts()
  if (book.value && accounts.value) {
    const common = { book: book.value, accounts: accounts.value.items, replaces: dialog.replaces, onClose }
    return <FormOf dialog={dialog} common={common} />
  }
  if (!accounts.isLoading && !accounts.problem) return null
  return (
    <Dialog title={TITLES[dialog.kind]} onClose={onClose}>
      <Loaded resource={accounts} says="Reading your accounts…">
        {() => null}
      </Loaded>
    </Dialog>
  )
}

function FormOf({ dialog, common }: { dialog: OwnMoney; common: OwnMoneyFormProps }): JSX.Element {
  const title = TITLES[dialog.kind]
  switch (dialog.kind) {
    case 'transfer':
      return <TransferForm {...common} title={title} dialog={dialog} />
    case 'estimated-payment':
    case 'tax-refund':
      return <TaxPaymentForm {...common} title={title} dialog={dialog} />
    case 'draw':
    case 'day-job-pay':
    case 'sales-tax-payment':
      return <PocketForm {...common} title={title} kind={dialog.kind} />
    case 'money-in':
      return <MoneyInForm {...common} title={title} />
  }
}
