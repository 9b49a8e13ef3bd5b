import type { JSX } from 'preact'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { checkedValue } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { useField, useForm } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { readText } from '../reading.ts'

interface VoidDialogProps {
  invoice: InvoiceReply
  etag: string | undefined
  onClose: () => void
}

/** Voids an invoice that nobody paid: there is no way back, so it says what follows first. */
export function VoidDialog({ invoice, etag, onClose }: VoidDialogProps): JSX.Element {
  const { id, number, clientName, balanceDue } = invoice
  const reason = useField(readText('Say why, for the history.'), { pointer: '#/reason' })
  const form = useForm([reason], async (key, lateReason) => {
    const body = { reason: checkedValue(reason) }
    await call<InvoiceReply>('POST', `/api/v1/invoices/${id}/void`, { key, ifMatch: etag, body, lateReason })
    sayDone(`Voided ${number}.`)
    onClose()
  })
  return (
    <FormDialog
      title={`Void invoice ${number}?`}
      form={form}
      action={`Void ${number}`}
      consequence="This cannot be taken back."
      isDangerous
      onClose={onClose}
    >
      <div class="stack">
        <p>
          It keeps its number and stays in the list as void. {clientName} then no longer owes {moneyText(balanceDue)}.
          An invoice with a payment is credited instead.
        </p>
        <TextField field={reason} label="Reason, kept in the history" />
      </div>
    </FormDialog>
  )
}
