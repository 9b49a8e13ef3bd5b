import { type Signal, signal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import type { Figure } from '../../shared/figure.ts'

export interface ShownFigure {
  figure: Figure
  /** What the drawer is about: "5.2 months with no new money". */
  name: string
  /** What stands under the derivation: it is drawn, and asks for what it needs, only once the drawer is open. */
  beside?: ComponentChildren
}

/** The figure whose drawer is open. */
export const shownFigure: Signal<ShownFigure | undefined> = signal(undefined)

interface WhyProps extends ShownFigure {
  /** What the button shows in the place of "Why?": in a dense table the value itself; it must stand in the name too. */
  value?: string
}

/** The button that opens a figure's derivation; nothing, or the value alone, for a figure that has none. */
export function Why({ figure, name, beside, value }: WhyProps): JSX.Element | null {
  if (!figure.because) return value === undefined ? null : <span>{value}</span>
  const isOpen = shownFigure.value?.figure === figure && shownFigure.value.name === name
  return (
    <button
      type="button"
      class={value === undefined ? 'why' : 'why value'}
      aria-haspopup="dialog"
      aria-expanded={isOpen ? true : undefined}
      aria-label={`Why? ${name}`}
      onClick={() => {
        shownFigure.value = { figure, name, beside }
      }}
    >
      {value ?? 'Why?'}
    </button>
  )
}
