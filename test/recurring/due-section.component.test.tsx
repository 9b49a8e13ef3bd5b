import { render } from 'preact'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { DueReply } from '../../shared/recurring/contract.ts'
import { BOOK_PATH } from '../../web/book.ts'
import { DueSection } from '../../web/recurring/due-section.tsx'
import { canRepeat, templateOf } from '../../web/recurring/template.ts'
import { ACCOUNTS, Around, aDetail, aMovement, anEvent, CATEGORIES } from '../accounts/answers.tsx'
import { mount } from '../web/mount.ts'
import { book, usd } from '../web/samples.ts'

afterEach(() => vi.unstubAllGlobals())

function aDue(itemId: number, text: string, dueOn = '2026-11-01'): DueReply {
  return {
    itemId,
    dueOn,
    kind: 'expense',
    text,
    amount: usd(1_500),
    category: 'Supplies',
    categoryId: 21,
    account: 'Spending',
    accountId: 8,
  } as DueReply
}

test('one date that is refused does not keep the others waiting, and is named with its reason', async () => {
  const booked: string[] = []
  vi.stubGlobal('fetch', async (address: string, { method }: RequestInit) => {
    const { pathname } = new URL(address, location.origin)
    if (method === 'GET') return Response.json(pathname === BOOK_PATH ? book : { items: [], nextCursor: null })
    booked.push(pathname)
    if (!pathname.includes('/2/')) return Response.json({ event: anEvent(), proposal: null }, { status: 201 })
    const detail = 'The account Old card was closed on 2026-10-31.'
    return Response.json(
      { type: '/problems/account-closed', title: 'Account closed', status: 409, detail, instance: pathname },
      { status: 409, headers: { 'content-type': 'application/problem+json' } },
    )
  })
  mount(
    <Around>
      <DueSection dues={[aDue(1, 'Sample Hosting'), aDue(2, 'Sample Phone'), aDue(3, 'Sample Desk')]} />
    </Around>,
  )
  await expect.element(page.getByText('Sample Desk')).toBeVisible()
  await page.getByRole('button', { name: 'Book all 3' }).click()
  const alert = page.getByRole('alert')
  await expect.element(alert).toHaveTextContent('One date was not booked')
  await expect.element(alert).toHaveTextContent(/Sample Phone, .*: The account Old card was closed on 2026-10-31\./)
  expect(booked.length).toBe(3)
  await expect.element(page.getByText('Booked 2 entries, each on its own date.')).toBeVisible()
})

test('dates in a closed quarter ask once for a reason, are booked with it, and the others without', async () => {
  const sent: [string, unknown][] = []
  const dues = [
    aDue(1, 'Sample Hosting', '2026-09-01'),
    aDue(2, 'Sample Phone'),
    aDue(3, 'Sample Desk', '2026-09-15'),
    aDue(4, 'Sample Studio', '2026-09-20'),
  ]
  vi.stubGlobal('fetch', async (address: string, { method, body }: RequestInit) => {
    const { pathname } = new URL(address, location.origin)
    if (method === 'GET') return Response.json(pathname === BOOK_PATH ? book : { items: [], nextCursor: null })
    const { lateChange } = JSON.parse(String(body))
    if (pathname.includes('-09-') && !lateChange) {
      const detail = `${pathname.slice(-15, -5)} lies in 2026-Q3, which is closed.`
      return Response.json(
        { type: '/problems/quarter-closed', title: 'Quarter closed', status: 409, detail, instance: pathname },
        { status: 409, headers: { 'content-type': 'application/problem+json' } },
      )
    }
    sent.push([pathname.replace('/api/v1/recurring-items', ''), lateChange])
    return Response.json({ event: anEvent(), proposal: null }, { status: 201 })
  })
  const draw = (waiting: readonly DueReply[]) => (
    <Around>
      <DueSection dues={waiting} />
    </Around>
  )
  const place = mount(draw(dues))
  await page.getByRole('button', { name: 'Book all 4' }).click()
  const reason = page.getByLabelText('Reason for the late change')
  await expect.element(reason).toHaveFocus()
  const alert = page.getByRole('alert')
  await expect.element(alert).toHaveTextContent('Sample Hosting, Sep 1')
  await expect.element(alert).toHaveTextContent('Sample Desk, Sep 15')
  expect(sent).toEqual([['/2/dates/2026-11-01/book', undefined]])
  // What was booked no longer waits, nor what was skipped meanwhile; what asks for its reason stays asked.
  render(draw(dues.filter(({ itemId }) => itemId === 1 || itemId === 4)), place)
  await userEvent.fill(reason, 'They came late')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Booked 2 entries, each on its own date.')).toBeVisible()
  expect(sent.slice(1)).toEqual([
    ['/1/dates/2026-09-01/book', { reason: 'They came late' }],
    ['/4/dates/2026-09-20/book', { reason: 'They came late' }],
  ])
  expect(reason.elements()).toEqual([])
})

test('an expense in another currency can be repeated: the amount is what moved, and the document is remembered', () => {
  const [spending] = ACCOUNTS
  const [supplies] = CATEGORIES
  if (!spending || !supplies) throw new Error('the samples have no accounts')
  const documentAmount = { minor: 2_000, currency: 'EUR' }
  const event = aDetail({ amount: usd(2_170), documentAmount, movements: [aMovement(spending, supplies, 2_170)] })
  expect(canRepeat(event)).toBe(true)
  expect(templateOf(event)).toMatchObject({
    amountMinor: 2_170,
    document: documentAmount,
    accountId: 8,
    categoryId: 21,
  })
})
