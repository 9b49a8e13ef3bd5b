import type { JSX } from 'preact'
import type { LeadRemovedReply, LeadReply } from '../../shared/readiness/leads-contract.ts'
import { call } from '../api.ts'
import { useForm } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { sayDone } from '../parts/toast.tsx'
import { LEADS_PATH } from './addresses.ts'

interface LeadRemovalDialogProps {
  lead: LeadReply
  onClose: () => void
}

/** Takes a lead out of the book wholly, once the person has seen what goes and what stays. */
export function LeadRemovalDialog({ lead, onClose }: LeadRemovalDialogProps): JSX.Element {
  const form = useForm([], async () => {
    const path = `${LEADS_PATH}/${lead.id}`
    const { value } = await call<LeadRemovedReply>('DELETE', path, { ifMatch: `"${lead.version}"` })
    onClose()
    sayDone(
      value.isFileRewritten
        ? 'Removed, and out of the file.'
        : 'Removed. Old bytes may still lie in the file, because another program reads it.',
    )
  })
  return (
    <FormDialog
      title="Remove lead"
      about={lead.name}
      form={form}
      action="Remove for good"
      isDangerous
      consequence="This cannot be undone."
      onClose={onClose}
    >
      <p>The name, the contact, the notes and what the history says of them go out of the book.</p>
      <p class="gap-2">
        What stays: that a lead was removed
        {lead.clientName && `; the client ${lead.clientName}, with a page of its own`}; backups that were made before.
      </p>
    </FormDialog>
  )
}
