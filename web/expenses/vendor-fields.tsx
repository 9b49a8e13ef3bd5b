import { useSignalEffect } from '@preact/signals'
import type { JSX } from 'preact'
import type { CategoryReply, EventDetailReply, EventReply } from '../../shared/accounts/contract.ts'
import { percentText } from '../../shared/words.ts'
import { readId } from '../accounts/entry.ts'
import { type Field, useField } from '../form.ts'
import { SelectField } from '../parts/choice-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { readText } from '../reading.ts'

interface VendorFields {
  vendor: Field<string>
  category: Field<number>
}

/** Who was paid and what for. A vendor from before brings its category along, as long as none is chosen. */
export function useVendor(
  recent: readonly EventReply[],
  categories: readonly CategoryReply[],
  replaces: EventDetailReply | undefined,
): VendorFields {
  const vendor = useField(readText('Enter who was paid.'), { start: replaces?.text ?? '', pointer: '#/vendor' })
  const category = useField(readId('Choose a category.'), {
    start: String(categoryIdOf(replaces) ?? ''),
    pointer: '#/categoryId',
  })
  useSignalEffect(() => {
    const typed = vendor.text.value.trim().toLowerCase()
    if (category.text.peek() !== '') return
    const before = recent.find(({ text, reversedById }) => reversedById === null && text.toLowerCase() === typed)
    const known = before && categories.find(({ name }) => name === before.purpose)
    if (known) category.text.value = String(known.id)
  })
  return { vendor, category }
}

interface VendorRowProps extends VendorFields {
  label: string
  recent: readonly EventReply[]
  categories: readonly CategoryReply[]
}

export function VendorRow({ vendor, category, label, recent, categories }: VendorRowProps): JSX.Element {
  const choices = categories.map(({ id, name, deductibleRate }) => ({
    value: String(id),
    label: deductibleRate === '1' ? name : `${name}, ${percentText(deductibleRate)} deductible`,
  }))
  return (
    <>
      <TextField
        field={vendor}
        label={label}
        suggestions={[...new Set(recent.map(({ text }) => text))].sort()}
        span="c6"
      />
      <SelectField
        field={category}
        label="Category"
        choices={[{ value: '', label: 'Choose a category' }, ...choices]}
        span="c6"
      />
    </>
  )
}

/** The category of the entry to correct. */
function categoryIdOf(replaces: EventDetailReply | undefined): number | undefined {
  for (const { from, to } of replaces?.movements ?? []) {
    if (from.role === 'expense') return from.id
    if (to.role === 'expense') return to.id
  }
  return undefined
}
