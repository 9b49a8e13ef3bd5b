import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { InstalmentReply } from '../../shared/taxes/contract.ts'
import { closeDialog, openDialog } from '../../web/dialogs.ts'
import { InstalmentsSection } from '../../web/taxes/instalments-section.tsx'
import { RuleSection } from '../../web/taxes/rule-section.tsx'
import { WaysSection } from '../../web/taxes/ways-section.tsx'
import { WholeYearSection } from '../../web/taxes/whole-year-section.tsx'
import { Around, answerRequests } from '../accounts/answers.tsx'
import { mount } from '../web/mount.ts'
import { usd } from '../web/samples.ts'
import { anEstimate, anInstalment, known, someInstalments, unanswered } from './samples.ts'

afterEach(() => {
  closeDialog()
  vi.unstubAllGlobals()
})

function draw(what: Parameters<typeof Around>[0]['children']): void {
  answerRequests({})
  mount(<Around>{what}</Around>)
}

const open: Partial<InstalmentReply> = {
  needed: usd(287_000),
  paid: usd(0),
  open: usd(287_000),
  payments: [],
  state: 'open',
  daysLeft: 57,
}

interface Case {
  name: string
  change: Partial<InstalmentReply>
  says: string
}

test.each<Case>([
  { name: 'in time', change: {}, says: 'Paid Apr 13' },
  {
    name: 'late and in two parts',
    change: {
      payments: [
        { eventId: 7, date: '2026-04-13', amount: usd(100_000), accountName: 'Spending', instalment: 1 },
        { eventId: 8, date: '2026-04-20', amount: usd(187_000), accountName: 'Spending', instalment: 1 },
      ],
    },
    says: 'Paid in 2 parts, the last late, Apr 20',
  },
  { name: 'by what was sent before', change: { payments: [] }, says: 'Covered by earlier payments' },
  { name: 'to come', change: { ...open, short: usd(0) }, says: 'Due in 57 days; the reserve covers it' },
  {
    name: 'to come, and short',
    change: { ...open, short: usd(62_000) },
    says: 'Due in 57 days; $620.00 not set aside',
  },
  {
    name: 'in part',
    change: { ...open, state: 'part-paid', paid: usd(87_000), open: usd(200_000), daysLeft: 1 },
    says: '$2,000.00 open, due in 1 day; the reserve covers it',
  },
  { name: 'past', change: { ...open, state: 'late', daysLeft: -12 }, says: '$2,870.00 late by 12 days' },
])('an instalment $name: $says', async ({ change, says }) => {
  const instalment = anInstalment(change)
  draw(<InstalmentsSection reply={someInstalments({ instalments: [instalment] })} told={undefined} />)
  await expect.element(page.getByText(says, { exact: true })).toBeVisible()
})

test('what is open of an instalment is filled in when its payment is recorded', async () => {
  const instalment = anInstalment({ ...open, number: 4, dueDate: '2027-01-15' })
  draw(<InstalmentsSection reply={someInstalments({ instalments: [instalment] })} told={undefined} />)
  await userEvent.click(page.getByRole('button', { name: 'Record payment for Jan 15, 2027' }))
  expect(openDialog.value).toEqual({
    kind: 'estimated-payment',
    taxYear: '2026',
    instalment: 4,
    amountMinor: 287_000,
  })
})

test('a year that its return has settled asks for nothing more', async () => {
  const instalment = anInstalment({ ...open, state: 'settled', open: usd(0), daysLeft: -300 })
  draw(<InstalmentsSection reply={someInstalments({ instalments: [instalment], isSettled: true })} told={undefined} />)
  await expect.element(page.getByText('Settled with the return')).toBeVisible()
  expect(page.getByRole('button', { name: /^Record payment/ }).elements()).toEqual([])
})

test('the lane is read off with the arrows', async () => {
  draw(<InstalmentsSection reply={someInstalments()} told={undefined} />)
  const lane = page.getByRole('group', { name: 'Values of the chart: left and right arrow' })
  await expect.element(lane).toBeInTheDocument()
  const group = lane.element()
  if (group instanceof HTMLElement) group.focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(page.getByText('Apr 15, 2026: January to March, 2,870.00 planned, 2,870.00 paid')).toBeVisible()
})

test('a state without a table is told once, as a sentence, and no zero stands in its place', async () => {
  const says = 'There is no tax table for 2027 yet, only for 2024, 2025, 2026. Your flat rate is used.'
  const reply = someInstalments({ state: { state: 'no-tax-year', says }, waysState: { state: 'no-tax-year', says } })
  draw(
    <>
      <InstalmentsSection reply={reply} told={undefined} />
      <WaysSection reply={reply} />
    </>,
  )
  await expect.element(page.getByText(says)).toBeVisible()
  expect(page.getByText(says).elements()).toHaveLength(1)
})

test('the rule stands beside the estimate, with what each is over it', async () => {
  draw(<RuleSection estimate={anEstimate()} />)
  const row = page.getByRole('row', { name: /Your rate, 27.5%/ })
  await expect.element(row).toHaveTextContent(/16,500\+4,500/)
  await expect.element(page.getByText('You are likely to owe less than 25%.')).toBeVisible()
  await expect.element(page.getByText(/At 27.5% about \$4,500 would come free with the return\./)).toBeVisible()
  expect(page.getByText('Estimate, not tax advice.').elements()).toHaveLength(1)
})

test('without answers the rule stands alone, and leads to the questions', async () => {
  draw(<RuleSection estimate={unanswered()} />)
  await expect
    .element(page.getByText('Say how you file your return, and the estimate can be worked out.'))
    .toBeVisible()
  const link = page.getByRole('link', { name: 'Answer 3 questions for your own estimate' })
  await expect.element(link).toHaveAttribute('href', '/settings#tax-profile')
})

test('the lines of the estimate open with their forms, which open beside the page', async () => {
  draw(<WholeYearSection estimate={anEstimate()} />)
  await userEvent.click(page.getByRole('button', { name: 'See the 1 line of the estimate' }))
  const dialog = page.getByRole('dialog', { name: 'The estimate for 2026, line by line' })
  const link = dialog.getByRole('link', { name: 'Self-employment tax' })
  await expect.element(link).toHaveAttribute('rel', 'noreferrer')
  await expect.element(dialog.getByText('Schedule 2, line 4')).toBeVisible()
})

test('of the ways to pay the least is marked, and a minus comes back', async () => {
  const way = (key: 'flat' | 'safe-harbor', minor: number, isCheapest: boolean) => ({
    key,
    label: key === 'flat' ? 'Flat rate' : 'Safe harbor',
    says: 'As it is.',
    instalments: [{ number: 1, dueDate: '2026-04-15', amount: known(minor) }],
    byInstalments: usd(minor),
    left: usd(-100),
    toSend: usd(minor),
    interest: known(0),
    isCheapest,
  })
  const ways = [way('flat', 300_000, false), way('safe-harbor', 287_000, true)]
  draw(<WaysSection reply={someInstalments({ ways, waysSay: 'Safe harbor asks for the least.' })} />)
  const row = page.getByRole('row', { name: /^To send by/ })
  await expect.element(row).toHaveTextContent('To send by Apr 15, 20263,000.002,870.00least')
  await userEvent.click(page.getByRole('button', { name: 'Why? $2,870.00 for Apr 15, 2026, Safe harbor' }))
})
