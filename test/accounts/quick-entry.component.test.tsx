import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { lastSimilar } from '../../web/accounts/last-similar.ts'
import { QuickEntry } from '../../web/accounts/quick-entry.tsx'
import { mount } from '../web/mount.ts'
import { usd } from '../web/samples.ts'
import {
  ACCOUNTS,
  Around,
  anEvent,
  answerRequests,
  CATEGORIES,
  pressUndo,
  refuseLate,
  refuseRequests,
  type Sent,
} from './answers.tsx'

afterEach(() => vi.unstubAllGlobals())

const SALES = {
  id: 31,
  name: 'Product sales',
  role: 'income',
  formLine: null,
  deductibleRate: '1',
  version: 1,
} as const
const field = (name: string) => page.getByLabelText(name, { exact: true })

async function open(): Promise<Sent[]> {
  const sent = answerRequests({ '/api/v1/categories': { items: [...CATEGORIES, SALES] } }, (path, query) =>
    path === '/api/v1/events'
      ? {
          items:
            query.get('kind') === 'expense'
              ? [anEvent({ id: 2, text: 'Sample Transit', purpose: 'Travel', account: 'Credit card' })]
              : [anEvent({ id: 1, kind: 'payment', text: 'Sample Platform', purpose: 'Product sales' })],
          nextCursor: null,
          totals: { count: 1, in: usd(0), out: usd(0) },
        }
      : undefined,
  )
  mount(
    <Around>
      <QuickEntry accounts={ACCOUNTS} />
    </Around>,
  )
  await userEvent.click(field('Paid to, or from'))
  // What was recorded lately is read once the line is in use.
  await expect.poll(() => document.querySelectorAll('datalist option').length).toBe(2)
  return sent
}

test('a known text brings its category and account, Enter records, and the next line begins', async () => {
  const sent = await open()
  await userEvent.keyboard('sample transit{Tab}3*4')
  await expect.element(field('Category')).toHaveDisplayValue('Travel')
  await expect.element(field('Account')).toHaveDisplayValue('Credit card')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]).toEqual({
    path: '/api/v1/expenses',
    body: { date: '2026-11-19', vendor: 'sample transit', categoryId: 23, amount: usd(1_200), accountId: 10 },
  })
  await expect.element(field('Amount')).toHaveValue('')
  await expect.element(field('Paid to, or from')).toHaveFocus()
  await expect.element(page.getByRole('button', { name: 'Undo' })).toBeVisible()
})

test('a category of income makes it a payment without an invoice', async () => {
  const sent = await open()
  await userEvent.keyboard('Sample Platform{Tab}50{Enter}')
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]).toEqual({
    path: '/api/v1/payments',
    body: {
      receivedDate: '2026-11-19',
      text: 'Sample Platform',
      amount: usd(5_000),
      accountId: 8,
      other: [{ accountId: 31, amount: usd(5_000) }],
    },
  })
})

test('what is missing takes the focus; Esc clears the line, and then leaves it', async () => {
  const sent = await open()
  await userEvent.keyboard('Something new{Enter}')
  await expect.element(field('Amount')).toHaveFocus()
  await expect.element(page.getByText('Enter an amount.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(field('Paid to, or from')).toHaveValue('')
  expect(page.getByText('Enter an amount.').elements()).toEqual([])
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.activeElement).toBe(document.body)
  expect(sent).toEqual([])
})

test.each([
  { text: 'sample transit', path: '/api/v1/expenses' },
  { text: 'Sample Platform', path: '/api/v1/payments' },
])('in a closed quarter a reason is asked for where one types, and $path takes it along', async ({ text, path }) => {
  const sent = await open()
  refuseLate()
  await userEvent.fill(field('Date'), '2026-09-14')
  await userEvent.click(field('Paid to, or from'))
  await userEvent.keyboard(`${text}{Tab}12.50{Enter}`)
  const reason = page.getByLabelText('Reason for the late change')
  await expect.element(reason).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Say why the closed quarter changes.')).toBeVisible()
  expect(sent).toEqual([])
  await userEvent.keyboard('It turned up{Enter}')
  await expect
    .poll(() => sent.map((one) => [one.path, one.body['lateChange']]))
    .toEqual([[path, { reason: 'It turned up' }]])
  // The next line begins, and asks for nothing.
  await expect.element(field('Paid to, or from')).toHaveFocus()
  expect(reason.elements()).toEqual([])
  pressUndo()
  await expect.element(page.getByText('Taken back.')).toBeVisible()
  expect(sent[1]?.body['lateChange']).toEqual({ reason: 'Undone: It turned up' })
})

test('Esc in the reason gives the line up, and another refusal is said as before', async () => {
  const sent = await open()
  refuseLate()
  await userEvent.keyboard('sample transit{Tab}12.50{Enter}')
  const reason = page.getByLabelText('Reason for the late change')
  await expect.element(reason).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(field('Paid to, or from')).toHaveFocus()
  await expect.element(field('Paid to, or from')).toHaveValue('')
  expect(reason.elements()).toEqual([])
  refuseRequests({ type: 'account-closed', detail: 'Credit card was closed.' }, (_path, { method }) => method !== 'GET')
  await userEvent.keyboard('sample transit{Tab}12.50{Enter}')
  await expect.element(page.getByRole('alert')).toHaveTextContent('Credit card was closed.')
  expect(reason.elements()).toEqual([])
  expect(sent).toEqual([])
})

test.each([
  { text: 'Pretend Paper', found: 21, why: 'the same text' },
  { text: ' pretend paper ', found: 21, why: 'in any case, with spaces around' },
  { text: 'pret', found: 21, why: 'a beginning' },
  { text: 'pr', found: undefined, why: 'two letters say too little' },
  { text: 'Unknown', found: undefined, why: 'nothing like it' },
  { text: 'Struck', found: undefined, why: 'what was taken back says nothing' },
])('“$text” brings the category $found ($why)', ({ text, found }) => {
  const recent = [anEvent({ id: 9, text: 'Struck', reversedById: 10 }), anEvent({ id: 8 })]
  expect(lastSimilar(text, recent, { accounts: ACCOUNTS, categories: CATEGORIES })?.categoryId).toBe(found)
})
