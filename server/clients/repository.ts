import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../shared/errors.ts'
import { canFold } from '../accounts/search-words.ts'
import { columnsOf } from '../db/columns.ts'
import { type Db, prepared } from '../db/open.ts'
import { clients } from '../db/schema.ts'

export type ClientRow = typeof clients.$inferSelect

const queries = prepared(
  (db) =>
    canFold(db) && {
      byId: db.$client.prepare<[number], ClientRow>(`SELECT ${columnsOf(clients)} FROM clients WHERE id = ?`),
      page: db.$client.prepare<[ClientFilter], ClientListRow>(
        `SELECT c.id, c.name, c.contact, c.email, c.address, c.terms_days AS termsDays, c.tax_e5 AS taxE5, c.archived_on AS archivedOn, c.removed_on AS removedOn,
       c.version, coalesce(o.minor, 0) AS owedMinor, coalesce(o.invoices, 0) AS openInvoices
     FROM clients c LEFT JOIN (
       SELECT i.client_id, sum(max(b.open_minor, 0)) AS minor, sum(b.open_minor > 0) AS invoices
       FROM invoice_balances b JOIN invoices i ON i.id = b.invoice_id WHERE b.open_minor <> 0 GROUP BY i.client_id
     ) o ON o.client_id = c.id
     WHERE (@id IS NULL OR c.id = @id)
       AND (@archived IS NULL OR (c.archived_on IS NOT NULL) = (@archived = 'yes'))
       AND (@q IS NULL OR folded(c.name) LIKE @q ESCAPE '\\' OR folded(c.contact) LIKE @q ESCAPE '\\' OR folded(c.email) LIKE @q ESCAPE '\\')
       AND (@after IS NULL OR (lower(c.name), c.id) > (SELECT lower(name), id FROM clients WHERE id = @after))
     ORDER BY lower(c.name), c.id LIMIT @limit`,
      ),
    },
)

export interface ClientFilter {
  id: number | null
  archived: 'yes' | 'no' | null
  /** A pattern for LIKE, folded. */
  q: string | null
  /** The last client of the page before. */
  after: number | null
  limit: number
}

export interface ClientListRow extends ClientRow {
  owedMinor: number
  openInvoices: number
}

function findClient(db: Db, id: number): ClientRow | undefined {
  return queries(db).byId.get(id)
}

/** Throws: DomainError 'not-found'. */
export function requireClient(db: Db, id: number, pointer?: string): ClientRow {
  const found = findClient(db, id)
  if (!found) throw new DomainError('not-found', `There is no client ${id}.`, pointer)
  return found
}

export function listClients(db: Db, filter: Partial<ClientFilter> & { limit: number }): ClientListRow[] {
  return queries(db).page.all({ id: null, archived: null, q: null, after: null, ...filter })
}

export function insertClient(db: Db, row: Omit<ClientRow, 'id' | 'version' | 'archivedOn' | 'removedOn'>): number {
  return Number(
    db
      .insert(clients)
      .values({ ...row, version: 1 })
      .run().lastInsertRowid,
  )
}

export function updateClient(db: Db, id: number, expected: number, changes: Partial<ClientRow>): boolean {
  const result = db
    .update(clients)
    .set({ ...changes, version: expected + 1 })
    .where(and(eq(clients.id, id), eq(clients.version, expected)))
    .run()
  return result.changes === 1
}
