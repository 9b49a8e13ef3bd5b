import type { JSX } from 'preact'
import { useLocation } from 'preact-iso'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { book } from '../book.ts'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { DraftPage } from './draft-page.tsx'

/** A new invoice, for the client whom the address names. */
export default function EditorPage(): JSX.Element {
  const { query, route } = useLocation()
  const categories = useResource<{ items: CategoryReply[] }>('/api/v1/categories')
  const client = query['client'] ?? ''
  const now = book.value
  return (
    <Loaded resource={categories} says="Reading categories…">
      {({ items }) =>
        now && (
          <DraftPage
            key={client}
            name={`new ${client}`}
            start={{
              currency: now.currency,
              today: now.today as CalendarDate,
              categories: items,
              clientId: /^\d+$/.test(client) ? Number(client) : undefined,
            }}
            onIssuedElsewhere={(id) => route(`/invoices/${id}`, true)}
          />
        )
      }
    </Loaded>
  )
}
