import type { ComponentChildren, JSX } from 'preact'

/** Each status has a shape of its own; the word beside it says the same, and the colour only repeats it. */
export type PillLook = 'draft' | 'issued' | 'part' | 'paid' | 'overdue' | 'void' | 'credit' | 'met' | 'warn' | 'gap'

export function Pill({ look, children }: { look: PillLook; children: ComponentChildren }): JSX.Element {
  return <span class={`pill ${look}`}>{children}</span>
}
