import { join } from 'node:path'
import { checkBook } from '../../server/backups/check.ts'
import { readBook } from '../../server/db/open.ts'
import { aSetUp, usd } from './test-app.ts'

// What a client does that loses no entry: it numbers what it sends, and keeps the key until it was answered.

export interface Write {
  /** Stands in the record, which is found by it: 'Number 17'. */
  name: string
  path: string
  body: object
  key: string
}

export interface Answered {
  status: number
  body: Record<string, unknown>
}

/** The day of a server that is sent numbered writes. */
export const ON_THAT_DAY = { NODE_ENV: 'test', TODAY: '2026-11-19' }

/** Sends a write. Throws where no answer comes, as when the server is killed meanwhile. */
export async function send(address: string, { path, body, key }: Omit<Write, 'name'>): Promise<Answered> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  const answer = await fetch(`${address}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, body: (await answer.json()) as Answered['body'] }
}

export async function read<Body>(address: string, path: string): Promise<Body> {
  const answer = await fetch(`${address}/api/v1${path}`)
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Body
}

/** Answers a new book's first questions and gives it a client. Gives what makes the writes by their number. */
export async function setUpToWrite(address: string): Promise<(number: number) => Write> {
  await send(address, { path: '/set-up', body: aSetUp(), key: 'set-up' })
  const client = await send(address, { path: '/clients', body: { name: 'Sample & Co' }, key: 'client' })
  const idOf = await idsByName(address)
  const clientId = client.body['id']
  return (number) => numberedWrite(number, { clientId, idOf })
}

async function idsByName(address: string): Promise<(name: string) => number> {
  const lists = await Promise.all(
    ['/accounts', '/categories'].map((path) => read<{ items: { id: number; name: string }[] }>(address, path)),
  )
  const ids = new Map(lists.flatMap(({ items }) => items.map(({ name, id }) => [name, id] as const)))
  return (name) => {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`there is no account ${name}`)
    return id
  }
}

/** A client, a draft, a payment or an expense, in turn. */
function numberedWrite(
  number: number,
  { clientId, idOf }: { clientId: unknown; idOf: (name: string) => number },
): Write {
  const name = `Number ${number}`
  const [amount, accountId] = [usd(100 + number), idOf('Spending')]
  const line = { description: 'Design', quantity: '1', unitPrice: '1000', accountId: idOf('Client work') }
  const other = [{ accountId: idOf('Product sales'), amount }]
  const [path, body] = [
    ['/clients', { name }] as const,
    [
      '/invoices',
      { clientId, issueDate: '2026-11-01', dueDate: '2026-11-30', reference: name, lines: [line] },
    ] as const,
    ['/payments', { receivedDate: '2026-11-10', amount, accountId, text: name, other }] as const,
    ['/expenses', { date: '2026-11-10', vendor: name, categoryId: idOf('Software'), amount, accountId }] as const,
  ][number % 4] as [string, object]
  return { name, path, body, key: `key ${number}`.replace(' ', '-') }
}

/** Where the record of a write that was answered is read, and what stands there. */
export function recordOf({ path }: Write, { body }: Answered): { path: string; record: object } {
  const { event } = body as { event?: { id: number } }
  return event
    ? { path: `/events/${event.id}`, record: event }
    : { path: `${path}/${String(body['id'])}`, record: body }
}

/** How often each numbered write is in the book of a folder, by its name, after `check` found nothing wrong. */
export function recordsIn(folder: string): Map<string, number> {
  const db = readBook(join(folder, 'data.db'))
  try {
    const findings = checkBook(db, folder)
    if (findings.length > 0) throw new Error(`check finds: ${JSON.stringify(findings)}`)
    const rows = db.$client
      .prepare<[], [name: string, count: number]>(
        `SELECT name, count(*) FROM (
           SELECT name FROM clients UNION ALL SELECT reference FROM invoices UNION ALL SELECT text FROM events
         ) WHERE name LIKE 'Number %' GROUP BY name`,
      )
      .raw()
      .all()
    return new Map(rows)
  } finally {
    db.$client.close()
  }
}
