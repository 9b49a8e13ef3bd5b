import { randomUUID } from 'node:crypto'
import type { AccountReply, CategoryReply } from '../../shared/accounts/contract.ts'
import type { PaymentReply } from '../../shared/payments/contract.ts'
import { aSetUp, usd } from '../support/test-app.ts'

/** A running server's API, asked as a program of the owner's would. */
export class Api {
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  async get<Body>(path: string): Promise<Body> {
    return this.read(await fetch(this.url + path))
  }

  async post<Body>(path: string, body: object): Promise<Body> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
    return this.read(await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) }))
  }

  private async read<Body>(answer: Response): Promise<Body> {
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Body
  }
}

export interface SeededBook {
  /** The id of an account or an expense category. */
  id: (name: string) => number
  clientPaymentId: number
  bouncedPaymentId: number
}

/** Two quarters of Robin Sample: $8,000.00 received, rent and paper paid, something set aside, one payment bounced. */
export async function seedBook(api: Api): Promise<SeededBook> {
  await api.post('/api/v1/set-up', aSetUp())
  const accounts = await api.get<{ items: AccountReply[] }>('/api/v1/accounts')
  const categories = await api.get<{ items: CategoryReply[] }>('/api/v1/categories')
  const ids = new Map([...categories.items, ...accounts.items].map(({ id, name }) => [name, id]))
  const id = (name: string) => {
    const found = ids.get(name)
    if (found === undefined) throw new Error(`there is no account ${name}`)
    return found
  }
  const { id: clientId } = await api.post<{ id: number }>('/api/v1/clients', { name: 'Paper Whale Press' })
  const payment = (receivedDate: string, minor: number) =>
    api.post<PaymentReply>('/api/v1/payments', {
      receivedDate,
      amount: usd(minor),
      accountId: id('Spending'),
      clientId,
      other: [{ accountId: id('Client work'), amount: usd(minor) }],
    })
  const expense = (date: string, vendor: string, category: string, minor: number) =>
    api.post('/api/v1/expenses', {
      date,
      vendor,
      categoryId: id(category),
      amount: usd(minor),
      accountId: id('Spending'),
    })
  await payment('2026-08-12', 500_000)
  await expense('2026-08-03', 'Invented Desks', 'Rent', 28_500)
  await expense('2026-11-03', 'Invented Desks', 'Rent', 28_500)
  await expense('2026-11-04', 'Pretend Paper', 'Supplies', 11_840)
  const { event } = await payment('2026-11-10', 300_000)
  await api.post('/api/v1/transfers', {
    date: '2026-11-10',
    amount: usd(150_000),
    fromAccountId: id('Spending'),
    toAccountId: id('Tax savings'),
    forEventId: event.id,
  })
  const bounced = await payment('2026-11-12', 40_000)
  await api.post(`/api/v1/events/${bounced.event.id}/reverse`, { bouncedOn: '2026-11-16' })
  return { id, clientPaymentId: event.id, bouncedPaymentId: bounced.event.id }
}
