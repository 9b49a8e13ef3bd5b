import type { JSX } from 'preact'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { OpenDialog } from '../dialogs.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { ClientForm } from './client-form.tsx'

interface ClientDialogProps {
  dialog: Extract<OpenDialog, { kind: 'client' }>
  onClose: () => void
}

/** The client's form over any page. */
export default function ClientDialog({ dialog, onClose }: ClientDialogProps): JSX.Element | null {
  const { clientId } = dialog
  const client = useResource<ClientReply>(clientId === undefined ? undefined : `/api/v1/clients/${clientId}`)
  if (clientId === undefined) return <ClientForm onClose={onClose} />
  if (client.value) return <ClientForm before={{ value: client.value, etag: client.etag }} onClose={onClose} />
  if (!client.problem && !client.isLoading) return null
  return (
    <Dialog title="Change client" onClose={onClose}>
      <Loaded resource={client} says="Reading the client…">
        {() => null}
      </Loaded>
    </Dialog>
  )
}
