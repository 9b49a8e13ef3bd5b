import type { JSX } from 'preact'
import type { GoalReply, GoalsReply } from '../../shared/reviews/contract.ts'
import { amountText, monthText, percentText } from '../../shared/words.ts'
import { longDayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Pill, type PillLook } from '../parts/pill.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { Why } from '../parts/why.tsx'
import { useResource } from '../resource.ts'
import { figureText } from '../value-text.ts'
import { GOALS_PATH } from './addresses.ts'
import type { ToldBy } from './goals.ts'

/** Where somebody wants to be in one or two years, and how it goes. */
export function GoalsSection(): JSX.Element {
  const goals = useResource<GoalsReply>(GOALS_PATH)
  return (
    <Section
      title="Goals"
      id="goals"
      aside={
        <button type="button" class="button small" onClick={() => showDialog({ kind: 'goal' })}>
          Set a goal…
        </button>
      }
    >
      <Loaded resource={goals} says="Reading your goals…">
        {({ items }) =>
          items.length === 0 ? (
            <p class="note">
              Where do you want to be in one or two years, and how would you know? A goal that a figure tells of says by
              itself how it goes.
            </p>
          ) : (
            <DataTable says="Goals" columns={COLUMNS} rows={items} keyOf={({ id }) => id} />
          )
        }
      </Loaded>
    </Section>
  )
}

const COLUMNS: Column<GoalReply>[] = [
  {
    head: 'Goal',
    cell: ({ name, howKnown }) => (
      <>
        {name}
        {howKnown && <span class="sub">{howKnown}</span>}
      </>
    ),
    fold: 'name',
    isRowHead: true,
  },
  { head: 'Now', cell: nowOf, fold: 'amount', isNumber: true },
  { head: 'Goal', cell: ({ toldBy }) => (toldBy ? targetText(toldBy) : '—'), fold: 'none', isNumber: true },
  {
    head: 'By',
    cell: ({ wantedBy, toldBy }) => (
      <>
        {toldBy && <span class="only-narrow">{targetText(toldBy)} by </span>}
        <time dateTime={wantedBy}>{monthText(wantedBy.slice(0, 7), { year: true })}</time>
      </>
    ),
    fold: 'left',
    look: 'nowrap',
  },
  { head: 'Pace', cell: (goal) => <PacePill goal={goal} />, fold: 'right' },
  {
    head: <span class="sr">Change</span>,
    cell: (goal) => <GoalActions goal={goal} />,
    fold: 'right',
    look: 'num own-line',
  },
]

function nowOf({ name, toldBy }: GoalReply): JSX.Element | string {
  if (!toldBy) return '—'
  const { now, measure, earliest } = toldBy
  if (measure === 'verdict') return <VerdictNow name={name} now={now} earliest={earliest} />
  const value = now.state === 'known' ? targetText({ measure, target: wholePercent(now.value) }) : figureText(now)
  return <Why figure={now} name={`${name}: now ${value}`} value={value} />
}

/** The word of the verdict, and with a day job the first day on which quitting is sound. */
function VerdictNow({ name, now, earliest }: Pick<ToldBy, 'now' | 'earliest'> & { name: string }): JSX.Element {
  const word = figureText(now)
  const date = earliest && figureText(earliest, (value) => longDayText(String(value)))
  return (
    <>
      <Why figure={now} name={`${name}: now ${word}`} value={word} />
      {now.state !== 'known' && <span class="sub muted">not known yet</span>}
      {now.state === 'known' && now.value !== 'ready' && date && <span class="sub muted">earliest {date}</span>}
    </>
  )
}

/** What a share is now is said in whole percent; other values stay. */
function wholePercent(value: ToldBy['target']): ToldBy['target'] {
  return typeof value === 'string' ? Number(value).toFixed(2) : value
}

/** A value in a column: "3.4", "62%", "4,000.00". */
function targetText({ measure, target }: Pick<ToldBy, 'measure' | 'target'>): string {
  if (typeof target === 'object') return amountText(target.minor, target.currency)
  if (measure === 'verdict') return 'ready'
  if (typeof target === 'string') return percentText(target)
  return measure === 'months-covered' ? target.toFixed(1) : String(target)
}

const PACE_WORDS: Record<ToldBy['pace'], { look: PillLook; words: string }> = {
  reached: { look: 'met', words: 'reached' },
  'on-track': { look: 'met', words: 'on track' },
  behind: { look: 'warn', words: 'behind' },
  late: { look: 'gap', words: 'late' },
  unknown: { look: 'draft', words: 'no number yet' },
}

/** How it goes on the way to a goal, or how it ended. */
export function PacePill({ goal: { state, toldBy } }: { goal: GoalReply }): JSX.Element {
  if (state === 'reached') return <Pill look="paid">reached</Pill>
  if (state === 'dropped') return <Pill look="void">given up</Pill>
  if (!toldBy) return <Pill look="issued">you say</Pill>
  if (toldBy.measure === 'verdict' && toldBy.pace === 'unknown') return <Pill look="draft">no date yet</Pill>
  const { look, words } = PACE_WORDS[toldBy.pace]
  return <Pill look={look}>{words}</Pill>
}

function GoalActions({ goal }: { goal: GoalReply }): JSX.Element {
  return (
    <button
      type="button"
      class="button small"
      aria-label={`Change ${goal.name}`}
      onClick={() => showDialog({ kind: 'goal', goal })}
    >
      Change…
    </button>
  )
}
