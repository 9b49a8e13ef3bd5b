import { minorDigits } from '../../shared/currencies.ts'
import { DomainError } from '../../shared/errors.ts'
import type { RecordOf } from '../../shared/imports/books-format.ts'
import { prepared } from '../db/open.ts'
import { contentHashOf, creditNoteDocument, invoiceDocument } from '../invoices/frozen.ts'
import { type InvoiceTableRow, type LineRow, requireInvoice } from '../invoices/repository.ts'
import type { ImportedInvoice, IncomingBook } from './book.ts'

// Invoices, credit notes and write-offs. They keep the numbers that their clients know them by, in series of their own,
// which count how many came in; those numbers may have gaps and never meet the book's own.

const INVOICE_SERIES = 'imported'
const CREDIT_NOTE_SERIES = 'imported CN'
/** The highest unit price that a line holds, in ten-thousandths of the currency's unit. */
const HIGHEST_PRICE_E4 = 9_999_999_999_999

const statements = prepared((db) => ({
  draft: db.$client.prepare(
    'INSERT INTO invoices (state, client_id, issue_date, due_date, currency, reference, note, import_id, version) ' +
      "VALUES ('draft', ?, ?, ?, ?, '', '', ?, 1)",
  ),
  line: db.$client.prepare(
    'INSERT INTO invoice_lines (invoice_id, position, description, quantity_e4, unit, unit_price_e4, discount_e5, tax_e5, ' +
      "account_id, net_minor) VALUES (?, ?, ?, ?, '', ?, 0, 0, ?, ?)",
  ),
  issue: db.$client.prepare(
    "UPDATE invoices SET state = 'issued', series = ?, sequence = ?, number = ?, frozen = ?, net_minor = ?, tax_minor = 0, " +
      'total_minor = ?, content_hash = ?, version = 2 WHERE id = ?',
  ),
  creditNote: db.$client.prepare(
    'INSERT INTO credit_notes (invoice_id, reason, series, sequence, number, date, note, amount_minor, tax_minor, ' +
      "content_hash, import_id) VALUES (?, ?, ?, ?, ?, ?, '', ?, 0, ?, ?)",
  ),
  part: db.$client.prepare('INSERT INTO credit_note_parts (credit_note_id, account_id, amount_minor) VALUES (?, ?, ?)'),
}))

/**
 * Writes an invoice as it was issued: a draft, its lines, then its number and all that it keeps. Its PDF is made when it
 * is first asked for. Throws: DomainError 'invalid-book' when the amounts are not those of the rounding rule.
 */
export function writeInvoice(book: IncomingBook, record: RecordOf<'invoice'>): void {
  const { number, date, due } = record
  book.invoices.refuseTaken(number)
  const client = book.clients.require(record.client)
  const category = book.categoryOf(record.category, 'income')
  if (due < date) throw new DomainError('invalid-book', `The invoice is due on ${due}, before its own date ${date}.`)
  const { tx, importId, profile } = book
  const row: InvoiceTableRow = {
    id: 0,
    state: 'issued',
    series: INVOICE_SERIES,
    sequence: book.invoices.size + 1,
    number,
    clientId: client.id,
    issueDate: date,
    dueDate: due,
    currency: profile.currency,
    reference: '',
    note: '',
    frozen: client.frozenText,
    netMinor: record.cents,
    taxMinor: 0,
    totalMinor: record.cents,
    contentHash: '',
    voidedOn: null,
    voidReason: null,
    importId,
    version: 2,
  }
  const lines = lineRows(record, profile.currency, category.id)
  const document = invoiceDocument(row, lines, client.frozen)
  refuseWrongAmounts(record, document.totals.totalMinor, document.lines)
  const { draft, line, issue } = statements(tx.db)
  const id = Number(draft.run(client.id, date, due, row.currency, importId).lastInsertRowid)
  for (const { position, description, quantityE4, unitPriceE4, accountId, netMinor } of lines)
    line.run(id, position, description, quantityE4, unitPriceE4, accountId, netMinor)
  const total = record.cents
  issue.run(row.series, row.sequence, number, row.frozen, total, total, contentHashOf(document), id)
  book.invoices.set(number, {
    id,
    number,
    client,
    category,
    issueDate: date,
    totalMinor: total,
    reducedMinor: 0,
    paidMinor: 0,
  })
}

/** Writes a credit note, or a write-off when the invoice is not collectible. Throws: DomainError 'invalid-book'. */
export function writeCreditNote(book: IncomingBook, record: RecordOf<'credit_note'>): void {
  const { number, date, reason, cents } = record
  book.creditNotes.refuseTaken(number)
  const invoice = invoiceOf(book, record.invoice, record.client, record.category)
  if (date < invoice.issueDate) {
    throw new DomainError('invalid-book', `Invoice ${invoice.number} was issued on ${invoice.issueDate}, after this.`)
  }
  const leftMinor = invoice.totalMinor - invoice.reducedMinor
  if (cents > (reason === 'uncollectible' ? leftMinor - invoice.paidMinor : leftMinor)) {
    throw new DomainError('invalid-book', `This is more than what is left of invoice ${invoice.number}.`)
  }
  const { tx, importId } = book
  const row = {
    id: 0,
    invoiceId: invoice.id,
    reason,
    series: CREDIT_NOTE_SERIES,
    sequence: book.creditNotes.size + 1,
    number,
    date,
    note: '',
    amountMinor: cents,
    taxMinor: 0,
    contentHash: '',
    importId,
  }
  const document = creditNoteDocument(row, requireInvoice(tx.db, invoice.id), invoice.client.frozen)
  const { creditNote, part } = statements(tx.db)
  const hash = contentHashOf(document)
  const written = creditNote.run(invoice.id, reason, row.series, row.sequence, number, date, cents, hash, importId)
  part.run(written.lastInsertRowid, invoice.category.id, cents)
  invoice.reducedMinor += cents
  book.creditNotes.set(number, true)
}

/** The invoice that an entry refers to. Throws: DomainError 'invalid-book' when its client or category is another. */
export function invoiceOf(book: IncomingBook, number: string, client: string, category: string): ImportedInvoice {
  const invoice = book.invoices.require(number)
  if (invoice.client !== book.clients.require(client))
    throw new DomainError('invalid-book', `Invoice ${number} is one of another client, ${invoice.client.name}.`)
  if (invoice.category !== book.categories.require(category))
    throw new DomainError('invalid-book', `Invoice ${number} belongs to another category than "${category}".`)
  return invoice
}

function lineRows(record: RecordOf<'invoice'>, currency: string, accountId: number): LineRow[] {
  const priceUnits = 10 ** (4 - minorDigits(currency))
  return record.lines.map(({ text, qty_milli, unit_cents, cents }, index) => {
    const unitPriceE4 = unit_cents * priceUnits
    if (Math.abs(unitPriceE4) > HIGHEST_PRICE_E4)
      throw new DomainError('invalid-book', `The unit price of line ${index + 1} is higher than can be kept.`)
    return {
      id: 0,
      invoiceId: 0,
      position: index + 1,
      description: text,
      quantityE4: qty_milli * 10,
      unit: '',
      unitPriceE4,
      discountE5: 0,
      taxE5: 0,
      accountId,
      netMinor: cents,
    }
  })
}

function refuseWrongAmounts(
  record: RecordOf<'invoice'>,
  totalMinor: number,
  lines: readonly { netMinor: number }[],
): void {
  record.lines.forEach(({ cents }, index) => {
    const netMinor = lines[index]?.netMinor
    if (netMinor !== cents) {
      const message = `Line ${index + 1} of invoice ${record.number} comes to ${netMinor} cents (quantity times unit price, halves rounded away from zero); the file says ${cents}.`
      throw new DomainError('invalid-book', message)
    }
  })
  if (totalMinor !== record.cents) {
    const message = `The lines of invoice ${record.number} sum to ${totalMinor} cents; the file says ${record.cents}.`
    throw new DomainError('invalid-book', message)
  }
}
