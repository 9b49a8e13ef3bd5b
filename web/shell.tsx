import type { ComponentChildren, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type Book, momentText } from './book.ts'
import { showDialog } from './dialogs.ts'
import { focusRow, focusSearch, keysAreShown, listenForKeys, openNearestWhy, useKeys } from './keys.ts'
import { KeysDialog } from './parts/keys-dialog.tsx'
import { StoppedMessage } from './parts/message.tsx'
import { Toast } from './parts/toast.tsx'
import { WhyDrawer } from './parts/why-drawer.tsx'
import { keyOf, PLACES, type Place } from './places.ts'

/** The frame around every page: the places, the way to skip them, and what opens over the page. */
export function Shell({ book, children }: { book: Book | undefined; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <ShellKeys isSetUp={book !== undefined} />
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <div class="app">
        <Rail book={book} />
        <main class="page" id="main" tabIndex={-1}>
          <StoppedMessage />
          {book?.isDemo && <DemoLine />}
          {children}
          <footer class="page-foot">
            <a href="/reports">Reports</a>
            <a href="/settings">Settings</a>
            <a href="/history">History</a>
            <span>
              <Kept book={book} />
            </span>
          </footer>
        </main>
        <nav class="bottom" aria-label="Places, at the bottom">
          {PLACES.map((place) => (
            <PlaceLink key={place.path} place={place} book={undefined} />
          ))}
        </nav>
      </div>
      <Toast />
      <WhyDrawer />
      <KeysDialog />
    </>
  )
}

function Rail({ book }: { book: Book | undefined }): JSX.Element {
  return (
    <header class="rail">
      <a class="brand" href="/">
        <Mark />
        Evenkeel
      </a>
      <p class="book">
        <b>{book?.name}</b>
        {book && workText(book)}
      </p>
      <nav class="places" aria-label="Places">
        {PLACES.map((place) => (
          <PlaceLink key={place.path} place={place} book={book} />
        ))}
        <div class="places-more">
          <PlaceLink place={{ path: '/reports', name: 'Reports' }} book={book} />
          <PlaceLink place={{ path: '/history', name: 'History' }} book={book} />
          <PlaceLink place={{ path: '/settings', name: 'Settings' }} book={book} />
        </div>
      </nav>
      <div class="rail-foot">
        <p>
          <Kept book={book} />
        </p>
        <p>
          Press <kbd>?</kbd> for keys.
        </p>
      </div>
    </header>
  )
}

/** On every page of a demo book, so that nobody takes its figures for their own. */
function DemoLine(): JSX.Element {
  return (
    <p class="demo-line">
      This is a demo book with invented entries. <a href="/settings#demo">Start afresh</a>
    </p>
  )
}

const TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1000

/** Where the data is, and the last copy of it that was checked, by the clock of this computer; where there is none of late, what to do. */
function Kept({ book }: { book: Book | undefined }): JSX.Element {
  const { lastBackupAt = null, failedBackup = null } = book ?? {}
  const isOld = lastBackupAt !== null && Date.now() - Date.parse(lastBackupAt) > TWO_DAYS_MS
  return (
    <>
      Your data is one folder on this computer.
      {lastBackupAt !== null && (
        <span class={isOld ? 'bad' : undefined}>
          {' '}
          Last backup {momentText(lastBackupAt)}, checked{isOld && ': more than two days ago'}.
        </span>
      )}
      {failedBackup !== null && (
        <span class="bad">
          {' '}
          The backup of {momentText(failedBackup.at)} was not made: {failedBackup.says} Evenkeel tries again every hour.
        </span>
      )}
      {failedBackup === null && isOld && ' Leave Evenkeel open: it makes one a minute after it starts.'}
      {(failedBackup !== null || isOld) && (
        <>
          {' '}
          By hand: <code>npx evenkeel backup FOLDER</code>
        </>
      )}
    </>
  )
}

function workText({ trade, work }: Book): string {
  return [trade, work === 'independent' ? 'full-time' : 'beside a job'].filter(Boolean).join(', ')
}

function PlaceLink({ place, book }: { place: Place; book: Book | undefined }): JSX.Element {
  const { path } = useLocation()
  const isHere = place.path === '/' ? path === '/' : path === place.path || path.startsWith(`${place.path}/`)
  const count = place.count && book?.counts[place.count.of]
  return (
    <a href={place.path} aria-current={isHere ? 'page' : undefined}>
      {place.icon && (
        <svg
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          stroke-width="1.8"
          stroke-linecap="round"
          stroke-linejoin="round"
          aria-hidden="true"
        >
          <path d={place.icon} />
        </svg>
      )}
      {place.name}
      {count ? (
        <span class="count">
          {count}
          <span class="sr">{place.count?.says}</span>
        </span>
      ) : null}
    </a>
  )
}

/** The mark: a boat on an even keel. */
export function Mark(): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path class="stroke-ink" d="M2 11h20M12 8V3" fill="none" stroke-width="2" stroke-linecap="round" />
      <path class="fill-accent" d="M5 11a7 7 0 0 0 14 0z" />
      <path class="stroke-accent" d="M12 18v4" stroke-width="2.4" stroke-linecap="round" />
    </svg>
  )
}

/** Stands before the page, so that a page can take a key over. */
function ShellKeys({ isSetUp }: { isSetUp: boolean }): null {
  const { route } = useLocation()
  useEffect(listenForKeys, [])
  useKeys([
    ...PLACES.map((place) => ({ key: keyOf(place), says: place.name, press: () => route(place.path) })),
    ...(isSetUp ? [{ key: 'm', says: 'Move between accounts', press: () => showDialog({ kind: 'transfer' }) }] : []),
    { key: '/', says: 'Search', press: focusSearch },
    { key: 'j', says: 'Next row', press: () => focusRow(1) },
    { key: 'k', says: 'Row before', press: () => focusRow(-1) },
    { key: 'w', says: 'Why is this figure so?', press: openNearestWhy },
    {
      key: '?',
      says: 'Keys',
      press: () => {
        keysAreShown.value = true
      },
    },
  ])
  return null
}
