import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import RecurringDialog from '../../web/recurring/recurring-dialog.tsx'
import { ACCOUNTS, Around, aDetail, aMovement, answerRequests, CATEGORIES } from '../accounts/answers.tsx'
import { mount } from '../web/mount.ts'

afterEach(() => vi.unstubAllGlobals())

const firstDate = page.getByLabelText('First date', { exact: true })
const howOften = page.getByLabelText('How often', { exact: true })

async function open(like?: EventDetailReply): Promise<void> {
  answerRequests({ '/api/v1/accounts': { items: ACCOUNTS }, '/api/v1/categories': { items: CATEGORIES } })
  mount(
    <Around>
      <RecurringDialog dialog={{ kind: 'recurring', ...(like && { like }) }} onClose={() => undefined} />
    </Around>,
  )
  await expect.element(page.getByRole('dialog')).toBeVisible()
}

function anExpenseOf(date: string): EventDetailReply {
  const [[spending], [supplies]] = [ACCOUNTS, CATEGORIES]
  if (!spending || !supplies) throw new Error('the samples have these')
  return aDetail({ date, movements: [aMovement(spending, supplies, 11_840)] })
}

test.each([
  { date: '2026-11-18', every: 'Every month', first: '2026-12-18', why: 'the entry itself is booked already' },
  { date: '2026-11-18', every: 'Every two weeks', first: '2026-12-02', why: 'weeks are counted in days' },
  { date: '2026-08-31', every: 'Every quarter', first: '2026-11-30', why: 'a shorter month takes its last day' },
  { date: '2024-02-29', every: 'Every year', first: '2025-02-28', why: 'a leap day' },
])('what is repeated of $date, $every, first comes on $first ($why)', async ({ date, every, first }) => {
  await open(anExpenseOf(date))
  await userEvent.selectOptions(howOften, every)
  await expect.element(firstDate).toHaveValue(first)
})

test('a first date that was chosen by hand stays, however often it comes', async () => {
  await open(anExpenseOf('2026-11-18'))
  await expect.element(firstDate).toHaveValue('2026-12-18')
  await userEvent.fill(firstDate, '2027-01-05')
  await userEvent.selectOptions(howOften, 'Every quarter')
  await expect.element(howOften).toHaveDisplayValue('Every quarter')
  await expect.element(firstDate).toHaveValue('2027-01-05')
})

test('what is entered anew begins today', async () => {
  await open()
  await userEvent.selectOptions(howOften, 'Every week')
  await expect.element(firstDate).toHaveValue('2026-11-19')
})
