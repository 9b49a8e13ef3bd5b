import { LocationProvider } from 'preact-iso'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { BOOK_PATH } from '../../web/book.ts'
import { heard } from '../../web/connection.ts'
import PaymentDialog from '../../web/payments/payment-dialog.tsx'
import { useResource } from '../../web/resource.ts'
import { mount } from '../web/mount.ts'
import { book, usd } from '../web/samples.ts'

interface Sent {
  path: string
  key: string | null
  body: unknown
}

const sent: Sent[] = []
/** Whether the program falls silent when a payment is recorded. */
let isSilent = false

const replies: Record<string, unknown> = {
  [BOOK_PATH]: book,
  '/api/v1/accounts': {
    items: [
      { id: 8, name: 'Spending', role: 'spending', balance: usd(100_000), position: 0, closedOn: null, version: 1 },
      { id: 9, name: 'Tax savings', role: 'tax-reserve', balance: usd(0), position: 1, closedOn: null, version: 1 },
    ],
    nextCursor: null,
  },
  '/api/v1/categories': {
    items: [{ id: 1, name: 'Client work', role: 'income', formLine: '1', deductibleRate: '1', version: 1 }],
    nextCursor: null,
  },
  '/api/v1/clients': { items: [], nextCursor: null },
}

/** 27.5 % of what was paid, and $20.00 that were missing before. */
function preview({ amount }: { amount: { minor: number } }) {
  const added = Math.round(amount.minor * 0.275)
  const none = usd(0)
  return {
    parts: {
      paid: amount,
      salesTax: none,
      clientMoney: none,
      reimbursed: none,
      income: amount,
      fee: none,
      withheld: none,
      arrives: amount,
    },
    proposal: {
      added: usd(added),
      missingBefore: usd(2_000),
      total: usd(added + 2_000),
      releasable: none,
      rate: '0.275',
    },
  }
}

beforeEach(() => {
  sent.length = 0
  isSilent = false
  vi.stubGlobal('fetch', async (address: string, request: RequestInit = {}) => {
    const path = address.split('?')[0] ?? ''
    if (request.method !== 'POST') return new Response(JSON.stringify(replies[path] ?? {}))
    const body = JSON.parse(String(request.body))
    sent.push({ path, key: new Headers(request.headers).get('idempotency-key'), body })
    if (path.endsWith('/preview')) return new Response(JSON.stringify(preview(body)))
    if (isSilent) throw new TypeError('Failed to fetch')
    const event = { id: 30, text: 'Pretend platform', amount: body.amount }
    return new Response(JSON.stringify({ event, setAside: null, ...preview(body), invoices: [] }), { status: 201 })
  })
})

afterEach(() => {
  heard()
  vi.unstubAllGlobals()
})

const onClose = vi.fn()

function Page() {
  useResource(BOOK_PATH)
  return (
    <LocationProvider>
      <PaymentDialog dialog={{ kind: 'payment' }} onClose={onClose} />
    </LocationProvider>
  )
}

async function typePayment(amount: string): Promise<void> {
  mount(<Page />)
  await userEvent.fill(page.getByLabelText('Who paid, or what for'), 'Pretend platform')
  await userEvent.fill(page.getByLabelText('Amount the client paid'), amount)
}

const recordings = () => sent.filter(({ path }) => path === '/api/v1/payments')

test('where nobody owes anything it is income without an invoice; its tax is set aside with what was missing', async () => {
  await typePayment('100')
  await expect.element(page.getByText('Your rate, 27.5%: $27.50')).toBeVisible()
  await expect.element(page.getByRole('img', { name: /Yours \$72\.50, Tax set-aside \$27\.50/ })).toBeInTheDocument()
  await userEvent.click(page.getByRole('button', { name: /Record and set aside/ }))
  await expect.poll(() => onClose.mock.calls.length).toBe(1)
  expect(recordings().map(({ body }) => body)).toEqual([
    {
      receivedDate: '2026-11-19',
      amount: usd(10_000),
      fromCredit: false,
      accountId: 8,
      text: 'Pretend platform',
      allocations: [],
      other: [{ accountId: 1, amount: usd(10_000) }],
      keepAsCredit: false,
      note: '',
      setAside: { amount: usd(4_750), fromAccountId: 8, toAccountId: 9 },
    },
  ])
})

test('who is quicker than the preview gets the proposal of what was typed, not of what was on screen', async () => {
  await typePayment('100')
  await expect.element(page.getByText('Your rate, 27.5%: $27.50')).toBeVisible()
  await userEvent.fill(page.getByLabelText('Amount the client paid'), '200')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => recordings().length).toBe(1)
  expect(recordings()[0]?.body).toMatchObject({ amount: usd(20_000), setAside: { amount: usd(7_500) } })
})

test('without the missing amount, with another one, or not now', async () => {
  await typePayment('100')
  await userEvent.click(page.getByLabelText(/Move the missing \$20\.00 as well/))
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => recordings().length).toBe(1)
  await userEvent.click(page.getByLabelText('Another amount'))
  await userEvent.fill(page.getByLabelText('Amount to set aside'), '5')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => recordings().length).toBe(2)
  await userEvent.click(page.getByLabelText('Not now'))
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => recordings().length).toBe(3)
  const moves = recordings().map(({ body }) => (body as { setAside?: { amount: unknown } }).setAside?.amount)
  expect(moves).toEqual([usd(2_750), usd(500), undefined])
})

test('after a silence the very same request is sent again, under the same key', async () => {
  await typePayment('100')
  await expect.element(page.getByText('Your rate, 27.5%: $27.50')).toBeVisible()
  isSilent = true
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByText('Evenkeel does not answer')).toBeVisible()
  isSilent = false
  await userEvent.click(page.getByRole('button', { name: /Record and set aside/ }))
  await expect.poll(() => recordings().length).toBe(2)
  const [first, second] = recordings()
  expect(second).toEqual(first)
  expect(first?.key).toMatch(/^[\w-]{36}$/)
})
