import type { JSX } from 'preact'
import type { SavingsGoalReply, SavingsGoalsReply } from '../../shared/living/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { dayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { useAction } from '../form.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { GOALS_PATH } from './addresses.ts'
import { closeGoal } from './savings-goals.ts'

/** What money is put aside for: it stays in its account, and is no part of free cash. */
export function SavingsGoalsSection({ goals }: { goals: SavingsGoalsReply }): JSX.Element {
  const open = goals.items.filter(({ closedOn }) => closedOn === null)
  const closed = goals.items.filter(({ closedOn }) => closedOn !== null)
  return (
    <Section
      title="Savings goals"
      id="goals"
      aside={
        <button type="button" class="button small" onClick={() => showDialog({ kind: 'savings-goal' })}>
          Add goal <kbd>g</kbd>
        </button>
      }
    >
      {open.length > 0 ? (
        <DataTable says="Savings goals" columns={COLUMNS} rows={open} keyOf={({ id }) => id} />
      ) : (
        <p class="note">
          No goal is open. Add what you save for: a laptop, a journey, a year without rent. Money put aside stays where
          it is, and no figure counts it as free.
        </p>
      )}
      {closed.length > 0 && (
        <details class="chart-table">
          <summary>Closed goals</summary>
          <DataTable says="Closed goals" columns={CLOSED_COLUMNS} rows={closed} keyOf={({ id }) => id} />
        </details>
      )}
    </Section>
  )
}

const NAME: Column<SavingsGoalReply> = {
  head: 'Goal',
  cell: (goal) => (
    <>
      {goal.name}
      <span class="sub muted">{standing(goal)}</span>
    </>
  ),
  fold: 'name',
  isRowHead: true,
}

const COLUMNS: Column<SavingsGoalReply>[] = [
  NAME,
  { head: 'Put aside', cell: ({ putAside }) => moneyText(putAside), fold: 'amount', isNumber: true },
  { head: 'Of', cell: ({ target }) => moneyText(target), fold: 'left', isNumber: true, look: 'muted' },
  {
    head: <span class="sr">Change</span>,
    cell: (goal) => <GoalActions goal={goal} />,
    fold: 'right',
    look: 'num own-line',
  },
]

const CLOSED_COLUMNS: Column<SavingsGoalReply>[] = [
  NAME,
  { head: 'Of', cell: ({ target }) => moneyText(target), fold: 'amount', isNumber: true },
  {
    head: <span class="sr">Change</span>,
    cell: (goal) => <OpenAgain goal={goal} />,
    fold: 'right',
    look: 'num own-line',
  },
]

/** "reached", "$450.00 missing, wanted by Jun 1: $75.00 a month", "closed Nov 19" */
function standing({ isReached, gap, wantedBy, monthly, closedOn }: SavingsGoalReply): string {
  if (closedOn !== null) return `closed ${dayText(closedOn)}`
  if (isReached) return 'reached'
  const missing = `${moneyText(gap)} missing`
  if (wantedBy === null) return missing
  return `${missing}, wanted by ${dayText(wantedBy)}${monthly ? `: ${moneyText(monthly)} a month` : ''}`
}

function GoalActions({ goal }: { goal: SavingsGoalReply }): JSX.Element {
  const close = useAction(() => closeGoal(goal))
  const button = (says: string, press: () => void) => (
    <button type="button" class="button small" aria-label={`${says} ${goal.name}`} onClick={press}>
      {says}
    </button>
  )
  return (
    <>
      <span class="row-of row-actions">
        {button('Put aside…', () => showDialog({ kind: 'savings-step', goal, as: 'put-aside' }))}
        {goal.putAside.minor > 0 &&
          button('Take back…', () => showDialog({ kind: 'savings-step', goal, as: 'take-back' }))}
        {button('Change…', () => showDialog({ kind: 'savings-goal', goal }))}
        {button('Close', () => void close.submit())}
      </span>
      <FormTrouble form={close} />
    </>
  )
}

function OpenAgain({ goal: { id, name, version } }: { goal: SavingsGoalReply }): JSX.Element {
  const open = useAction(async () => {
    await call('PATCH', `${GOALS_PATH}/${id}`, { ifMatch: `"${version}"`, body: { closed: false } })
    sayDone(`Opened ${name} again.`)
  })
  return (
    <>
      <button
        type="button"
        class="button small"
        aria-label={`Open again: ${name}`}
        disabled={open.isSending.value}
        onClick={() => void open.submit()}
      >
        Open again
      </button>
      <FormTrouble form={open} />
    </>
  )
}
