import type { JSX } from 'preact'
import type { SavingsGoalReply, SavingsGoalsReply } from '../../shared/living/contract.ts'
import { checkedValue } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Book, book } from '../book.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { optional, readText, understood } from '../reading.ts'
import { useResource } from '../resource.ts'
import { GOALS_PATH } from './addresses.ts'

interface SavingsGoalDialogProps {
  dialog: Extract<OpenDialog, { kind: 'savings-goal' }>
  onClose: () => void
}

/** What to save for. */
export default function SavingsGoalDialog({ dialog: { goal }, onClose }: SavingsGoalDialogProps): JSX.Element | null {
  const goals = useResource<SavingsGoalsReply>(GOALS_PATH).value
  if (!book.value || !goals) return null
  const open = goals.items.filter(({ closedOn }) => closedOn === null)
  return <GoalForm book={book.value} goal={goal} open={open} onClose={onClose} />
}

interface GoalFormProps {
  book: Book
  goal: SavingsGoalReply | undefined
  /** The open goals in their order. */
  open: readonly SavingsGoalReply[]
  onClose: () => void
}

function GoalForm({ book: { currency }, goal, open, onClose }: GoalFormProps): JSX.Element {
  const place = open.findIndex(({ id }) => id === goal?.id)
  const name = useField(readText('Say what you save for.'), { start: goal?.name ?? '', pointer: '#/name' })
  const target = useAmount(currency, { startMinor: goal?.target.minor, pointer: '#/target' })
  const wantedBy = useField(optional(readDate), { start: goal?.wantedBy ?? '', pointer: '#/wantedBy' })
  const position = useField((text) => understood(Number(text)), { start: String(place), pointer: '#/position' })
  const form = useForm([name, target, wantedBy, position], async (key) => {
    const body = {
      name: checkedValue(name),
      target: { minor: checkedValue(target), currency },
      wantedBy: checkedValue(wantedBy) ?? null,
    }
    if (goal) {
      const to = checkedValue(position)
      const patch = { ...body, ...(to !== place && { position: to }) }
      await call('PATCH', `${GOALS_PATH}/${goal.id}`, { ifMatch: `"${goal.version}"`, body: patch })
      sayDone(`Changed ${body.name}.`)
    } else {
      await call('POST', GOALS_PATH, { key, body })
      sayDone(`Added ${body.name}.`)
    }
    onClose()
  })
  return (
    <FormDialog
      title={goal ? 'Change the goal' : 'Add a savings goal'}
      form={form}
      action={goal ? 'Save' : 'Add'}
      consequence="It moves no money. What is put aside is no part of free cash."
      onClose={onClose}
    >
      <div class="form">
        <TextField field={name} label="What for" span="c8" />
        <MoneyField field={target} label="Amount" currency={currency} span="c4 half" />
        <DateField field={wantedBy} label="Wanted by" hint="May stay empty." span="c4 half" />
        {goal && open.length > 1 && (
          <SelectField
            field={position}
            label="Place"
            hint="Money above your pay goes to the first one first."
            span="c8"
            choices={open.map((_goal, index) => ({ value: String(index), label: String(index + 1) }))}
          />
        )}
      </div>
    </FormDialog>
  )
}
