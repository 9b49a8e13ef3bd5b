import type { JSX } from 'preact'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { type Field, useField } from '../form.ts'
import { SelectField } from '../parts/choice-fields.tsx'
import type { FieldProps } from '../parts/field-frame.tsx'
import { readId, valueNow } from './entry.ts'

/** One of the owner's accounts, by its id; `startId` is chosen at first. */
export function useAccount(startId: number | undefined, pointer = '#/accountId'): Field<number> {
  return useField(readId('Choose an account.'), { start: startId === undefined ? '' : String(startId), pointer })
}

interface AccountFieldProps extends FieldProps {
  field: Field<number> | Field<number | undefined>
  accounts: readonly AccountReply[]
}

/** A choice among the accounts that still take entries; under it what the chosen one holds. */
export function AccountField({ accounts, field, note, ...props }: AccountFieldProps): JSX.Element {
  const chosen = accounts.find(({ id }) => id === valueNow<number | undefined>(field))
  const offered = accounts.filter((account) => account.closedOn === null || account === chosen)
  const choices = offered.map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <SelectField
      {...props}
      field={field}
      note={note ?? (chosen && `Holds ${moneyText(chosen.balance)}.`)}
      choices={chosen ? choices : [{ value: '', label: 'Choose an account' }, ...choices]}
    />
  )
}
