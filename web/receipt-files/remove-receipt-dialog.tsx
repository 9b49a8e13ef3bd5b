import type { JSX } from 'preact'
import type { ReceiptFileReply } from '../../shared/accounts/contract.ts'
import { call } from '../api.ts'
import { useAction } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { sayDone } from '../parts/toast.tsx'
import { addressOfFile } from './attach.ts'

interface RemoveReceiptProps {
  file: ReceiptFileReply
  /** The words of its entry. */
  entry: string
  onClose: () => void
  onRemoved: () => void
}

/** Asks before: a removed file is gone. */
export function RemoveReceiptDialog({ file, entry, onClose, onRemoved }: RemoveReceiptProps): JSX.Element {
  const form = useAction(async () => {
    await call('DELETE', addressOfFile(file))
    onRemoved()
    sayDone(`Removed ${file.name}.`)
  })
  return (
    <FormDialog
      title="Remove this receipt?"
      about={entry}
      form={form}
      action="Remove"
      consequence="This cannot be undone here. Backups made before still have the file."
      isDangerous
      onClose={onClose}
    >
      <p class="lead">
        {file.name} is deleted. The entry and every figure stay as they are, and the history says that the receipt was
        there.
      </p>
    </FormDialog>
  )
}
