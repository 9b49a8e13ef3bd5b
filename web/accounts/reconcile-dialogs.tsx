import type { JSX } from 'preact'
import type { DifferenceBody, ReconciliationReply } from '../../shared/accounts/reconcile-contract.ts'
import { moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { dayText } from '../book.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { ChoiceGroup, DateField, SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { readText, understood } from '../reading.ts'
import { useCategories } from './accounts.ts'
import { checkedValue, readId } from './entry.ts'

interface ReconcileDialogProps {
  reconciliation: ReconciliationReply
  onClose: () => void
}

type As = DifferenceBody['as']

const OUT: { value: As; label: string }[] = [
  { value: 'expense', label: 'A bank charge or another cost' },
  { value: 'draw', label: 'Taken for myself' },
]
const IN: { value: As; label: string }[] = [
  { value: 'interest', label: 'Interest' },
  { value: 'own', label: 'Own money put in' },
  { value: 'money-back', label: 'Money back from a vendor' },
]

/** The difference as an entry of its own, under a name: nothing is ever made to fit in silence. */
export function DifferenceDialog({ reconciliation, onClose }: ReconcileDialogProps): JSX.Element {
  const { difference, date, id, version } = reconciliation
  const isOut = difference.minor < 0
  const amount = { ...difference, minor: Math.abs(difference.minor) }
  const costs = (useCategories().value?.items ?? []).filter(({ role }) => role === 'expense')
  const as = useField((text) => understood(text as As), { start: isOut ? 'expense' : 'interest', pointer: '#/as' })
  const text = useField(readText('Say what it is.'), { start: isOut ? 'Bank charge' : 'Interest', pointer: '#/text' })
  const needsCategory = () => as.text.value === 'expense' || as.text.value === 'money-back'
  const category = useField(
    (typed) => (needsCategory() ? readId('Choose a category.')(typed) : understood(undefined)),
    { pointer: '#/categoryId' },
  )
  const form = useForm([as, text, category], async (key, lateReason) => {
    const categoryId = checkedValue(category)
    const body = { as: checkedValue(as), text: checkedValue(text), ...(categoryId !== undefined && { categoryId }) }
    const path = `/api/v1/reconciliations/${id}/difference`
    await call('POST', path, { key, body, lateReason, ifMatch: `"${version}"` })
    onClose()
    sayDone(`Recorded ${moneyText(amount)}, ${body.text}, and ticked it.`)
  })
  return (
    <FormDialog
      title="Book the difference"
      about={`${moneyText(amount)} ${isOut ? 'went out' : 'came in'}`}
      form={form}
      action={`Book ${moneyText(amount)}`}
      consequence={`An ordinary entry of ${dayText(date)}, ticked at once. It can be taken back.`}
      onClose={onClose}
    >
      <div class="form">
        <ChoiceGroup field={as} label="What it is" span="c8" isRow choices={isOut ? OUT : IN} />
        <TextField field={text} label="Under the name" span="c6" />
        {needsCategory() && (
          <SelectField
            field={category}
            label="Category"
            span="c6"
            choices={[
              { value: '', label: 'Choose a category' },
              ...costs.map((cost) => ({ value: String(cost.id), label: cost.name })),
            ]}
          />
        )}
      </div>
    </FormDialog>
  )
}

/** What the bank shows was mistyped. */
export function ChangeBalanceDialog({ reconciliation, onClose }: ReconcileDialogProps): JSX.Element {
  const { bankBalance, date, id, version } = reconciliation
  const { currency } = bankBalance
  const balance = useAmount(currency, { range: 'any', startMinor: bankBalance.minor, pointer: '#/bankBalance' })
  const day = useField(readDate, { start: date, pointer: '#/date' })
  const form = useForm([balance, day], async () => {
    const body = { bankBalance: { minor: checkedValue(balance), currency }, date: checkedValue(day) }
    await call('PATCH', `/api/v1/reconciliations/${id}`, { body, ifMatch: `"${version}"` })
    onClose()
    sayDone(`The bank shows ${moneyText(body.bankBalance)} on ${dayText(body.date)}.`)
  })
  return (
    <FormDialog
      title="What the bank shows"
      form={form}
      action="Change"
      consequence="Ticks stay, but for entries dated after the day."
      onClose={onClose}
    >
      <div class="form">
        <MoneyField field={balance} label="Balance" currency={currency} span="c6" />
        <DateField field={day} label="At the end of" span="c6" />
      </div>
    </FormDialog>
  )
}

/** Gives the ticks up; what was recorded stays. */
export function AbandonDialog({
  reconciliation: { accountName, date },
  onAbandon,
  onClose,
}: ReconcileDialogProps & { onAbandon: () => void }): JSX.Element {
  const form = useForm([], async () => {
    onClose()
    onAbandon()
  })
  return (
    <FormDialog
      title="Abandon this reconciliation?"
      about={`${accountName}, ${dayText(date)}`}
      form={form}
      action="Abandon"
      consequence="Its ticks are lost. To go on later, just leave the page."
      isDangerous
      onClose={onClose}
    >
      <p class="lead">
        Entries that were recorded meanwhile stay in the book, a difference that was booked among them.
      </p>
    </FormDialog>
  )
}
