import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useRoute } from 'preact-iso'
import type { EventReply, EventsReply } from '../../shared/accounts/contract.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { RemovalReply } from '../../shared/clients/removal.ts'
import { amountText, counted, moneyText, percentText } from '../../shared/words.ts'
import { KIND_WORDS, SIGNS } from '../accounts/kind-words.ts'
import { statementAt } from '../accounts/statement-filter.ts'
import { call } from '../api.ts'
import { book, dayText, longDayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { useAction } from '../form.ts'
import { HistoryLink } from '../history/history-link.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { Line, Lines } from '../parts/lines.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { sayDone } from '../parts/toast.tsx'
import { GiveBackDialog } from '../payments/give-back-dialog.tsx'
import { type Resource, useResource } from '../resource.ts'
import { telling } from '../telling.ts'
import { Remains } from './remains.tsx'
import { termsText } from './words.ts'

const LATEST = 10

type Named = Pick<ClientReply, 'id' | 'name'>

/** One client: what they owe, what is held for them, what happened lately. */
export default function ClientPage(): JSX.Element {
  const { id } = useRoute().params
  const client = useResource<ClientReply>(`/api/v1/clients/${id}`)
  return (
    <Loaded resource={client} says="Reading the client…">
      {(value) => <Client key={value.id} client={value} resource={client} />}
    </Loaded>
  )
}

function Client({ client, resource }: { client: ClientReply; resource: Resource<ClientReply> }): JSX.Element {
  const { id, name, archivedOn, removedOn, owed, openInvoices, credit } = client
  const isOwing = openInvoices > 0
  const change = () => showDialog({ kind: 'client', clientId: id })
  const pay = () => showDialog({ kind: 'payment', clientId: id })
  return (
    <>
      <PageHead
        title={name}
        when={outOfTheWay(client)}
        actions={[
          ...(removedOn === null ? [{ label: 'Change', short: 'Change', onPress: change }] : []),
          { label: 'Record payment', short: 'Payment', hotkey: 'p', onPress: pay },
          ...(archivedOn === null
            ? [
                {
                  label: 'New invoice',
                  short: 'Invoice',
                  hotkey: 'n',
                  href: `/invoices/new?client=${id}`,
                  isPrimary: true,
                },
              ]
            : []),
        ]}
      />
      <p class="sentence">
        {isOwing ? (
          <>
            They owe you <b>{moneyText(owed)}</b> on{' '}
            <a href={`/invoices?client=${id}&status=open`}>{counted(openInvoices, 'invoice')}</a>.
          </>
        ) : (
          'They owe you nothing.'
        )}
      </p>
      {credit.minor > 0 && <CreditHeld client={client} />}
      <div class="cols">
        <Latest clientId={id} />
        <Section title="Details">
          <Details client={client} />
          {removedOn === null ? (
            <OutOfTheWay client={client} etag={resource.etag} />
          ) : (
            <Removed clientId={id} date={removedOn} />
          )}
          <HistoryLink entity="client" entityId={id} />
        </Section>
      </div>
    </>
  )
}

function outOfTheWay({ archivedOn, removedOn }: ClientReply): string | null {
  if (removedOn !== null) return `Data removed on ${longDayText(removedOn)}`
  return archivedOn && `Archived on ${longDayText(archivedOn)}`
}

/** A deposit, or what they paid too much: it pays a later invoice, or goes back. */
function CreditHeld({ client: { id, name, credit } }: { client: ClientReply }): JSX.Element {
  const isGivingBack = useSignal(false)
  const close = () => {
    isGivingBack.value = false
  }
  return (
    <>
      <p class="sentence-more">
        You hold <b>{moneyText(credit)}</b> for them: a deposit, or money they paid too much. It is not yours yet.{' '}
        <button
          type="button"
          class="button small"
          onClick={() => {
            isGivingBack.value = true
          }}
        >
          Give it back…
        </button>
      </p>
      {isGivingBack.value && (
        <GiveBackDialog
          about={{ clientId: id, clientName: name }}
          mostMinor={credit.minor}
          currency={credit.currency}
          onClose={close}
        />
      )}
    </>
  )
}

function Latest({ clientId }: { clientId: number }): JSX.Element {
  const events = useResource<EventsReply>('/api/v1/events', { client: clientId, limit: LATEST })
  const link = <a href={`/invoices?client=${clientId}`}>Their invoices</a>
  return (
    <Section title="Latest entries" aside={link}>
      <Loaded resource={events} says="Reading entries…">
        {({ items, totals }) =>
          items.length === 0 ? (
            <p class="note">Nothing has moved yet. A payment of theirs will stand here.</p>
          ) : (
            <>
              <DataTable says="Latest entries" columns={columnsIn(book.value?.currency)} rows={items} keyOf={idOf} />
              {totals.count > items.length && (
                <p class="note-gap">
                  <a href={statementAt({ client: String(clientId) })}>All {totals.count} entries</a>
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function columnsIn(currency = ''): Column<EventReply>[] {
  return [
    { head: 'Date', fold: 'left', look: 'date', cell: ({ date }) => <time dateTime={date}>{dayText(date)}</time> },
    {
      head: 'What',
      fold: 'name',
      look: 'grow',
      isRowHead: true,
      cell: ({ id, kind, purpose }) => (
        <a class="row-link" href={`/money/${id}`}>
          {purpose || KIND_WORDS[kind]}
        </a>
      ),
    },
    { head: 'Account', fold: 'right', look: 'muted nowrap', cell: ({ account }) => account },
    {
      head: `Amount, ${currency}`,
      fold: 'amount',
      isNumber: true,
      cell: ({ direction, amount, reversedById }) => {
        const text = `${SIGNS[direction]}${amountText(amount.minor, amount.currency)}`
        return reversedById === null ? text : <s>{text}</s>
      },
    },
  ]
}

function idOf({ id }: EventReply): number {
  return id
}

function Details({ client }: { client: ClientReply }): JSX.Element {
  const { contact, email, address, termsDays, taxRate } = client
  return (
    <Lines isOpenEnded>
      {contact && <Line label="Contact">{contact}</Line>}
      {email && (
        <Line label="E-mail">
          <a href={`mailto:${email}`}>{email}</a>
        </Line>
      )}
      {address && <Line label="Address">{brokenLines(address)}</Line>}
      <Line label="Pays in">{termsText(termsDays)}</Line>
      <Line label="Usual sales tax">{Number(taxRate) === 0 ? 'none' : percentText(taxRate)}</Line>
    </Lines>
  )
}

function brokenLines(text: string): JSX.Element[] {
  return text.split('\n').map((line, index) => (
    <span key={index}>
      {index > 0 && <br />}
      {line}
    </span>
  ))
}

/** What remains in the book of a client who asked to be removed. */
function Removed({ clientId, date }: { clientId: number; date: string }): JSX.Element {
  const removal = useResource<RemovalReply>(`/api/v1/clients/${clientId}/removal`)
  return (
    <>
      <p class="gap-4">
        On {longDayText(date)} everything was removed at their request that the books do not need. This remains, and
        why:
      </p>
      <Loaded resource={removal} says="Reading what remains…">
        {({ stays }) => <Remains stays={stays} />}
      </Loaded>
    </>
  )
}

/** A client who was billed stays in the books; archived, they are out of the way; their data goes when they ask for it. */
function OutOfTheWay({ client, etag }: { client: ClientReply; etag: string | undefined }): JSX.Element {
  const isArchived = client.archivedOn !== null
  const archive = useAction(() => setArchived(client, etag, !isArchived))
  return (
    <>
      <FormTrouble form={archive} />
      <p class="gap-4">
        <button
          type="button"
          class="button small"
          disabled={archive.isSending.value}
          onClick={() => void archive.submit()}
        >
          {isArchived ? 'Bring back' : 'Archive'}
        </button>{' '}
        <button
          type="button"
          class="button small danger"
          onClick={() => showDialog({ kind: 'client-removal', clientId: client.id })}
        >
          Remove their data…
        </button>
      </p>
      <p class="note note-gap">
        {!isArchived && 'Archived clients are not offered for new invoices. What was billed stays. '}
        When a client asks to be forgotten, what the books do not need is removed; you see first what goes and what
        stays.
      </p>
    </>
  )
}

async function setArchived({ id, name }: Named, ifMatch: string | undefined, archived: boolean): Promise<void> {
  await call<ClientReply>('PATCH', `/api/v1/clients/${id}`, { ifMatch, body: { archived } })
  sayDone(archived ? `Archived ${name}.` : `${name} is back.`, () => void changeBack({ id, name }, !archived))
}

/** The Undo of the toast: under the version that the client has by then. */
async function changeBack({ id, name }: Named, archived: boolean): Promise<void> {
  await telling('Not undone.', async () => {
    const { etag } = await call('GET', `/api/v1/clients/${id}`)
    await call('PATCH', `/api/v1/clients/${id}`, { ifMatch: etag, body: { archived } })
    sayDone(archived ? `${name} is archived again.` : `${name} is back.`)
  })
}
