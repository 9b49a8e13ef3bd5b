import type { JSX } from 'preact'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import { amountText } from '../../shared/words.ts'
import { dayText } from '../book.ts'
import { Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { useResource } from '../resource.ts'
import { SIGNS } from './kind-words.ts'

/** The entries that belong to one: its set-aside, what it replaced, what took it back. */
export function RelatedEntries({ event }: { event: EventDetailReply }): JSX.Element | null {
  if (event.relatedIds.length === 0) return null
  return (
    <Section title="Entries that belong to it">
      <Lines isOpenEnded>
        {event.relatedIds.map((id) => (
          <RelatedEntry key={id} id={id} event={event} />
        ))}
      </Lines>
    </Section>
  )
}

function RelatedEntry({ id, event }: { id: number; event: EventDetailReply }): JSX.Element | null {
  const other = useResource<EventDetailReply>(`/api/v1/events/${id}`).value
  if (!other) return null
  const { text, date, direction, amount } = other
  return (
    <Line
      label={<a href={`/money/${id}`}>{text}</a>}
      note={`${relationOf(event, other)}, ${dayText(date)}${other.reversedById === null ? '' : ', taken back'}`}
    >
      {SIGNS[direction]}
      {amountText(amount.minor, amount.currency)}
    </Line>
  )
}

/** What the other entry is to this one. */
function relationOf(event: EventDetailReply, other: EventDetailReply): string {
  if (other.id === event.reversesId) return 'What this takes back'
  if (other.reversesId === event.id) return other.date === event.date ? 'Took this back' : 'It bounced'
  if (other.id === event.replacesId) return 'What this replaces'
  if (other.replacesId === event.id) return 'Replaces this'
  if (other.id === event.forEventId) return 'What this was set aside for'
  return 'Set aside for this'
}
