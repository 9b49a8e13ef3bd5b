import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { amountText } from '../../shared/words.ts'
import { bankText } from '../accounts/accounts.ts'
import { call } from '../api.ts'
import { dayText } from '../book.ts'
import { useAction } from '../form.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { Section } from '../parts/section.tsx'
import { telling } from '../telling.ts'
import { AddAccountDialog, ChangeAccountDialog, CloseAccountDialog, reopenAccount } from './account-dialogs.tsx'
import { ROLE_CHOICES } from './role-choices.ts'

interface AccountsSectionProps {
  accounts: readonly AccountReply[]
  currency: string
  today: CalendarDate
}

type Open = { what: 'add' } | { what: 'change' | 'close'; id: number }

/** The accounts of the book: what each is for, what it holds, and in which order they stand. */
export function AccountsSection({ accounts, currency, today }: AccountsSectionProps): JSX.Element {
  const [dialog, setDialog] = useState<Open>()
  const close = () => setDialog(undefined)
  const open = accounts.filter(({ closedOn }) => closedOn === null)
  const closed = accounts.filter(({ closedOn }) => closedOn !== null)
  const move = useMove(accounts, open)
  // As it stands now: what it holds may have been moved meanwhile.
  const account = dialog && dialog.what !== 'add' ? accounts.find(({ id }) => id === dialog.id) : undefined
  return (
    <Section title="Accounts" id="accounts">
      <DataTable
        says="Accounts"
        columns={columnsOf(currency, open, move, setDialog)}
        rows={open}
        keyOf={({ id }) => id}
      />
      <p class="note-gap">
        <button type="button" class="button" onClick={() => setDialog({ what: 'add' })}>
          Add account
        </button>
      </p>
      {closed.length > 0 && <ClosedAccounts accounts={closed} />}
      {dialog?.what === 'add' && <AddAccountDialog currency={currency} today={today} onClose={close} />}
      {account && dialog?.what === 'change' && <ChangeAccountDialog account={account} onClose={close} />}
      {account && dialog?.what === 'close' && <CloseAccountDialog account={account} onClose={close} />}
    </Section>
  )
}

type Step = -1 | 1
type Move = (account: AccountReply, step: Step) => void

/** Moves an account up or down by one; the focus stays on the button that did it, wherever its row is then. */
function useMove(all: readonly AccountReply[], open: readonly AccountReply[]): Move {
  const pressed = useRef<string>(undefined)
  const order = open.map(({ id }) => id).join()
  useEffect(() => {
    const [id, step] = pressed.current?.split(' ') ?? []
    pressed.current = undefined
    const button = (way: string | undefined) => document.getElementById(`move-${id}-${way}`) as HTMLButtonElement | null
    const same = button(step)
    if (same) (same.disabled ? button(step === '1' ? '-1' : '1') : same)?.focus()
  }, [order])
  return (account, step) => {
    const neighbour = open[open.indexOf(account) + step]
    if (!neighbour) return
    pressed.current = `${account.id} ${step}`
    const body = { position: all.indexOf(neighbour) }
    void telling('Not moved.', async () => {
      await call('PATCH', `/api/v1/accounts/${account.id}`, { body, ifMatch: `"${account.version}"` })
    })
  }
}

function columnsOf(
  currency: string,
  rows: readonly AccountReply[],
  move: Move,
  open: (dialog: Open) => void,
): Column<AccountReply>[] {
  return [
    {
      head: 'Account',
      cell: (account) => (
        <>
          <a class="row-link pressable" href={`/money?account=${account.id}`}>
            {account.name}
          </a>
          <small class="sub">
            <a class="pressable" href={`/money/reconcile/${account.id}`}>
              {bankText(account)}
            </a>
          </small>
        </>
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
      head: <span class="sr">Order, change, close</span>,
      cell: (account) => (
        <>
          <MoveButton account={account} step={-1} isLast={rows[0] === account} move={move} />
          <MoveButton account={account} step={1} isLast={rows.at(-1) === account} move={move} />{' '}
          <button
            type="button"
            class="button small"
            aria-label={`Change ${account.name}`}
            onClick={() => open({ what: 'change', id: account.id })}
          >
            Change
          </button>{' '}
          <button
            type="button"
            class="button small"
            aria-label={`Close ${account.name}`}
            onClick={() => open({ what: 'close', id: account.id })}
          >
            Close
          </button>
        </>
      ),
      fold: 'right',
      isNumber: true,
    },
  ]
}

interface MoveButtonProps {
  account: AccountReply
  step: Step
  isLast: boolean
  move: Move
}

function MoveButton({ account, step, isLast, move }: MoveButtonProps): JSX.Element {
  return (
    <button
      id={`move-${account.id}-${step}`}
      type="button"
      class="button quiet small"
      aria-label={`Move ${account.name} ${step === 1 ? 'down' : 'up'}`}
      disabled={isLast}
      onClick={() => move(account, step)}
    >
      {step === 1 ? '↓' : '↑'}
    </button>
  )
}

function ClosedAccounts({ accounts }: { accounts: readonly AccountReply[] }): JSX.Element {
  return (
    <details class="chart-table">
      <summary>{accounts.length === 1 ? 'One closed account' : `${accounts.length} closed accounts`}</summary>
      {accounts.map((account) => (
        <ClosedAccount key={account.id} account={account} />
      ))}
    </details>
  )
}

function ClosedAccount({ account }: { account: AccountReply }): JSX.Element {
  const reopen = useAction((key) => reopenAccount(account, key))
  const { id, name, role, closedOn } = account
  return (
    <>
      <FormTrouble form={reopen} />
      <p class="row-of note-gap">
        <a href={`/money?account=${id}`}>{name}</a>
        <span class="muted">
          {roleText(role)}, closed on {dayText(closedOn ?? '')}
        </span>
        <button
          type="button"
          class="button small"
          aria-label={`Open ${name} again`}
          onClick={() => void reopen.submit()}
        >
          Open again
        </button>
      </p>
    </>
  )
}

function roleText(role: AccountReply['role']): string {
  return ROLE_CHOICES.find(({ value }) => value === role)?.label ?? role
}
