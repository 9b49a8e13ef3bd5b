import { ClientDraft, ClientPatch, ClientReply, ClientsQuery, ClientsReply } from '../../shared/clients/contract.ts'
import { IdParams } from '../../shared/contract.ts'
import { DomainError } from '../../shared/errors.ts'
import { money, scaled, unscaled } from '../../shared/money.ts'
import { clientCreditMinor } from '../accounts/client-money.ts'
import { likeFolded } from '../accounts/search-words.ts'
import type { Context } from '../context.ts'
import { recordChange } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import type { App } from '../http/routes.ts'
import { answerOnceShared, change, expectedVersion, withETag } from '../http/write.ts'
import { homeCurrency, requireProfile } from '../profile/repository.ts'
import { type ClientListRow, insertClient, listClients, requireClient, updateClient } from './repository.ts'

export function clientRoutes(app: App, context: Context): void {
  const { db } = context
  app.get(
    '/api/v1/clients',
    { schema: { querystring: ClientsQuery, response: { 200: ClientsReply } } },
    async ({ query }) => {
      const rows = listClients(db, {
        archived: query.archived ?? null,
        q: query.q ? likeFolded(query.q) : null,
        after: readCursor(query.cursor),
        limit: query.limit + 1,
      })
      const page = rows.slice(0, query.limit)
      const last = page.at(-1)
      return {
        items: page.map((row) => clientReply(db, row)),
        nextCursor: rows.length > page.length && last ? String(last.id) : null,
      }
    },
  )
  app.get(
    '/api/v1/clients/:id',
    { schema: { params: IdParams, response: { 200: ClientReply } } },
    async ({ params }, reply) => withETag(reply, oneClient(db, params.id)),
  )
  app.post(
    '/api/v1/clients',
    { schema: { body: ClientDraft, response: { 201: ClientReply } } },
    async (request, reply) =>
      answerOnceShared(context, request, reply, 201, (tx) => oneClient(tx.db, addClient(tx, request.body))),
  )
  app.patch(
    '/api/v1/clients/:id',
    { schema: { params: IdParams, body: ClientPatch, response: { 200: ClientReply } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        patchClient(tx, request.params.id, expectedVersion(request), request.body)
        return oneClient(tx.db, request.params.id)
      }),
  )
  app.delete('/api/v1/clients/:id', { schema: { params: IdParams } }, async (request) => {
    requireClient(db, request.params.id)
    throw new DomainError('client-in-use', 'A client stays for the sake of the books. Archive the client instead.')
  })
}

/** Adds a client. Gives its id. */
export function addClient(tx: Tx, { taxRate, ...draft }: ClientDraft): number {
  requireProfile(tx.db)
  const id = insertClient(tx.db, { ...draft, taxE5: scaled(taxRate, 100_000) })
  recordChange(tx, { action: 'client.added', entity: 'client', entityId: id, after: { ...draft, taxRate } })
  return id
}

/** Changes a client, or archives one. Throws: DomainError 'stale'. */
export function patchClient(tx: Tx, id: number, expected: number, { taxRate, archived, ...rest }: ClientPatch): void {
  const before = requireClient(tx.db, id)
  refuseStale(before.version, expected)
  if (before.removedOn !== null) {
    throw new DomainError(
      'client-removed',
      'What was known of this client was removed on request. Add them as a new client if you work for them again.',
    )
  }
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  updateClient(tx.db, id, expected, {
    ...given,
    ...(taxRate !== undefined && { taxE5: scaled(taxRate, 100_000) }),
    ...(archived !== undefined && { archivedOn: archived ? tx.today : null }),
  })
  recordChange(tx, {
    action: 'client.changed',
    entity: 'client',
    entityId: id,
    before,
    after: requireClient(tx.db, id),
  })
}

function oneClient(db: Db, id: number): ClientReply {
  const [row] = listClients(db, { id, limit: 1 })
  if (!row) throw new DomainError('not-found', `There is no client ${id}.`)
  return clientReply(db, row)
}

function clientReply(db: Db, { taxE5, owedMinor, ...row }: ClientListRow): ClientReply {
  const currency = homeCurrency(db)
  const credit = money(clientCreditMinor(db, row.id), currency)
  return { ...row, taxRate: unscaled(taxE5, 100_000), owed: money(owedMinor, currency), credit }
}

function readCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  if (!/^\d{1,15}$/.test(cursor)) throw new DomainError('not-found', 'There is no such page. Start from the first one.')
  return Number(cursor)
}
