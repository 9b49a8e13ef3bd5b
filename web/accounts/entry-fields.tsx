import type { JSX } from 'preact'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { Money } from '../../shared/money.ts'
import type { Book } from '../book.ts'
import { type Field, useField } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField } from '../parts/choice-fields.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextareaField } from '../parts/text-fields.tsx'
import { checkedValue, readAnyText } from './entry.ts'

/** What every entry has: an amount, a day and a note. */
export interface EntryFields {
  amount: Field<number>
  date: Field<CalendarDate>
  note: Field<string>
}

/** Today and nothing yet; or what the entry to correct says. */
export function useEntryFields(
  { currency, today }: Book,
  replaces: EventDetailReply | undefined,
  startMinor = replaces?.amount.minor,
): EntryFields {
  return {
    amount: useAmount(currency, { startMinor, pointer: '#/amount' }),
    date: useField(readDate, { start: replaces?.date ?? today, pointer: '#/date' }),
    note: useField(readAnyText, { start: replaces?.note ?? '', pointer: '#/note' }),
  }
}

/** What they mean, as a request takes them. */
export function entryBody(
  { amount, date, note }: EntryFields,
  { currency }: Book,
): { amount: Money; date: CalendarDate; note: string } {
  return { amount: { minor: checkedValue(amount), currency }, date: checkedValue(date), note: checkedValue(note) }
}

interface AmountAndDateProps {
  fields: EntryFields
  book: Book
  amountLabel?: string
}

/** The two fields that a form of an entry begins with. */
export function AmountAndDate({ fields, book, amountLabel = 'Amount' }: AmountAndDateProps): JSX.Element {
  return (
    <>
      <MoneyField field={fields.amount} label={amountLabel} currency={book.currency} span="c4 half" />
      <DateField field={fields.date} label="Date" latest={book.today} span="c4 half" />
    </>
  )
}

/** The field that a form of an entry ends with. */
export function NoteField({ fields }: { fields: EntryFields }): JSX.Element {
  return <TextareaField field={fields.note} label="Note" rows={2} span="c8" />
}
