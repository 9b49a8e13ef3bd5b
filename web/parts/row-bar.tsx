import type { JSX } from 'preact'

/** A bar in a cell, on the scale that all bars of its table share. The numbers stand in the row. */
export function RowBar({ share, look }: { share: number; look: 'bar' | 'bar-2' | 'bar-3' }): JSX.Element {
  return (
    <svg class="rowbar" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <rect class={look} x="0" y="2" width={100 * share} height="12" />
    </svg>
  )
}
