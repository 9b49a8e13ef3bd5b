import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

interface SliderProps {
  label: string
  value: number
  min: number
  max: number
  /** What a value means, in words: it stands beside the name and at the ends, and is what a screen reader says. */
  show: (value: number) => string
  /** Called at each move, also while it is being dragged. */
  onMove: (value: number) => void
}

/** A range to move by pointer or keys, whole steps at a time. */
export function Slider({ label, value, min, max, show, onMove }: SliderProps): JSX.Element {
  const id = useId()
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <output for={id} aria-hidden="true">
        {show(value)}
      </output>
      <input
        type="range"
        id={id}
        min={min}
        max={max}
        step={1}
        value={value}
        aria-valuetext={show(value)}
        onInput={(event) => onMove(event.currentTarget.valueAsNumber)}
      />
      <div class="ends" aria-hidden="true">
        <span>{show(min)}</span>
        <span>{show(max)}</span>
      </div>
    </div>
  )
}
