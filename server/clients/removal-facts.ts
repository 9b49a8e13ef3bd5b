import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RemovalFacts } from '../../shared/clients/removal.ts'
import { money } from '../../shared/money.ts'
import { listBackups } from '../backups/backup.ts'
import { isSeal } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { homeCurrency } from '../profile/repository.ts'
import { requireClient } from './repository.ts'

/** History rows that hold a client's words: the client's own, the lead they were, the drafts that were written for them. */
const OF_CLIENT = `h.action <> 'client.removed' AND (
    h.entity = 'client' AND h.entity_id = @id
    OR h.entity = 'lead' AND h.entity_id IN (SELECT id FROM leads WHERE client_id = @id)
    OR h.action IN ('invoice.drafted', 'invoice.revised', 'invoice.discarded') AND (
      h.entity_id IN (SELECT id FROM invoices WHERE client_id = @id)
      OR coalesce(c.after, h.after) ->> '$.clientId' = @id OR coalesce(c.before, h.before) ->> '$.clientId' = @id)
    OR h.entity = 'contract' AND @id IN (coalesce(c.after, h.after) ->> '$.clientId', coalesce(c.before, h.before) ->> '$.clientId'))`

const statements = prepared(({ $client }) => {
  const count = (sql: string) => $client.prepare<{ id: number }, number>(`SELECT count(*) FROM ${sql}`).pluck()
  return {
    drafts: count("invoices WHERE client_id = @id AND state = 'draft'"),
    invoices: count("invoices WHERE client_id = @id AND state <> 'draft'"),
    creditNotes: count('credit_notes n JOIN invoices i ON i.id = n.invoice_id WHERE i.client_id = @id'),
    entries: count('events WHERE client_id = @id'),
    recurring: count("recurring_items WHERE entry ->> '$.clientId' = @id"),
    leads: count('leads WHERE client_id = @id'),
    contracts: count('contracts WHERE client_id = @id'),
    reviews: $client
      .prepare<{ name: string }, number>('SELECT count(*) FROM monthly_reviews WHERE instr(figures, @name) > 0')
      .pluck(),
    closedPacks: $client.prepare<[], number>('SELECT count(*) FROM closed_quarters').pluck(),
    documentName: $client
      .prepare<{ id: number }, string>(
        `SELECT frozen ->> '$.client.name' FROM invoices WHERE client_id = @id AND state <> 'draft'
         ORDER BY issue_date DESC, id DESC LIMIT 1`,
      )
      .pluck(),
    owed: $client
      .prepare<{ id: number }, number>(
        `SELECT coalesce(sum(b.open_minor), 0) FROM invoice_balances b JOIN invoices i ON i.id = b.invoice_id
         WHERE i.client_id = @id AND b.open_minor > 0`,
      )
      .pluck(),
    history: $client.prepare<{ id: number }, HistoryOfClient>(
      `SELECT h.number, h.before, h.after, c.number IS NOT NULL AS isApart
       FROM history h LEFT JOIN history_contents c ON c.number = h.number WHERE ${OF_CLIENT} ORDER BY h.number`,
    ),
  }
})

interface HistoryOfClient {
  number: number
  before: string | null
  after: string | null
  isApart: 0 | 1
}

/** What the book and the copies beside it have of a client. Throws: DomainError 'not-found'. */
export function removalFacts(db: Db, dataDir: string, id: number): RemovalFacts {
  const { name, contact, email, address } = requireClient(db, id)
  const of = statements(db)
  const number = (query: { get(parameters: { id: number }): number | undefined }) => query.get({ id }) ?? 0
  return {
    name,
    contact,
    email,
    address,
    documentName: of.documentName.get({ id }) ?? null,
    drafts: number(of.drafts),
    invoices: number(of.invoices),
    creditNotes: number(of.creditNotes),
    entries: number(of.entries),
    recurring: number(of.recurring),
    leads: number(of.leads),
    contracts: number(of.contracts),
    owed: money(number(of.owed), homeCurrency(db)),
    historyApart: contentsOf(db, id).length,
    historyInline: of.history.all({ id }).filter((row) => !isSeal(row.before) && !isSeal(row.after)).length,
    closedPacks: of.closedPacks.get() ?? 0,
    // As the name stands in the JSON of the figures: quotes and backslashes are escaped there.
    reviews: of.reviews.get({ name: JSON.stringify(name).slice(1, -1) }) ?? 0,
    dailyBackups: listBackups(join(dataDir, 'backups')).length,
    otherCopies: otherCopies(dataDir),
    dataDir,
  }
}

/** The history rows whose contents speak of a client and lie apart, by number. */
export function contentsOf(db: Db, id: number): number[] {
  return statements(db)
    .history.all({ id })
    .flatMap(({ number, isApart }) => (isApart === 1 ? [number] : []))
}

/** Copies of the book that an upgrade or a restore left beside it. */
function otherCopies(dataDir: string): string[] {
  const names = (folder: string) => readdirSync(folder, { withFileTypes: true }).map(({ name }) => name)
  const beside = names(dataDir)
  const backups = beside.includes('backups') ? names(join(dataDir, 'backups')) : []
  return [
    ...beside.filter((name) => name.startsWith('before-restore-')),
    ...backups.filter((name) => /^before-.*\.db$/.test(name)).map((name) => `backups/${name}`),
  ].sort()
}
