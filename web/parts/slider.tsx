import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

interface SliderProps {
  label: string
  value: number
  min: number
  max: number
  /** What the value means, in words: it stands beside the name and is what a screen reader says. */
  valueText: string
  /** What stands under the two ends. */
  ends: readonly [least: string, most: string]
  /** Called at each move, also while it is being dragged. */
  onMove: (value: number) => void
}

/** A range to move by pointer or keys, whole steps at a time. */
export function Slider({ label, value, min, max, valueText, ends, onMove }: SliderProps): JSX.Element {
  const id = useId()
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <output for={id} aria-hidden="true">
        {valueText}
      </output>
      <input
        type="range"
        id={id}
        min={min}
        max={max}
        step={1}
        value={value}
        aria-valuetext={valueText}
        onInput={(event) => onMove(event.currentTarget.valueAsNumber)}
      />
      <div class="ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  )
}
