import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import type { PaymentReply } from '../../shared/payments/contract.ts'
import { type Answer, type TestApp, usd } from './test-app.ts'

// Entries with calm defaults, made through the API as a page would make them.

/** The id of an account or a category by its name; of an end of the world that has one account, by its role. */
export function idOf(app: TestApp, name: string): number {
  const id = app.db.$client
    .prepare<[string, string], number>('SELECT id FROM accounts WHERE name = ? OR role = ? ORDER BY role = name DESC')
    .pluck()
    .get(name, name)
  if (id === undefined) throw new Error(`there is no account ${name}`)
  return id
}

/** The body of an answer that must be a success. */
export function ok<Body>({ status, body }: Answer<Body>): Body {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`)
  return body
}

export async function aClient(app: TestApp, changes: object = {}): Promise<ClientReply> {
  return ok(await app.post<ClientReply>('/api/v1/clients', { name: 'Sample & Co', ...changes }))
}

export function aLine(app: TestApp, changes: object = {}): object {
  return { description: 'Design', quantity: '1', unitPrice: '1000', accountId: idOf(app, 'Client work'), ...changes }
}

/** What a draft is made of: one line over $1000.00, for a new client unless one is given. */
export async function draftBody(app: TestApp, changes: Record<string, unknown> = {}): Promise<object> {
  const clientId = changes['clientId'] ?? (await aClient(app)).id
  return { clientId, issueDate: '2026-10-01', dueDate: '2026-10-31', lines: [aLine(app)], ...changes }
}

export async function aDraft(app: TestApp, changes: Record<string, unknown> = {}): Promise<InvoiceReply> {
  return ok(await app.post<InvoiceReply>('/api/v1/invoices', await draftBody(app, changes)))
}

export async function anIssued(app: TestApp, changes: Record<string, unknown> = {}): Promise<InvoiceReply> {
  const draft = await aDraft(app, changes)
  return ok(await issue(app, draft))
}

export function issue(app: TestApp, { id, version }: { id: number; version: number }): Promise<Answer<InvoiceReply>> {
  return app.post<InvoiceReply>(`/api/v1/invoices/${id}/issue`, undefined, { 'if-match': `"${version}"` })
}

/** A payment of one invoice into the spending account. */
export function paymentBody(app: TestApp, invoiceId: number, minor: number, changes: object = {}): object {
  return {
    receivedDate: '2026-11-10',
    amount: usd(minor),
    accountId: idOf(app, 'Spending'),
    allocations: [{ invoiceId, amount: usd(minor) }],
    ...changes,
  }
}

export async function pay(app: TestApp, invoiceId: number, minor: number, changes: object = {}): Promise<PaymentReply> {
  return ok(await app.post<PaymentReply>('/api/v1/payments', paymentBody(app, invoiceId, minor, changes)))
}

/** Income without an invoice, into the spending account. */
export async function receive(app: TestApp, minor: number, changes: object = {}): Promise<PaymentReply> {
  const body = {
    receivedDate: '2026-11-10',
    amount: usd(minor),
    accountId: idOf(app, 'Spending'),
    other: [{ accountId: idOf(app, 'Product sales'), amount: usd(minor) }],
    ...changes,
  }
  return ok(await app.post<PaymentReply>('/api/v1/payments', body))
}

/** What every account holds at the end of a day, the ends of the world included, in minor units; zeroes left out. */
export function balances(app: TestApp, asOf = '2100-12-31'): Record<string, number> {
  const rows = app.db.$client
    .prepare<[string, string], { name: string; minor: number }>(
      `SELECT name, coalesce((SELECT sum(amount_minor) FROM movements WHERE to_account_id = a.id AND date <= ?), 0)
         - coalesce((SELECT sum(amount_minor) FROM movements WHERE from_account_id = a.id AND date <= ?), 0) AS minor
       FROM accounts a ORDER BY a.id`,
    )
    .all(asOf, asOf)
  return Object.fromEntries(rows.filter(({ minor }) => minor !== 0).map(({ name, minor }) => [name, minor]))
}

/** How much each account gained or lost while something was done, by name, in minor units. */
export async function moved(app: TestApp, work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = balances(app)
  await work()
  const after = balances(app)
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changes = names.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const)
  return Object.fromEntries(changes.filter(([, minor]) => minor !== 0))
}

/** What the API says that a real account holds. */
export async function balanceOf(app: TestApp, name: string, asOf?: string): Promise<number> {
  const { items } = ok(await app.get<{ items: AccountReply[] }>(`/api/v1/accounts${asOf ? `?asOf=${asOf}` : ''}`))
  const account = items.find((item) => item.name === name)
  if (!account) throw new Error(`there is no account ${name}`)
  return account.balance.minor
}

/** The bytes of a download. */
export async function bytesOf(app: TestApp, url: string): Promise<Buffer> {
  const { statusCode, rawPayload } = await app.app.inject({ method: 'GET', url, headers: { host: 'localhost:4280' } })
  if (statusCode !== 200) throw new Error(`answered ${statusCode}`)
  return rawPayload
}
