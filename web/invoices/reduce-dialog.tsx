import type { JSX } from 'preact'
import type { CreditNoteBody, InvoiceReply } from '../../shared/invoices/contract.ts'
import { money } from '../../shared/money.ts'
import { moneyText } from '../../shared/words.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { book } from '../book.ts'
import { type Field, useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { ChoiceGroup, DateField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextareaField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { readText, understood } from '../reading.ts'
import { boxesText } from './unprintable.tsx'

interface ReduceDialogProps {
  kind: 'credit' | 'write-off'
  invoice: InvoiceReply
  onClose: () => void
}

/** Takes an amount off an invoice: by a credit note with a number of its own, or because it will not be paid any more. */
export function ReduceDialog({ kind, invoice, onClose }: ReduceDialogProps): JSX.Element {
  const { id, number, clientName, currency, total, credited, balanceDue, issueDate } = invoice
  const isCredit = kind === 'credit'
  const leftMinor = balanceDue.minor > 0 ? balanceDue.minor : total.minor - credited.minor
  const amount = useAmount(currency, { startMinor: leftMinor, pointer: '#/amount' })
  const date = useField(readDate, { start: book.value?.today ?? '', pointer: '#/date' })
  const reason: Field<CreditNoteBody['reason']> = useField(
    (text) => understood(text === 'cancelled' ? 'cancelled' : text === 'uncollectible' ? text : 'adjustment'),
    { start: isCredit ? 'adjustment' : 'uncollectible', pointer: '#/reason' },
  )
  const readNote = isCredit ? readAnyText : readText('Say why, for the history.')
  const note = useField(readNote, { pointer: '#/note' })
  const form = useForm([amount, date, reason, note], async (key, lateReason) => {
    const body: CreditNoteBody = {
      date: checkedValue(date),
      amount: money(checkedValue(amount), currency),
      reason: checkedValue(reason),
      note: checkedValue(note),
    }
    const { value } = await call<InvoiceReply>('POST', `/api/v1/invoices/${id}/credit-notes`, { key, body, lateReason })
    const paper = value.creditNotes.at(-1)?.number
    sayDone(
      paper ? `Wrote credit note ${paper} over ${moneyText(body.amount)}.` : `Wrote off ${moneyText(body.amount)}.`,
    )
    onClose()
  })
  return (
    <FormDialog
      title={isCredit ? 'Write a credit note' : 'Write off'}
      about={`Invoice ${number}, ${clientName}`}
      form={form}
      action={isCredit ? 'Write credit note' : 'Write off'}
      consequence={
        isCredit
          ? 'It gets a number and a PDF. It cannot be taken back.'
          : 'The client then owes that much less. It cannot be taken back.'
      }
      isDangerous={!isCredit}
      onClose={onClose}
    >
      <div class="form">
        <MoneyField
          field={amount}
          label={isCredit ? 'Amount to credit' : 'Amount that will not come'}
          note={balanceDue.minor > 0 ? `Still owed: ${moneyText(balanceDue)}.` : undefined}
          currency={currency}
          span="c6"
        />
        <DateField field={date} label="Date" earliest={issueDate} latest={book.value?.today} span="c6" />
        {isCredit && (
          <ChoiceGroup
            field={reason}
            label="What for"
            choices={[
              { value: 'adjustment', label: 'The price changes', note: 'a rebate, or a line that was wrong' },
              { value: 'cancelled', label: 'The work was cancelled' },
            ]}
          />
        )}
        <TextareaField
          field={note}
          label={isCredit ? 'Note on the credit note' : 'Reason, kept in the history'}
          note={isCredit ? boxesText(note.text.value) : undefined}
          rows={2}
        />
      </div>
    </FormDialog>
  )
}
