import type { JSX } from 'preact'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import { moneyText } from '../../shared/words.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useForm } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { AccountField, useAccount } from './account-field.tsx'
import { firstWithRole } from './accounts.ts'
import { checkedValue, recordEntry, reserveText, sayRecorded, valueNow } from './entry.ts'
import { AmountAndDate, entryBody, NoteField, useEntryFields } from './entry-fields.tsx'
import type { OwnMoneyFormProps } from './own-money-dialog.tsx'

interface TransferFormProps extends OwnMoneyFormProps {
  title: string
  dialog: Extract<OpenDialog, { kind: 'transfer' }>
}

/** From one own account to another: a set-aside, a release, a card bill, or just a move. */
export function TransferForm({ book, accounts, replaces, onClose, title, dialog }: TransferFormProps): JSX.Element {
  const moved = replaces?.movements[0]
  const fields = useEntryFields(book, replaces, replaces?.amount.minor ?? dialog.amountMinor)
  const from = useAccount(
    moved?.from.id ?? dialog.fromAccountId ?? firstWithRole(accounts, 'spending')?.id,
    '#/fromAccountId',
  )
  const to = useAccount(
    moved?.to.id ?? dialog.toAccountId ?? firstWithRole(accounts, 'tax-reserve')?.id,
    '#/toAccountId',
  )
  const form = useForm([fields.amount, fields.date, from, to, fields.note], async (key, lateReason) => {
    const body = {
      ...entryBody(fields, book),
      fromAccountId: checkedValue(from),
      toAccountId: checkedValue(to),
      ...(replaces?.forEventId && { forEventId: replaces.forEventId }),
    }
    const reply = await recordEntry('/api/v1/transfers', { key, lateReason }, body, replaces)
    onClose()
    const touchesReserve = reply.event.kind !== 'transfer'
    const rest = touchesReserve ? reserveText(reply.proposal) : ''
    const says = `Moved ${moneyText(reply.event.amount)} to ${nameOf(accounts, body.toAccountId)}.${rest}`
    sayRecorded(reply, says, replaces, lateReason)
  })
  const amountMinor = valueNow(fields.amount)
  const amountText = amountMinor === undefined ? '' : ` ${moneyText({ minor: amountMinor, currency: book.currency })}`
  return (
    <FormDialog
      title={replaces ? 'Correct the move' : title}
      form={form}
      action={`Move${amountText}`}
      consequence="Your bank does the transfer; Evenkeel records it. It can be taken back."
      onClose={onClose}
    >
      <div class="form">
        <AmountAndDate fields={fields} book={book} />
        <AccountField field={from} label="From" accounts={accounts} span="c6" />
        <AccountField field={to} label="To" accounts={accounts} span="c6" />
        <p class="note">{meaning(accounts, valueNow(from), valueNow(to))}</p>
        <NoteField fields={fields} />
      </div>
    </FormDialog>
  )
}

/** What such a move is, and what it does to the figures. */
function meaning(accounts: readonly AccountReply[], fromId: number | undefined, toId: number | undefined): string {
  const from = accounts.find(({ id }) => id === fromId)
  const to = accounts.find(({ id }) => id === toId)
  if (!from || !to) return 'A move between own accounts is neither income nor cost.'
  if (from === to) return 'Choose two different accounts.'
  if (to.role === 'tax-reserve' && from.role !== 'tax-reserve') {
    return 'This is a set-aside: money kept apart for tax. It is neither income nor cost.'
  }
  if (from.role === 'tax-reserve' && to.role !== 'tax-reserve') {
    return 'This is a release: money taken out of the tax reserve. It is neither income nor cost.'
  }
  if (to.role === 'card') return 'This pays the card. What was bought with it is already counted.'
  if (to.role === 'other' || from.role === 'other') {
    return 'A move, neither income nor cost. Money in an account that is not at hand is not counted in free cash.'
  }
  return 'A move between own accounts: only balances change. It is neither income nor cost.'
}

function nameOf(accounts: readonly AccountReply[], id: number): string {
  return accounts.find((account) => account.id === id)?.name ?? 'the account'
}
