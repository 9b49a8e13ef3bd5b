import { DomainError } from '../../shared/errors.ts'
import { type Money, scaled } from '../../shared/money.ts'
import type { LeadClientBody, LeadDraft, LeadPatch } from '../../shared/readiness/leads-contract.ts'
import { requireClient } from '../clients/repository.ts'
import { addClient } from '../clients/routes.ts'
import { recordChange } from '../db/history.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { homeMinor } from '../profile/repository.ts'
import { deleteLead, insertLead, type LeadContent, type LeadRow, requireLead, updateLead } from './lead-repository.ts'

/** Adds a lead and gives its id. Throws: DomainError 'currency-mismatch'. */
export function addLead(tx: Tx, { value, chance, ...draft }: LeadDraft): number {
  const content: LeadContent = {
    ...draft,
    valueMinor: minorOf(tx, value),
    chanceBps: bpsOf(chance),
    state: 'open',
    closedOn: null,
    clientId: null,
  }
  const id = insertLead(tx.db, content)
  recordChange(tx, { action: 'lead.added', entity: 'lead', entityId: id, after: content })
  return id
}

/**
 * Changes a lead, or says what became of it. One that is opened again, or lost after all, is no client's any more.
 *
 * Throws: DomainError 'not-found', 'stale', 'currency-mismatch'.
 */
export function changeLead(tx: Tx, id: number, expected: number, patch: LeadPatch): void {
  const before = requireLead(tx.db, id)
  refuseStale(before.version, expected)
  const { value, chance, state, ...rest } = patch
  const given = Object.fromEntries(Object.entries(rest).filter(([, one]) => one !== undefined))
  save(tx, before, {
    ...given,
    ...(value !== undefined && { valueMinor: minorOf(tx, value) }),
    ...(chance !== undefined && { chanceBps: bpsOf(chance) }),
    ...(state !== undefined && state !== before.state && closing(tx, before, state)),
  })
}

/**
 * Makes a client of a lead, which is won by it: a client that is there, or a new one.
 *
 * Throws: DomainError 'not-found', 'stale', 'lead-is-client', 'client-removed'.
 */
export function makeClient(tx: Tx, id: number, expected: number, body: LeadClientBody): void {
  const before = requireLead(tx.db, id)
  refuseStale(before.version, expected)
  if (before.clientId !== null)
    throw new DomainError(
      'lead-is-client',
      `${before.name} became a client already. Open the lead again to change that.`,
    )
  const clientId = 'clientId' in body ? presentClient(tx, body.clientId) : addClient(tx, body.client)
  save(tx, before, { ...(before.state !== 'won' && closing(tx, before, 'won')), clientId })
}

/**
 * Takes a lead out of the book wholly: its row, what the history says of it, stored answers. What became a client stays.
 * It cannot be undone.
 *
 * Throws: DomainError 'not-found', 'stale'.
 */
export function removeLead(tx: Tx, id: number, expected: number): void {
  refuseStale(requireLead(tx.db, id).version, expected)
  const contentsOf = deleteLead(tx.db, id)
  recordChange(tx, { action: 'lead.removed', entity: 'lead', entityId: id, after: { contentsOf } })
}

function save(tx: Tx, row: LeadRow, changes: Partial<LeadContent>): void {
  const { id, version: _version, ...before } = row
  updateLead(tx.db, row, changes)
  recordChange(tx, { action: 'lead.changed', entity: 'lead', entityId: id, before, after: { ...before, ...changes } })
}

function closing(tx: Tx, { clientId }: LeadRow, state: LeadRow['state']): Partial<LeadContent> {
  return { state, closedOn: state === 'open' ? null : tx.today, clientId: state === 'won' ? clientId : null }
}

function presentClient(tx: Tx, clientId: number): number {
  if (requireClient(tx.db, clientId, '#/clientId').removedOn !== null)
    throw new DomainError('client-removed', 'What was known of this client was removed on request. Choose another one.')
  return clientId
}

function minorOf(tx: Tx, value: Money | null): number | null {
  return value === null ? null : homeMinor(tx.db, value, '#/value')
}

function bpsOf(chance: string | null): number | null {
  return chance === null ? null : scaled(chance, 10_000)
}
