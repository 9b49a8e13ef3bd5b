import type { JSX } from 'preact'
import type { AccountReply, EventDetailReply } from '../../shared/accounts/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { AccountField, useAccount } from '../accounts/account-field.tsx'
import { firstWithRole } from '../accounts/accounts.ts'
import { checkedValue, readAnyText, recordEntry, reserveText, sayRecorded } from '../accounts/entry.ts'
import { book } from '../book.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField } from '../parts/choice-fields.tsx'
import { Dialog, FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { useResource } from '../resource.ts'

/** What is given back: too much that was paid on an invoice, or a deposit or credit that is held for a client. */
type About = { invoiceId: number; number: string; clientName: string } | { clientId: number; clientName: string }

interface GiveBackDialogProps {
  about: About
  /** What can be given back at most, in minor units. */
  mostMinor: number
  currency: string
  /** What is to be corrected: its amount is part of what can be given back. */
  replaces?: EventDetailReply | undefined
  onClose: () => void
}

/** Records money that goes back to a client. */
export function GiveBackDialog(props: GiveBackDialogProps): JSX.Element | null {
  const accounts = useResource<{ items: AccountReply[] }>('/api/v1/accounts')
  if (accounts.value) return <GiveBackForm {...props} accounts={accounts.value.items} />
  if (!accounts.problem && !accounts.isLoading) return null
  return (
    <Dialog title="Refund" onClose={props.onClose}>
      <Loaded resource={accounts} says="Reading accounts…">
        {() => null}
      </Loaded>
    </Dialog>
  )
}

function GiveBackForm({
  about,
  mostMinor,
  currency,
  replaces,
  accounts,
  onClose,
}: GiveBackDialogProps & { accounts: readonly AccountReply[] }): JSX.Element {
  const isRefund = 'invoiceId' in about
  const amount = useAmount(currency, { startMinor: replaces?.amount.minor ?? mostMinor, pointer: '#/amount' })
  const date = useField(readDate, { start: replaces?.date ?? book.value?.today ?? '', pointer: '#/date' })
  const account = useAccount(
    replaces?.movements[0]?.from.id ?? firstWithRole(accounts, 'spending', 'card', 'buffer')?.id,
  )
  const note = useField(readAnyText, { start: replaces?.note ?? '', pointer: '#/note' })
  const form = useForm([amount, date, account, note], async (key, lateReason) => {
    const entry = {
      date: checkedValue(date),
      accountId: checkedValue(account),
      amount: { minor: checkedValue(amount), currency },
      note: checkedValue(note),
    }
    const reply = isRefund
      ? await recordEntry(
          '/api/v1/client-refunds',
          { key, lateReason },
          { ...entry, invoiceId: about.invoiceId },
          replaces,
        )
      : await recordEntry(
          '/api/v1/deposit-returns',
          { key, lateReason },
          { ...entry, clientId: about.clientId },
          replaces,
        )
    const says = `Gave ${moneyText(entry.amount)} back to ${about.clientName}.`
    sayRecorded(reply, `${says}${reserveText(reply.proposal)}`, replaces, lateReason)
    onClose()
  })
  const most = moneyText({ minor: mostMinor, currency })
  return (
    <FormDialog
      title={replaces ? 'Correct what was given back' : isRefund ? 'Refund a client' : 'Give money back'}
      about={isRefund ? `Invoice ${about.number}, ${about.clientName}` : about.clientName}
      form={form}
      action="Record"
      consequence={
        isRefund
          ? 'Lowers your receipts on the day it is paid back. It can be reversed.'
          : 'This money was never yours, so your receipts stay. It can be reversed.'
      }
      onClose={onClose}
    >
      <div class="form">
        <MoneyField
          field={amount}
          label="Amount you pay back"
          note={isRefund ? `Paid too much: ${most}.` : `Held for them: ${most}.`}
          currency={currency}
          span="c4"
        />
        <DateField field={date} label="Date it leaves" latest={book.value?.today} span="c4 half" />
        <AccountField field={account} label="From" accounts={accounts} span="c4 half" />
        <TextField field={note} label="Note" />
      </div>
    </FormDialog>
  )
}
