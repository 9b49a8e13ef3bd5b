import type { JSX } from 'preact'
import { quarterText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { useAction, useField, useForm } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { readText } from '../reading.ts'
import { reportPath } from './quarters.ts'

interface ClosingDialogProps {
  quarter: string
  onClose: () => void
}

/** Closes a quarter, after saying what that means. */
export function CloseDialog({ quarter, onClose }: ClosingDialogProps): JSX.Element {
  const name = quarterText(quarter)
  const form = useAction(async (key) => {
    await call('POST', `${reportPath(quarter)}/close`, { key, body: {} })
    onClose()
    sayDone(`${name} is closed, and its pack is kept.`)
  })
  return (
    <FormDialog
      title={`Close ${name}?`}
      form={form}
      action={`Close ${name}`}
      consequence="It can be opened again with a reason; the pack stays all the same."
      onClose={onClose}
    >
      <ul class="bullets">
        <li>
          The PDF, the CSV files and the ZIP are made now and kept as they are. Downloads give these files from then on.
        </li>
        <li>A hash over all of them shows that no file was changed since.</li>
        <li>
          Whatever is dated in {name} is refused from then on, unless you record it as a late change with a reason. Late
          changes are listed with the quarter.
        </li>
      </ul>
    </FormDialog>
  )
}

/** Opens a closed quarter again, for a reason that the history keeps. */
export function ReopenDialog({ quarter, onClose }: ClosingDialogProps): JSX.Element {
  const name = quarterText(quarter)
  const reason = useField(readText('Say why the quarter is opened again.'), { pointer: '#/reason' })
  const form = useForm([reason], async (key) => {
    await call('POST', `${reportPath(quarter)}/reopen`, { key, body: { reason: reason.text.peek().trim() } })
    onClose()
    sayDone(`${name} is open again.`)
  })
  return (
    <FormDialog
      title={`Open ${name} again?`}
      form={form}
      action={`Open ${name} again`}
      consequence="Closing it again makes another pack."
      onClose={onClose}
    >
      <p class="lead">
        Entries dated in {name} can then be recorded and corrected as in any other quarter. The pack that was closed
        stays as it is and can still be downloaded.
      </p>
      <div class="form form-narrow gap-4">
        <TextField field={reason} label="Reason" hint="It is kept in the history." span="c8" />
      </div>
    </FormDialog>
  )
}
