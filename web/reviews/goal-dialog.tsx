import type { JSX } from 'preact'
import type { GoalReply } from '../../shared/reviews/contract.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Book, book } from '../book.ts'
import type { OpenDialog } from '../dialogs.ts'
import { type Field, useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, PercentField, QuantityField, useAmount, usePercent } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { type Reading, readText, refused, understood } from '../reading.ts'
import { GOALS_PATH } from './addresses.ts'
import { MEASURE_CHOICES, STATE_WORDS, type State, setGoalState, type ToldBy } from './goals.ts'

interface GoalDialogProps {
  dialog: Extract<OpenDialog, { kind: 'goal' }>
  onClose: () => void
}

/** A goal: where somebody wants to be, by when, and how they would know. */
export default function GoalDialog({ dialog: { goal }, onClose }: GoalDialogProps): JSX.Element | null {
  return book.value ? <GoalForm book={book.value} goal={goal} onClose={onClose} /> : null
}

interface GoalFormProps {
  book: Book
  goal: GoalReply | undefined
  onClose: () => void
}

function GoalForm({ book, goal, onClose }: GoalFormProps): JSX.Element {
  const name = useField(readText('Say what the goal is.'), { start: goal?.name ?? '', pointer: '#/name' })
  const howKnown = useField(readAnyText, { start: goal?.howKnown ?? '', pointer: '#/howKnown' })
  const wantedBy = useField(readDate, { start: goal?.wantedBy ?? yearsLater(book.today, 1), pointer: '#/wantedBy' })
  const measure = useField((text) => understood(text as ToldBy['measure'] | ''), {
    start: goal?.toldBy?.measure ?? '',
    pointer: '#/toldBy/measure',
  })
  const target = useTarget(book.currency, goal?.toldBy ?? null)
  const chosen = measure.text.value as ToldBy['measure'] | ''
  const kind = chosen === '' ? undefined : KIND_OF[chosen]
  const targetField = kind && target[kind]
  const fields = [name, howKnown, wantedBy, measure, ...(targetField ? [targetField] : [])]
  const form = useForm(fields, async (key) => {
    const told = checkedValue(measure)
    const body = {
      name: checkedValue(name),
      howKnown: checkedValue(howKnown),
      wantedBy: checkedValue(wantedBy),
      toldBy: told === '' ? null : { measure: told, target: sentTarget(told, target, book.currency) },
    }
    if (goal) await call('PUT', `${GOALS_PATH}/${goal.id}`, { ifMatch: `"${goal.version}"`, body })
    else await call('POST', GOALS_PATH, { key, body })
    onClose()
    sayDone(goal ? 'Goal changed.' : 'Goal set.')
  })
  return (
    <FormDialog
      title={goal ? 'Change the goal' : 'Set a goal'}
      form={form}
      action={goal ? 'Save' : 'Set'}
      consequence={consequenceOf(chosen)}
      onClose={onClose}
    >
      <div class="form">
        <TextField field={name} label="Goal" span="c8" />
        <DateField field={wantedBy} label="By" hint="One to two years is a good reach." span="c4" />
        <TextField field={howKnown} label="How you would know" hint="What is different on that day." span="c12" />
        <SelectField field={measure} label="Told by" span="c8" choices={MEASURE_CHOICES} />
        {kind && <TargetField kind={kind} target={target} currency={book.currency} />}
        {goal && <StateButtons goal={goal} onClose={onClose} />}
      </div>
    </FormDialog>
  )
}

function consequenceOf(chosen: ToldBy['measure'] | ''): string {
  if (chosen === '') return 'You say yourself when it is reached.'
  if (chosen === 'verdict')
    return 'The eight tests say when it is reached: on track while the earliest date lies within the time.'
  return 'The book says how it goes: on track while as much of the way is done as of the time.'
}

/** Ends a goal, or takes it up again: at once, and the toast can take that back. */
function StateButtons({ goal, onClose }: { goal: GoalReply; onClose: () => void }): JSX.Element {
  const others = (Object.keys(STATE_WORDS) as State[]).filter((state) => state !== goal.state)
  return (
    <p class="row-of c12">
      {others.map((state) => (
        <button
          key={state}
          type="button"
          class="button small"
          onClick={() => {
            onClose()
            void setGoalState(goal, state)
          }}
        >
          {STATE_WORDS[state].action}
        </button>
      ))}
    </p>
  )
}

interface Target {
  money: Field<number>
  share: Field<string>
  months: Field<number>
  count: Field<number>
}

/** What kind of number is typed for the target; none for the verdict, whose target is to be ready. */
const KIND_OF: Record<ToldBy['measure'], keyof Target | undefined> = {
  verdict: undefined,
  'months-covered': 'months',
  'top-client': 'share',
  'plan-on': 'money',
  'free-cash': 'money',
  'paying-clients': 'count',
}

function useTarget(currency: string, toldBy: ToldBy | null): Target {
  const of = (kind: keyof Target) => (toldBy && KIND_OF[toldBy.measure] === kind ? toldBy.target : undefined)
  const [minor, share, months, count] = [of('money'), of('share'), of('months'), of('count')]
  const pointer = '#/toldBy/target'
  return {
    money: useAmount(currency, { pointer, ...(typeof minor === 'object' && { startMinor: minor.minor }) }),
    share: usePercent(2, { pointer, ...(typeof share === 'string' && { start: share }) }),
    months: useField(readMonths, { pointer, start: typeof months === 'number' ? String(months) : '' }),
    count: useField(readCount, { pointer, start: typeof count === 'number' ? String(count) : '' }),
  }
}

function TargetField({
  kind,
  target,
  currency,
}: {
  kind: keyof Target
  target: Target
  currency: string
}): JSX.Element {
  switch (kind) {
    case 'money':
      return <MoneyField field={target.money} label="Where it should be" currency={currency} span="c4" />
    case 'share':
      return <PercentField field={target.share} label="Where it should be" span="c4" />
    case 'months':
      return <QuantityField field={target.months} label="Months" span="c4" />
    case 'count':
      return <QuantityField field={target.count} label="Clients" span="c4" />
  }
}

function sentTarget(measure: ToldBy['measure'], target: Target, currency: string): ToldBy['target'] {
  switch (KIND_OF[measure]) {
    case 'money':
      return { minor: checkedValue(target.money), currency }
    case 'share':
      return checkedValue(target.share)
    case 'months':
      return checkedValue(target.months)
    case 'count':
      return checkedValue(target.count)
    case undefined:
      return 'ready'
  }
}

function readMonths(text: string): Reading<number> {
  const typed = text.trim()
  if (!/^\d{1,3}(\.\d)?$/.test(typed)) return refused('Write a number of months like 4.5, with at most one decimal.')
  return Number(typed) > 0 && Number(typed) <= 120 ? understood(Number(typed)) : refused('Enter 0.1 to 120 months.')
}

function readCount(text: string): Reading<number> {
  const typed = text.trim()
  return /^[1-9]\d{0,2}$/.test(typed) ? understood(Number(typed)) : refused('Enter a whole number from 1.')
}

function yearsLater(today: string, years: number): string {
  return `${Number(today.slice(0, 4)) + years}-12-31`
}
