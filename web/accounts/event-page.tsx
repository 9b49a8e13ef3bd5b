import { useSignal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { useRoute } from 'preact-iso'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { dayText, longDayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { HistoryLink } from '../history/history-link.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Line, Lines } from '../parts/lines.tsx'
import { type PageAction, PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { ReceiptFilesSection } from '../receipt-files/receipt-files-section.tsx'
import { canRepeat } from '../recurring/template.ts'
import { useResource } from '../resource.ts'
import { correctionOf } from './correction.ts'
import { Corrections } from './corrections.tsx'
import { KIND_WORDS, SIGNS } from './kind-words.ts'
import { RelatedEntries } from './related-entries.tsx'
import { BouncedDialog, TakeBackDialog } from './take-back-dialogs.tsx'

type Movement = EventDetailReply['movements'][number]

/** One entry of the statement, down to its movements, and what can be done about it. */
export default function EventPage(): JSX.Element {
  const { id = '' } = useRoute().params
  const event = useResource<EventDetailReply>(`/api/v1/events/${encodeURIComponent(id)}`)
  return (
    <>
      {!event.value && <PageHead title="Entry" />}
      <Loaded resource={event} says="Reading the entry…">
        {(value) => <Entry key={value.id} event={value} />}
      </Loaded>
    </>
  )
}

function Entry({ event }: { event: EventDetailReply }): JSX.Element {
  const open = useSignal<'take-back' | 'bounced' | undefined>(undefined)
  const close = () => {
    open.value = undefined
  }
  return (
    <>
      <PageHead
        title={event.text}
        when={KIND_WORDS[event.kind]}
        actions={actionsFor(event, (dialog) => {
          open.value = dialog
        })}
      />
      <p class="sentence">{sentence(event)}</p>
      <Standing event={event} />
      <div class="cols-even">
        <Section title="What is in the book">
          <Facts event={event} />
          {event.note && (
            <p class="note note-gap">
              <b>Note.</b> {event.note}
            </p>
          )}
        </Section>
        <Section title="Its movements" aside={event.amount.currency}>
          <DataTable says="Movements of this entry" columns={COLUMNS} rows={event.movements} keyOf={({ id }) => id} />
          <p class="note note-gap">
            Each movement takes an amount from one account to another. An entry is never changed or erased: a correction
            takes it back and records it anew.
          </p>
        </Section>
      </div>
      <ReceiptFilesSection event={event} />
      <Corrections event={event} />
      <RelatedEntries event={event} />
      <HistoryLink entity="event" entityId={event.id} />
      {open.value === 'take-back' && <TakeBackDialog event={event} onClose={close} />}
      {open.value === 'bounced' && <BouncedDialog event={event} onClose={close} />}
    </>
  )
}

function actionsFor(event: EventDetailReply, open: (dialog: 'take-back' | 'bounced') => void): PageAction[] {
  if (event.kind === 'opening') {
    const stands = event.reversedById === null && event.reversesId === null
    return stands ? [{ label: 'Correct it in Settings', short: 'Settings', href: '/settings#accounts' }] : []
  }
  if (!event.canReverse) return []
  const correction = correctionOf(event)
  const actions: PageAction[] = []
  if (event.kind === 'payment') {
    actions.push({ label: 'It bounced…', short: 'Bounced…', onPress: () => open('bounced') })
  }
  if (canRepeat(event)) {
    actions.push({
      label: 'Repeat this…',
      short: 'Repeat…',
      onPress: () => showDialog({ kind: 'recurring', like: event }),
    })
  }
  actions.push({ label: 'Take back…', short: 'Take back…', onPress: () => open('take-back') })
  if (correction) {
    actions.push({ label: 'Correct…', short: 'Correct…', onPress: () => showDialog(correction), isPrimary: true })
  }
  return actions
}

/** Whether the entry still holds, where that is not plain. */
function Standing({ event }: { event: EventDetailReply }): JSX.Element | null {
  const other = useResource<EventDetailReply>(
    event.reversedById === null ? undefined : `/api/v1/events/${event.reversedById}`,
  ).value
  if (event.reversesId !== null) {
    return (
      <p class="sentence-more">
        It takes <a href={`/money/${event.reversesId}`}>another entry</a> back. If that was wrong, record the money
        anew.
      </p>
    )
  }
  if (!other) return null
  const hasBounced = other.date !== event.date
  const isCorrected = event.corrections.some(({ fromId }) => fromId === event.id)
  const now = event.corrections.at(-1)?.toId
  return (
    <p class="sentence-more">
      <b>{hasBounced ? `It bounced on ${dayText(other.date)}.` : isCorrected ? 'Corrected.' : 'Taken back.'}</b>{' '}
      {hasBounced
        ? 'It counts from its own day until then.'
        : 'It counts in no figure any more, and stays here to be seen.'}{' '}
      {other.note && `Reason: ${other.note}. `}
      {isCorrected && now !== undefined ? (
        <a href={`/money/${now}`}>See the entry that took its place</a>
      ) : (
        <a href={`/money/${other.id}`}>See what took it back</a>
      )}
    </p>
  )
}

/** "$285.00 went out of Spending on November 18, 2026." */
function sentence({ direction, amount, account, date }: EventDetailReply): ComponentChildren {
  const value = <b>{moneyText(amount)}</b>
  const day = longDayText(date)
  switch (direction) {
    case 'in':
      return (
        <>
          {value} came into {account} on {day}.
        </>
      )
    case 'out':
      return (
        <>
          {value} went out of {account} on {day}.
        </>
      )
    case 'own':
      return (
        <>
          {value} moved from {account.replace(' → ', ' to ')} on {day}.
        </>
      )
    case 'none':
      return (
        <>
          {value} changed its meaning on {day}, without touching an account.
        </>
      )
  }
}

function Facts({ event }: { event: EventDetailReply }): JSX.Element {
  const { direction, amount, documentAmount, purpose, taxYear, instalment, clientId } = event
  return (
    <Lines isOpenEnded>
      <Line label="Date">{dayText(event.date)}</Line>
      {event.account && <Line label="Account">{event.account}</Line>}
      {purpose && <Line label="For">{purpose}</Line>}
      <Line label="Amount">
        {SIGNS[direction]}
        {amountText(amount.minor, amount.currency)}
      </Line>
      {documentAmount && <Line label="On the document">{moneyText(documentAmount)}</Line>}
      {taxYear && <Line label="Tax year">{taxYear}</Line>}
      {instalment !== null && <Line label="Instalment">{instalment}</Line>}
      {clientId !== null && <ClientLine id={clientId} />}
      {event.allocations.map(({ invoiceId, number, amount: paid }) => (
        <Line key={invoiceId} label={`Invoice ${number}`} href={`/invoices/${invoiceId}`}>
          {amountText(paid.minor, paid.currency)}
        </Line>
      ))}
      {event.isImported && <Line label="Brought in">from another program</Line>}
    </Lines>
  )
}

function ClientLine({ id }: { id: number }): JSX.Element {
  const client = useResource<ClientReply>(`/api/v1/clients/${id}`).value
  return (
    <Line label="Client">
      <a href={`/clients/${id}`}>{client?.name ?? 'the client'}</a>
    </Line>
  )
}

const COLUMNS: Column<Movement>[] = [
  { head: 'From', cell: ({ from }) => <AccountLink account={from} />, fold: 'name', isRowHead: true },
  {
    head: 'To',
    cell: ({ to }) => (
      <>
        <span class="only-narrow">to </span>
        <AccountLink account={to} />
      </>
    ),
    fold: 'left',
  },
  { head: 'Amount', cell: ({ amount }) => amountText(amount.minor, amount.currency), fold: 'amount', isNumber: true },
]

function AccountLink({ account: { id, name } }: { account: Movement['from'] }): JSX.Element {
  return <a href={`/money?account=${id}`}>{name}</a>
}
