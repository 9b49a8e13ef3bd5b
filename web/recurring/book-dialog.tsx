import type { JSX } from 'preact'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import type { DueReply } from '../../shared/recurring/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { AccountField, useAccount } from '../accounts/account-field.tsx'
import { useAccounts } from '../accounts/accounts.ts'
import { checkedValue, reserveText, sayRecorded } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { book, dayText } from '../book.ts'
import { type Sending, useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'

interface BookDialogProps {
  due: DueReply
  onClose: () => void
}

/** Books one date with what is different for this once. */
export function BookDialog({ due, onClose }: BookDialogProps): JSX.Element | null {
  const accounts = useAccounts().value?.items
  const { currency } = due.amount
  const amount = useAmount(currency, { startMinor: due.amount.minor, pointer: '#/amount' })
  const date = useField(readDate, { start: due.dueOn, pointer: '#/date' })
  const account = useAccount(due.accountId)
  const form = useForm([amount, date, account], async (key, lateReason) => {
    const reply = await bookDue(
      due,
      { key, lateReason },
      {
        amount: { minor: checkedValue(amount), currency },
        date: checkedValue(date),
        accountId: checkedValue(account),
      },
    )
    onClose()
    sayBooked(reply, lateReason)
  })
  if (!accounts) return null
  return (
    <FormDialog
      title={`Book ${due.text}`}
      about={`due ${dayText(due.dueOn)}`}
      form={form}
      action="Book"
      consequence="For this once: what comes next stays as it is. It can be taken back."
      onClose={onClose}
    >
      <div class="form">
        <MoneyField field={amount} label="Amount" currency={currency} span="c4" />
        <DateField field={date} label="Date" latest={book.value?.today} span="c4 half" />
        <AccountField field={account} label="Account" accounts={accounts} span="c4 half" />
      </div>
    </FormDialog>
  )
}

/** The one request that books a date. */
export async function bookDue(
  { itemId, dueOn }: Pick<DueReply, 'itemId' | 'dueOn'>,
  sending: Sending,
  body: object,
): Promise<RecordedReply> {
  const path = `/api/v1/recurring-items/${itemId}/dates/${dueOn}/book`
  return (await call<RecordedReply>('POST', path, { ...sending, body })).value
}

/** An entry that is taken back by Undo waits to be booked again. */
export function sayBooked(reply: RecordedReply, lateReason: string | undefined): void {
  const { event, proposal } = reply
  sayRecorded(
    reply,
    `Booked ${moneyText(event.amount)}, ${event.text}, on ${dayText(event.date)}.${reserveText(proposal)}`,
    undefined,
    lateReason,
  )
}
