import type { JSX } from 'preact'
import type { HistoryItem, Undo } from '../../shared/history/contract.ts'
import { call } from '../api.ts'
import { type Sending, useAction } from '../form.ts'
import { FormTrouble } from '../parts/form-box.tsx'
import { sayDone } from '../parts/toast.tsx'

type Possible = Extract<Undo, { isPossible: true }>

/** Undoes a change by a new one, where that can be done. */
export function UndoButton({ item: { undo, says } }: { item: HistoryItem }): JSX.Element | null {
  return undo.isPossible ? <Button undo={undo} says={says} /> : null
}

function Button({ undo, says }: { undo: Possible; says: string }): JSX.Element {
  const action = useAction(async (key, lateReason) => {
    await send(undo, { key, lateReason })
    sayDone(`Undone: ${says}`)
  })
  return (
    <>
      <button
        type="button"
        class="button small"
        disabled={action.isSending.value}
        onClick={() => void action.submit()}
        aria-label={`${undo.says}: ${says}`}
      >
        {undo.says}
      </button>
      <FormTrouble form={action} />
    </>
  )
}

/** What is changed is changed under the version that it has now: the history was read just before. */
async function send({ method, path, body }: Possible, { key, lateReason }: Sending): Promise<void> {
  if (method === 'POST') return void (await call('POST', path, { key, body, lateReason }))
  const { etag } = await call('GET', path)
  await call('PATCH', path, { ifMatch: etag, body, lateReason })
}
