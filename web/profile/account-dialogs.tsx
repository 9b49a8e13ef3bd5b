import type { JSX } from 'preact'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { checkedValue } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { readText } from '../reading.ts'
import { ROLE_CHOICES } from './role-choices.ts'

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

interface ChangeAccountDialogProps {
  account: AccountReply
  onClose: () => void
}

/** Another name or another purpose; what moved through the account stays as it is. */
export function ChangeAccountDialog({ account, onClose }: ChangeAccountDialogProps): JSX.Element {
  const name = useField(readText('Name the account.'), { start: account.name, pointer: '#/name' })
  const role = useField(readText('Choose what it is for.'), { start: account.role, pointer: '#/role' })
  const form = useForm([name, role], async () => {
    const body = { name: checkedValue(name), role: checkedValue(role) }
    await call('PATCH', `/api/v1/accounts/${account.id}`, { body, ifMatch: `"${account.version}"` })
    sayDone(`${checkedValue(name)} is changed.`)
    onClose()
  })
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
    </FormDialog>
  )
}
