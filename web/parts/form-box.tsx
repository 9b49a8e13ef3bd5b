import type { ComponentChildren, JSX } from 'preact'
import type { Form } from '../form.ts'
import { ErrorSummary } from './error-summary.tsx'
import { LateChange, QUARTER_CLOSED } from './late-change.tsx'
import { ProblemMessage } from './message.tsx'

interface FormBoxProps {
  form: Form
  /** What the form is, for whoever cannot see where it stands. */
  says: string
  children: ComponentChildren
}

/** A form of a page. Ctrl+Enter sends it from any field. */
export function FormBox({ form, says, children }: FormBoxProps): JSX.Element {
  return (
    <form {...sending(form)} aria-label={says}>
      <FormTrouble form={form} />
      {children}
    </form>
  )
}

/** What went wrong on sending: faults of fields, or a refusal that is about none of them. */
export function FormTrouble({ form }: { form: Form }): JSX.Element | null {
  const problem = form.problem.value
  return (
    <>
      <ErrorSummary faults={form.faults.value} />
      {problem?.type === QUARTER_CLOSED && <LateChange form={form} problem={problem} />}
      {problem && problem.type !== QUARTER_CLOSED && <ProblemMessage title="This was not saved" problem={problem} />}
    </>
  )
}

/** The attributes of a <form> that sends a form. */
export function sending(form: Form): {
  noValidate: true
  onSubmit: (event: Event) => void
  onKeyDown: (event: KeyboardEvent) => void
} {
  return {
    noValidate: true,
    onSubmit: (event) => {
      event.preventDefault()
      void form.submit()
    },
    onKeyDown: (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void form.submit()
    },
  }
}
