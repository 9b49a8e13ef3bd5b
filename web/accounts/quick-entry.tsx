import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { AccountReply, CategoryReply, EventReply, EventsReply } from '../../shared/accounts/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { type Book, book } from '../book.ts'
import { useField, useForm } from '../form.ts'
import { useKeys } from '../keys.ts'
import { readDate } from '../number-entry.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { FormRefusal } from '../parts/form-box.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { Section } from '../parts/section.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { readText } from '../reading.ts'
import { useResource } from '../resource.ts'
import { AccountField, useAccount } from './account-field.tsx'
import { firstWithRole, useCategories } from './accounts.ts'
import { categoryChoices } from './category-choices.ts'
import { checkedValue, readId, reserveText, sayRecorded } from './entry.ts'
import { lastSimilar, newestFirst } from './last-similar.ts'
import { recordLine } from './record-line.ts'

const RECENT = 200

/** Expenses and income without an invoice, one line after another, without leaving the keyboard. */
export function QuickEntry({ accounts }: { accounts: readonly AccountReply[] }): JSX.Element | null {
  const categories = useCategories().value?.items
  const now = book.value
  if (!now || !categories) return null
  return (
    <Section title="Quick entry" aside={<a href="/money/recurring">What comes again</a>}>
      <Line book={now} accounts={accounts} categories={categories} />
    </Section>
  )
}

interface LineProps {
  book: Book
  accounts: readonly AccountReply[]
  categories: readonly CategoryReply[]
}

function Line({ book, accounts, categories }: LineProps): JSX.Element {
  const date = useField(readDate, { start: book.today, pointer: '#/date' })
  const text = useField(readText('Enter who was paid, or who paid.'), { pointer: '#/vendor' })
  const amount = useAmount(book.currency, { pointer: '#/amount' })
  const category = useField(readId('Choose a category.'), { pointer: '#/categoryId' })
  const account = useAccount(firstWithRole(accounts, 'spending', 'card')?.id)
  const fields = [date, text, amount, category, account]
  const recent = useRecent()

  /** What an entry of before says, where nothing was chosen yet. */
  const fillIn = () => {
    const similar = lastSimilar(text.text.peek(), recent.events, { accounts, categories })
    if (!similar || category.text.peek() !== '') return
    if (similar.categoryId !== undefined) category.text.value = String(similar.categoryId)
    if (similar.accountId !== undefined) account.text.value = String(similar.accountId)
  }
  const startAgain = () => {
    for (const field of [text, amount, category]) field.text.value = ''
    document.getElementById(text.id)?.focus()
  }
  const form = useForm(fields, async (key, lateReason) => {
    const chosen = categories.find(({ id }) => id === checkedValue(category))
    const reply = await recordLine({ key, lateReason }, chosen?.role === 'income' ? 'income' : 'expense', {
      date: checkedValue(date),
      text: checkedValue(text),
      amount: { minor: checkedValue(amount), currency: book.currency },
      categoryId: checkedValue(category),
      accountId: checkedValue(account),
    })
    const { event } = reply
    recent.remember(event)
    const way = chosen?.role === 'income' ? 'from' : 'paid to'
    sayRecorded(
      reply,
      `Recorded ${moneyText(event.amount)} ${way} ${event.text}.${reserveText(reply.proposal)}`,
      undefined,
      lateReason,
    )
    startAgain()
  })
  const submit = async () => {
    fillIn()
    await form.submit()
    const wrong = form.faults.peek()[0]
    if (wrong) document.getElementById(wrong.fieldId)?.focus()
  }
  const clear = () => {
    const isEmpty = [text, amount, category].every((field) => field.text.peek() === '')
    for (const field of fields) field.clear()
    form.forget()
    if (isEmpty && document.activeElement instanceof HTMLElement) document.activeElement.blur()
    else startAgain()
  }

  useKeys([{ key: 'e', says: 'Quick entry', press: () => document.getElementById(text.id)?.focus() }])
  return (
    <form
      noValidate
      aria-label="Quick entry"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onFocusIn={recent.read}
      {...lineKeys(() => void submit(), clear)}
    >
      <FormRefusal form={form} />
      <div class="form">
        <DateField field={date} label="Date" latest={book.today} span="c2 half" />
        <TextField
          field={{
            ...text,
            leave: () => {
              text.leave()
              fillIn()
            },
          }}
          label="Paid to, or from"
          suggestions={[...new Set(recent.events.map((event) => event.text))].sort()}
          span="c3"
        />
        <MoneyField field={amount} label="Amount" currency={book.currency} span="c2 half" />
        <SelectField
          field={category}
          label="Category"
          choices={[{ value: '', label: 'Choose' }, ...categoryChoices(categories)]}
          span="c3 half"
        />
        <AccountField field={account} label="Account" accounts={accounts} note="" span="c2 half" />
      </div>
      <p class="row-of gap-2">
        <button type="submit" class="button" disabled={form.isSending.value}>
          Record
        </button>
        <span class="note keys-hint">
          <kbd>e</kbd> to here · <kbd>Enter</kbd> records and goes on · <kbd>Esc</kbd> clears
        </span>
      </p>
    </form>
  )
}

/** Enter in any field records, in a list as well; Esc clears. */
function lineKeys(submit: () => void, clear: () => void): { onKeyDown: (event: KeyboardEvent) => void } {
  return {
    onKeyDown: (event) => {
      const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
      if (!isField || (event.key !== 'Enter' && event.key !== 'Escape')) return
      event.preventDefault()
      if (event.key === 'Escape') clear()
      else submit()
    },
  }
}

interface Recent {
  events: EventsReply['items']
  read: () => void
  /** Knows an entry at once that was just recorded: the next line may be typed before the list is read anew. */
  remember: (event: EventReply) => void
}

/** The latest expenses and payments; read once somebody begins to type. */
function useRecent(): Recent {
  const isWanted = useSignal(false)
  const own = useSignal<readonly EventReply[]>([])
  const path = isWanted.value ? '/api/v1/events' : undefined
  const spent = useResource<EventsReply>(path, { kind: 'expense', limit: RECENT }).value?.items ?? []
  const came = useResource<EventsReply>(path, { kind: 'payment', limit: RECENT }).value?.items ?? []
  const read = newestFirst(spent, came)
  return {
    // What was read says more than what is remembered: an entry may have been taken back meanwhile.
    events: newestFirst(
      read,
      own.value.filter(({ id }) => !read.some((event) => event.id === id)),
    ),
    read: () => {
      isWanted.value = true
    },
    remember: (event) => {
      own.value = [...own.value, event]
    },
  }
}
