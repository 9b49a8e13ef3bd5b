import { and, asc, eq, sql } from 'drizzle-orm'
import { DomainError } from '../../shared/errors.ts'
import { columnsOf } from '../db/columns.ts'
import { type Db, prepared } from '../db/open.ts'
import { creditNoteParts, creditNotes, invoiceBalances, invoiceLines, invoices } from '../db/schema.ts'

export type InvoiceTableRow = typeof invoices.$inferSelect
export type LineRow = typeof invoiceLines.$inferSelect
export type CreditNoteRow = typeof creditNotes.$inferSelect

const byInvoice = <Column>(column: Column) => eq(column as typeof invoiceLines.invoiceId, sql.placeholder('id'))

const queries = prepared((db) => ({
  invoice: db
    .select()
    .from(invoices)
    .where(eq(invoices.id, sql.placeholder('id')))
    .prepare(),
  lines: db.$client.prepare<[number], LineRow>(
    `SELECT ${columnsOf(invoiceLines)} FROM invoice_lines WHERE invoice_id = ? ORDER BY position`,
  ),
  creditNotes: db
    .select()
    .from(creditNotes)
    .where(byInvoice(creditNotes.invoiceId))
    .orderBy(asc(creditNotes.date), asc(creditNotes.id))
    .prepare(),
  balance: db.select().from(invoiceBalances).where(byInvoice(invoiceBalances.invoiceId)).prepare(),
  credited: db
    .select({ accountId: creditNoteParts.accountId, minor: sql<number>`sum(${creditNoteParts.amountMinor})` })
    .from(creditNoteParts)
    .innerJoin(creditNotes, eq(creditNotes.id, creditNoteParts.creditNoteId))
    .where(byInvoice(creditNotes.invoiceId))
    .groupBy(creditNoteParts.accountId)
    .prepare(),
  taken: db.$client.prepare<[number], { accountId: number; minor: number }>(
    'SELECT account_id AS accountId, sum(amount_minor) AS minor FROM allocations WHERE invoice_id = ? GROUP BY account_id',
  ),
  drafts: db.$client.prepare<[], number>("SELECT count(*) FROM invoices WHERE state = 'draft'").pluck(),
  payments: db.$client.prepare<[number], PaymentOfInvoice>(
    `SELECT e.id AS eventId, e.date, e.kind, sum(a.amount_minor) AS amountMinor,
       EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = e.id) AS isReversed
     FROM allocations a JOIN events e ON e.id = a.event_id
     WHERE a.invoice_id = ? AND e.reverses_id IS NULL GROUP BY e.id ORDER BY e.date, e.id`,
  ),
}))

interface PaymentOfInvoice {
  eventId: number
  date: string
  kind: string
  amountMinor: number
  isReversed: number
}

/**
 * SQL that is true for an allocation by which a client paid, as it stands at the end of a day (a parameter, or text in
 * quotes): no refund, nothing that was taken back by then, and nothing that took back.
 */
export function standsAsPayment(allocation: string, asOf: string): string {
  return `${allocation}.amount_minor > 0
    AND (SELECT reverses_id FROM events WHERE id = ${allocation}.event_id) IS NULL
    AND NOT EXISTS (SELECT 1 FROM events WHERE reverses_id = ${allocation}.event_id AND date <= ${asOf})`
}

/** Throws: DomainError 'not-found'. */
export function requireInvoice(db: Db, id: number, pointer?: string): InvoiceTableRow {
  const row = queries(db).invoice.get({ id })
  if (!row) throw new DomainError('not-found', `There is no invoice ${id}.`, pointer)
  return row
}

/** Throws: DomainError 'not-found' or 'invoice-not-issued' (a draft, or one that was voided). */
export function requireIssued(
  db: Db,
  id: number,
  pointer?: string,
): InvoiceTableRow & { number: string; totalMinor: number } {
  const row = requireInvoice(db, id, pointer)
  if (row.state !== 'issued' || row.number === null || row.totalMinor === null) {
    const why = row.state === 'void' ? 'was voided' : 'is still a draft: issue it first'
    throw new DomainError('invoice-not-issued', `This invoice ${why}.`, pointer)
  }
  return { ...row, number: row.number, totalMinor: row.totalMinor }
}

export function countDrafts(db: Db): number {
  return queries(db).drafts.get() ?? 0
}

export function linesOf(db: Db, invoiceId: number): LineRow[] {
  return queries(db).lines.all(invoiceId)
}

export function creditNotesOf(db: Db, invoiceId: number): CreditNoteRow[] {
  return queries(db).creditNotes.all({ id: invoiceId })
}

export function paymentsOf(db: Db, invoiceId: number): PaymentOfInvoice[] {
  return queries(db).payments.all(invoiceId)
}

/** What is open, paid and credited on an issued invoice, in minor units; all zero for a draft. */
export function balanceOf(db: Db, invoiceId: number): typeof invoiceBalances.$inferSelect {
  return (
    queries(db).balance.get({ id: invoiceId }) ?? {
      invoiceId,
      totalMinor: 0,
      reducedMinor: 0,
      paidMinor: 0,
      openMinor: 0,
    }
  )
}

export interface InvoiceParts {
  /** The invoice less its credit notes, with sales tax. */
  totalMinor: number
  taxMinor: number
  taxTakenMinor: number
  /** By the account that the lines name, less credit notes, and what payments took of it so far. */
  parts: { accountId: number; netMinor: number; takenMinor: number }[]
}

/** What an issued invoice consists of and what payments took of each part, in minor units. */
export function partsOf(db: Db, invoice: InvoiceTableRow, salesTaxAccountId: number): InvoiceParts {
  const taken = new Map(
    queries(db)
      .taken.all(invoice.id)
      .map(({ accountId, minor }) => [accountId, minor]),
  )
  const credited = new Map(
    queries(db)
      .credited.all({ id: invoice.id })
      .map(({ accountId, minor }) => [accountId, minor]),
  )
  const nets = new Map<number, number>()
  for (const line of linesOf(db, invoice.id))
    nets.set(line.accountId, (nets.get(line.accountId) ?? 0) + (line.netMinor ?? 0))
  const reducedTaxMinor = creditNotesOf(db, invoice.id).reduce((sum, note) => sum + note.taxMinor, 0)
  const balance = balanceOf(db, invoice.id)
  return {
    totalMinor: balance.totalMinor - balance.reducedMinor,
    taxMinor: (invoice.taxMinor ?? 0) - reducedTaxMinor,
    taxTakenMinor: taken.get(salesTaxAccountId) ?? 0,
    parts: [...nets].map(([accountId, netMinor]) => ({
      accountId,
      netMinor: netMinor - (credited.get(accountId) ?? 0),
      takenMinor: taken.get(accountId) ?? 0,
    })),
  }
}

/** Changes a row where its version is the expected one; false when it is not. */
export function updateInvoice(db: Db, id: number, expected: number, changes: Partial<InvoiceTableRow>): boolean {
  const result = db
    .update(invoices)
    .set({ ...changes, version: expected + 1 })
    .where(and(eq(invoices.id, id), eq(invoices.version, expected)))
    .run()
  return result.changes === 1
}
