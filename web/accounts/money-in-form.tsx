import type { JSX } from 'preact'
import type { EventDetailReply, MoneyInBody } from '../../shared/accounts/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { useField, useForm } from '../form.ts'
import { ChoiceGroup } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { understood } from '../reading.ts'
import { AccountField, useAccount } from './account-field.tsx'
import { firstWithRole } from './accounts.ts'
import { checkedValue, readAnyText, readId, recordEntry, sayRecorded } from './entry.ts'
import { AmountAndDate, entryBody, NoteField, useEntryFields } from './entry-fields.tsx'
import type { OwnMoneyFormProps } from './own-money-dialog.tsx'

type Source = MoneyInBody['source']

const SOURCES: { value: Source; label: string; text: string }[] = [
  { value: 'own', label: 'My own money', text: 'Own money put in' },
  { value: 'gift', label: 'A gift', text: 'Gift' },
  { value: 'interest', label: 'Interest', text: 'Interest' },
  { value: 'loan', label: 'A loan', text: 'Loan paid out' },
]

/** Money that comes in and that no client paid: the owner's own, a gift, interest, a loan. */
export function MoneyInForm({
  book,
  accounts,
  replaces,
  onClose,
  title,
}: OwnMoneyFormProps & { title: string }): JSX.Element {
  const moved = replaces?.movements[0]
  const loans = accounts.filter(({ role }) => role === 'other')
  const fields = useEntryFields(book, replaces)
  const account = useAccount(moved?.to.id ?? firstWithRole(accounts, 'spending')?.id)
  const source = useField((text) => understood(text as Source), { start: sourceOf(replaces), pointer: '#/source' })
  const fromLoan = useField(
    (text) => (source.text.value === 'loan' ? readId('Choose the account of the loan.')(text) : understood(undefined)),
    { start: String((moved?.from.role === 'other' ? moved.from : loans[0])?.id ?? ''), pointer: '#/fromAccountId' },
  )
  const text = useField(readAnyText, { start: textOf(replaces), pointer: '#/text' })
  const form = useForm(
    [fields.amount, fields.date, account, source, fromLoan, text, fields.note],
    async (key, lateReason) => {
      const fromAccountId = checkedValue(fromLoan)
      const body = {
        ...entryBody(fields, book),
        accountId: checkedValue(account),
        source: checkedValue(source),
        ...(fromAccountId !== undefined && { fromAccountId }),
        text: checkedValue(text),
      }
      const reply = await recordEntry('/api/v1/money-in', { key, lateReason }, body, replaces)
      onClose()
      const into = accounts.find(({ id }) => id === body.accountId)?.name ?? 'the account'
      sayRecorded(reply, `Recorded ${moneyText(reply.event.amount)} put into ${into}.`, replaces, lateReason)
    },
  )
  const isLoan = source.text.value === 'loan'
  return (
    <FormDialog
      title={replaces ? 'Correct the money put in' : title}
      form={form}
      action="Record money"
      consequence="Money at hand, and no receipt of the business. It can be taken back."
      onClose={onClose}
    >
      <div class="form">
        <AmountAndDate fields={fields} book={book} />
        <AccountField field={account} label="Into" accounts={accounts} span="c4" />
        <ChoiceGroup field={source} label="Where it comes from" span="c8" isRow choices={SOURCES} />
        {isLoan && (
          <AccountField
            field={fromLoan}
            label="Account of the loan"
            hint="It shows what you owe, below zero."
            note={loans.length === 0 ? <a href="/settings#accounts">Add an account for it in Settings.</a> : undefined}
            accounts={loans}
            span="c4"
          />
        )}
        <TextField field={text} label="What it is" hint="May stay empty." span="c8" />
        <NoteField fields={fields} />
      </div>
    </FormDialog>
  )
}

function sourceOf(replaces: EventDetailReply | undefined): Source {
  if (!replaces) return 'own'
  if (replaces.movements[0]?.from.role === 'other') return 'loan'
  return SOURCES.find(({ text }) => text === replaces.text)?.value ?? 'own'
}

/** The words that the program chose itself are not put into the field. */
function textOf(replaces: EventDetailReply | undefined): string {
  const isOwnWord = SOURCES.some(({ text }) => text === replaces?.text)
  return replaces && !isOwnWord ? replaces.text : ''
}
