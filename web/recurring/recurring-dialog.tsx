import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { AccountReply, CategoryReply, EventDetailReply } from '../../shared/accounts/contract.ts'
import { type CalendarDate, calendarDate } from '../../shared/calendar.ts'
import type { RecurringItemReply } from '../../shared/recurring/contract.ts'
import { type Cadence, losesItsDay, nextDueDate } from '../../shared/recurring/due-dates.ts'
import { moneyText } from '../../shared/words.ts'
import { AccountField, useAccount } from '../accounts/account-field.tsx'
import { firstWithRole, useAccounts, useCategories } from '../accounts/accounts.ts'
import { checkedValue, readId, valueNow } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Book, book } from '../book.ts'
import type { OpenDialog } from '../dialogs.ts'
import { type Field, useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { ChoiceGroup, DateField, SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { optional, readText, understood } from '../reading.ts'
import { type Resource, useResource } from '../resource.ts'
import { type Template, templateOf } from './template.ts'
import { EVERY_WORDS } from './words.ts'

interface RecurringDialogProps {
  dialog: Extract<OpenDialog, { kind: 'recurring' }>
  onClose: () => void
}

/** What comes again and again: entered anew, taken from an entry, or changed from now on. */
export default function RecurringDialog({
  dialog: { like, itemId },
  onClose,
}: RecurringDialogProps): JSX.Element | null {
  const accounts = useAccounts().value?.items
  const categories = useCategories().value?.items
  const item: Resource<RecurringItemReply> = useResource(
    itemId === undefined ? undefined : `/api/v1/recurring-items/${itemId}`,
  )
  const now = book.value
  if (!now || !accounts || !categories || (itemId !== undefined && !item.value)) return null
  const template = item.value ? ofItem(item.value) : like && templateOf(like)
  const common = { book: now, accounts, categories, onClose, template, repeats: item.value ? undefined : like }
  return <RecurringForm {...common} item={item.value} etag={item.etag} />
}

interface RecurringFormProps {
  book: Book
  accounts: readonly AccountReply[]
  categories: readonly CategoryReply[]
  template: Template | undefined
  /** The entry that it is to come after. */
  repeats: EventDetailReply | undefined
  item: RecurringItemReply | undefined
  etag: string | undefined
  onClose: () => void
}

function RecurringForm({
  book,
  accounts,
  categories,
  template,
  repeats,
  item,
  etag,
  onClose,
}: RecurringFormProps): JSX.Element {
  const kind = useField(readKind, { start: template?.kind ?? 'expense', pointer: '#/kind' })
  const text = useField(readText('Enter who is paid, or who pays.'), { start: template?.text ?? '', pointer: '#/text' })
  const amount = useAmount(book.currency, { startMinor: template?.amountMinor, pointer: '#/entry/amount' })
  const category = useField(readId('Choose a category.'), {
    start: String(template?.categoryId ?? ''),
    pointer: '#/entry/categoryId',
  })
  const account = useAccount(
    template?.accountId ?? firstWithRole(accounts, 'spending', 'card')?.id,
    '#/entry/accountId',
  )
  const every = useField(readEvery, { start: item?.every ?? 'month', pointer: '#/every' })
  const starts = useField(readDate, { start: item?.startsOn ?? book.today, pointer: '#/startsOn' })
  const ends = useField(optional(readDate), { start: item?.endsOn ?? '', pointer: '#/endsOn' })
  const entryDate = repeats && calendarDate(repeats.date)
  useDateAfter(entryDate, every, starts)
  const keepsDay = entryDate !== undefined && goesByDayOf(entryDate, { every, starts, ends })
  const goesBy = keepsDay
    ? `The day of the month stays that of the entry, ${Number(entryDate.slice(8))}`
    : 'Its day of the month stays'
  const form = useForm([kind, text, amount, category, account, every, starts, ends], async (key) => {
    const body = {
      text: checkedValue(text),
      every: checkedValue(every),
      startsOn: keepsDay ? entryDate : checkedValue(starts),
      endsOn: checkedValue(ends) ?? null,
      entry: {
        ...template?.rest,
        amount: { minor: checkedValue(amount), currency: book.currency },
        categoryId: checkedValue(category),
        accountId: checkedValue(account),
      },
    }
    if (item) await call('PATCH', `/api/v1/recurring-items/${item.id}`, { ifMatch: etag, body })
    else {
      const anew = { kind: checkedValue(kind), ...body, ...(keepsDay && { firstEventId: repeats?.id }) }
      await call('POST', '/api/v1/recurring-items', { key, body: anew })
    }
    onClose()
    const says = `${moneyText(body.entry.amount)} ${kind.text.peek() === 'income' ? 'from' : 'to'} ${body.text}`
    sayDone(item ? `Changed from now on: ${says}.` : `${says} comes again. Each date waits until you book it.`)
  })
  const offered = categories.filter(({ role }) => role === kind.text.value)
  const isFixed = item?.hasDecidedDates ?? false
  return (
    <FormDialog
      title={item ? 'Change what comes again' : 'Add what comes again'}
      form={form}
      action={item ? 'Change from now on' : 'Add'}
      consequence={
        item
          ? 'What was booked stays as it is. Dates that wait take this over.'
          : 'Nothing is booked by itself: each date asks you first.'
      }
      onClose={onClose}
    >
      <div class="form">
        {!template && <KindChoice kind={kind} />}
        <TextField field={text} label={kind.text.value === 'income' ? 'From' : 'Paid to'} span="c8" />
        <MoneyField
          field={amount}
          label="Amount each time"
          currency={book.currency}
          span="c4"
          note={
            template?.document &&
            `It was ${moneyText(template.document)}. Each date asks first: change the amount to what then moved.`
          }
        />
        <SelectField
          field={category}
          label="Category"
          span="c6"
          choices={[
            { value: '', label: 'Choose a category' },
            ...offered.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <AccountField
          field={account}
          label={kind.text.value === 'income' ? 'Into' : 'Paid from'}
          accounts={accounts}
          span="c6"
        />
        <SelectField
          field={every}
          label="How often"
          span="c4"
          note={
            isFixed
              ? 'Dates were decided already: the rhythm stays. For another one, end this and begin a new one.'
              : undefined
          }
          choices={Object.entries(EVERY_WORDS).map(([value, label]) => ({ value, label }))}
        />
        <DateField
          field={starts}
          label="First date"
          note={`${goesBy}; in a shorter month, the last day.`}
          span="c4 half"
        />
        <DateField field={ends} label="Last date" note="Empty: no end." span="c4 half" />
      </div>
    </FormDialog>
  )
}

/** The first date is the next one after the entry, by how often it comes; one that was chosen by hand stays. */
function useDateAfter(entryDate: CalendarDate | undefined, every: Field<Cadence>, starts: Field): void {
  const offered = useRef(starts.text.peek())
  const cadence = valueNow(every)
  useLayoutEffect(() => {
    if (!entryDate || !cadence || starts.text.peek() !== offered.current) return
    const rhythm = { every: cadence, startsOn: entryDate, endsOn: null }
    offered.current = nextDueDate(rhythm, entryDate) ?? entryDate
    starts.text.value = offered.current
  }, [entryDate, cadence, starts])
}

interface RhythmFields {
  every: Field<Cadence>
  starts: Field<CalendarDate>
  ends: Field<CalendarDate | undefined>
}

/** True while the first date is the offered one, and in a month that is too short for the day of the entry. */
function goesByDayOf(entryDate: CalendarDate, { every, starts, ends }: RhythmFields): boolean {
  const [cadence, first, last] = [valueNow(every), valueNow(starts), valueNow(ends)]
  if (!cadence || !first || !losesItsDay(cadence, entryDate) || (last && last < first)) return false
  return first === nextDueDate({ every: cadence, startsOn: entryDate, endsOn: null }, entryDate)
}

function KindChoice({ kind }: { kind: Field }): JSX.Element {
  return (
    <ChoiceGroup
      field={kind}
      label="What it is"
      isRow
      choices={[
        { value: 'expense', label: 'An expense' },
        { value: 'income', label: 'Income without an invoice' },
      ]}
    />
  )
}

function ofItem({ kind, text, amount, entry }: RecurringItemReply): Template {
  const { amount: _, categoryId, accountId, ...rest } = entry
  return { kind, text, amountMinor: amount.minor, categoryId, accountId, rest }
}

function readKind(text: string): ReturnType<typeof understood<'expense' | 'income'>> {
  return understood(text === 'income' ? 'income' : 'expense')
}

function readEvery(text: string): ReturnType<typeof understood<RecurringItemReply['every']>> {
  return understood(text as RecurringItemReply['every'])
}
