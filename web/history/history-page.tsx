import type { JSX } from 'preact'
import { useLocation } from 'preact-iso'
import type { HistoryItem, HistoryReply } from '../../shared/history/contract.ts'
import { Empty } from '../parts/empty.tsx'
import { MoreButton, usePaged } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { ChangesTable } from './changes-table.tsx'
import { Filters } from './filters.tsx'
import { filterIn, type HistoryFilter, historyAt } from './history-filter.ts'
import { Verified } from './verified.tsx'

/** Who changed what and when, from what to what, and what can be undone. */
export default function HistoryPage(): JSX.Element {
  const { query, route } = useLocation()
  const filter = filterIn(query)
  const changes = usePaged<HistoryItem, HistoryReply>('/api/v1/history', { ...filter, limit: 25 })
  const change = (changed: HistoryFilter) => route(historyAt({ ...filter, ...changed }), true)
  return (
    <>
      <PageHead title="History" />
      <Verified />
      <Section title="Changes">
        <Filters filter={filter} onChange={change} />
        <Loaded resource={changes.first} says="Reading the history…">
          {() =>
            changes.items.length === 0 ? (
              <NothingFound />
            ) : (
              <>
                <ChangesTable items={changes.items} isOpen={filter.entityId !== undefined} />
                <MoreButton paged={changes} />
              </>
            )
          }
        </Loaded>
      </Section>
    </>
  )
}

function NothingFound(): JSX.Element {
  return (
    <Empty
      title="No change is like that"
      says="Take a part of the filter away, or search for another record: a client’s or account’s name, an invoice’s number, the words of an entry."
      actions={
        <a class="button" href="/history">
          Show every change
        </a>
      }
    />
  )
}
