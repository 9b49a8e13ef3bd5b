import type { JSX } from 'preact'
import { useLocation } from 'preact-iso'
import type { ClientReply } from '../../shared/clients/contract.ts'
import { amountText, counted } from '../../shared/words.ts'
import { addressOf } from '../api.ts'
import { book } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { MoreButton, type Paged, usePaged } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Search } from '../parts/search.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { termsText } from './words.ts'

interface ClientsPageReply {
  items: ClientReply[]
  nextCursor: string | null
}

/** Who is billed, and what each of them owes. */
export default function ClientsPage(): JSX.Element {
  const { query, route } = useLocation()
  const isArchived = query['archived'] === 'yes'
  const q = query['q'] ?? ''
  const clients = usePaged<ClientReply, ClientsPageReply>('/api/v1/clients', {
    archived: isArchived ? 'yes' : 'no',
    q: q || undefined,
  })
  const search = (text: string) => route(clientsAt(isArchived, text), true)
  return (
    <>
      <PageHead
        title="Clients"
        actions={[{ label: 'Add client', short: 'Add client', hotkey: 'n', onPress: addClient, isPrimary: true }]}
      />
      <Section title={isArchived ? 'Archived clients' : 'Clients you work for'}>
        <nav class="tabs" aria-label="Which clients">
          <a href={clientsAt(false, q)} aria-current={isArchived ? undefined : 'true'}>
            Active
          </a>
          <a href={clientsAt(true, q)} aria-current={isArchived ? 'true' : undefined}>
            Archived
          </a>
        </nav>
        <search class="filters" aria-label="Filter clients">
          <Search label="Search name, contact" value={q} onSearch={search} />
          <span class="muted" role="status">
            {clients.first.value && shownText(clients)}
          </span>
        </search>
        <Loaded resource={clients.first} says="Reading clients…">
          {() => <Clients clients={clients} isSearch={q !== ''} isArchived={isArchived} />}
        </Loaded>
        <MoreButton paged={clients} />
      </Section>
    </>
  )
}

interface ClientsProps {
  clients: Paged<ClientReply, ClientsPageReply>
  isSearch: boolean
  isArchived: boolean
}

function Clients({ clients, isSearch, isArchived }: ClientsProps): JSX.Element {
  if (clients.items.length > 0) {
    return <DataTable says="Clients" columns={columnsIn(book.value?.currency)} rows={clients.items} keyOf={idOf} />
  }
  if (isSearch) return <Empty title="No client is called that" says="Try a part of the name, or of the contact." />
  if (isArchived) {
    return (
      <Empty
        title="No client is archived"
        says="A client you no longer work for can be archived on their page: out of the way, and in the books all the same."
      />
    )
  }
  return (
    <Empty
      title="No clients yet"
      says="A client has a name, an address for the invoice, and how many days they have to pay."
      actions={
        <button type="button" class="button primary" onClick={addClient}>
          Add the first client
        </button>
      }
    />
  )
}

function columnsIn(currency = ''): Column<ClientReply>[] {
  return [
    {
      head: 'Client',
      fold: 'name',
      isRowHead: true,
      cell: ({ id, name, removedOn }) => (
        <>
          <a class="row-link" href={`/clients/${id}`}>
            {name}
          </a>
          {removedOn !== null && <span class="muted"> (data removed)</span>}
        </>
      ),
    },
    { head: 'Contact', fold: 'left', look: 'muted', cell: ({ contact, email }) => contact || email },
    { head: 'Pays in', fold: 'none', look: 'muted md-hide', cell: ({ termsDays }) => termsText(termsDays) },
    {
      head: 'Open invoices',
      fold: 'right',
      isNumber: true,
      cell: ({ openInvoices }) => (
        <>
          {openInvoices}
          <span class="only-narrow"> open</span>
        </>
      ),
    },
    {
      head: 'Credit held',
      fold: 'none',
      isNumber: true,
      look: 'md-hide',
      cell: ({ credit }) => (credit.minor === 0 ? '–' : amountText(credit.minor, credit.currency)),
    },
    {
      head: `Owed, ${currency}`,
      fold: 'amount',
      isNumber: true,
      cell: ({ owed }) => amountText(owed.minor, owed.currency),
    },
  ]
}

function idOf({ id }: ClientReply): number {
  return id
}

function shownText({ items, hasMore }: Paged<ClientReply, ClientsPageReply>): string {
  return `${counted(items.length, 'client')} shown${hasMore ? ', more below' : ''}`
}

function clientsAt(isArchived: boolean, q: string): string {
  return addressOf('/clients', { archived: isArchived ? 'yes' : undefined, q: q || undefined })
}

function addClient(): void {
  showDialog({ kind: 'client' })
}
