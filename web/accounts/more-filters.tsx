import { useSignal, useSignalEffect } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { amountText } from '../../shared/words.ts'
import { readAmount } from '../amount-entry.ts'
import { book } from '../book.ts'
import { useClientChoices } from '../clients/use-client-choices.ts'
import { type Field, useField } from '../form.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { MoneyField } from '../parts/number-fields.tsx'
import { optional, type Reading, refused, understood } from '../reading.ts'
import type { StatementFilter } from './statement-filter.ts'

interface MoreFiltersProps {
  filter: StatementFilter
  onChange: (changed: StatementFilter) => void
}

const FIRST_DAY = '1990-01-01'
const LAST_DAY = '2100-12-31'

/** What is asked for less often: a client, days, amounts. Open when the address asks for one of them. */
export function MoreFilters({ filter, onChange }: MoreFiltersProps): JSX.Element {
  const { client, from, to, leastMinor, mostMinor } = filter
  const isOpen = useSignal([client, from, to, leastMinor, mostMinor].some(Boolean))
  return (
    <details
      class="chart-table"
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open
      }}
    >
      <summary>Client, days, amounts</summary>
      {isOpen.value && <MoreFields filter={filter} onChange={onChange} />}
    </details>
  )
}

function MoreFields({ filter, onChange }: MoreFiltersProps): JSX.Element {
  const currency = book.value?.currency ?? 'USD'
  const { clients } = useClientChoices(filter.client === undefined ? undefined : Number(filter.client), 'all')
  const client = useFilterField(readAny, filter.client, (value) => onChange({ client: value || undefined }))
  // A choice is made when it is chosen; what is typed, when the field is left, or with Enter.
  useSignalEffect(() => {
    if (client.text.value !== undefined) client.leave()
  })
  // A month and days that stand apart from it would contradict each other.
  const from = useFilterField(readDay, filter.from, (value) => onChange({ from: value || undefined, month: undefined }))
  const to = useFilterField(readDay, filter.to, (value) => onChange({ to: value || undefined, month: undefined }))
  const readMinor = (text: string) => optional((typed) => readAmount(typed, currency, 'zero-or-more'))(text)
  const show = (minor: string | undefined) => minor && amountText(Number(minor), currency)
  const minorText = (minor: number | undefined) => (minor === undefined ? undefined : String(minor))
  const least = useFilterField(readMinor, show(filter.leastMinor), (minor) =>
    onChange({ leastMinor: minorText(minor) }),
  )
  const most = useFilterField(readMinor, show(filter.mostMinor), (minor) => onChange({ mostMinor: minorText(minor) }))
  const names = (clients ?? []).map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <fieldset
      aria-label="More filters"
      class="form gap-2"
      onKeyDown={({ key }) => {
        if (key === 'Enter') for (const field of [from, to, least, most]) field.leave()
      }}
    >
      <SelectField field={client} label="Client" choices={[{ value: '', label: 'Every client' }, ...names]} span="c4" />
      <DateField field={from} label="From" earliest={FIRST_DAY} latest={LAST_DAY} span="c2 half" />
      <DateField field={to} label="To" earliest={FIRST_DAY} latest={LAST_DAY} span="c2 half" />
      <MoneyField field={least} label="At least" currency={currency} span="c2 half" />
      <MoneyField field={most} label="At most" currency={currency} span="c2 half" />
    </fieldset>
  )
}

/** A field that stands for a part of the address: what is understood goes there, and what changes there shows here. */
function useFilterField<T>(
  read: (text: string) => Reading<T>,
  inAddress: string | undefined,
  apply: (value: T) => void,
): Field<T> {
  const field = useField(read, { start: inAddress ?? '' })
  const latest = useRef({ inAddress, apply })
  latest.current = { inAddress, apply }
  useEffect(() => {
    field.text.value = inAddress ?? ''
  }, [inAddress])
  const leave = () => {
    field.leave()
    const text = field.text.peek()
    const reading = read(text)
    if (reading.ok && text !== (latest.current.inAddress ?? '')) latest.current.apply(reading.value)
  }
  return { ...field, leave }
}

function readAny(text: string): Reading<string> {
  return understood(text)
}

/** The browser hands over '' until a whole day stands there, and a year while it is still being typed. */
function readDay(text: string): Reading<string> {
  return text === '' || (text >= FIRST_DAY && text <= LAST_DAY)
    ? understood(text)
    : refused('Use a day from 1990 to 2100.')
}
