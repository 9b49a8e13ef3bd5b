import type { ComponentChildren, JSX } from 'preact'
import type { Form } from '../form.ts'
import { ErrorSummary } from './error-summary.tsx'
import { LateChange, takesReason } from './late-change.tsx'
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

interface FormTroubleProps {
  form: Form
  /** What did not happen: "The pay was not recorded". */
  title?: string
}

/** What went wrong on sending: faults of fields, or a refusal that is about none of them. */
export function FormTrouble(props: FormTroubleProps): JSX.Element {
  return (
    <>
      <ErrorSummary faults={props.form.faults.value} />
      <FormRefusal {...props} />
    </>
  )
}

/** A refusal that is about no field; one by a closed quarter asks for the reason of a late change. */
export function FormRefusal({ form, title = 'This was not saved' }: FormTroubleProps): JSX.Element | null {
  const problem = form.problem.value
  if (!problem) return null
  return takesReason(problem) ? (
    <LateChange form={form} problem={problem} />
  ) : (
    <ProblemMessage title={title} problem={problem} />
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
