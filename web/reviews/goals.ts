import type { GoalReply } from '../../shared/reviews/contract.ts'
import { call } from '../api.ts'
import { sayDone } from '../parts/toast.tsx'
import { telling } from '../telling.ts'
import { GOALS_PATH } from './addresses.ts'

export type ToldBy = NonNullable<GoalReply['toldBy']>

/** What a goal can be told by, in the order of the form. */
export const MEASURE_CHOICES: readonly { value: ToldBy['measure'] | ''; label: string }[] = [
  { value: '', label: 'Nothing in the book: I say it myself' },
  { value: 'verdict', label: 'The verdict: ready to go independent' },
  { value: 'months-covered', label: 'Months of needs covered' },
  { value: 'top-client', label: 'Biggest client’s share, at most' },
  { value: 'plan-on', label: 'Plan-on income a month' },
  { value: 'free-cash', label: 'Free cash' },
  { value: 'paying-clients', label: 'Paying clients in a year' },
]

export type State = GoalReply['state']

export const STATE_WORDS: Record<State, { action: string; done: string }> = {
  open: { action: 'Take it up again', done: 'The goal is open again.' },
  reached: { action: 'It is reached', done: 'Goal reached.' },
  dropped: { action: 'Give it up', done: 'Goal given up.' },
}

/** Says that a goal was reached or is given up, or takes it up again. The toast can take that back. */
export async function setGoalState(goal: GoalReply, state: State): Promise<void> {
  await telling('Not changed.', async () => {
    const { value } = await call<GoalReply>('PUT', `${GOALS_PATH}/${goal.id}/state`, {
      ifMatch: `"${goal.version}"`,
      body: { state },
    })
    sayDone(STATE_WORDS[state].done, () => void setGoalState(value, goal.state))
  })
}
