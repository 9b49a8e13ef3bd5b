import type { JSX } from 'preact'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { moneyText } from '../../shared/words.ts'
import { checkedValue, valueNow } from '../accounts/entry.ts'
import { call, submission } from '../api.ts'
import { dayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { Dialog, FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { readText } from '../reading.ts'
import { telling } from '../telling.ts'
import { ROLE_CHOICES } from './role-choices.ts'
import { RolePreview } from './role-preview.tsx'

const DEBT_HINT = 'What you owe has a minus: −450.00'

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
  const form = useForm([name, role, balance, date], async (key, lateReason) => {
    const body = {
      name: checkedValue(name),
      role: checkedValue(role),
      openingDate: checkedValue(date),
      openingBalance: { minor: checkedValue(balance), currency },
    }
    const { value } = await call<AccountReply>('POST', '/api/v1/accounts', { key, body, lateReason })
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
          hint={role.text.value === 'card' ? DEBT_HINT : undefined}
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

/** Another name, purpose or opening balance, with what that does; what moved through the account stays as it is. */
export function ChangeAccountDialog({ account, onClose }: AccountDialogProps): JSX.Element {
  const name = useField(readText('Name the account.'), { start: account.name, pointer: '#/name' })
  const role = useField(readText('Choose what it is for.'), { start: account.role, pointer: '#/role' })
  const { openedOn, openingBalance, balance } = account
  const { currency } = openingBalance
  const opening = useAmount(currency, {
    range: 'any',
    startMinor: openingBalance.minor,
    pointer: '#/openingBalance',
  })
  const changedByMinor = (valueNow(opening) ?? openingBalance.minor) - openingBalance.minor
  const form = useForm([name, role, opening], async (_key, lateReason) => {
    const body = {
      name: checkedValue(name),
      role: checkedValue(role),
      // Its day may lie in a closed quarter: a new name alone is then no late change.
      ...(changedByMinor !== 0 && { openingBalance: { minor: checkedValue(opening), currency } }),
    }
    await call('PATCH', `/api/v1/accounts/${account.id}`, { body, lateReason, ifMatch: `"${account.version}"` })
    sayDone(`${checkedValue(name)} is changed.`)
    onClose()
  })
  const chosen = role.text.value
  return (
    <FormDialog
      title="Change account"
      about={account.name}
      action="Change"
      consequence={
        changedByMinor === 0
          ? 'Every figure goes by what the account is for now; its entries stay as they are.'
          : 'The opening balance before is taken back, and this one takes its place. Both stay in the book.'
      }
      form={form}
      onClose={onClose}
    >
      <div class="form">
        <TextField field={name} label="Account" span="c6" />
        <SelectField field={role} label="Used for" choices={ROLE_CHOICES} span="c6" />
        <MoneyField
          field={opening}
          label="Opening balance"
          hint={[openedOn && `What it held on ${dayText(openedOn)}.`, chosen === 'card' && DEBT_HINT]
            .filter(Boolean)
            .join(' ')}
          note={
            changedByMinor !== 0 &&
            `It then holds ${moneyText({ minor: balance.minor + changedByMinor, currency })} today.`
          }
          currency={currency}
          span="c6"
        />
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
    sayDone(`${name} is closed.`, () => void telling('Not opened again.', reopen))
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
