import type { ComponentType, JSX } from 'preact'
import { lazy } from 'preact-iso'
import { Message } from './parts/message.tsx'

/** A page whose code is fetched when it is first opened; when that fails it says so instead of staying silent. */
export function lazyPage(load: () => Promise<ComponentType>): ComponentType {
  return lazy(() => load().catch(() => NotLoadedPage))
}

function NotLoadedPage(): JSX.Element {
  return (
    <Message
      tone="warn"
      title="This page could not be loaded"
      isUrgent
      actions={
        <button type="button" class="button primary" onClick={() => location.reload()}>
          Load it anew
        </button>
      }
    >
      <p>Evenkeel may have been stopped or updated meanwhile. What was confirmed is saved.</p>
    </Message>
  )
}
