import type { ComponentChildren, JSX } from 'preact'
import type { Field } from '../form.ts'

/** What all kinds of fields have in common. */
export interface FieldProps {
  field: Field
  label: string
  /** Help that stands under the label before anything is typed. */
  hint?: string | undefined
  /** What follows from what stands in the field: "Owed: $3,233.58. This pays it in full." */
  note?: ComponentChildren
  /** How many of the twelve columns of the form it takes: 'c4', 'c4 half' to share a row on a phone. */
  span?: string | undefined
}

interface FieldFrameProps extends FieldProps {
  children: ComponentChildren
}

/** A label, its hint, what is wrong, then the control. */
export function FieldFrame({ field, label, hint, note, span, children }: FieldFrameProps): JSX.Element {
  const error = field.error.value
  return (
    <div class={['field', span, error && 'has-error'].filter(Boolean).join(' ')}>
      <label for={field.id}>{label}</label>
      {hint && (
        <span class="hint" id={`${field.id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="error-text" id={`${field.id}-error`}>
          {error}
        </span>
      )}
      {children}
      {note && (
        <span class="hint" id={`${field.id}-note`}>
          {note}
        </span>
      )}
    </div>
  )
}

/** The attributes by which a control belongs to its field: a cell of a table may use them without a frame. */
export function controlProps({ field, hint, note }: Pick<FieldProps, 'field' | 'hint' | 'note'>): {
  id: string
  value: string
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
  onInput: (event: { currentTarget: { value: string } }) => void
  onBlur: () => void
} {
  const error = field.error.value
  const described = [hint && 'hint', error && 'error', note && 'note'].filter(Boolean)
  return {
    id: field.id,
    value: field.text.value,
    'aria-invalid': error ? 'true' : undefined,
    'aria-describedby': described.map((part) => `${field.id}-${part}`).join(' ') || undefined,
    onInput: (event) => {
      field.text.value = event.currentTarget.value
    },
    onBlur: field.leave,
  }
}
