import type { JSX } from 'preact'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { book, dayText, longDayText } from '../book.ts'
import { type Sending, useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { checkedValue, readAnyText } from './entry.ts'

interface TakeBackProps {
  event: EventDetailReply
  onClose: () => void
}

/** Takes back an entry that was a mistake, on its own day: as if it had not been. */
export function TakeBackDialog({ event, onClose }: TakeBackProps): JSX.Element {
  const note = useField(readAnyText, { pointer: '#/note' })
  const form = useForm([note], async (key, lateReason) => {
    await reverse(event, { key, lateReason }, { note: checkedValue(note) })
    onClose()
    sayDone(`Took back ${moneyText(event.amount)}, ${event.text}.`)
  })
  return (
    <FormDialog
      title="Take back this entry?"
      about={event.text}
      form={form}
      action="Take back"
      consequence="Taking back cannot itself be taken back: record the money anew then."
      isDangerous
      onClose={onClose}
    >
      <p class="lead">
        {moneyText(event.amount)} moves the other way, on {longDayText(event.date)} as well, and no figure counts the
        entry any more. Nothing is erased: it stays in the list, struck, with your reason.
      </p>
      {event.allocations.length > 0 && (
        <p class="lead note-gap">
          Its {event.allocations.length === 1 ? 'invoice is' : 'invoices are'} then owed again:{' '}
          {event.allocations.map(({ number }) => number).join(', ')}.
        </p>
      )}
      {event.kind === 'payment' && event.relatedIds.length > 0 && (
        <p class="lead note-gap">
          What was set aside for it is an entry of its own and stays: take it back by itself, or release it.
        </p>
      )}
      <div class="form form-narrow gap-4">
        <TextField field={note} label="Reason" hint="May stay empty. It is kept with the entry." span="c8" />
      </div>
    </FormDialog>
  )
}

/** A payment that came and went away again: taken back on the day on which it did. */
export function BouncedDialog({ event, onClose }: TakeBackProps): JSX.Element {
  const bouncedOn = useField(readDate, { start: book.value?.today ?? '', pointer: '#/bouncedOn' })
  const note = useField(readAnyText, { pointer: '#/note' })
  const form = useForm([bouncedOn, note], async (key, lateReason) => {
    const day = checkedValue(bouncedOn)
    await reverse(event, { key, lateReason }, { bouncedOn: day, note: checkedValue(note) })
    onClose()
    sayDone(`Recorded that ${moneyText(event.amount)} of ${event.text} bounced on ${dayText(day)}.`)
  })
  return (
    <FormDialog
      title="The payment bounced"
      about={`${event.text}, ${moneyText(event.amount)}`}
      form={form}
      action="Record the bounce"
      consequence="This cannot be taken back: record the payment anew if it comes after all."
      isDangerous
      onClose={onClose}
    >
      <p class="lead">
        The payment counts until the day it bounced, and goes out again on that day. What it paid is then owed again.
      </p>
      <div class="form form-narrow gap-4">
        <DateField
          field={bouncedOn}
          label="The day it bounced"
          earliest={event.date}
          latest={book.value?.today}
          span="c4"
        />
        <TextField field={note} label="Note" span="c8" />
      </div>
    </FormDialog>
  )
}

async function reverse({ id }: EventDetailReply, sending: Sending, body: object): Promise<void> {
  await call<RecordedReply>('POST', `/api/v1/events/${id}/reverse`, { ...sending, body })
}
