import type { ComponentChildren, JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../../shared/contract.ts'
import { call } from '../api.ts'
import { type Field, type Form, useForm } from '../form.ts'
import { FormTrouble, sending } from '../parts/form-box.tsx'
import { Message } from '../parts/message.tsx'
import { sayDone } from '../parts/toast.tsx'

/** A part of something stored that is changed by a form of its own. */
interface StoredPart {
  /** Where the change is sent by PATCH. */
  path: string
  /** The version that was read last, and how to read it again. */
  source: { etag: string | undefined; reload: () => void }
  /** Fields whose text comes from what is stored, each with that text. */
  stored: readonly (readonly [field: Field, text: string])[]
  /** The fields that are asked for right now; those that are stored when it is left out. */
  fields?: readonly Field[]
  body: () => object
  /** What the toast says: "Needs saved." */
  done: string
}

export interface StoredForm {
  form: Form
  /** The refusal that says that somebody else changed the same thing meanwhile. */
  conflict: Problem | undefined
  /** Gives up what was typed for what is stored now. */
  takeStored: () => void
}

/**
 * A form over a part of something stored. It saves under the version that its fields were filled from: when another
 * window changed this part since, the server refuses; when it changed only other parts, the new version is taken over.
 */
export function useStoredForm({ path, source, stored, fields, body, done }: StoredPart): StoredForm {
  const texts = stored.map(([, text]) => text)
  const basis = useRef({ etag: source.etag, texts })
  const [isGivingUp, setGivingUp] = useState(false)
  const [seen, setSeen] = useState<Problem>()
  const typed = () => stored.map(([field]) => field.text.peek())

  useLayoutEffect(() => {
    if (source.etag === basis.current.etag) return
    const isOthers = isDifferent(texts, basis.current.texts)
    const isTouched = isDifferent(typed(), basis.current.texts)
    if (isOthers && isTouched && !isGivingUp) return
    if (isOthers || isGivingUp) for (const [field, text] of stored) field.text.value = text
    basis.current = { etag: source.etag, texts }
    setGivingUp(false)
  }, [source.etag, isGivingUp])

  const form = useForm(fields ?? stored.map(([field]) => field), async () => {
    await call('PATCH', path, { body: body(), ifMatch: basis.current.etag })
    basis.current.texts = typed()
    sayDone(done)
  })
  const problem = form.problem.value
  const takeStored = () => {
    setSeen(problem)
    setGivingUp(true)
    source.reload()
  }
  const conflict = problem?.type === '/problems/stale' && problem !== seen ? problem : undefined
  return { form, conflict, takeStored }
}

function isDifferent(some: readonly string[], others: readonly string[]): boolean {
  return some.some((text, index) => text !== others[index])
}

interface StoredFormBoxProps {
  stored: StoredForm
  /** What the form is, for whoever cannot see where it stands. */
  says: string
  children: ComponentChildren
}

/** The form with its Save; it says so when another window was faster. */
export function StoredFormBox({ stored, says, children }: StoredFormBoxProps): JSX.Element {
  const { form, conflict, takeStored } = stored
  return (
    <form {...sending(form)} aria-label={says}>
      {conflict ? (
        <Message
          tone="warn"
          title="This was changed in another window"
          isUrgent
          actions={
            <button type="button" class="button" onClick={takeStored}>
              Show what is saved now
            </button>
          }
        >
          <p>What you typed was not saved: it would have undone the other change without your having seen it.</p>
        </Message>
      ) : (
        form.problem.value?.type !== '/problems/stale' && <FormTrouble form={form} />
      )}
      <div class="form form-narrow">{children}</div>
      <p class="row-of gap-4">
        <button type="submit" class="button" disabled={form.isSending.value} aria-label={`Save: ${says}`}>
          Save
        </button>
      </p>
    </form>
  )
}
