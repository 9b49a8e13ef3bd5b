import type { ComponentChildren, JSX } from 'preact'

interface EmptyProps {
  title: string
  /** What belongs here and what it takes. */
  says: ComponentChildren
  /** One next step, as a button. */
  actions?: ComponentChildren
}

/** A place where nothing is yet. */
export function Empty({ title, says, actions }: EmptyProps): JSX.Element {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{says}</p>
      {actions && <div class="row">{actions}</div>}
    </div>
  )
}
