import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { AccountReply, EventsReply } from '../../shared/accounts/contract.ts'
import { book } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { historyAt } from '../history/history-filter.ts'
import { Empty } from '../parts/empty.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { type Resource, useResource } from '../resource.ts'
import { EventRow, EventTable } from './event-table.tsx'
import { Filters } from './filters.tsx'
import { filterIn, type StatementFilter, statementAt } from './statement-filter.ts'

const PAGE_ROWS = 25

interface StatementProps {
  accounts: readonly AccountReply[]
  /** The first day of the book, to which the list of months reaches back. */
  firstDate: string | undefined
}

/** The entries that the address asks for, the latest first, and what came in and went out with them. */
export function Statement({ accounts, firstDate }: StatementProps): JSX.Element {
  const { query, url, route } = useLocation()
  const filter = filterIn(query)
  const isFiltered = Object.keys(filter).length > 0
  const section = useRef<HTMLDivElement>(null)
  const shownAddress = useRef('')
  const read = useEvents(filter)
  const first = useHeld(read)
  const isRead = read.value !== undefined

  // A filter takes the place of the one before in the history.
  const change = (changed: StatementFilter) => {
    shownAddress.current = statementAt({ ...filter, ...changed })
    route(shownAddress.current, true)
  }
  // Who came by a link that filters wants to see the rows; who filters here sees them already.
  useEffect(() => {
    if (!isRead || url === shownAddress.current) return
    shownAddress.current = url
    if (isFiltered) section.current?.scrollIntoView()
  }, [url, isRead])

  return (
    <div ref={section}>
      <Section title="Movements" aside={filter.account && <AccountHistory id={filter.account} />}>
        <Filters
          filter={filter}
          accounts={accounts}
          firstDate={firstDate}
          totals={first.value?.totals}
          onChange={change}
        />
        <Loaded resource={first} says="Reading movements…">
          {({ items }) => (items.length > 0 ? <Pages filter={filter} /> : <NothingFound isFiltered={isFiltered} />)}
        </Loaded>
      </Section>
    </div>
  )
}

function AccountHistory({ id }: { id: string }): JSX.Element {
  return <a href={historyAt({ entity: 'account', entityId: id })}>History of this account</a>
}

/** As many pages as were asked for; another filter begins with one again. */
function Pages({ filter }: { filter: StatementFilter }): JSX.Element {
  const address = statementAt(filter)
  const asked = useSignal({ address, pages: 1 })
  const pages = asked.value.address === address ? asked.value.pages : 1
  const more = () => {
    asked.value = { address, pages: pages + 1 }
  }
  return (
    <>
      <EventTable says="Movements" currency={book.value?.currency ?? ''}>
        <Page filter={filter} pagesLeft={pages} onMore={more} />
      </EventTable>
      <p class="note note-gap keys-hint">
        <kbd>/</kbd> search · <kbd>↓</kbd> <kbd>↑</kbd> or <kbd>j</kbd> <kbd>k</kbd> next and previous row ·{' '}
        <kbd>Enter</kbd> open
      </p>
    </>
  )
}

interface PageProps {
  filter: StatementFilter
  cursor?: string
  pagesLeft: number
  onMore: () => void
}

/** The rows of one page, and under them those of the pages after it. Each page is read by itself, and anew by itself. */
function Page({ filter, cursor, pagesLeft, onMore }: PageProps): JSX.Element | null {
  const page = useHeld(useEvents(filter, cursor)).value
  if (!page) return null
  const { items, nextCursor } = page
  return (
    <>
      {items.map((event) => (
        <EventRow key={event.id} event={event} />
      ))}
      {nextCursor !== null && pagesLeft > 1 && (
        <Page filter={filter} cursor={nextCursor} pagesLeft={pagesLeft - 1} onMore={onMore} />
      )}
      {nextCursor !== null && pagesLeft === 1 && (
        <tr>
          <td colSpan={5}>
            <button type="button" class="button small" onClick={onMore}>
              Show more
            </button>
          </td>
        </tr>
      )}
    </>
  )
}

function NothingFound({ isFiltered }: { isFiltered: boolean }): JSX.Element {
  if (isFiltered) {
    return (
      <Empty
        title="No entry is like that"
        says="Take a part of the filter away, or search for other words. An amount is found when it is written in full."
        actions={
          <a class="button" href="/money">
            Show all movements
          </a>
        }
      />
    )
  }
  return (
    <Empty
      title="Nothing has moved yet"
      says="Record what came in and what you spent; every figure is worked out from these entries."
      actions={
        <button type="button" class="button primary" onClick={() => showDialog({ kind: 'expense' })}>
          Add the first expense
        </button>
      }
    />
  )
}

function useEvents(filter: StatementFilter, cursor?: string): Resource<EventsReply> {
  return useResource<EventsReply>('/api/v1/events', { ...filter, limit: PAGE_ROWS, cursor })
}

/** Keeps on screen what was read before, until the answer to another question is there. */
function useHeld<T>(resource: Resource<T>): Resource<T> {
  const held = useRef<T | undefined>(undefined)
  if (resource.value !== undefined) held.current = resource.value
  return resource.problem ? resource : { ...resource, value: held.current }
}
