import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import RecurringDialog from '../../web/recurring/recurring-dialog.tsx'
import { ACCOUNTS, Around, aDetail, aMovement, answerRequests, CATEGORIES, type Sent } from '../accounts/answers.tsx'
import { mount } from '../web/mount.ts'

afterEach(() => vi.unstubAllGlobals())

const firstDate = page.getByLabelText('First date', { exact: true })
const howOften = page.getByLabelText('How often', { exact: true })

async function open(like?: EventDetailReply): Promise<Sent[]> {
  const sent = answerRequests({ '/api/v1/accounts': { items: ACCOUNTS }, '/api/v1/categories': { items: CATEGORIES } })
  mount(
    <Around>
      <RecurringDialog dialog={{ kind: 'recurring', ...(like && { like }) }} onClose={() => undefined} />
    </Around>,
  )
  await expect.element(page.getByRole('dialog')).toBeVisible()
  return sent
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

const DAY_STAYS = 'Its day of the month stays; in a shorter month, the last day.'
const DAY_OF_ENTRY = 'The day of the month stays that of the entry, 31; in a shorter month, the last day.'

test.each([
  {
    date: '2026-01-31',
    every: 'Every month',
    first: '2026-02-28',
    sends: { startsOn: '2026-01-31', firstEventId: 1 },
    says: DAY_OF_ENTRY,
    why: 'February does not shorten the months after it',
  },
  {
    date: '2026-08-31',
    every: 'Every quarter',
    first: '2026-11-30',
    sends: { startsOn: '2026-08-31', firstEventId: 1 },
    says: DAY_OF_ENTRY,
    why: 'quarters are counted in months',
  },
  {
    date: '2026-01-31',
    every: 'Every four weeks',
    first: '2026-02-28',
    sends: { startsOn: '2026-02-28' },
    says: DAY_STAYS,
    why: 'weeks know no day of the month',
  },
  {
    date: '2026-01-30',
    every: 'Every two months',
    first: '2026-03-30',
    sends: { startsOn: '2026-03-30' },
    says: DAY_STAYS,
    why: 'the first date has the day',
  },
])('$every after $date goes on by its day ($why)', async ({ date, every, first, sends, says }) => {
  const sent = await open(anExpenseOf(date))
  await userEvent.selectOptions(howOften, every)
  await expect.element(firstDate).toHaveValue(first)
  await expect.element(firstDate).toHaveAccessibleDescription(expect.stringContaining(says))
  await userEvent.click(page.getByRole('button', { name: /^Add/ }))
  await expect.poll(() => sent).toHaveLength(1)
  const { startsOn, firstEventId } = sent[0]?.body ?? {}
  expect({ startsOn, ...(firstEventId !== undefined && { firstEventId }) }).toEqual(sends)
})

test('a first date that was chosen by hand goes by its own day', async () => {
  const sent = await open(anExpenseOf('2026-01-31'))
  await userEvent.fill(firstDate, '2026-02-27')
  await expect.element(firstDate).toHaveAccessibleDescription(expect.stringContaining(DAY_STAYS))
  await userEvent.click(page.getByRole('button', { name: /^Add/ }))
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toMatchObject({ startsOn: '2026-02-27' })
  expect(sent[0]?.body).not.toHaveProperty('firstEventId')
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
