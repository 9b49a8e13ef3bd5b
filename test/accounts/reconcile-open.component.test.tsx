import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ReconciliationReply } from '../../shared/accounts/reconcile-contract.ts'
import { OpenReconciliation } from '../../web/accounts/reconcile-open.tsx'
import { untoldTableParts } from '../support/table-parts.ts'
import { mount } from '../web/mount.ts'
import { usd } from '../web/samples.ts'
import { Around, answerRequests, pressUndo, refuseRequests } from './answers.tsx'

afterEach(() => vi.unstubAllGlobals())

const explained: ReconciliationReply = {
  id: 4,
  accountId: 8,
  accountName: 'Spending',
  date: '2026-11-18',
  bankBalance: usd(100_000),
  state: 'open',
  finishedAt: null,
  version: 3,
  bookBalance: usd(100_000),
  untickedIn: { count: 0, total: usd(0) },
  untickedOut: { count: 0, total: usd(0) },
  tickedBalance: usd(100_000),
  difference: usd(0),
  lines: [
    {
      eventId: 1,
      date: '2026-11-18',
      kind: 'expense',
      text: 'Pretend Paper',
      otherSide: 'Supplies',
      amount: usd(-11_840),
      isTicked: true,
      isReversal: false,
      cancels: false,
    },
  ],
  earlierLines: 0,
  hints: [],
}

test('an Undo of finishing that is refused says so', async () => {
  answerRequests({})
  refuseRequests({ type: 'already-reconciling', detail: 'Spending is being reconciled already.' }, (path) =>
    path.endsWith('/reopen'),
  )
  mount(
    <Around>
      <OpenReconciliation read={explained} onAbandon={() => undefined} />
    </Around>,
  )
  await userEvent.click(page.getByRole('button', { name: /^Finish/ }))
  await expect.element(page.getByText('Spending agrees with the bank on Nov 18.')).toBeVisible()
  pressUndo()
  await expect.element(page.getByText('Not opened again. Spending is being reconciled already.')).toBeVisible()
  expect(untoldTableParts()).toEqual([])
})
