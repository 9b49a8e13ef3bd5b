import { hash, randomUUID } from 'node:crypto'
import { prepared } from './prepared.ts'
import type { Tx } from './transaction.ts'

/** What the first row of the history follows. */
export const GENESIS: string = '0'.repeat(64)

/**
 * Changes that hold the own words of a client, or of somebody who may become one: contact, address, what was written for
 * them. Those words are kept apart and the row holds their hash, so that they can be taken out on request while the chain
 * stays whole.
 */
const ABOUT_A_CLIENT = new Set([
  'client.added',
  'client.changed',
  'contract.added',
  'contract.changed',
  'contract.removed',
  'invoice.drafted',
  'invoice.revised',
  'invoice.discarded',
  'lead.added',
  'lead.changed',
])

const statements = prepared((db) => ({
  last: db.$client.prepare<[], { number: number; hash: string }>(
    'SELECT number, hash FROM history ORDER BY number DESC LIMIT 1',
  ),
  insert: db.$client.prepare(
    'INSERT INTO history (number, at, actor, action, entity, entity_id, before, after, previous_hash, hash) ' +
      'VALUES (@number, @at, @actor, @action, @entity, @entityId, @before, @after, @previousHash, @hash)',
  ),
  keepApart: db.$client.prepare('INSERT INTO history_contents (number, salt, before, after) VALUES (?, ?, ?, ?)'),
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
  const { last, insert, keepApart } = statements(tx.db)
  const previous = last.get()
  const texts = { before: textOf(before), after: textOf(after) }
  // Random enough that nobody guesses it (122 bits), and many times faster than asking for bytes each time.
  const salt = ABOUT_A_CLIENT.has(action) ? randomUUID() : undefined
  const row = {
    number: (previous?.number ?? 0) + 1,
    at: tx.at,
    actor: tx.actor,
    action,
    entity,
    entityId: entityId ?? null,
    before: salt === undefined ? texts.before : sealOf(salt, texts.before),
    after: salt === undefined ? texts.after : sealOf(salt, texts.after),
    previousHash: previous?.hash ?? GENESIS,
  }
  insert.run({ ...row, hash: rowHash(row) })
  if (salt !== undefined) keepApart.run(row.number, salt, texts.before, texts.after)
}

function textOf(content: unknown): string | null {
  return content === undefined ? null : canonical(content)
}

/** What stands in a history row for contents that are kept apart: their hash, salted so that nobody can guess them by it. */
export function sealOf(salt: string, content: string | null): string | null {
  return content === null ? null : canonical({ contents: sha256(`${salt}\n${content}`) })
}

/** True for what stands in the place of contents that are kept apart. */
export function isSeal(text: string | null): boolean {
  return text !== null && /^\{"contents":"[\da-f]{64}"\}$/.test(text)
}

/** The hash of a history row: SHA-256 over the previous hash and the row in canonical JSON. */
export function rowHash(row: Record<string, unknown> & { previousHash: string }): string {
  return sha256(`${row.previousHash}\n${canonical({ ...row, hash: undefined })}`)
}

/** JSON with sorted keys and no spaces: the same content gives the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sorted)
  const record = value as Record<string, unknown>
  const inOrder: Record<string, unknown> = {}
  for (const key of Object.keys(record).sort()) inOrder[key] = sorted(record[key])
  return inOrder
}

export function sha256(content: string | Buffer): string {
  return hash('sha256', content)
}
