import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'

interface SectionProps {
  title: ComponentChildren
  /** What stands at the right of the name, in small print. */
  aside?: ComponentChildren
  /** True when only a screen reader needs the name. */
  isTitleHidden?: boolean
  /** For links that lead straight to it: '/settings#needs'. */
  id?: string
  class?: string
  children: ComponentChildren
}

/** A rule, a name, and the content under it. */
export function Section({ title, aside, isTitleHidden = false, id, class: look, children }: SectionProps): JSX.Element {
  const heading = useId()
  return (
    <section id={id} class={look ? `section ${look}` : 'section'} aria-labelledby={heading}>
      <div class="section-head">
        <h2 id={heading} class={isTitleHidden ? 'sr' : undefined}>
          {title}
        </h2>
        {aside && <span class="aside">{aside}</span>}
      </div>
      {children}
    </section>
  )
}

/** Moves the focus to a section itself, where nothing in it can take it: the next Tab goes on from there. */
export function focusSection(section: HTMLElement): void {
  section.tabIndex = -1
  section.focus({ preventScroll: true })
}
