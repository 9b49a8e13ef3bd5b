import { type Signal, signal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Figure } from '../../shared/figure.ts'

export interface ShownFigure {
  figure: Figure
  /** What the drawer is about: "5.2 months with no new money". */
  name: string
}

/** The figure whose drawer is open. */
export const shownFigure: Signal<ShownFigure | undefined> = signal(undefined)

/** The button that opens a figure's derivation; nothing for a figure that has none. */
export function Why({ figure, name }: ShownFigure): JSX.Element | null {
  if (!figure.because) return null
  const isOpen = shownFigure.value?.figure === figure && shownFigure.value.name === name
  return (
    <button
      type="button"
      class="why"
      aria-haspopup="dialog"
      aria-expanded={isOpen ? true : undefined}
      aria-label={`Why? ${name}`}
      onClick={() => {
        shownFigure.value = { figure, name }
      }}
    >
      Why?
    </button>
  )
}
