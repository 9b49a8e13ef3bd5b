import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Problem } from '../../shared/contract.ts'
import { type Form, useField } from '../form.ts'
import { readText } from '../reading.ts'
import { Message } from './message.tsx'
import { TextField } from './text-fields.tsx'

/** True for a refusal by a closed quarter that a reason can go past. One that points at a field wants that changed. */
export function takesReason({ type, errors }: Problem): boolean {
  return type === '/problems/quarter-closed' && errors === undefined
}

/** A form was refused because its day lies in a closed quarter: with a reason it is recorded as a late change. */
export function LateChange({ form, problem }: { form: Form; problem: Problem }): JSX.Element {
  const reason = useField(readText('Say why the closed quarter changes.'), { pointer: '#/lateChange/reason' })
  useEffect(() => document.getElementById(reason.id)?.focus(), [reason])
  const record = () => {
    if (reason.check()) void form.submit(reason.text.peek().trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || (event.target as HTMLElement).tagName !== 'INPUT') return
    // The form around it would be sent without the reason.
    event.preventDefault()
    event.stopPropagation()
    record()
  }
  return (
    <Message
      tone="warn"
      title="The quarter is closed"
      isUrgent
      actions={
        <button type="button" class="button" disabled={form.isSending.value} onClick={record}>
          Record as a late change
        </button>
      }
    >
      <p>
        {problem.detail} The pack that was closed stays as it is; the change is listed with the quarter from now on.
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field does what the button beside it does. */}
      <div class="form form-narrow" onKeyDown={onKeyDown}>
        <TextField field={reason} label="Reason for the late change" span="c8" />
      </div>
    </Message>
  )
}
