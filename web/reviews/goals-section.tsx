import type { JSX } from 'preact'
import type { GoalReply, GoalsReply } from '../../shared/reviews/contract.ts'
import { monthText, percentText, wholeMoneyText } from '../../shared/words.ts'
import { longDayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Pill, type PillLook } from '../parts/pill.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { Why } from '../parts/why.tsx'
import { useResource } from '../resource.ts'
import { figureText, valueText } from '../value-text.ts'
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
    cell: ({ name, howKnown, toldBy }) => (
      <>
        {name}
        {howKnown && <span class="sub">{howKnown}</span>}
        <Earliest toldBy={toldBy} />
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
  const { now, measure } = toldBy
  const shown = (target: ToldBy['target']) =>
    targetText({ measure, target: measure === 'top-client' ? wholePercent(target) : target }, 'down')
  const value = figureText(now, shown)
  return <Why figure={now} name={`${name}: now ${value}`} value={value} />
}

/** Of a verdict that is not reached: the first day on which quitting is sound, or why there is none yet. */
function Earliest({ toldBy }: Pick<GoalReply, 'toldBy'>): JSX.Element | null {
  if (toldBy?.measure !== 'verdict' || toldBy.pace === 'reached') return null
  if (toldBy.now.state !== 'known') return <span class="sub">The verdict is not known yet.</span>
  if (toldBy.earliest === null) return null
  const date = figureText(toldBy.earliest, (value) => longDayText(String(value)))
  return <span class="sub">Earliest date: {date}.</span>
}

/** What a share is now is said in whole percent; other values stay. */
function wholePercent(value: ToldBy['target']): ToldBy['target'] {
  return typeof value === 'string' ? Number(value).toFixed(2) : value
}

/** A value in a column: "3.4", "62%", "$4,000". What there is is rounded down, what it should be up. */
function targetText({ measure, target }: Pick<ToldBy, 'measure' | 'target'>, to: 'down' | 'up' = 'up'): string {
  if (typeof target === 'object') return wholeMoneyText(target, to)
  if (measure === 'verdict') return valueText(target)
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
