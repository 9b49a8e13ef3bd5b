import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { PortfolioItemReply } from '../../shared/readiness/portfolio-contract.ts'
import { call, submission } from '../api.ts'
import { dayText } from '../book.ts'
import { useAction } from '../form.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { telling } from '../telling.ts'
import { PORTFOLIO_PATH } from './addresses.ts'
import { PortfolioDialog } from './portfolio-dialog.tsx'

/** Pieces that can be shown, and what others said of the work. */
export function PortfolioSection({ items }: { items: readonly PortfolioItemReply[] }): JSX.Element {
  const open = useSignal<{ item?: PortfolioItemReply } | undefined>(undefined)
  return (
    <Section
      title="Portfolio and testimonials"
      id="portfolio"
      aside={
        <button
          type="button"
          class="button small"
          onClick={() => {
            open.value = {}
          }}
        >
          Add piece or testimonial
        </button>
      }
    >
      {items.length === 0 ? (
        <p class="note">
          Nothing is listed yet. Five pieces and one testimonial are enough to begin with; the work itself stays where
          it is, here stands where to find it.
        </p>
      ) : (
        <DataTable
          says="Portfolio and testimonials"
          columns={columns((item) => {
            open.value = { item }
          })}
          rows={items}
          keyOf={({ id }) => id}
        />
      )}
      {open.value && (
        <PortfolioDialog
          item={open.value.item}
          onClose={() => {
            open.value = undefined
          }}
        />
      )}
    </Section>
  )
}

function columns(change: (item: PortfolioItemReply) => void): Column<PortfolioItemReply>[] {
  return [
    {
      head: 'Date',
      cell: ({ date }) => <time dateTime={date}>{dayText(date)}</time>,
      fold: 'amount',
      look: 'date muted',
    },
    {
      head: 'What',
      cell: ({ title, note }) => (
        <>
          {title}
          {note && <span class="sub">{note}</span>}
        </>
      ),
      fold: 'name',
      isRowHead: true,
    },
    { head: 'Kind', cell: ({ kind }) => kind, fold: 'left', look: 'muted' },
    {
      head: <span class="sr">Change</span>,
      cell: (item) => <ItemActions item={item} onChange={() => change(item)} />,
      fold: 'right',
      look: 'num own-line',
    },
  ]
}

function ItemActions({ item, onChange }: { item: PortfolioItemReply; onChange: () => void }): JSX.Element {
  const { id, version, kind, title, note, date } = item
  const remove = useAction(async () => {
    await call('DELETE', `${PORTFOLIO_PATH}/${id}`, { ifMatch: `"${version}"` })
    const putBack = submission((key) => call('POST', PORTFOLIO_PATH, { key, body: { kind, title, note, date } }))
    sayDone(`Removed “${title}”.`, () => {
      void telling('Not put back.', async () => {
        await putBack()
        sayDone(`“${title}” is listed again.`)
      })
    })
  })
  return (
    <>
      <span class="row-of row-actions">
        <button type="button" class="button small" aria-label={`Change ${title}`} onClick={onChange}>
          Change…
        </button>
        <button
          type="button"
          class="button small"
          disabled={remove.isSending.value}
          aria-label={`Remove ${title}`}
          onClick={() => void remove.submit()}
        >
          Remove
        </button>
      </span>
      <FormTrouble form={remove} />
    </>
  )
}
