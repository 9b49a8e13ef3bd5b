import type { ComponentChildren, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { useKeys } from '../keys.ts'
import { Hotkey } from './hotkey.tsx'

export interface PageAction {
  label: string
  /** The word on a phone. */
  short: string
  /** The key that does the same: 'n', or 'Ctrl+s', which works in fields too. */
  hotkey?: string
  href?: string
  onPress?: () => void
  isPrimary?: boolean
  isDisabled?: boolean
}

interface PageHeadProps {
  title: string
  /** What stands after the name: the date, "Saved 10 seconds ago". */
  when?: ComponentChildren
  actions?: readonly PageAction[]
}

/** The name of the page, which is also the window's, and what can be done here, each with its key. */
export function PageHead({ title, when, actions = [] }: PageHeadProps): JSX.Element {
  const { route } = useLocation()
  useEffect(() => {
    document.title = `${title} – Evenkeel`
  }, [title])
  useKeys(
    actions.flatMap(({ label, hotkey, href, onPress, isDisabled }) =>
      hotkey === undefined || isDisabled
        ? []
        : [{ key: hotkey, says: label, press: () => (href === undefined ? onPress?.() : route(href)) }],
    ),
  )
  return (
    <div class="page-head">
      <h1>{title}</h1>
      {when && <p class="when">{when}</p>}
      {actions.length > 0 && (
        <div class="actions">
          {actions.map((action) => (
            <ActionButton key={action.label} action={action} />
          ))}
        </div>
      )}
    </div>
  )
}

function ActionButton({ action }: { action: PageAction }): JSX.Element {
  const { label, short, hotkey, href, onPress, isPrimary = false, isDisabled = false } = action
  const look = isPrimary ? 'button primary' : 'button'
  const content = (
    <>
      <span class="lg">{label}</span>
      <span class="sm">{short}</span> {hotkey !== undefined && <Hotkey keys={hotkey} />}
    </>
  )
  if (href !== undefined) {
    return (
      <a class={look} href={href}>
        {content}
      </a>
    )
  }
  return (
    <button type="button" class={look} disabled={isDisabled} onClick={onPress}>
      {content}
    </button>
  )
}
