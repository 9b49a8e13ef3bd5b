import { eq } from 'drizzle-orm'
import { DomainError } from '../../shared/errors.ts'
import type { DocumentTotals } from '../../shared/invoices/totals.ts'
import { documentTotals } from '../../shared/invoices/totals.ts'
import { admitDate } from '../accounts/closed-quarter.ts'
import { requireClient } from '../clients/repository.ts'
import { canonical, recordChange, sha256 } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { invoiceLines, pdfs } from '../db/schema.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { drawOne } from '../drawing/draw.ts'
import { requireProfile } from '../profile/repository.ts'
import { lineBodyOf } from './draft-invoice.ts'
import { contentHashOf, type Frozen, freeze, invoiceDocument } from './frozen.ts'
import type { InvoiceDocument } from './invoice-pdf.ts'
import { nextNumber, takeNumber } from './numbering.ts'
import { type InvoiceTableRow, type LineRow, linesOf, requireInvoice, updateInvoice } from './repository.ts'

/** An invoice ready to be issued: everything that stands on it, and its hash. */
interface Prepared {
  invoice: InvoiceTableRow
  lines: LineRow[]
  frozen: Frozen
  totals: DocumentTotals
  document: InvoiceDocument
  contentHash: string
}

// One issue is prepared at a time, so that the number on the PDF is the one it gets. Should a number be taken in
// between all the same, nothing is issued and the invoice is prepared anew.
let queue: Promise<unknown> = Promise.resolve()

/**
 * Issues a draft: it gets the next number of its year, and is kept with its PDF as it is.
 *
 * `commit` runs the transaction with the function it is given. Throws: DomainError 'invoice-not-draft', 'stale',
 * 'invoice-total' (no lines, or a total below zero), 'date-in-future', 'quarter-closed'.
 */
export function issueInvoice<Result>(
  db: Db,
  id: number,
  expected: number,
  commit: (issue: (tx: Tx) => void) => Result,
): Promise<Result> {
  const turn = queue.then(() => issueInTurn(db, id, expected, commit))
  queue = turn.catch(() => undefined)
  return turn
}

async function issueInTurn<Result>(
  db: Db,
  id: number,
  expected: number,
  commit: (issue: (tx: Tx) => void) => Result,
): Promise<Result> {
  for (;;) {
    const ready = prepare(db, id)
    // Drawn before the transaction, since drawing waits and a transaction must not.
    const { bytes } = await drawOne(db, { kind: 'invoice', document: ready.document })
    try {
      return commit((tx) => freezeAsIssued(tx, ready, expected, bytes))
    } catch (error) {
      if (!(error instanceof NumberTaken)) throw error
    }
  }
}

/**
 * Issues a draft inside a transaction; its PDF is drawn and kept when it is first asked for, from what is frozen here.
 *
 * Throws: DomainError as issueInvoice.
 */
export function issueUndrawn(tx: Tx, id: number): void {
  const ready = prepare(tx.db, id)
  freezeAsIssued(tx, ready, ready.invoice.version)
}

class NumberTaken extends Error {}

function prepare(db: Db, id: number): Prepared {
  const invoice = requireInvoice(db, id)
  refuseUnready(invoice)
  const lines = linesOf(db, id)
  const totals = documentTotals(lines.map(lineBodyOf), invoice.currency)
  refuseTotal(lines, totals)
  const frozen = freeze(requireProfile(db), requireClient(db, invoice.clientId))
  const { number } = nextNumber(db, 'invoice', invoice.issueDate)
  const document = invoiceDocument({ ...invoice, state: 'issued', number }, lines, frozen)
  return {
    invoice: { ...invoice, number },
    lines,
    frozen,
    totals,
    document,
    contentHash: contentHashOf(document),
  }
}

function freezeAsIssued(tx: Tx, ready: Prepared, expected: number, pdf?: Buffer): void {
  const { invoice, lines, frozen, totals, contentHash } = ready
  const now = requireInvoice(tx.db, invoice.id)
  refuseUnready(now)
  refuseStale(now.version, expected)
  if (now.issueDate > tx.today) {
    throw new DomainError(
      'date-in-future',
      `${now.issueDate} has not come yet. Set the issue date to today or before.`,
      '#/issueDate',
    )
  }
  admitDate(tx, now.issueDate).note('invoice', now.id)
  const taken = takeNumber(tx, 'invoice', now.issueDate)
  if (taken.number !== invoice.number || now.version !== invoice.version) throw new NumberTaken()
  lines.forEach((line, index) => {
    tx.db
      .update(invoiceLines)
      .set({ netMinor: totals.lines[index]?.netMinor ?? 0 })
      .where(eq(invoiceLines.id, line.id))
      .run()
  })
  const { netMinor, taxMinor, totalMinor } = totals
  const content = { ...taken, frozen: canonical(frozen), netMinor, taxMinor, totalMinor, contentHash }
  updateInvoice(tx.db, now.id, now.version, { state: 'issued', ...content })
  const pdfHash = pdf && sha256(pdf)
  if (pdf && pdfHash) tx.db.insert(pdfs).values({ invoiceId: now.id, sha256: pdfHash, bytes: pdf }).run()
  recordChange(tx, {
    action: 'invoice.issued',
    entity: 'invoice',
    entityId: now.id,
    after: { number: taken.number, totalMinor, taxMinor, contentHash, pdfHash },
  })
}

function refuseUnready(invoice: InvoiceTableRow): void {
  if (invoice.state !== 'draft') throw new DomainError('invoice-not-draft', 'This invoice was issued already.')
}

function refuseTotal(lines: readonly LineRow[], totals: DocumentTotals): void {
  if (lines.length === 0) throw new DomainError('invoice-total', 'Add a line before issuing the invoice.', '#/lines')
  if (totals.totalMinor < 0 || totals.netMinor < 0 || totals.taxMinor < 0) {
    throw new DomainError(
      'invoice-total',
      'An invoice cannot come to less than zero. Write a credit note instead.',
      '#/lines',
    )
  }
}
