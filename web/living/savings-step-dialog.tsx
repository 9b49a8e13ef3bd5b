import type { JSX } from 'preact'
import type { SavingsGoalReply } from '../../shared/living/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Book, book } from '../book.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { GOALS_PATH } from './addresses.ts'
import { sayPutAside } from './savings-goals.ts'

interface SavingsStepDialogProps {
  dialog: Extract<OpenDialog, { kind: 'savings-step' }>
  onClose: () => void
}

/** Puts money aside for a goal, or takes some back. */
export default function SavingsStepDialog({ dialog, onClose }: SavingsStepDialogProps): JSX.Element | null {
  return book.value ? <StepForm book={book.value} goal={dialog.goal} as={dialog.as} onClose={onClose} /> : null
}

interface StepFormProps {
  book: Book
  goal: SavingsGoalReply
  as: 'put-aside' | 'take-back'
  onClose: () => void
}

function StepForm({ book: { currency, today }, goal, as, onClose }: StepFormProps): JSX.Element {
  const isPutAside = as === 'put-aside'
  const startMinor = isPutAside ? goal.monthly?.minor : goal.putAside.minor
  const amount = useAmount(currency, { startMinor, pointer: '#/amount' })
  const date = useField(readDate, { start: today, pointer: '#/date' })
  const note = useField(readAnyText, { pointer: '#/note' })
  const form = useForm([amount, date, note], async (key) => {
    const body = {
      as,
      amount: { minor: checkedValue(amount), currency },
      date: checkedValue(date),
      note: checkedValue(note),
    }
    const { value } = await call<SavingsGoalReply>('POST', `${GOALS_PATH}/${goal.id}/steps`, { key, body })
    onClose()
    if (isPutAside) sayPutAside(value, body.amount, body.date)
    else sayDone(`Took ${moneyText(body.amount)} back from ${goal.name}. It is free again.`)
  })
  return (
    <FormDialog
      title={isPutAside ? 'Put money aside' : 'Take money back'}
      about={goal.name}
      form={form}
      action={isPutAside ? 'Put aside' : 'Take back'}
      consequence={
        isPutAside
          ? 'It stays in its account, and is no part of free cash.'
          : 'Free cash counts it again. Record what you spend it on by itself.'
      }
      onClose={onClose}
    >
      <div class="form">
        <MoneyField
          field={amount}
          label="Amount"
          currency={currency}
          span="c4 half"
          note={isPutAside ? `${moneyText(goal.gap)} is missing.` : `${moneyText(goal.putAside)} is put aside.`}
        />
        <DateField field={date} label="Date" latest={today} span="c4 half" />
        <TextField field={note} label="Note" hint="May stay empty." span="c8" />
      </div>
    </FormDialog>
  )
}
