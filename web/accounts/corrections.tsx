import type { JSX } from 'preact'
import type { CorrectionReply, EventDetailReply } from '../../shared/accounts/contract.ts'
import { dayText } from '../book.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'

type Change = CorrectionReply['changes'][number]

const FIELDS: Record<Change['field'], string> = {
  date: 'Date',
  amount: 'Amount',
  text: 'What',
  account: 'Account',
  purpose: 'For',
  client: 'Client',
  parts: 'Movements',
  document: 'On the document',
  instalment: 'Instalment',
  note: 'Note',
}

const COLUMNS: Column<Change>[] = [
  { head: 'What changed', cell: ({ field }) => FIELDS[field], fold: 'name', isRowHead: true },
  {
    head: 'Before',
    cell: ({ field, before }) => (
      <>
        <span class="only-narrow">was </span>
        {wordsOf(field, before)}
      </>
    ),
    fold: 'left',
    look: 'muted',
  },
  {
    head: 'After',
    cell: ({ field, after }) => (
      <>
        <span class="only-narrow">now </span>
        {wordsOf(field, after)}
      </>
    ),
    fold: 'right',
    look: 'own-line',
  },
]

/** How the entry came to be what it is, the latest correction first. Nothing for one that was never corrected. */
export function Corrections({ event }: { event: EventDetailReply }): JSX.Element | null {
  if (event.corrections.length === 0) return null
  return (
    <Section title="How it was corrected">
      {event.corrections.toReversed().map((correction) => (
        <OneCorrection key={correction.toId} correction={correction} event={event} />
      ))}
      <RecordedFirst event={event} />
    </Section>
  )
}

function OneCorrection({ correction, event }: { correction: CorrectionReply; event: EventDetailReply }): JSX.Element {
  const { toId, at, changes } = correction
  const says = at === null ? 'Corrected' : `Corrected on ${instantText(at)}`
  return (
    <>
      <p class="note note-gap">
        <b>{toId === event.id ? says : <a href={`/money/${toId}`}>{says}</a>}</b>
        {toId === event.id && ', which made this entry'}
        {changes.length === 0 && ': recorded again as it was'}
      </p>
      {changes.length > 0 && <DataTable says={says} columns={COLUMNS} rows={changes} keyOf={({ field }) => field} />}
    </>
  )
}

function RecordedFirst({ event }: { event: EventDetailReply }): JSX.Element | null {
  const firstId = event.corrections[0]?.fromId
  if (firstId === undefined) return null
  return (
    <p class="note note-gap">
      {firstId === event.id ? (
        'This entry is what was recorded first.'
      ) : (
        <a href={`/money/${firstId}`}>What was recorded first</a>
      )}
    </p>
  )
}

function wordsOf(field: Change['field'], value: string | null): string {
  if (value === null) return '—'
  return field === 'date' ? dayText(value) : value
}

const LOCAL_TIME = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' })

/** The day and minute by the clock of this computer: "Nov 18, 08:12". */
function instantText(at: string): string {
  const [day = '', time = ''] = LOCAL_TIME.format(new Date(at)).split(' ')
  return `${dayText(day)}, ${time}`
}
