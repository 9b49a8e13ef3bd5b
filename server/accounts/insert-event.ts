import type { EventKind } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { LARGEST_AMOUNT_MINOR, type Money } from '../../shared/money.ts'
import { recordChange } from '../db/history.ts'
import { prepared } from '../db/open.ts'
import type { Tx } from '../db/transaction.ts'
import { carryReceiptFiles } from '../receipt-files/repository.ts'
import { admitDate } from './closed-quarter.ts'

export interface MovementDraft {
  fromAccountId: number
  toAccountId: number
  amountMinor: number
}

export interface AllocationDraft {
  invoiceId: number
  accountId: number
  /** Below zero when it gives back. */
  amountMinor: number
}

export interface EventDraft {
  kind: EventKind
  date: CalendarDate
  text: string
  note?: string
  clientId?: number | null | undefined
  taxYear?: string | undefined
  instalment?: number | undefined
  forEventId?: number | undefined
  /** The event that this one corrects: it is reversed in the same step. */
  replaces?: number | undefined
  reverses?: number | undefined
  document?: Money | undefined
  importId?: number | undefined
  movements: readonly MovementDraft[]
  allocations?: readonly AllocationDraft[]
}

const statements = prepared((db) => ({
  event: db.$client.prepare(
    'INSERT INTO events (kind, date, text, note, client_id, tax_year, instalment, for_event_id, reverses_id, replaces_id, ' +
      'document_minor, document_currency, import_id) VALUES (@kind, @date, @text, @note, @clientId, @taxYear, @instalment, ' +
      '@forEventId, @reversesId, @replacesId, @documentMinor, @documentCurrency, @importId)',
  ),
  movement: db.$client.prepare(
    'INSERT INTO movements (event_id, date, from_account_id, to_account_id, amount_minor) VALUES (?, ?, ?, ?, ?)',
  ),
  allocation: db.$client.prepare(
    'INSERT INTO allocations (event_id, invoice_id, account_id, date, amount_minor) VALUES (?, ?, ?, ?, ?)',
  ),
}))

/**
 * Writes the rows alone, without the history: for an import, which has one entry for the whole file.
 *
 * Throws: DomainError 'quarter-closed' for a day of a closed quarter, unless the request marks a late change.
 */
export function insertEvent(tx: Tx, draft: EventDraft): number {
  const { event, movement, allocation } = statements(tx.db)
  const admitted = admitDate(tx, draft.date)
  const id = Number(
    event.run({
      kind: draft.kind,
      date: draft.date,
      text: draft.text,
      note: draft.note ?? '',
      clientId: draft.clientId ?? null,
      taxYear: draft.taxYear ?? null,
      instalment: draft.instalment ?? null,
      forEventId: draft.forEventId ?? null,
      reversesId: draft.reverses ?? null,
      replacesId: draft.replaces ?? null,
      documentMinor: draft.document?.minor ?? null,
      documentCurrency: draft.document?.currency ?? null,
      importId: draft.importId ?? null,
    }).lastInsertRowid,
  )
  admitted.note('event', id)
  for (const { fromAccountId, toAccountId, amountMinor } of draft.movements) {
    if (amountMinor === 0) continue
    if (amountMinor > LARGEST_AMOUNT_MINOR)
      throw new DomainError('amount-out-of-range', 'The amount is too large to be kept.')
    movement.run(id, draft.date, fromAccountId, toAccountId, amountMinor)
  }
  for (const { invoiceId, accountId, amountMinor } of draft.allocations ?? []) {
    if (amountMinor !== 0) allocation.run(id, invoiceId, accountId, draft.date, amountMinor)
  }
  return id
}

/** Writes the rows and says so in the history. A correction takes the receipts of what it replaces along. */
export function writeEvent(tx: Tx, draft: EventDraft): number {
  const id = insertEvent(tx, draft)
  const { importId: _, ...after } = draft
  const action = draft.reverses === undefined ? 'event.recorded' : 'event.reversed'
  recordChange(tx, { action, entity: 'event', entityId: id, after })
  if (draft.replaces !== undefined) carryReceiptFiles(tx, draft.replaces, id)
  return id
}

/** Throws: DomainError 'date-in-future': money is recorded when it has moved. */
export function refuseFuture({ today }: Tx, date: CalendarDate, pointer = '#/date'): void {
  if (date > today)
    throw new DomainError('date-in-future', `${date} has not come yet: record money when it has moved.`, pointer)
}
