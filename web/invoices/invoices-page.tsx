import type { JSX } from 'preact'
import { useLocation } from 'preact-iso'
import type { AgingReply, InvoiceRow, InvoicesReply } from '../../shared/invoices/contract.ts'
import { addressOf } from '../api.ts'
import { book } from '../book.ts'
import { useClientChoices } from '../clients/use-client-choices.ts'
import { showDialog } from '../dialogs.ts'
import { Empty } from '../parts/empty.tsx'
import { MoreButton, type Paged, usePaged } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Search } from '../parts/search.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { InvoiceTable } from './invoice-table.tsx'
import { AgingSection, OwedSentence } from './owed-section.tsx'

/** Which invoices are listed, as it stands in the address of the page. */
interface Filter {
  status: Status
  client: string
  year: string
  q: string
}

type Status = keyof InvoicesReply['counts']

const STATUSES: readonly { status: Status; tab: string; title: string }[] = [
  { status: 'all', tab: 'All', title: 'All invoices' },
  { status: 'draft', tab: 'Drafts', title: 'Drafts' },
  { status: 'open', tab: 'Open', title: 'Open invoices' },
  { status: 'overdue', tab: 'Overdue', title: 'Overdue invoices' },
  { status: 'paid', tab: 'Paid', title: 'Paid invoices' },
  { status: 'void', tab: 'Void', title: 'Void invoices' },
]

const YEARS_OFFERED = 7

/** What clients owe, and every invoice there is. */
export default function InvoicesPage(): JSX.Element {
  const filter = useFilter()
  const currency = book.value?.currency ?? ''
  const aging = useResource<AgingReply>('/api/v1/receivables/aging')
  const invoices = usePaged<InvoiceRow, InvoicesReply>('/api/v1/invoices', queryOf(filter))
  const isEmpty = invoices.first.value?.counts.all === 0 && isUnfiltered(filter)
  return (
    <>
      <PageHead
        title="Invoices"
        actions={[
          { label: 'Clients', short: 'Clients', href: '/clients' },
          { label: 'Record payment', short: 'Payment', hotkey: 'p', onPress: () => showDialog({ kind: 'payment' }) },
          { label: 'New invoice', short: 'Invoice', hotkey: 'n', href: '/invoices/new', isPrimary: true },
        ]}
      />
      {isEmpty ? (
        <NoInvoices />
      ) : (
        <>
          <Loaded resource={aging} says="Reading what is owed…">
            {(value) => (
              <>
                <OwedSentence aging={value} />
                <AgingSection aging={value} currency={currency} />
              </>
            )}
          </Loaded>
          <InvoiceList filter={filter} invoices={invoices} currency={currency} />
        </>
      )}
    </>
  )
}

function NoInvoices(): JSX.Element {
  return (
    <Empty
      title="No invoices yet"
      says="Writing one takes a minute. Its number comes when it is issued, and its PDF is made on this computer."
      actions={
        <>
          <a class="button primary" href="/invoices/new">
            Write the first invoice
          </a>
          <button type="button" class="button" onClick={() => showDialog({ kind: 'payment' })}>
            Record income without an invoice
          </button>
        </>
      }
    />
  )
}

interface InvoiceListProps {
  filter: Filter
  invoices: Paged<InvoiceRow, InvoicesReply>
  currency: string
}

function InvoiceList({ filter, invoices, currency }: InvoiceListProps): JSX.Element {
  const title = STATUSES.find(({ status }) => status === filter.status)?.title
  return (
    <Section title={title}>
      <Tabs filter={filter} counts={invoices.first.value?.counts} />
      <Filters filter={filter} shown={invoices.first.value && shownText(invoices)} />
      <Loaded resource={invoices.first} says="Reading invoices…">
        {() =>
          invoices.items.length === 0 ? (
            <Empty title="No invoice fits" says="Choose another tab, or search for less." />
          ) : (
            <InvoiceTable invoices={invoices.items} currency={currency} isPart={invoices.hasMore} />
          )
        }
      </Loaded>
      <MoreButton paged={invoices} />
      <p class="note note-gap">
        Drafts carry no number and are owed by no one. What was issued is never edited: it is voided, or credited.
      </p>
    </Section>
  )
}

function Tabs({ filter, counts }: { filter: Filter; counts: InvoicesReply['counts'] | undefined }): JSX.Element {
  return (
    <nav class="tabs" aria-label="Which invoices">
      {STATUSES.map(({ status, tab }) => (
        <a
          key={status}
          href={invoicesAt({ ...filter, status })}
          aria-current={status === filter.status ? 'true' : undefined}
        >
          {tab} {counts && <span class="count">{counts[status]}</span>}
        </a>
      ))}
    </nav>
  )
}

function Filters({ filter, shown }: { filter: Filter; shown: string | undefined }): JSX.Element {
  const { route } = useLocation()
  const change = (part: Partial<Filter>) => route(invoicesAt({ ...filter, ...part }), true)
  const { clients = [] } = useClientChoices(filter.client === '' ? undefined : Number(filter.client), 'all')
  return (
    <search class="filters" aria-label="Filter invoices">
      <Search label="Search number, client, text" value={filter.q} onSearch={(q) => change({ q })} />
      <label class="sr" for="filter-client">
        Client
      </label>
      <select
        class="select"
        id="filter-client"
        value={filter.client}
        onChange={(event) => change({ client: event.currentTarget.value })}
      >
        <option value="">Every client</option>
        {clients.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <label class="sr" for="filter-year">
        Year
      </label>
      <select
        class="select"
        id="filter-year"
        value={filter.year}
        onChange={(event) => change({ year: event.currentTarget.value })}
      >
        <option value="">Every year</option>
        {yearsWith(filter.year).map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
      <span class="muted" role="status">
        {shown}
      </span>
    </search>
  )
}

function useFilter(): Filter {
  const { query } = useLocation()
  const { status: asked, client = '', year = '', q = '' } = query
  const status = STATUSES.find((one) => one.status === asked)?.status ?? 'all'
  return { status, client: /^\d+$/.test(client) ? client : '', year: /^\d{4}$/.test(year) ? year : '', q }
}

function queryOf({ status, client, year, q }: Filter): Record<string, string | undefined> {
  return {
    status: status === 'all' ? undefined : status,
    client: client || undefined,
    year: year || undefined,
    q: q || undefined,
  }
}

function invoicesAt(filter: Filter): string {
  return addressOf('/invoices', queryOf(filter))
}

function isUnfiltered({ client, year, q }: Filter): boolean {
  return client === '' && year === '' && q === ''
}

function shownText({ items, hasMore }: InvoiceListProps['invoices']): string {
  return `${items.length} shown, newest first${hasMore ? '; more below' : ''}`
}

/** This year and those before it, and in any case the one that is chosen. */
function yearsWith(chosen: string): string[] {
  const now = Number(book.value?.today.slice(0, 4) ?? chosen)
  const years = Array.from({ length: YEARS_OFFERED }, (_, index) => String(now - index))
  return chosen === '' || years.includes(chosen) ? years : [...years, chosen]
}
