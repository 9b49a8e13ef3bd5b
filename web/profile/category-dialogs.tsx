import type { JSX } from 'preact'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import { checkedValue } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Field, useField, useForm } from '../form.ts'
import { ChoiceGroup } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { PercentField, usePercent } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { readText } from '../reading.ts'

const SIDES = [
  { value: 'expense', label: 'Expenses' },
  { value: 'income', label: 'Income' },
]

function useName(start = ''): Field<string> {
  return useField(readText('Name the category.'), { start, pointer: '#/name' })
}

/** A share is kept in whole hundredths of a percent. */
function useShare(start: string): Field<string> {
  return usePercent(2, { start, pointer: '#/deductibleRate' })
}

/** A further category; of expenses with the part of them that is deductible. */
export function AddCategoryDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const name = useName()
  const side = useField(readText('Choose what it is for.'), { start: 'expense', pointer: '#/role' })
  const share = useShare('1')
  const isExpense = side.text.value === 'expense'
  const form = useForm(isExpense ? [side, name, share] : [side, name], async (key) => {
    const body = {
      name: checkedValue(name),
      role: checkedValue(side),
      ...(isExpense && { deductibleRate: checkedValue(share) }),
    }
    const { value } = await call<CategoryReply>('POST', '/api/v1/categories', { key, body })
    sayDone(`${value.name} is in the book.`)
    onClose()
  })
  return (
    <FormDialog
      title="Add category"
      action="Add"
      consequence="It can be chosen wherever an entry asks for its category. It stays, because entries may stand in it."
      form={form}
      onClose={onClose}
    >
      <div class="form">
        <ChoiceGroup field={side} label="It is for" choices={SIDES} isRow />
        <TextField field={name} label="Category" span="c6" />
        {isExpense && <ShareField field={share} />}
      </div>
    </FormDialog>
  )
}

interface ChangeCategoryDialogProps {
  category: CategoryReply
  onClose: () => void
}

/** Another name, and for expenses another share; its entries stay in it. */
export function ChangeCategoryDialog({ category, onClose }: ChangeCategoryDialogProps): JSX.Element {
  const isExpense = category.role === 'expense'
  const name = useName(category.name)
  const share = useShare(category.deductibleRate)
  const form = useForm(isExpense ? [name, share] : [name], async () => {
    const body = { name: checkedValue(name), ...(isExpense && { deductibleRate: checkedValue(share) }) }
    await call('PATCH', `/api/v1/categories/${category.id}`, { body, ifMatch: `"${category.version}"` })
    sayDone(`${checkedValue(name)} is changed.`)
    onClose()
  })
  return (
    <FormDialog
      title="Change category"
      about={category.name}
      action="Change"
      consequence={
        isExpense
          ? 'Counts for all its entries, the earlier ones too. Packs of closed quarters stay as they were given away.'
          : 'All its entries are shown under the new name. Packs of closed quarters stay as they were given away.'
      }
      form={form}
      onClose={onClose}
    >
      <div class="form">
        <TextField field={name} label="Category" span="c6" />
        {isExpense && <ShareField field={share} />}
      </div>
    </FormDialog>
  )
}

function ShareField({ field }: { field: Field<string> }): JSX.Element {
  return (
    <PercentField
      field={field}
      label="Deductible share"
      note="The rest stays in profit and loss, and is not taken off the profit that taxes are worked out on."
      span="c6"
    />
  )
}
