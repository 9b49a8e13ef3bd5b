import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { OpenDialog } from '../../web/dialogs.ts'
import ExpenseDialog from '../../web/expenses/expense-dialog.tsx'
import {
  ACCOUNTS,
  Around,
  aDetail,
  aMovement,
  anEvent,
  answerRequests,
  CATEGORIES,
  chooseFiles,
  pressUndo,
  refuseRequests,
  type Sent,
} from '../accounts/answers.tsx'
import { mount } from '../web/mount.ts'
import { usd } from '../web/samples.ts'

afterEach(() => vi.unstubAllGlobals())

const LIVING = { id: 31, name: 'Living', role: 'living' } as const
const SALES_TAX = { id: 32, name: 'Sales tax', role: 'sales-tax' } as const
const [spending, , card] = ACCOUNTS
const [supplies, , travel] = CATEGORIES

const field = (name: string) => page.getByLabelText(name, { exact: true })

async function open(
  dialog: Extract<OpenDialog, { kind: 'expense' | 'money-back' }>,
): Promise<{ sent: Sent[]; onClose: () => void }> {
  const before = [anEvent({ id: 2, reversedById: 3, purpose: 'Travel' }), anEvent()]
  const sent = answerRequests({
    '/api/v1/accounts': { items: ACCOUNTS },
    '/api/v1/categories': { items: CATEGORIES },
    '/api/v1/events': { items: before, nextCursor: null },
  })
  const onClose = vi.fn()
  mount(
    <Around>
      <ExpenseDialog dialog={dialog} onClose={onClose} />
    </Around>,
  )
  await expect.element(page.getByRole('dialog')).toBeVisible()
  return { sent, onClose }
}

test('a known vendor brings the category of an expense that stands, and only while none is chosen', async () => {
  await open({ kind: 'expense' })
  await userEvent.fill(field('Vendor'), 'pretend paper')
  await expect.element(field('Category')).toHaveDisplayValue('Supplies')
  await userEvent.selectOptions(field('Category'), 'Travel')
  await userEvent.fill(field('Vendor'), 'Pretend Paper')
  await expect.element(field('Category')).toHaveDisplayValue('Travel')
})

test('the private rest is shown while one types, and the reserve is mentioned with what was done', async () => {
  const { sent, onClose } = await open({ kind: 'expense' })
  await userEvent.fill(field('Amount paid'), '105.71')
  await userEvent.fill(field('Vendor'), 'Pretend Paper')
  await userEvent.fill(field('Business share'), '70')
  await expect.element(page.getByText('Business: $74.00. The private rest, $31.71, counts as living.')).toBeVisible()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]).toEqual({
    path: '/api/v1/expenses',
    body: {
      amount: usd(10_571),
      date: '2026-11-19',
      note: '',
      vendor: 'Pretend Paper',
      categoryId: supplies?.id,
      accountId: spending?.id,
      businessShare: '0.7',
    },
  })
  expect(onClose).toHaveBeenCalledOnce()
  await expect.element(page.getByText(/\$55\.00 of the tax reserve can be released\./)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Undo' })).toBeVisible()
})

test('a chosen receipt is attached once the expense is recorded; one that is too large keeps the form open', async () => {
  const { sent, onClose } = await open({ kind: 'expense' })
  await userEvent.fill(field('Amount paid'), '40')
  await userEvent.fill(field('Vendor'), 'Pretend Paper')
  const choose = (bytes: number) =>
    chooseFiles(field('Receipt').element(), new File([new Uint8Array(bytes)], 'bill.pdf'))
  choose(10 * 1024 * 1024 + 1)
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  const fault = 'bill.pdf is larger than 10 MiB. Make it smaller, and try again.'
  await expect.element(page.getByRole('link', { name: fault })).toBeVisible()
  expect(sent).toEqual([])
  choose(10)
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => sent.map(({ path }) => path)).toEqual(['/api/v1/expenses', '/api/v1/events/1/receipt-files'])
  await expect.element(page.getByText(/bill\.pdf is attached\./)).toBeVisible()
  expect(onClose).toHaveBeenCalledOnce()
})

test('a receipt that is refused leaves the expense recorded, and the person is told', async () => {
  const { sent, onClose } = await open({ kind: 'expense' })
  refuseRequests({ type: 'media-type', status: 415, detail: 'This is no receipt.' }, (path) =>
    path.endsWith('/receipt-files'),
  )
  await userEvent.fill(field('Amount paid'), '40')
  await userEvent.fill(field('Vendor'), 'Pretend Paper')
  chooseFiles(field('Receipt').element(), new File(['<svg/>'], 'bill.pdf'))
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => sent.map(({ path }) => path)).toEqual(['/api/v1/expenses'])
  await expect
    .element(page.getByText(/bill\.pdf was not attached\. This is no receipt\. Attach it on the entry’s page\./))
    .toBeVisible()
  expect(onClose).toHaveBeenCalledOnce()
})

test('into a closed quarter the reason goes with the expense and its Undo, and the receipt is attached', async () => {
  const { sent } = await open({ kind: 'expense' })
  refuseRequests(
    { type: 'quarter-closed', detail: '2026-09-14 lies in Q3 2026, which is closed.' },
    (_path, { method, body }) => method !== 'GET' && typeof body === 'string' && !body.includes('lateChange'),
  )
  await userEvent.fill(field('Amount paid'), '40')
  await userEvent.fill(field('Vendor'), 'Pretend Paper')
  const bill = new File([new Uint8Array(10)], 'bill.pdf')
  chooseFiles(field('Receipt').element(), bill)
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await userEvent.fill(page.getByLabelText('Reason for the late change'), 'It turned up')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText(/bill\.pdf is attached\./)).toBeVisible()
  pressUndo()
  await expect.element(page.getByText('Taken back.')).toBeVisible()
  expect(sent.map(({ path, body }) => [path, body['lateChange'], body['file']])).toEqual([
    ['/api/v1/expenses', { reason: 'It turned up' }, undefined],
    ['/api/v1/events/1/receipt-files', undefined, bill],
    ['/api/v1/events/1/reverse', { reason: 'Undone: It turned up' }, undefined],
  ])
})

test('a document in another currency needs its amount, in the decimals of that currency', async () => {
  const { sent } = await open({ kind: 'expense' })
  await userEvent.fill(field('Amount paid'), '40')
  await userEvent.fill(field('Vendor'), 'Pretend Paper')
  await userEvent.click(page.getByText('Tax to reclaim, another currency, a note'))
  await userEvent.selectOptions(field('Currency of the document'), 'JPY')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('link', { name: 'Enter an amount.' })).toBeVisible()
  await userEvent.fill(field('Amount on the document'), '6,000')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => sent[0]?.body['document']).toEqual({ minor: 6_000, currency: 'JPY' })
})

test('a correction begins with all that was recorded, and says which entry it replaces', async () => {
  if (!card || !supplies) throw new Error('the samples have a card and supplies')
  const replaces = aDetail({
    id: 17,
    date: '2026-11-06',
    note: 'Half of it at home',
    documentAmount: { minor: 9_000, currency: 'EUR' },
    movements: [aMovement(card, supplies, 6_500), aMovement(card, SALES_TAX, 500), aMovement(card, LIVING, 3_000)],
  })
  const { sent } = await open({ kind: 'expense', replaces })
  await expect.element(field('Amount paid')).toHaveValue('100.00')
  await expect.element(field('Paid from')).toHaveDisplayValue('Credit card')
  await expect.element(field('Sales tax to reclaim')).toHaveValue('5.00')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toEqual({
    amount: usd(10_000),
    date: '2026-11-06',
    note: 'Half of it at home',
    vendor: 'Pretend Paper',
    categoryId: supplies.id,
    accountId: card.id,
    businessShare: '0.7',
    reclaimableTax: usd(500),
    document: { minor: 9_000, currency: 'EUR' },
    replaces: 17,
  })
  await expect.element(page.getByText(/^Corrected\./)).toBeVisible()
  expect(page.getByRole('button', { name: 'Undo' }).elements()).toEqual([])
})

test('money back goes the other way, into the account', async () => {
  const { sent } = await open({ kind: 'money-back' })
  await userEvent.fill(field('Amount'), '9')
  await userEvent.fill(field('Vendor'), 'Sample Rail')
  await userEvent.selectOptions(field('Category'), 'Travel')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    path: '/api/v1/money-back',
    body: { amount: usd(900), categoryId: travel?.id, accountId: spending?.id },
  })
})
