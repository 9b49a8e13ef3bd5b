import type { JSX } from 'preact'
import { moneyText } from '../../shared/words.ts'
import { useField, useForm } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { AccountField, useAccount } from './account-field.tsx'
import { firstWithRole } from './accounts.ts'
import { checkedValue, readAnyText, recordEntry, sayRecorded } from './entry.ts'
import { AmountAndDate, entryBody, NoteField, useEntryFields } from './entry-fields.tsx'
import type { OwnMoneyFormProps } from './own-money-dialog.tsx'

interface PocketFormProps extends OwnMoneyFormProps {
  title: string
  kind: 'draw' | 'day-job-pay' | 'sales-tax-payment'
}

interface Words {
  correct: string
  path: string
  amount: string
  account: string
  /** Of the field that says what it was for; some entries need none. */
  text?: string
  textHint?: string
  action: string
  consequence: string
  done: (amount: string, account: string) => string
}

const WORDS: Record<PocketFormProps['kind'], Words> = {
  draw: {
    correct: 'Correct the draw',
    path: '/api/v1/draws',
    amount: 'Amount',
    account: 'Taken from',
    text: 'What for',
    textHint: 'Such as groceries; empty for owner’s pay.',
    action: 'Record draw',
    consequence: 'Counts as living, and is no business cost. It can be taken back.',
    done: (amount, account) => `Recorded a draw of ${amount} from ${account}.`,
  },
  'day-job-pay': {
    correct: 'Correct the day-job pay',
    path: '/api/v1/day-job-pay',
    amount: 'Net pay',
    account: 'Into',
    text: 'Employer',
    textHint: 'May stay empty.',
    action: 'Record pay',
    consequence: 'Money at hand, and no receipt of the business. It can be taken back.',
    done: (amount, account) => `Recorded ${amount} of day-job pay into ${account}.`,
  },
  'sales-tax-payment': {
    correct: 'Correct the sales tax paid over',
    path: '/api/v1/sales-tax-payments',
    amount: 'Amount',
    account: 'Paid from',
    action: 'Record payment',
    consequence: 'Lowers the sales tax that you hold. No business cost. It can be taken back.',
    done: (amount, account) => `Recorded ${amount} of sales tax paid over from ${account}.`,
  },
}

/** What the owner takes out for living, what a day job pays out, or sales tax that is sent on. */
export function PocketForm({ book, accounts, replaces, onClose, title, kind }: PocketFormProps): JSX.Element {
  const words = WORDS[kind]
  const moved = replaces?.movements[0]
  const accountId = kind === 'day-job-pay' ? moved?.to.id : moved?.from.id
  const fields = useEntryFields(book, replaces)
  const account = useAccount(accountId ?? firstWithRole(accounts, 'spending')?.id)
  const text = useField(readAnyText, { start: replaces?.text ?? '', pointer: '#/text' })
  const form = useForm([fields.amount, fields.date, account, text, fields.note], async (key, lateReason) => {
    const body = {
      ...entryBody(fields, book),
      accountId: checkedValue(account),
      ...(words.text && { text: checkedValue(text) }),
    }
    const reply = await recordEntry(words.path, { key, lateReason }, body, replaces)
    onClose()
    sayRecorded(reply, words.done(moneyText(reply.event.amount), reply.event.account), replaces, lateReason)
  })
  return (
    <FormDialog
      title={replaces ? words.correct : title}
      form={form}
      action={words.action}
      consequence={words.consequence}
      onClose={onClose}
    >
      <div class="form">
        <AmountAndDate fields={fields} book={book} amountLabel={words.amount} />
        <AccountField field={account} label={words.account} accounts={accounts} span="c4" />
        {words.text && <TextField field={text} label={words.text} hint={words.textHint} span="c8" />}
        <NoteField fields={fields} />
      </div>
    </FormDialog>
  )
}
