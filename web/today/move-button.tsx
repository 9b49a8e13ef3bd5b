import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import type { ToDoReply } from '../../shared/today/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { useAction } from '../form.ts'
import { FormTrouble } from '../parts/form-box.tsx'
import { focusSection } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { takingBack } from '../undo.ts'

interface MoveButtonProps {
  /** A thing to do that is a move between own accounts. */
  toDo: ToDoReply
  asOf: string
  label: string
  isPrimary?: boolean
}

/** Moves a set-aside on the spot. The toast can take it back. */
export function MoveButton({ toDo, asOf, label, isPrimary = false }: MoveButtonProps): JSX.Element {
  const button = useRef<HTMLButtonElement>(null)
  const action = useAction(async (key, lateReason) => {
    if (!toDo.move) return
    // The button goes with what it did: the focus stays in its section.
    const section = button.current?.closest('section')
    const body = { date: asOf, ...toDo.move }
    const { value } = await call<RecordedReply>('POST', '/api/v1/transfers', { key, body, lateReason })
    sayDone(`Moved ${moneyText(value.event.amount)}, ${value.event.account}.`, takingBack([value.event.id], lateReason))
    if (section) focusSection(section)
  })
  return (
    <>
      <button
        ref={button}
        type="button"
        class={isPrimary ? 'button small primary' : 'button small'}
        aria-label={label.includes(toDo.title) ? undefined : `${label}: ${toDo.title}`}
        disabled={action.isSending.value}
        onClick={() => void action.submit()}
      >
        {label}
      </button>
      <FormTrouble form={action} title="The move was not recorded" />
    </>
  )
}
