import type { ComponentChildren, JSX } from 'preact'
import type { Figure, Value } from '../../shared/figure.ts'
import { figureText } from '../value-text.ts'
import { Why } from './why.tsx'

/** A sum set in lines: label left, amount right. Open-ended ones have no rule under the last line. */
export function Lines({
  children,
  isOpenEnded = false,
}: {
  children: ComponentChildren
  isOpenEnded?: boolean
}): JSX.Element {
  return <dl class={isOpenEnded ? 'lines lead-lines' : 'lines'}>{children}</dl>
}

interface LineProps {
  label: ComponentChildren
  /** A remark in small print under the label. */
  note?: ComponentChildren
  /** Where the rows, the setting or the law behind the line can be seen. */
  href?: string | undefined
  /** A rule above a subtotal; one above and a double one below a total. */
  kind?: 'subtotal' | 'total'
  /** What opens below the line. */
  nested?: ComponentChildren
  children: ComponentChildren
}

export function Line({ label, note, href, kind, nested, children }: LineProps): JSX.Element {
  return (
    <div class={kind}>
      <dt>
        {href ? <PlaceLink href={href}>{label}</PlaceLink> : label}
        {note && <small>{note}</small>}
      </dt>
      <dd>{children}</dd>
      {nested && <dd class="nested">{nested}</dd>}
    </div>
  )
}

/** A place in the app, or a page elsewhere that opens beside it. */
export function PlaceLink({ href, children }: { href: string; children: ComponentChildren }): JSX.Element {
  if (href.startsWith('/')) return <a href={href}>{children}</a>
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}

interface FigureLineProps extends Omit<LineProps, 'children' | 'label'> {
  label: string
  figure: Figure
  show?: (value: Value) => string
}

/** A figure in a line, with its Why?; one that is not known says in the note what would make it known. */
export function FigureLine({ label, figure, show, note, ...line }: FigureLineProps): JSX.Element {
  const text = figureText(figure, show)
  return (
    <Line {...line} label={label} note={note ?? (figure.state === 'known' ? undefined : figure.says)}>
      {text} <Why figure={figure} name={`${label}, ${text === '—' ? 'not known' : text}`} />
    </Line>
  )
}
