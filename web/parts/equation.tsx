import type { ComponentChildren, JSX } from 'preact'

export interface EquationTerm {
  label: string
  /** The sign before the number; the first term has none. */
  sign?: '+' | '−' | '=' | undefined
  value: ComponentChildren
  tone?: 'warn' | 'bad' | undefined
}

/** Arithmetic on one line: plan on − business costs − set-aside = take-home. What is shown adds up. */
export function Equation({ says, terms }: { says: string; terms: readonly EquationTerm[] }): JSX.Element {
  return (
    <dl class="sum" aria-label={says}>
      {terms.map(({ label, sign, value, tone }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class={tone}>
            {sign && <span class="op">{sign}</span>} {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
