import type { JSX } from 'preact'
import { longMonthText } from '../../shared/words.ts'
import type { Field } from '../form.ts'
import { MoneyField } from '../parts/number-fields.tsx'

/** What came in in one month before the book; empty while it is not known. */
export interface MonthField {
  month: string
  field: Field<number | undefined>
}

/** Fields for months, two to a row on a phone. */
export function MonthFields({ months, currency }: { months: readonly MonthField[]; currency: string }): JSX.Element {
  return (
    <>
      {months.map(({ month, field }) => (
        <MoneyField key={month} field={field} label={longMonthText(month)} currency={currency} span="c4 half" />
      ))}
    </>
  )
}

/** The months that were typed, as the API takes them; an empty field says nothing of its month. */
export function typedMonths(
  months: readonly MonthField[],
  currency: string,
): { month: string; receipts: { minor: number; currency: string } }[] {
  return months.flatMap(({ month, field }) => {
    const reading = field.read()
    return reading.ok && reading.value !== undefined ? [{ month, receipts: { minor: reading.value, currency } }] : []
  })
}
