import type { Signal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { controlProps, FieldFrame, type FieldProps } from './field-frame.tsx'

interface Choice {
  value: string
  label: ComponentChildren
  /** What the choice means, in small print under it. */
  note?: ComponentChildren
}

interface SelectFieldProps extends FieldProps {
  choices: readonly { value: string; label: string }[]
}

/** One of a list. */
export function SelectField({ choices, ...props }: SelectFieldProps): JSX.Element {
  return (
    <FieldFrame {...props}>
      <select {...controlProps(props)} class="select">
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

interface DateFieldProps extends FieldProps {
  /** 'YYYY-MM-DD' */
  earliest?: string | undefined
  latest?: string | undefined
}

/** A day, chosen or typed in the browser's own way. */
export function DateField({ earliest, latest, ...props }: DateFieldProps): JSX.Element {
  return (
    <FieldFrame {...props}>
      <input {...controlProps(props)} class="input" type="date" min={earliest} max={latest} />
    </FieldFrame>
  )
}

interface ChoiceGroupProps extends FieldProps {
  choices: readonly Choice[]
  /** True when the choices are words that fit beside each other. */
  isRow?: boolean
}

/** One of a few, all in sight. */
export function ChoiceGroup({ field, label, hint, note, span, choices, isRow = false }: ChoiceGroupProps): JSX.Element {
  const { id: firstId, 'aria-describedby': describedBy } = controlProps({ field, hint, note })
  const error = field.error.value
  return (
    <fieldset class={[span, error && 'has-error'].filter(Boolean).join(' ')} aria-describedby={describedBy}>
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error-text" id={`${field.id}-error`}>
          {error}
        </p>
      )}
      <div class={isRow ? 'choice-row' : undefined}>
        {choices.map((choice, index) => (
          <label key={choice.value} class="choice">
            <input
              type="radio"
              id={index === 0 ? firstId : undefined}
              name={field.id}
              value={choice.value}
              checked={field.text.value === choice.value}
              onChange={() => {
                field.text.value = choice.value
              }}
            />
            <span>
              {choice.label}
              {choice.note && <small>{choice.note}</small>}
            </span>
          </label>
        ))}
      </div>
      {note && (
        <p class="hint" id={`${field.id}-note`}>
          {note}
        </p>
      )}
    </fieldset>
  )
}

interface TickProps {
  isTicked: Signal<boolean>
  label: ComponentChildren
  note?: ComponentChildren
}

/** Yes or no. */
export function Tick({ isTicked, label, note }: TickProps): JSX.Element {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={isTicked.value}
        onChange={(event) => {
          isTicked.value = event.currentTarget.checked
        }}
      />
      <span>
        {label}
        {note && <small>{note}</small>}
      </span>
    </label>
  )
}
