import type { JSX } from 'preact'
import { Empty } from './parts/empty.tsx'
import { PageHead } from './parts/page-head.tsx'

/** An address that leads nowhere. */
export function NotFoundPage(): JSX.Element {
  return (
    <>
      <PageHead title="No such page" />
      <Empty
        title="Nothing is at this address"
        says="What you look for may have moved, or never was here. Nothing is lost."
        actions={
          <a class="button primary" href="/">
            Go to Today
          </a>
        }
      />
    </>
  )
}
