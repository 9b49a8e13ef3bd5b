import type { ComponentChildren, JSX } from 'preact'
import type { Figure as FigureData, Value } from '../../shared/figure.ts'
import { figureText } from '../value-text.ts'
import { Why } from './why.tsx'

interface FigureProps {
  label: string
  figure: FigureData
  /** How the value is written, where it is not written in full: whole dollars, rounded down. */
  show?: (value: Value) => string
  /** What stands in small print after the value: "of $10,749.11". */
  aside?: ComponentChildren
  tone?: 'good' | 'warn' | 'bad'
}

/** One figure with its label, its unit and its Why?. What is not known is a dash and a sentence, never a zero. */
export function Figure({ label, figure, show, aside, tone }: FigureProps): JSX.Element {
  const text = figureText(figure, show)
  const isDash = text === '—'
  const isTimed = figure.state === 'known' && !show && (figure.unit === 'months' || figure.unit === 'days')
  const [value, unit] = isTimed ? text.split(' ') : [text]
  return (
    <div class="figure">
      <div class="figure-label">
        {label} <Why figure={figure} name={`${label}, ${isDash ? 'not known' : text}`} />
      </div>
      <div class="figure-value">
        <span class={tone} aria-hidden={isDash ? true : undefined}>
          {value}
        </span>
        {isDash && <span class="sr">not known</span>}{' '}
        <small>
          {unit}
          {unit && aside && '; '}
          {aside}
        </small>
      </div>
      {figure.state !== 'known' && <p class="note">{figure.says}</p>}
    </div>
  )
}
