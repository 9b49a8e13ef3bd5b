import type { CorrectionReply, EventDetailReply } from '../../shared/accounts/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { requireClient } from '../clients/repository.ts'
import { type Db, prepared } from '../db/open.ts'
import { findEventWithMovements } from './statement.ts'

// How an entry came to be what it is: each correction takes an entry back and records another one in its place.

type Whole = ReturnType<typeof findEventWithMovements>
type Change = CorrectionReply['changes'][number]

const statements = prepared((db) => ({
  recordedAt: db.$client
    .prepare<[number], string>(
      "SELECT at FROM history WHERE entity = 'event' AND entity_id = ? ORDER BY number LIMIT 1",
    )
    .pluck(),
  replacement: db.$client.prepare<[number], number>('SELECT id FROM events WHERE replaces_id = ?').pluck(),
}))

/** One event down to its movements, with all that was corrected of it. Throws: DomainError 'not-found'. */
export function findEventDetail(db: Db, id: number): EventDetailReply {
  const event = findEventWithMovements(db, id)
  return { ...event, recordedAt: recordedAt(db, id), corrections: correctionsOf(db, event) }
}

function correctionsOf(db: Db, event: Whole): CorrectionReply[] {
  const chain = [event]
  for (let first = event; first.replacesId !== null; ) {
    first = findEventWithMovements(db, first.replacesId)
    chain.unshift(first)
  }
  for (let next = replacementOf(db, event.id); next !== undefined; next = replacementOf(db, next)) {
    chain.push(findEventWithMovements(db, next))
  }
  return chain.slice(1).flatMap((after, index) => {
    const before = chain[index]
    return before
      ? [{ fromId: before.id, toId: after.id, at: recordedAt(db, after.id), changes: changes(db, before, after) }]
      : []
  })
}

function replacementOf(db: Db, id: number): number | undefined {
  return statements(db).replacement.get(id)
}

function recordedAt(db: Db, id: number): string | null {
  return statements(db).recordedAt.get(id) ?? null
}

function changes(db: Db, before: Whole, after: Whole): Change[] {
  const wordsOf: Record<Change['field'], (event: Whole) => string | null> = {
    date: ({ date }) => date,
    amount: ({ amount }) => moneyText(amount),
    text: ({ text }) => text,
    account: ({ account }) => account || null,
    purpose: ({ purpose }) => purpose || null,
    client: ({ clientId }) => (clientId === null ? null : requireClient(db, clientId).name),
    // Where an entry has only one part, its amount says all there is to say of it.
    parts: ({ movements }) => (before.movements.length + after.movements.length > 2 ? partsText(movements) : null),
    document: ({ documentAmount }) => documentAmount && moneyText(documentAmount),
    instalment: ({ instalment }) => (instalment === null ? null : String(instalment)),
    note: ({ note }) => note || null,
  }
  return Object.entries(wordsOf).flatMap(([field, words]) => {
    const [was, is] = [words(before), words(after)]
    return was === is ? [] : [{ field: field as Change['field'], before: was, after: is }]
  })
}

/** "Client work to Spending $970.00, Client work to Commissions and fees $30.00" */
function partsText(movements: Whole['movements']): string {
  return movements.map(({ from, to, amount }) => `${from.name} to ${to.name} ${moneyText(amount)}`).join(', ')
}
