import type { JSX } from 'preact'
import { type CalendarDate, monthOf } from '../../shared/calendar.ts'
import type { OneOffReply } from '../../shared/forecast/known-to-come.ts'
import { longMonthText, moneyText } from '../../shared/words.ts'
import { checkedValue } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Book, book } from '../book.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { ChoiceGroup, SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { readText, understood } from '../reading.ts'
import { ONE_OFFS_PATH } from './addresses.ts'
import { monthChoices, readMonth, removeOneOff } from './known.ts'

interface OneOffDialogProps {
  dialog: Extract<OpenDialog, { kind: 'one-off' }>
  onClose: () => void
}

/** Something that comes in, or goes out, once. */
export default function OneOffDialog({ dialog: { oneOff }, onClose }: OneOffDialogProps): JSX.Element | null {
  return book.value ? <OneOffForm book={book.value} oneOff={oneOff} onClose={onClose} /> : null
}

interface OneOffFormProps {
  book: Book
  oneOff: OneOffReply | undefined
  onClose: () => void
}

function OneOffForm({ book: { currency, today }, oneOff, onClose }: OneOffFormProps): JSX.Element {
  const running = monthOf(today as CalendarDate)
  const way = useField((text) => understood(text === 'in' ? 1 : -1), {
    start: oneOff && oneOff.amount.minor > 0 ? 'in' : 'out',
  })
  const name = useField(readText('Say what it is.'), { start: oneOff?.name ?? '', pointer: '#/name' })
  const amount = useAmount(currency, {
    startMinor: oneOff && Math.abs(oneOff.amount.minor),
    pointer: '#/amount',
  })
  const month = useField(readMonth, { start: oneOff?.month ?? running, pointer: '#/month' })
  const form = useForm([way, name, amount, month], async (key) => {
    const body = {
      month: checkedValue(month),
      name: checkedValue(name),
      amount: { minor: checkedValue(way) * checkedValue(amount), currency },
    }
    const says = `${body.name}, ${moneyText(body.amount)} in ${longMonthText(body.month)}`
    if (oneOff) {
      await call('PATCH', `${ONE_OFFS_PATH}/${oneOff.id}`, { ifMatch: `"${oneOff.version}"`, body })
      onClose()
      sayDone(`Changed: ${says}.`)
    } else {
      const { value } = await call<OneOffReply>('POST', ONE_OFFS_PATH, { key, body })
      onClose()
      sayDone(`Noted ${says}.`, () => void removeOneOff(value))
    }
  })
  return (
    <FormDialog
      title={oneOff ? 'Change the one-off' : 'Note a one-off'}
      form={form}
      action={oneOff ? 'Save' : 'Note it'}
      consequence="The forecast counts it in its month, once. No tax is worked out on it."
      onClose={onClose}
    >
      <div class="form">
        <ChoiceGroup
          field={way}
          label="It"
          span="c12"
          isRow
          choices={[
            { value: 'out', label: 'goes out' },
            { value: 'in', label: 'comes in' },
          ]}
        />
        <TextField field={name} label="What it is" span="c8" />
        <MoneyField field={amount} label="Amount" currency={currency} span="c4 half" />
        <SelectField field={month} label="Month" span="c4 half" choices={monthChoices(running, 0, oneOff?.month)} />
      </div>
    </FormDialog>
  )
}
