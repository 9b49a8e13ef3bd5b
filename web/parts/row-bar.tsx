import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

interface RowBarProps {
  /** Where the bar ends, as a share of the width of its column. */
  share: number
  look: 'bar' | 'bar-2' | 'bar-3'
  /** Where it begins; at the left edge when it is left out. */
  start?: number
  /** From where on it is hatched: what is expected, and did not happen yet. */
  hatchedFrom?: number
  /** Where the line of the value lies that all rows are compared with. */
  mark?: number
}

const WIDTH = 300
const HATCHES = { bar: 'h1', 'bar-2': 'h2', 'bar-3': 'h3' }

/** A bar in a cell, on the scale that all bars of its table share. The numbers stand in the row. */
export function RowBar({ share, look, start = 0, hatchedFrom = share, mark }: RowBarProps): JSX.Element {
  const id = useId()
  const solidTo = Math.max(start, Math.min(share, hatchedFrom))
  return (
    <svg class="rowbar" viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden="true">
      <rect class={look} x={at(start)} y="2" width={at(solidTo - start)} height="12" />
      {solidTo < share && (
        <>
          <defs>
            <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" y1="0" x2="0" y2="5" class={HATCHES[look]} stroke-width="2" />
            </pattern>
          </defs>
          <rect x={at(solidTo)} y="2" width={at(share - solidTo)} height="12" fill={`url(#${id})`} />
        </>
      )}
      {mark !== undefined && (
        <>
          <line class="halo-line" x1={at(mark)} x2={at(mark)} y1="-2" y2="18" stroke-width="4" />
          <line class="axis" x1={at(mark)} x2={at(mark)} y1="-2" y2="18" stroke-width="1.5" />
        </>
      )}
    </svg>
  )
}

function at(share: number): number {
  return Math.round(WIDTH * share * 10) / 10
}
