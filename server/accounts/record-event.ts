import { eq } from 'drizzle-orm'
import { isRealRole } from '../../shared/accounts/roles.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { type Db, prepared } from '../db/open.ts'
import { allocations, events, movements } from '../db/schema.ts'
import type { Tx } from '../db/transaction.ts'
import { clientCreditMinor } from './client-money.ts'
import { type EventDraft, refuseFuture, writeEvent } from './insert-event.ts'
import { keepOpening } from './opening.ts'
import { accountClosed, findAccount } from './repository.ts'

const statements = prepared((db) => ({
  reversal: db.$client.prepare<[number], number>('SELECT id FROM events WHERE reverses_id = ?').pluck(),
}))

/**
 * Records what happened, with all its movements, and says so in the history. Movements of nothing are left out.
 *
 * Throws: DomainError 'date-in-future' for a day that has not come, 'account-closed' for what touches a closed account:
 * its balance of zero stays, so a reversal of old asks to open it again first.
 */
export function recordEvent(tx: Tx, draft: EventDraft): number {
  refuseFuture(tx, draft.date)
  const id = writeEvent(tx, draft)
  const touched = new Set(draft.movements.flatMap((moved) => [moved.fromAccountId, moved.toAccountId]))
  for (const accountId of touched) {
    const account = findAccount(tx.db, accountId)
    if (!account || !isRealRole(account.role)) continue
    if (account.closedOn) throw accountClosed(account)
    keepOpening(tx, account, draft)
  }
  return id
}

/** Throws: DomainError 'not-found'. */
export function requireEvent(db: Db, id: number, pointer?: string): typeof events.$inferSelect {
  const event = db.select().from(events).where(eq(events.id, id)).get()
  if (!event) throw new DomainError('not-found', `There is no entry ${id}.`, pointer)
  return event
}

/** The first step of a correction: takes back what the new entry replaces, if it replaces anything. */
export function takeBackReplaced(tx: Tx, { replaces }: { replaces?: number | undefined }): void {
  if (replaces !== undefined) reverseEvent(tx, replaces)
}

/**
 * Takes back an event by a new one that moves the same money the other way. Nothing is erased.
 *
 * A mistake is reversed on the day of what it reverses; a payment that bounced on the day it did (`on`).
 * Throws: DomainError 'not-found', 'already-reversed', 'not-reversible' (a reversal itself, an opening balance),
 * 'date-in-future', or 'client-credit-too-small' when the client's credit that it brought has been used.
 */
export function reverseEvent(
  tx: Tx,
  id: number,
  { on, note = '' }: { on?: CalendarDate | undefined; note?: string } = {},
): number {
  const event = requireEvent(tx.db, id)
  if (event.reversesId !== null)
    throw new DomainError('not-reversible', 'This entry is itself a reversal. Record the money anew instead.')
  if (event.kind === 'opening')
    throw new DomainError('not-reversible', 'An opening balance is put right at its account, not taken back.')
  if (statements(tx.db).reversal.get(id) !== undefined)
    throw new DomainError('already-reversed', 'This entry was already taken back.')
  if (on !== undefined && on < event.date) {
    throw new DomainError(
      'not-reversible',
      `The payment came on ${event.date}; it cannot have bounced before.`,
      '#/bouncedOn',
    )
  }
  const moved = tx.db.select().from(movements).where(eq(movements.eventId, id)).all()
  const allocated = tx.db.select().from(allocations).where(eq(allocations.eventId, id)).all()
  const reversal = recordEvent(tx, {
    kind: event.kind,
    date: on ?? event.date,
    text: event.text,
    note,
    clientId: event.clientId,
    taxYear: event.taxYear ?? undefined,
    instalment: event.instalment ?? undefined,
    forEventId: event.forEventId ?? undefined,
    reverses: id,
    movements: moved.map((row) => ({
      fromAccountId: row.toAccountId,
      toAccountId: row.fromAccountId,
      amountMinor: row.amountMinor,
    })),
    allocations: allocated.map((row) => ({
      invoiceId: row.invoiceId,
      accountId: row.accountId,
      amountMinor: -row.amountMinor,
    })),
  })
  if (event.clientId !== null && clientCreditMinor(tx.db, event.clientId) < 0) {
    throw new DomainError(
      'client-credit-too-small',
      'The credit that this payment brought has been used since. Take that back first.',
    )
  }
  return reversal
}
