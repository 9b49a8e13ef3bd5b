import type { JSX } from 'preact'
import type { CategoryReply, FormLinesReply } from '../../shared/accounts/contract.ts'
import { formName } from '../../shared/taxes/form-names.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { book } from '../book.ts'
import { type Field, useField, useForm } from '../form.ts'
import { ChoiceGroup, SelectField } from '../parts/choice-fields.tsx'
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

export type Lines = FormLinesReply['items']

/** On which line of the tax form a category stands, by its number there; empty on no line of this form. */
function useLine(start: string | null | undefined): Field<string> {
  return useField(readAnyText, { start: start ?? '', pointer: '#/formKey' })
}

/** What is sent of a line: nothing while it is the one of before. */
function chosenLine(field: Field<string>, lines: Lines, before: string | null | undefined): { formKey?: string } {
  const chosen = lines.find(({ line }) => line === checkedValue(field))
  return chosen && chosen.line !== before ? { formKey: chosen.key } : {}
}

interface AddCategoryDialogProps {
  lines: Lines
  onClose: () => void
}

/** A further category; of expenses with the part of them that is deductible. */
export function AddCategoryDialog({ lines, onClose }: AddCategoryDialogProps): JSX.Element {
  const name = useName()
  const side = useField(readText('Choose what it is for.'), { start: 'expense', pointer: '#/role' })
  const share = useShare('1')
  const isExpense = side.text.value === 'expense'
  const ofSide = lines.filter(({ role }) => role === side.text.value)
  // What the server takes where none is named.
  const usual = { expense: lineOf(lines, 'other'), income: lineOf(lines, 'gross-receipts') }
  const expenseLine = useLine(usual.expense)
  const incomeLine = useLine(usual.income)
  const line = isExpense ? expenseLine : incomeLine
  const form = useForm(isExpense ? [side, name, line, share] : [side, name, line], async (key) => {
    const body = {
      name: checkedValue(name),
      role: checkedValue(side),
      ...chosenLine(line, ofSide, isExpense ? usual.expense : usual.income),
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
        <LineField key={side.text.value} field={line} lines={ofSide} />
        {isExpense && <ShareField field={share} />}
      </div>
    </FormDialog>
  )
}

interface ChangeCategoryDialogProps {
  category: CategoryReply
  lines: Lines
  onClose: () => void
}

/** Another name or line of the tax form, and for expenses another share; its entries stay in it. */
export function ChangeCategoryDialog({ category, lines, onClose }: ChangeCategoryDialogProps): JSX.Element {
  const isExpense = category.role === 'expense'
  const name = useName(category.name)
  const share = useShare(category.deductibleRate)
  const line = useLine(category.formLine)
  const ofSide = lines.filter(({ role }) => role === category.role)
  const form = useForm(isExpense ? [name, line, share] : [name, line], async () => {
    const body = {
      name: checkedValue(name),
      ...(isExpense && { deductibleRate: checkedValue(share) }),
      ...chosenLine(line, ofSide, category.formLine),
    }
    await call('PATCH', `/api/v1/categories/${category.id}`, { body, ifMatch: `"${category.version}"` })
    sayDone(`${checkedValue(name)} is changed.`)
    onClose()
  })
  return (
    <FormDialog
      title="Change category"
      about={category.name}
      action="Change"
      consequence="Counts for all its entries, the earlier ones too. Packs of closed quarters stay as they were given away."
      form={form}
      onClose={onClose}
    >
      <div class="form">
        <TextField field={name} label="Category" span="c6" />
        <LineField field={line} lines={ofSide} />
        {isExpense && <ShareField field={share} />}
      </div>
    </FormDialog>
  )
}

/** The number of the line that bears this key, if the form has one. */
function lineOf(lines: Lines, key: string): string | undefined {
  return lines.find((one) => one.key === key)?.line
}

/** Where the country has no known form, nothing is asked. */
function LineField({ field, lines }: { field: Field<string>; lines: Lines }): JSX.Element | null {
  const form = formName(book.value?.country ?? '')
  if (lines.length === 0 || form === null) return null
  const isOnNone = !lines.some(({ line }) => line === field.text.value)
  return (
    <SelectField
      field={field}
      label={`Line of ${form}`}
      choices={[
        ...(isOnNone ? [{ value: field.text.value, label: field.text.value || 'On no line yet' }] : []),
        ...lines.map(({ line, label }) => ({ value: line, label: `${line}, ${label}` })),
      ]}
      span="c8"
    />
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
