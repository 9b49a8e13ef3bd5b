import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import type { BookReply } from '../shared/profile/contract.ts'
import { BOOK_PATH, book } from './book.ts'
import { stopped } from './connection.ts'
import { DialogHost } from './dialog-host.tsx'
import { FaultBoundary } from './fault-boundary.tsx'
import { lazyPage } from './lazy-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { Loaded } from './parts/skeleton.tsx'
import { keepFresh, useResource } from './resource.ts'
import { Shell } from './shell.tsx'
import { TodayPage } from './today/today-page.tsx'

/** Links into the API and its documentation are the browser's, not the router's. */
const PAGES = /^\/(?!api\/|docs)/

const SET_UP = '/set-up'

// Today comes with the program, every other page when it is first opened.
const SetUpPage = lazyPage(() => import('./profile/set-up-page.tsx').then((page) => page.default))
const MoneyPage = lazyPage(() => import('./accounts/money-page.tsx').then((page) => page.default))
const EventPage = lazyPage(() => import('./accounts/event-page.tsx').then((page) => page.default))
const ReconcilePage = lazyPage(() => import('./accounts/reconcile-page.tsx').then((page) => page.default))
const RecurringPage = lazyPage(() => import('./recurring/recurring-page.tsx').then((page) => page.default))
const InvoicesPage = lazyPage(() => import('./invoices/invoices-page.tsx').then((page) => page.default))
const EditorPage = lazyPage(() => import('./invoices/editor-page.tsx').then((page) => page.default))
const InvoicePage = lazyPage(() => import('./invoices/invoice-page.tsx').then((page) => page.default))
const ClientsPage = lazyPage(() => import('./clients/clients-page.tsx').then((page) => page.default))
const ClientPage = lazyPage(() => import('./clients/client-page.tsx').then((page) => page.default))
const TaxesPage = lazyPage(() => import('./taxes/taxes-page.tsx').then((page) => page.default))
const LivingPage = lazyPage(() => import('./living/living-page.tsx').then((page) => page.default))
const IndependencePage = lazyPage(() => import('./independence/independence-page.tsx').then((page) => page.default))
const LeadsPage = lazyPage(() => import('./way/leads-page.tsx').then((page) => page.default))
const RatePage = lazyPage(() => import('./way/rate-page.tsx').then((page) => page.default))
const NichePage = lazyPage(() => import('./way/niche-page.tsx').then((page) => page.default))
const ReviewsPage = lazyPage(() => import('./reviews/reviews-page.tsx').then((page) => page.default))
const ReviewPage = lazyPage(() => import('./reviews/review-page.tsx').then((page) => page.default))
const ReportsPage = lazyPage(() => import('./reports/reports-page.tsx').then((page) => page.default))
const HistoryPage = lazyPage(() => import('./history/history-page.tsx').then((page) => page.default))
const SettingsPage = lazyPage(() => import('./profile/settings-page.tsx').then((page) => page.default))

export function App(): JSX.Element {
  return (
    <LocationProvider scope={PAGES}>
      <Places />
    </LocationProvider>
  )
}

/** Where there is no book yet, set-up is the only place; once there is one, set-up is no place any more. */
function Places(): JSX.Element | null {
  const { path, route } = useLocation()
  const reply = useResource<BookReply>(BOOK_PATH)
  const isSetUp = reply.value?.setUp
  const wasSetUp = useRef(isSetUp)
  const isElsewhere = isSetUp !== undefined && isSetUp === (path === SET_UP)
  useEffect(keepFresh, [])
  useEffect(() => {
    if (isElsewhere) route(isSetUp ? '/' : SET_UP, true)
  }, [isElsewhere])
  useEffect(() => {
    if (isElsewhere) return
    if (isSetUp && wasSetUp.current === false) focusPage()
    wasSetUp.current = isSetUp
  }, [isSetUp, isElsewhere])

  if (isElsewhere) return null
  if (isSetUp === undefined) return isWorthTelling(reply) ? <Unread reply={reply} /> : null
  if (!isSetUp) {
    return (
      <FaultBoundary path={path}>
        <ErrorBoundary>
          <SetUpPage />
        </ErrorBoundary>
      </FaultBoundary>
    )
  }
  return (
    <Shell book={book.value}>
      <FaultBoundary path={path}>
        <Router onRouteChange={focusPage}>
          <Route path="/" component={TodayPage} />
          <Route path="/money" component={MoneyPage} />
          <Route path="/money/reconcile/:accountId" component={ReconcilePage} />
          <Route path="/money/recurring" component={RecurringPage} />
          <Route path="/money/:id" component={EventPage} />
          <Route path="/invoices" component={InvoicesPage} />
          <Route path="/invoices/new" component={EditorPage} />
          <Route path="/invoices/:id" component={InvoicePage} />
          <Route path="/clients" component={ClientsPage} />
          <Route path="/clients/:id" component={ClientPage} />
          <Route path="/taxes" component={TaxesPage} />
          <Route path="/living" component={LivingPage} />
          <Route path="/independence" component={IndependencePage} />
          <Route path="/independence/leads" component={LeadsPage} />
          <Route path="/independence/niche" component={NichePage} />
          <Route path="/independence/rate" component={RatePage} />
          <Route path="/independence/reviews" component={ReviewsPage} />
          <Route path="/independence/reviews/:month" component={ReviewPage} />
          <Route path="/reports" component={ReportsPage} />
          <Route path="/history" component={HistoryPage} />
          <Route path="/settings" component={SettingsPage} />
          <Route default component={NotFoundPage} />
        </Router>
      </FaultBoundary>
      <DialogHost />
    </Shell>
  )
}

type Reply = ReturnType<typeof useResource<BookReply>>

/** The book is read within a blink; only when it takes longer, or fails, is there something to show. */
function isWorthTelling({ isLoading, problem }: Reply): boolean {
  return isLoading || problem !== undefined || stopped.value !== undefined
}

function Unread({ reply }: { reply: Reply }): JSX.Element {
  return (
    <Shell book={undefined}>
      <Loaded resource={reply} says="Reading your book…">
        {() => null}
      </Loaded>
    </Shell>
  )
}

/** A new page is read from its start, by eye and by screen reader. */
function focusPage(): void {
  document.getElementById('main')?.focus()
}
