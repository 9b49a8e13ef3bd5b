import type { JSX } from 'preact'
import type { RecurringItemReply, RecurringItemsReply } from '../../shared/recurring/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { dayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { useAction } from '../form.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { bookDue, sayBooked } from './book-dialog.tsx'
import { EVERY_WORDS } from './words.ts'

/** What comes again, with its next date and what it makes; each can be changed, paused and ended. */
export function ItemsSection({ items }: { items: readonly RecurringItemReply[] }): JSX.Element {
  return (
    <Section title="What comes again" aside={items[0]?.amount.currency}>
      <DataTable says="What comes again" columns={COLUMNS} rows={items} keyOf={({ id }) => id} />
    </Section>
  )
}

/** What the active items make in a usual month and year. */
export function TotalsSection({ totals }: Pick<RecurringItemsReply, 'totals'>): JSX.Element {
  const { incomeMonth, incomeYear, expenseMonth, expenseYear } = totals
  const text = (month: typeof incomeMonth, year: typeof incomeYear) => `${moneyText(month)} · ${moneyText(year)}`
  return (
    <Section title="What it makes" aside="a month · a year">
      <Lines isOpenEnded>
        <Line label="Comes in">{text(incomeMonth, incomeYear)}</Line>
        <Line label="Goes out">{text(expenseMonth, expenseYear)}</Line>
      </Lines>
      <p class="note note-gap">
        Of what is active. A week counts 52 times a year, and a month is a twelfth of a year. No figure counts any of it
        before it is booked.
      </p>
    </Section>
  )
}

const COLUMNS: Column<RecurringItemReply>[] = [
  {
    head: 'What',
    cell: (item) => (
      <>
        {item.text}
        <span class="sub muted"> {standing(item)}</span>
      </>
    ),
    fold: 'name',
    isRowHead: true,
  },
  { head: 'How often', cell: ({ every }) => EVERY_WORDS[every], fold: 'left', look: 'muted' },
  { head: 'For', cell: ({ category }) => category, fold: 'none', look: 'muted' },
  { head: 'Each time', cell: (item) => signed(item, item.amount.minor), fold: 'amount', isNumber: true },
  { head: 'A month', cell: (item) => signed(item, item.aMonth.minor), fold: 'none', isNumber: true, look: 'md-hide' },
  {
    head: <span class="sr">Change</span>,
    cell: (item) => <ItemActions item={item} />,
    fold: 'right',
    look: 'num own-line',
  },
]

function signed({ kind, amount }: RecurringItemReply, minor: number): string {
  return `${kind === 'income' ? '+' : '−'}${amountText(minor, amount.currency)}`
}

/** "next Dec 1", "2 dates wait", "paused" */
function standing({ state, nextOn, waiting, endsOn }: RecurringItemReply): string {
  if (state !== 'active') return state
  const next = nextOn === null ? `last on ${dayText(endsOn ?? '')}` : `next ${dayText(nextOn)}`
  return waiting === 0 ? next : `${waiting} ${waiting === 1 ? 'date waits' : 'dates wait'}, ${next}`
}

function ItemActions({ item }: { item: RecurringItemReply }): JSX.Element | null {
  const { id, text, state, version, latest } = item
  const change = async (body: object, says: string) => {
    await call('PATCH', `/api/v1/recurring-items/${id}`, { ifMatch: `"${version}"`, body })
    sayDone(says)
  }
  const pause = useAction(() => change({ state: 'paused' }, `Paused ${text}. It asks for nothing until you resume it.`))
  const resume = useAction(() => change({ state: 'active' }, `Resumed ${text}.`))
  const resumeToday = useAction(() =>
    change({ state: 'active', skipMissed: true }, `Resumed ${text}. What was missed is skipped.`),
  )
  const end = useAction(() => change({ state: 'ended' }, `Ended ${text}. What was booked stays.`))
  const skipped = latest.find((date) => date.state === 'skipped')
  const bookSkipped = useAction(async (key, lateReason) => {
    if (!skipped) return
    sayBooked(await bookDue({ itemId: id, dueOn: skipped.dueOn }, { key, lateReason }, {}), lateReason)
  })
  if (state === 'ended') return null
  const press = (says: string, form: ReturnType<typeof useAction>) => (
    <button
      type="button"
      class="button small"
      disabled={form.isSending.value}
      aria-label={`${says}: ${text}`}
      onClick={() => void form.submit()}
    >
      {says}
    </button>
  )
  return (
    <>
      <span class="row-of row-actions">
        <button
          type="button"
          class="button small"
          aria-label={`Change ${text}`}
          onClick={() => showDialog({ kind: 'recurring', itemId: id })}
        >
          Change…
        </button>
        {skipped && press(`Book ${dayText(skipped.dueOn)}`, bookSkipped)}
        {state === 'active' && press('Pause', pause)}
        {state === 'paused' && press('Resume', resume)}
        {state === 'paused' && press('Resume from today', resumeToday)}
        {press('End', end)}
      </span>
      {[pause, resume, resumeToday, end, bookSkipped].map((form, index) => (
        <FormTrouble key={index} form={form} />
      ))}
    </>
  )
}
