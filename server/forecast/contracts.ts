import { type CalendarDate, type Month, monthOf } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { ContractBody, ContractPatch, ContractReply, ContractsReply } from '../../shared/forecast/known-to-come.ts'
import { money } from '../../shared/money.ts'
import { requireClient } from '../clients/repository.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { homeCurrency, homeMinor } from '../profile/repository.ts'

export interface ContractRow {
  id: number
  clientId: number
  clientName: string
  monthlyMinor: number
  firstMonth: Month
  lastMonth: Month | null
  note: string
  version: number
}

const COLUMNS = `k.id, k.client_id AS clientId, c.name AS clientName, k.monthly_minor AS monthlyMinor,
  k.first_month AS firstMonth, k.last_month AS lastMonth, k.note, k.version FROM contracts k JOIN clients c ON c.id = k.client_id`

const statements = prepared(({ $client }) => ({
  find: $client.prepare<[number], ContractRow>(`SELECT ${COLUMNS} WHERE k.id = ?`),
  all: $client.prepare<[], ContractRow>(
    `SELECT ${COLUMNS} ORDER BY k.last_month IS NULL DESC, k.last_month DESC, k.first_month DESC, k.id DESC`,
  ),
  add: $client.prepare(
    `INSERT INTO contracts (client_id, monthly_minor, first_month, last_month, note, version)
     VALUES (@clientId, @monthlyMinor, @firstMonth, @lastMonth, @note, 1)`,
  ),
  replace: $client.prepare(
    `UPDATE contracts SET client_id = @clientId, monthly_minor = @monthlyMinor, first_month = @firstMonth,
       last_month = @lastMonth, note = @note, version = version + 1 WHERE id = @id`,
  ),
  remove: $client.prepare<[number]>('DELETE FROM contracts WHERE id = ?'),
}))

/** Every contract, those that end last, or not at all, first. */
export function listContracts(db: Db): ContractRow[] {
  return statements(db).all.all()
}

export function contractsReply(db: Db, today: CalendarDate): ContractsReply {
  return { items: listContracts(db).map((row) => replyOf(db, row, today)), nextCursor: null }
}

/** Throws: DomainError 'not-found'. */
export function contractReply(db: Db, id: number, today: CalendarDate): ContractReply {
  return replyOf(db, requireContract(db, id), today)
}

/** Notes a contract and gives its id. Throws: DomainError 'not-found', 'client-removed', 'currency-mismatch', 'months-reversed'. */
export function addContract(tx: Tx, body: ContractBody): number {
  const { clientId, monthly, firstMonth, lastMonth, note } = body
  const content = { clientId, monthlyMinor: homeMinor(tx.db, monthly, '#/monthly'), firstMonth, lastMonth, note }
  refuseImpossible(tx.db, content)
  const id = Number(statements(tx.db).add.run(content).lastInsertRowid)
  recordChange(tx, { action: 'contract.added', entity: 'contract', entityId: id, after: content })
  return id
}

/** Changes a contract. Throws: as `addContract`, and 'stale'. */
export function changeContract(tx: Tx, id: number, expected: number, patch: ContractPatch): void {
  const row = requireContract(tx.db, id)
  refuseStale(row.version, expected)
  const before = contentOf(row)
  const after: Content = {
    clientId: patch.clientId ?? before.clientId,
    monthlyMinor: patch.monthly === undefined ? before.monthlyMinor : homeMinor(tx.db, patch.monthly, '#/monthly'),
    firstMonth: patch.firstMonth ?? before.firstMonth,
    lastMonth: patch.lastMonth === undefined ? before.lastMonth : patch.lastMonth,
    note: patch.note ?? before.note,
  }
  refuseImpossible(tx.db, after)
  statements(tx.db).replace.run({ ...after, id })
  recordChange(tx, { action: 'contract.changed', entity: 'contract', entityId: id, before, after })
}

/** Takes a contract out; the history keeps what it was. Throws: DomainError 'not-found', 'stale'. */
export function removeContract(tx: Tx, id: number, expected: number): void {
  const row = requireContract(tx.db, id)
  refuseStale(row.version, expected)
  statements(tx.db).remove.run(id)
  recordChange(tx, { action: 'contract.removed', entity: 'contract', entityId: id, before: contentOf(row) })
}

type Content = Omit<ContractRow, 'id' | 'clientName' | 'version'>

function contentOf({ clientId, monthlyMinor, firstMonth, lastMonth, note }: ContractRow): Content {
  return { clientId, monthlyMinor, firstMonth, lastMonth, note }
}

function requireContract(db: Db, id: number): ContractRow {
  const row = statements(db).find.get(id)
  if (!row) throw new DomainError('not-found', `There is no contract ${id}.`)
  return row
}

function refuseImpossible(db: Db, { clientId, firstMonth, lastMonth }: Content): void {
  const { removedOn } = requireClient(db, clientId, '#/clientId')
  if (removedOn !== null)
    throw new DomainError('client-removed', 'What was known of this client was removed on request.', '#/clientId')
  if (lastMonth !== null && lastMonth < firstMonth)
    throw new DomainError('months-reversed', 'It cannot end before it begins.', '#/lastMonth')
}

function replyOf(db: Db, { monthlyMinor, ...row }: ContractRow, today: CalendarDate): ContractReply {
  const month = monthOf(today)
  const hasEnded = row.lastMonth !== null && row.lastMonth < month
  return {
    ...row,
    monthly: money(monthlyMinor, homeCurrency(db)),
    state: hasEnded ? 'ended' : row.firstMonth > month ? 'to-come' : 'running',
  }
}
