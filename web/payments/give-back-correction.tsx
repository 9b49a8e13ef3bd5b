import type { JSX } from 'preact'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useResource } from '../resource.ts'
import { GiveBackDialog } from './give-back-dialog.tsx'

interface GiveBackCorrectionProps {
  dialog: Extract<OpenDialog, { kind: 'give-back' }>
  onClose: () => void
}

/** Corrects what went back to a client: at most what could be given back before it did. */
export default function GiveBackCorrection({ dialog, onClose }: GiveBackCorrectionProps): JSX.Element | null {
  const { replaces } = dialog
  const { currency, minor } = replaces.amount
  const invoiceId = replaces.allocations[0]?.invoiceId
  const invoice = useResource<InvoiceReply>(invoiceId === undefined ? undefined : `/api/v1/invoices/${invoiceId}`).value
  const client = useResource<ClientReply>(
    replaces.clientId === null ? undefined : `/api/v1/clients/${replaces.clientId}`,
  )
  const common = { currency, replaces, onClose }
  if (invoice) {
    const about = { invoiceId: invoice.id, number: invoice.number ?? '', clientName: invoice.clientName }
    return <GiveBackDialog {...common} about={about} mostMinor={minor - Math.min(0, invoice.balanceDue.minor)} />
  }
  if (invoiceId !== undefined || !client.value) return null
  const { id: clientId, name: clientName, credit } = client.value
  return <GiveBackDialog {...common} about={{ clientId, clientName }} mostMinor={credit.minor + minor} />
}
