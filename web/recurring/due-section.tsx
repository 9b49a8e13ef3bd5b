import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Problem } from '../../shared/contract.ts'
import type { DueReply } from '../../shared/recurring/contract.ts'
import { amountText } from '../../shared/words.ts'
import { ApiProblem, call } from '../api.ts'
import { dayText } from '../book.ts'
import { useAction } from '../form.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { takesReason } from '../parts/late-change.tsx'
import { Message } from '../parts/message.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { BookDialog, bookDue, sayBooked } from './book-dialog.tsx'

/** Every date that came due, the oldest first: each is booked as it stands, booked otherwise for this once, or skipped. */
export function DueSection({ dues }: { dues: readonly DueReply[] }): JSX.Element {
  const changing = useSignal<DueReply | undefined>(undefined)
  const refused = useSignal<readonly RefusedDate[]>([])
  const late = useSignal<readonly DueReply[]>([])
  const bookAll = useAction(async (_key, lateReason) => {
    // The reason is for the dates that asked for it and still wait.
    const asked = lateReason === undefined ? dues : dues.filter((due) => late.value.some((one) => isSame(one, due)))
    if (lateReason === undefined) refused.value = []
    const notBooked = await bookEach(asked, lateReason)
    const closed = notBooked.filter(({ problem }) => takesReason(problem))
    refused.value = [...refused.value, ...notBooked.filter((one) => !closed.includes(one))]
    late.value = closed.map(({ due }) => due)
    const booked = asked.length - notBooked.length
    if (booked > 0) sayDone(`Booked ${booked} ${booked === 1 ? 'entry' : 'entries'}, each on its own date.`)
    if (closed[0]) throw new ApiProblem({ ...closed[0].problem, detail: closedText(closed) })
  })
  return (
    <Section
      title="Waiting for you"
      aside={dues.length > 0 && `${dues.length} ${dues.length === 1 ? 'date' : 'dates'}`}
    >
      {dues.length === 0 && <p class="note">Nothing waits. What comes due is listed here, and on Today.</p>}
      <FormTrouble form={bookAll} />
      {refused.value.length > 0 && <RefusedDates refused={refused.value} />}
      {dues.length > 0 && (
        <DataTable
          says="Dates that wait"
          columns={columns((due) => {
            changing.value = due
          })}
          rows={dues}
          keyOf={({ itemId, dueOn }) => `${itemId} ${dueOn}`}
        />
      )}
      {dues.length > 1 && (
        <p class="row-of gap-2">
          <button type="button" class="button" disabled={bookAll.isSending.value} onClick={() => void bookAll.submit()}>
            Book all {dues.length}
          </button>
          <span class="note">Each on its own date, as it stands here.</span>
        </p>
      )}
      {changing.value && (
        <BookDialog
          due={changing.value}
          onClose={() => {
            changing.value = undefined
          }}
        />
      )}
    </Section>
  )
}

function isSame(one: DueReply, other: DueReply): boolean {
  return one.itemId === other.itemId && one.dueOn === other.dueOn
}

interface RefusedDate {
  due: DueReply
  problem: Problem
}

/** Books each date by itself: one that is refused does not keep the others waiting. Throws: NoAnswer. */
async function bookEach(dues: readonly DueReply[], lateReason: string | undefined): Promise<RefusedDate[]> {
  const refused: RefusedDate[] = []
  for (const due of dues) {
    try {
      await bookDue(due, { key: crypto.randomUUID(), lateReason }, {})
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      refused.push({ due, problem: error.problem })
    }
  }
  return refused
}

/** What a closed quarter said of one date; of several, which ones they are. */
function closedText(closed: readonly RefusedDate[]): string {
  const [only] = closed
  if (only && closed.length === 1) return `${nameOf(only.due)}: ${only.problem.detail}`
  return `${closed.length} dates lie in a closed quarter: ${closed.map(({ due }) => nameOf(due)).join('; ')}. One reason counts for all of them.`
}

/** "Sample Hosting, Sep 1" */
function nameOf({ text, dueOn }: DueReply): string {
  return `${text}, ${dayText(dueOn)}`
}

function RefusedDates({ refused }: { refused: readonly RefusedDate[] }): JSX.Element {
  return (
    <Message
      tone="bad"
      title={refused.length === 1 ? 'One date was not booked' : `${refused.length} dates were not booked`}
      isUrgent
    >
      <ul>
        {refused.map(({ due, problem }) => (
          <li key={`${due.itemId} ${due.dueOn}`}>
            {nameOf(due)}: {problem.detail}
          </li>
        ))}
      </ul>
    </Message>
  )
}

function columns(change: (due: DueReply) => void): Column<DueReply>[] {
  return [
    {
      head: 'Date',
      cell: ({ dueOn }) => <time dateTime={dueOn}>{dayText(dueOn)}</time>,
      fold: 'left',
      look: 'date muted',
    },
    { head: 'What', cell: ({ text }) => text, fold: 'name', isRowHead: true },
    { head: 'For', cell: ({ category }) => category, fold: 'none', look: 'muted' },
    { head: 'Account', cell: ({ account }) => account, fold: 'none' },
    {
      head: 'Amount',
      cell: ({ kind, amount }) => `${kind === 'income' ? '+' : '−'}${amountText(amount.minor, amount.currency)}`,
      fold: 'amount',
      isNumber: true,
    },
    {
      head: <span class="sr">Decide</span>,
      cell: (due) => <Decide due={due} onChange={() => change(due)} />,
      fold: 'right',
      look: 'num',
    },
  ]
}

function Decide({ due, onChange }: { due: DueReply; onChange: () => void }): JSX.Element {
  const book = useAction(async (key, lateReason) => sayBooked(await bookDue(due, { key, lateReason }, {}), lateReason))
  const skip = useAction(async (key) => {
    await call('POST', `/api/v1/recurring-items/${due.itemId}/dates/${due.dueOn}/skip`, { key, body: {} })
    sayDone(`Skipped ${due.text} of ${dayText(due.dueOn)}. It stands with the item, and can still be booked there.`)
  })
  const name = nameOf(due)
  const isSending = book.isSending.value || skip.isSending.value
  return (
    <>
      <span class="row-of row-actions">
        <button
          type="button"
          class="button small"
          disabled={isSending}
          aria-label={`Book ${name}`}
          onClick={() => void book.submit()}
        >
          Book
        </button>
        <button type="button" class="button small" aria-label={`Change and book ${name}`} onClick={onChange}>
          Change…
        </button>
        <button
          type="button"
          class="button small quiet"
          disabled={isSending}
          aria-label={`Skip ${name}`}
          onClick={() => void skip.submit()}
        >
          Skip
        </button>
      </span>
      <FormTrouble form={book} />
      <FormTrouble form={skip} />
    </>
  )
}
