import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { useAccounts, useCategories } from '../accounts/accounts.ts'
import { book } from '../book.ts'
import { useClientChoices } from '../clients/use-client-choices.ts'
import type { OpenDialog } from '../dialogs.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { type Payable, payablesOf } from './payable.ts'
import type { PaymentStart, Purpose } from './payment-fields.ts'
import { PaymentForm } from './payment-form.tsx'

interface PaymentDialogProps {
  dialog: Extract<OpenDialog, { kind: 'payment' }>
  onClose: () => void
}

/** The form of a payment over any page: for an invoice, for a client, for neither, or as it was recorded. */
export default function PaymentDialog({ dialog, onClose }: PaymentDialogProps): JSX.Element | null {
  const { invoiceId, replaces } = dialog
  const accounts = useAccounts()
  const categories = useCategories()
  const invoice = useResource<InvoiceReply>(invoiceId === undefined ? undefined : `/api/v1/invoices/${invoiceId}`)
  const clientId = replaces?.clientId ?? invoice.value?.clientId ?? dialog.clientId
  const { clients } = useClientChoices(clientId)
  const now = book.value
  useCloseOnLeaving(onClose)

  const isRead = accounts.value && categories.value && clients && (invoiceId === undefined || invoice.value)
  if (now && isRead) {
    const payable = invoice.value && payablesOf([invoice.value], undefined)
    const covered = replaces ? payablesOf([], replaces) : (payable ?? [])
    const owing = clients.filter(({ openInvoices }) => openInvoices > 0)
    const start: PaymentStart = {
      currency: now.currency,
      today: now.today as CalendarDate,
      purpose: purposeOf(
        dialog,
        covered,
        owing.map(({ id }) => id),
      ),
      clientId: clientId ?? undefined,
      covered,
      accounts: accounts.value?.items ?? [],
      categories: categories.value?.items ?? [],
      replaces,
    }
    const { value } = invoice
    const one = value && { id: value.id, number: value.number ?? '', clientName: value.clientName }
    return <PaymentForm start={start} invoice={one} onClose={onClose} />
  }
  const waiting = [accounts, categories, invoice].find(({ problem, isLoading }) => problem || isLoading)
  if (!waiting) return null
  return (
    <Dialog title="Record payment" onClose={onClose}>
      <Loaded resource={{ ...waiting, value: undefined }} says="Reading what is owed…">
        {() => null}
      </Loaded>
    </Dialog>
  )
}

/** A link in the dialog leads to another page: the dialog does not come along. */
function useCloseOnLeaving(close: () => void): void {
  const { path } = useLocation()
  const opened = useRef(path)
  useEffect(() => {
    if (path !== opened.current) close()
  }, [path])
}

/** Where nothing is owed, there is only income without an invoice. */
function purposeOf(
  { replaces, invoiceId, clientId }: PaymentDialogProps['dialog'],
  covered: readonly Payable[],
  owingIds: readonly number[],
): Purpose {
  if (replaces) return covered.length > 0 ? 'invoices' : 'income'
  if (invoiceId !== undefined) return 'invoices'
  const isOwed = clientId === undefined ? owingIds.length > 0 : owingIds.includes(clientId)
  return isOwed ? 'invoices' : 'income'
}
