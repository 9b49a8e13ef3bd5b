import { eq } from 'drizzle-orm'
import { DomainError } from '../../shared/errors.ts'
import type { InvoiceBody, LineItemBody } from '../../shared/invoices/contract.ts'
import { documentTotals } from '../../shared/invoices/totals.ts'
import { scaled, unscaled } from '../../shared/money.ts'
import { requireRole } from '../accounts/repository.ts'
import { requireClient } from '../clients/repository.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { invoiceLines, invoices } from '../db/schema.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { homeCurrency } from '../profile/repository.ts'
import { type LineRow, linesOf, requireInvoice, updateInvoice } from './repository.ts'

const statements = prepared((db) => ({
  invoice: db.$client.prepare(
    "INSERT INTO invoices (state, client_id, issue_date, due_date, currency, reference, note, version) VALUES ('draft', ?, ?, ?, ?, ?, ?, 1)",
  ),
  line: db.$client.prepare(
    `INSERT INTO invoice_lines (invoice_id, position, description, quantity_e4, unit, unit_price_e4, discount_e5, tax_e5, account_id)
     VALUES (@invoiceId, @position, @description, @quantityE4, @unit, @unitPriceE4, @discountE5, @taxE5, @accountId)`,
  ),
}))

/** Writes a draft. It has no number and is owed by no one. Throws: DomainError 'not-found', 'account-role', 'client-in-use'. */
export function createDraft(tx: Tx, body: InvoiceBody): number {
  const currency = checkDraft(tx, body)
  const { clientId, issueDate, dueDate, reference, note } = body
  const { invoice } = statements(tx.db)
  const id = Number(invoice.run(clientId, issueDate, dueDate, currency, reference, note).lastInsertRowid)
  insertLines(tx, id, body.lines)
  recordChange(tx, { action: 'invoice.drafted', entity: 'invoice', entityId: id, after: body })
  return id
}

/** Replaces a draft's content. Throws: DomainError 'invoice-not-draft', 'stale', and what creating one throws. */
export function reviseDraft(tx: Tx, id: number, expected: number, body: InvoiceBody): void {
  const before = requireDraft(tx.db, id)
  refuseStale(before.version, expected)
  checkDraft(tx, body)
  const { clientId, issueDate, dueDate, reference, note } = body
  const linesBefore = linesOf(tx.db, id).map(lineBodyOf)
  updateInvoice(tx.db, id, expected, { clientId, issueDate, dueDate, reference, note })
  tx.db.delete(invoiceLines).where(eq(invoiceLines.invoiceId, id)).run()
  insertLines(tx, id, body.lines)
  recordChange(tx, {
    action: 'invoice.revised',
    entity: 'invoice',
    entityId: id,
    before: {
      clientId: before.clientId,
      issueDate: before.issueDate,
      dueDate: before.dueDate,
      reference: before.reference,
      note: before.note,
      lines: linesBefore,
    },
    after: body,
  })
}

/** Removes a draft; no number is lost, because it had none. Throws: DomainError 'invoice-not-draft', 'stale'. */
export function discardDraft(tx: Tx, id: number, expected: number): void {
  const before = requireDraft(tx.db, id)
  refuseStale(before.version, expected)
  const lines = linesOf(tx.db, id).map(lineBodyOf)
  tx.db.delete(invoiceLines).where(eq(invoiceLines.invoiceId, id)).run()
  tx.db.delete(invoices).where(eq(invoices.id, id)).run()
  recordChange(tx, { action: 'invoice.discarded', entity: 'invoice', entityId: id, before: { ...before, lines } })
}

/** A stored line as the API writes it. */
export function lineBodyOf(line: LineRow): LineItemBody {
  return {
    description: line.description,
    quantity: unscaled(line.quantityE4, 10_000),
    unit: line.unit,
    unitPrice: unscaled(line.unitPriceE4, 10_000),
    discountRate: unscaled(line.discountE5, 100_000),
    taxRate: unscaled(line.taxE5, 100_000),
    accountId: line.accountId,
  }
}

function requireDraft(db: Db, id: number): ReturnType<typeof requireInvoice> {
  const invoice = requireInvoice(db, id)
  if (invoice.state !== 'draft') {
    throw new DomainError('invoice-not-draft', 'An issued invoice is never changed: void it or write a credit note.')
  }
  return invoice
}

/** Gives the currency that the draft is in. */
function checkDraft(tx: Tx, body: InvoiceBody): string {
  const client = requireClient(tx.db, body.clientId, '#/clientId')
  if (client.removedOn)
    throw new DomainError('client-removed', 'What was known of this client was removed on request.', '#/clientId')
  if (client.archivedOn)
    throw new DomainError('client-in-use', `${client.name} is archived. Bring the client back first.`, '#/clientId')
  const accountIds = body.lines.map(({ accountId }) => accountId)
  for (const accountId of new Set(accountIds)) {
    const pointer = `#/lines/${accountIds.indexOf(accountId)}/accountId`
    requireRole(tx.db, accountId, ['income', 'expense', 'client-money'], pointer)
  }
  const currency = homeCurrency(tx.db)
  documentTotals(body.lines, currency)
  return currency
}

function insertLines({ db }: Tx, invoiceId: number, lines: readonly LineItemBody[]): void {
  lines.forEach((line, index) => {
    statements(db).line.run({
      invoiceId,
      position: index + 1,
      description: line.description,
      quantityE4: scaled(line.quantity, 10_000),
      unit: line.unit,
      unitPriceE4: scaled(line.unitPrice, 10_000),
      discountE5: scaled(line.discountRate, 100_000),
      taxE5: scaled(line.taxRate, 100_000),
      accountId: line.accountId,
    })
  })
}
