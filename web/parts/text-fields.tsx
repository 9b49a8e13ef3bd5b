import type { JSX } from 'preact'
import { controlProps, FieldFrame, type FieldProps } from './field-frame.tsx'

interface TextFieldProps extends FieldProps {
  /** What the browser may fill in: 'name', 'email', 'street-address'. */
  autocomplete?: string
  /** Words to choose from while typing; others may be typed. */
  suggestions?: readonly string[]
}

/** One line of text. */
export function TextField({ autocomplete = 'off', suggestions, ...props }: TextFieldProps): JSX.Element {
  const list = suggestions && `${props.field.id}-list`
  return (
    <FieldFrame {...props}>
      <input
        {...controlProps(props)}
        class="input"
        type="text"
        autocomplete={autocomplete}
        list={list}
        maxLength={200}
      />
      {suggestions && (
        <datalist id={list}>
          {suggestions.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  )
}

/** Text that may hold line breaks. */
export function TextareaField({ rows = 3, ...props }: FieldProps & { rows?: number }): JSX.Element {
  return (
    <FieldFrame {...props}>
      <textarea {...controlProps(props)} class="input" rows={rows} maxLength={10_000} />
    </FieldFrame>
  )
}
