import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { LocationProvider, Route, Router, useLocation } from 'preact-iso'
import type { BookReply } from '../shared/profile/contract.ts'
import { BOOK_PATH, book } from './book.ts'
import { FaultBoundary } from './fault-boundary.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { keepFresh, useResource } from './resource.ts'
import { Shell } from './shell.tsx'
import { TodayPage } from './today/today-page.tsx'

/** Links into the API and its documentation are the browser's, not the router's. */
const PAGES = /^\/(?!api\/|docs)/

export function App(): JSX.Element {
  return (
    <LocationProvider scope={PAGES}>
      <Pages />
    </LocationProvider>
  )
}

function Pages(): JSX.Element {
  const { path } = useLocation()
  useResource<BookReply>(BOOK_PATH)
  useEffect(keepFresh, [])
  return (
    <Shell book={book.value}>
      <FaultBoundary path={path}>
        <Router onRouteChange={focusPage}>
          <Route path="/" component={TodayPage} />
          <Route default component={NotFoundPage} />
        </Router>
      </FaultBoundary>
    </Shell>
  )
}

/** A new page is read from its start, by eye and by screen reader. */
function focusPage(): void {
  document.getElementById('main')?.focus()
}
