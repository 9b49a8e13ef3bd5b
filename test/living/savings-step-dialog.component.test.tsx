import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { SavingsGoalReply } from '../../shared/living/contract.ts'
import SavingsStepDialog from '../../web/living/savings-step-dialog.tsx'
import { SurplusSection } from '../../web/living/surplus-section.tsx'
import { Around, answerRequests } from '../accounts/answers.tsx'
import { mount } from '../web/mount.ts'
import { usd } from '../web/samples.ts'
import { PAY } from './samples-of-pay.ts'

afterEach(() => vi.unstubAllGlobals())

const GOAL: SavingsGoalReply = {
  id: 3,
  name: 'Bicycle',
  target: usd(60_000),
  wantedBy: null,
  closedOn: null,
  putAside: usd(0),
  gap: usd(60_000),
  isReached: false,
  monthly: null,
  steps: [],
  version: 1,
}
const DETAIL = '2026-09-30 lies in 2026-Q3, which is closed. Take a later date.'

/** Refuses every write as the server refuses a step into a closed quarter: it wants another date. */
function refuseTheDate(): void {
  const answer = fetch
  vi.stubGlobal('fetch', async (address: string, request: RequestInit) => {
    if (request.method === 'GET') return answer(address, request)
    const errors = [{ pointer: '#/date', code: 'quarter-closed', detail: DETAIL }]
    const problem = { type: '/problems/quarter-closed', title: 'Quarter closed', status: 409, detail: DETAIL, errors }
    return Response.json(
      { ...problem, instance: address },
      { status: 409, headers: { 'content-type': 'application/problem+json' } },
    )
  })
}

test('a step into a closed quarter is refused at its date, and no reason is asked for', async () => {
  answerRequests({})
  refuseTheDate()
  mount(
    <Around>
      <SavingsStepDialog dialog={{ kind: 'savings-step', goal: GOAL, as: 'put-aside' }} onClose={() => undefined} />
    </Around>,
  )
  await userEvent.fill(page.getByLabelText('Amount', { exact: true }), '100')
  await userEvent.fill(page.getByLabelText('Date', { exact: true }), '2026-09-30')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('link', { name: DETAIL })).toBeVisible()
  await expect
    .element(page.getByLabelText('Date', { exact: true }))
    .toHaveAccessibleDescription(expect.stringContaining(DETAIL))
  expect(page.getByLabelText('Reason for the late change').elements()).toEqual([])
})

test('so is the press that fills a goal', async () => {
  answerRequests({})
  refuseTheDate()
  const turn = { kind: 'goal', goalId: 3, name: 'Bicycle', gap: usd(60_000), amount: usd(100), move: null } as const
  mount(
    <Around>
      <SurplusSection pay={{ ...PAY, inTurn: [turn] }} />
    </Around>,
  )
  await userEvent.click(page.getByRole('button', { name: 'Put aside $1.00: Bicycle' }))
  await expect.element(page.getByRole('alert')).toHaveTextContent(`This was not recorded${DETAIL}`)
  expect(page.getByLabelText('Reason for the late change').elements()).toEqual([])
})
