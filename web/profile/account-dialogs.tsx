import type { JSX } from 'preact'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { moneyText } from '../../shared/words.ts'
import { checkedValue } from '../accounts/entry.ts'
import { call, submission } from '../api.ts'
import { showDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { Dialog, FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { readText } from '../reading.ts'
import { ROLE_CHOICES } from './role-choices.ts'
import { RolePreview } from './role-preview.tsx'

interface AddAccountDialogProps {
  currency: string
  today: CalendarDate
  onClose: () => void
}

/** A further account, with what it held on a day. */
export function AddAccountDialog({ currency, today, onClose }: AddAccountDialogProps): JSX.Element {
  const name = useField(readText('Name the account.'), { pointer: '#/name' })
  const role = useField(readText('Choose what it is for.'), { start: 'spending', pointer: '#/role' })
  const balance = useAmount(currency, { range: 'any', pointer: '#/openingBalance' })
  const date = useField(readDate, { start: today, pointer: '#/openingDate' })
  const form = useForm([name, role, balance, date], async (key) => {
    const body = {
      name: checkedValue(name),
      role: checkedValue(role),
      openingDate: checkedValue(date),
      openingBalance: { minor: checkedValue(balance), currency },
    }
    const { value } = await call<AccountReply>('POST', '/api/v1/accounts', { key, body })
    sayDone(`${value.name} is in the book.`)
    onClose()
  })
  return (
    <FormDialog
      title="Add account"
      action="Add"
      consequence="What it held stands in the book as its opening balance."
      form={form}
      onClose={onClose}
    >
      <div class="form">
        <TextField field={name} label="Account" span="c6" />
        <SelectField field={role} label="Used for" choices={ROLE_CHOICES} span="c6" />
        <MoneyField
          field={balance}
          label="It held"
          hint={role.text.value === 'card' ? 'What you owe has a minus: −450.00' : undefined}
          currency={currency}
          span="c6"
        />
        <DateField field={date} label="On" latest={today} span="c6" />
      </div>
    </FormDialog>
  )
}

interface AccountDialogProps {
  account: AccountReply
  onClose: () => void
}

/** Another name or another purpose, with what that does to the figures; what moved through the account stays as it is. */
export function ChangeAccountDialog({ account, onClose }: AccountDialogProps): JSX.Element {
  const name = useField(readText('Name the account.'), { start: account.name, pointer: '#/name' })
  const role = useField(readText('Choose what it is for.'), { start: account.role, pointer: '#/role' })
  const form = useForm([name, role], async () => {
    const body = { name: checkedValue(name), role: checkedValue(role) }
    await call('PATCH', `/api/v1/accounts/${account.id}`, { body, ifMatch: `"${account.version}"` })
    sayDone(`${checkedValue(name)} is changed.`)
    onClose()
  })
  const chosen = role.text.value
  return (
    <FormDialog
      title="Change account"
      about={account.name}
      action="Change"
      consequence="Every figure goes by what the account is for now; its entries stay as they are."
      form={form}
      onClose={onClose}
    >
      <div class="form">
        <TextField field={name} label="Account" span="c6" />
        <SelectField field={role} label="Used for" choices={ROLE_CHOICES} span="c6" />
      </div>
      {chosen !== account.role && (
        <div class="gap-4">
          <RolePreview accountId={account.id} role={chosen} />
        </div>
      )}
    </FormDialog>
  )
}

/** Closing an account that holds nothing; one that does is emptied first. */
export function CloseAccountDialog({ account, onClose }: AccountDialogProps): JSX.Element {
  const { id, name, balance, version } = account
  const form = useForm([], async (key) => {
    const { value } = await call<AccountReply>('POST', `/api/v1/accounts/${id}/close`, {
      key,
      ifMatch: `"${version}"`,
    })
    const reopen = submission((again) => reopenAccount(value, again))
    onClose()
    sayDone(`${name} is closed.`, () => void reopen())
  })
  if (balance.minor !== 0) return <EmptyFirstDialog account={account} onClose={onClose} />
  return (
    <FormDialog
      title="Close account"
      about={name}
      action="Close account"
      consequence="It can be opened again at any time."
      form={form}
      onClose={onClose}
    >
      <p class="lead">
        {name} holds nothing. It takes no more entries and is offered nowhere any more; what moved through it stays in
        the book and in every figure.
      </p>
    </FormDialog>
  )
}

/** What the account still holds, and the way to move it. */
function EmptyFirstDialog({ account: { id, name, balance }, onClose }: AccountDialogProps): JSX.Element {
  const amount = moneyText({ ...balance, minor: Math.abs(balance.minor) })
  const isDebt = balance.minor < 0
  const move = () => {
    onClose()
    const side = isDebt ? { toAccountId: id } : { fromAccountId: id }
    showDialog({ kind: 'transfer', ...side, amountMinor: Math.abs(balance.minor) })
  }
  return (
    <Dialog title="Close account" about={name} onClose={onClose}>
      <p class="lead">
        {isDebt ? `${name} is ${amount} below zero.` : `${name} still holds ${amount}.`} An account is closed when it
        holds nothing and owes nothing.
      </p>
      <p class="row-of gap-4">
        <button type="button" class="button primary" onClick={move}>
          {isDebt ? `Move ${amount} into it` : `Move ${amount} to another account`}
        </button>
        <a class="button" href={`/money?account=${id}`}>
          See its entries
        </a>
      </p>
    </Dialog>
  )
}

/** Opens a closed account again. */
export async function reopenAccount({ id, name, version }: AccountReply, key: string): Promise<void> {
  await call('POST', `/api/v1/accounts/${id}/reopen`, { key, ifMatch: `"${version}"` })
  sayDone(`${name} is open again.`)
}
