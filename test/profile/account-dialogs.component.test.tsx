import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import { ChangeAccountDialog, CloseAccountDialog } from '../../web/profile/account-dialogs.tsx'
import { ACCOUNTS, Around, answerRequests, pressUndo, refuseRequests } from '../accounts/answers.tsx'
import { mount } from '../web/mount.ts'
import { usd } from '../web/samples.ts'

afterEach(() => vi.unstubAllGlobals())

function anAccount(changes: Partial<AccountReply>): AccountReply {
  const [spending] = ACCOUNTS
  if (!spending) throw new Error('the samples have a spending account')
  return { ...spending, ...changes }
}

const send = () => userEvent.keyboard('{Control>}{Enter}{/Control}')

test('an Undo of closing that is refused says so', async () => {
  answerRequests({})
  refuseRequests({ type: 'stale', status: 412, detail: 'Spending was changed meanwhile.' }, (path) =>
    path.endsWith('/reopen'),
  )
  mount(
    <Around>
      <CloseAccountDialog account={anAccount({ balance: usd(0) })} onClose={() => undefined} />
    </Around>,
  )
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await send()
  await expect.element(page.getByText('Spending is closed.')).toBeVisible()
  pressUndo()
  await expect.element(page.getByText('Not opened again. Spending was changed meanwhile.')).toBeVisible()
})

function openChange(): ReturnType<typeof answerRequests> {
  const sent = answerRequests({})
  const account = anAccount({ openedOn: '2026-08-01', openingBalance: usd(250_000) })
  mount(
    <Around>
      <ChangeAccountDialog account={account} onClose={() => undefined} />
    </Around>,
  )
  return sent
}

const opening = page.getByLabelText('Opening balance', { exact: true })

test('what an account held on its opening day is put right; a new name alone leaves it as it is', async () => {
  const sent = openChange()
  await expect.element(opening).toHaveValue('2,500.00')
  await expect.element(opening).toHaveAccessibleDescription('What it held on Aug 1.')
  await userEvent.fill(page.getByLabelText('Account', { exact: true }), 'Everyday')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  await userEvent.fill(opening, '2400')
  await expect.element(page.getByText('It then holds $900.00 today.')).toBeVisible()
  await send()
  await expect.poll(() => sent).toHaveLength(2)
  expect(sent).toEqual([
    { path: '/api/v1/accounts/8', body: { name: 'Everyday', role: 'spending' } },
    { path: '/api/v1/accounts/8', body: { name: 'Everyday', role: 'spending', openingBalance: usd(240_000) } },
  ])
})

test('an opening balance in a closed quarter is put right as a late change', async () => {
  const sent = openChange()
  refuseRequests(
    { type: 'quarter-closed', detail: '2026-08-01 lies in Q3 2026, which is closed.' },
    (_path, { method, body }) => method === 'PATCH' && !String(body).includes('lateChange'),
  )
  await userEvent.fill(opening, '2400')
  await send()
  await userEvent.fill(page.getByLabelText('Reason for the late change'), 'Mistyped')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toMatchObject({ openingBalance: usd(240_000), lateChange: { reason: 'Mistyped' } })
})
