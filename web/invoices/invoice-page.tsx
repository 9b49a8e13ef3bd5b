import type { JSX } from 'preact'
import { useRoute } from 'preact-iso'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { book } from '../book.ts'
import { Loaded } from '../parts/skeleton.tsx'
import { type Resource, useResource } from '../resource.ts'
import { DraftPage } from './draft-page.tsx'
import { IssuedInvoice } from './issued-invoice.tsx'

/** One invoice: a draft to go on with, or the document as it was issued. */
export default function InvoicePage(): JSX.Element {
  const id = useRoute().params['id'] ?? ''
  const invoice = useResource<InvoiceReply>(`/api/v1/invoices/${id}`)
  return (
    <Loaded resource={invoice} says="Reading the invoice…">
      {(value) =>
        value.status === 'draft' ? (
          <KeptDraft key={id} resource={invoice} invoice={value} />
        ) : (
          <IssuedInvoice key={id} invoice={value} etag={invoice.etag} />
        )
      }
    </Loaded>
  )
}

interface KeptDraftProps {
  resource: Resource<InvoiceReply>
  invoice: InvoiceReply
}

function KeptDraft({ resource, invoice }: KeptDraftProps): JSX.Element {
  const categories = useResource<{ items: CategoryReply[] }>('/api/v1/categories')
  const today = book.value?.today ?? invoice.issueDate
  return (
    <Loaded resource={categories} says="Reading categories…">
      {({ items }) => (
        <DraftPage
          name={String(invoice.id)}
          start={{
            currency: invoice.currency,
            today: today as CalendarDate,
            categories: items,
            invoice,
            etag: resource.etag,
          }}
          onIssuedElsewhere={resource.reload}
        />
      )}
    </Loaded>
  )
}
