import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { amountText } from '../../shared/words.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'
import { AddAccountDialog, ChangeAccountDialog } from './account-dialogs.tsx'
import { ROLE_CHOICES } from './role-choices.ts'

interface AccountsSectionProps {
  accounts: readonly AccountReply[]
  currency: string
  today: CalendarDate
}

/** The accounts of the book: what each is for and what it holds. */
export function AccountsSection({ accounts, currency, today }: AccountsSectionProps): JSX.Element {
  const [open, setOpen] = useState<'add' | AccountReply>()
  const close = () => setOpen(undefined)
  return (
    <Section title="Accounts" id="accounts">
      <DataTable says="Accounts" columns={columnsOf(currency, setOpen)} rows={accounts} keyOf={({ id }) => id} />
      <p class="note-gap">
        <button type="button" class="button" onClick={() => setOpen('add')}>
          Add account
        </button>
      </p>
      {open === 'add' && <AddAccountDialog currency={currency} today={today} onClose={close} />}
      {typeof open === 'object' && <ChangeAccountDialog account={open} onClose={close} />}
    </Section>
  )
}

function columnsOf(currency: string, change: (account: AccountReply) => void): Column<AccountReply>[] {
  return [
    {
      head: 'Account',
      cell: ({ id, name }) => (
        <a class="row-link" href={`/money?account=${id}`}>
          {name}
        </a>
      ),
      fold: 'name',
      isRowHead: true,
    },
    { head: 'Used for', cell: ({ role }) => roleText(role), fold: 'left', look: 'muted' },
    {
      head: `Balance, ${currency}`,
      cell: ({ balance }) => amountText(balance.minor, balance.currency),
      fold: 'amount',
      isNumber: true,
    },
    {
      head: <span class="sr">Change</span>,
      cell: (account) => (
        <button
          type="button"
          class="button small"
          aria-label={`Change ${account.name}`}
          onClick={() => change(account)}
        >
          Change
        </button>
      ),
      fold: 'right',
      isNumber: true,
    },
  ]
}

function roleText(role: AccountReply['role']): string {
  return ROLE_CHOICES.find(({ value }) => value === role)?.label ?? role
}
