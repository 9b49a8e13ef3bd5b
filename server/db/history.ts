import { createHash } from 'node:crypto'
import { prepared } from './prepared.ts'
import type { Tx } from './transaction.ts'

const GENESIS = '0'.repeat(64)

const statements = prepared((db) => ({
  last: db.$client.prepare<[], { number: number; hash: string }>(
    'SELECT number, hash FROM history ORDER BY number DESC LIMIT 1',
  ),
  insert: db.$client.prepare(
    'INSERT INTO history (number, at, actor, action, entity, entity_id, before, after, previous_hash, hash) ' +
      'VALUES (@number, @at, @actor, @action, @entity, @entityId, @before, @after, @previousHash, @hash)',
  ),
}))

export interface Change {
  /** What was done, as 'invoice.issued'. */
  action: string
  entity: string
  entityId?: number
  before?: unknown
  after?: unknown
}

/** Writes one row of the history, chained to the row before by its hash, in the transaction of the change itself. */
export function recordChange(tx: Tx, { action, entity, entityId, before, after }: Change): void {
  const { last, insert } = statements(tx.db)
  const previous = last.get()
  const row = {
    number: (previous?.number ?? 0) + 1,
    at: tx.at,
    actor: tx.actor,
    action,
    entity,
    entityId: entityId ?? null,
    before: before === undefined ? null : canonical(before),
    after: after === undefined ? null : canonical(after),
    previousHash: previous?.hash ?? GENESIS,
  }
  insert.run({ ...row, hash: rowHash(row) })
}

/** The hash of a history row: SHA-256 over the previous hash and the row in canonical JSON. */
export function rowHash(row: Record<string, unknown> & { previousHash: string }): string {
  return sha256(`${row.previousHash}\n${canonical({ ...row, hash: undefined })}`)
}

/** JSON with sorted keys and no spaces: the same content gives the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
