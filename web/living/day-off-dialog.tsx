import type { JSX } from 'preact'
import type { DayOffReply } from '../../shared/living/contract.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Book, book } from '../book.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { QuantityField } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { refused, understood } from '../reading.ts'
import { DAYS_OFF_PATH } from './addresses.ts'
import { daysText, KINDS, readDays, removeDayOff, spanText, workingDays } from './days-off.ts'

interface DayOffDialogProps {
  dialog: Extract<OpenDialog, { kind: 'day-off' }>
  onClose: () => void
}

/** Days on which no work is done, taken or to come. */
export default function DayOffDialog({ dialog: { dayOff }, onClose }: DayOffDialogProps): JSX.Element | null {
  return book.value ? <DayOffForm book={book.value} dayOff={dayOff} onClose={onClose} /> : null
}

interface DayOffFormProps {
  book: Book
  dayOff: DayOffReply | undefined
  onClose: () => void
}

function DayOffForm({ book: { today }, dayOff, onClose }: DayOffFormProps): JSX.Element {
  const kind = useField((text) => understood(text as DayOffReply['kind']), {
    start: dayOff?.kind ?? 'holiday',
    pointer: '#/kind',
  })
  const firstDay = useField(readDate, { start: dayOff?.firstDay ?? today, pointer: '#/firstDay' })
  const lastDay = useField(readDate, { start: dayOff?.lastDay ?? today, pointer: '#/lastDay' })
  const counted = () => workingDays(firstDay.text.value, lastDay.text.value)
  const readOwn = (text: string) => {
    if (text.trim() !== '') return readDays(text)
    return counted() > 0 ? understood(counted()) : refused('Say how many days it takes.')
  }
  const days = useField(readOwn, { start: dayOff ? String(dayOff.days) : '', pointer: '#/days' })
  const note = useField(readAnyText, { start: dayOff?.note ?? '', pointer: '#/note' })
  const form = useForm([kind, firstDay, lastDay, days, note], async (key) => {
    const body = {
      kind: checkedValue(kind),
      firstDay: checkedValue(firstDay),
      lastDay: checkedValue(lastDay),
      days: checkedValue(days),
      note: checkedValue(note),
    }
    const says = `${spanText(body)}, ${daysText(body.days)}`
    if (dayOff) {
      await call('PUT', `${DAYS_OFF_PATH}/${dayOff.id}`, { ifMatch: `"${dayOff.version}"`, body })
      onClose()
      sayDone(`Changed: ${says}.`)
    } else {
      const { value } = await call<DayOffReply>('POST', DAYS_OFF_PATH, { key, body })
      onClose()
      sayDone(`Added ${says}.`, () => void removeDayOff(value))
    }
  })
  return (
    <FormDialog
      title={dayOff ? 'Change days off' : 'Add days off'}
      form={form}
      action={dayOff ? 'Save' : 'Add'}
      consequence="They count in the year in which they lie. Nothing else changes."
      onClose={onClose}
    >
      <div class="form">
        <SelectField field={kind} label="Kind" span="c8" choices={KINDS} />
        <DateField field={firstDay} label="First day" span="c4 half" />
        <DateField field={lastDay} label="Last day" earliest={firstDay.text.value} span="c4 half" />
        <QuantityField
          field={days}
          label="Working days"
          hint="In halves."
          note={counted() > 0 && `Empty counts Monday to Friday: ${daysText(counted())}.`}
          span="c4"
        />
        <TextField field={note} label="Note" hint="May stay empty." span="c8" />
      </div>
    </FormDialog>
  )
}
