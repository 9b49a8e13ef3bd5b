import type Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { documentTotals } from '../../shared/invoices/totals.ts'
import type { Finding } from '../backups/check.ts'
import { differences } from '../backups/differences.ts'
import { sha256 } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { creditNotes, invoices, pdfs } from '../db/schema.ts'
import { lineBodyOf } from './draft-invoice.ts'
import { contentHashOf, creditNoteDocument, frozenOf, invoiceDocument } from './frozen.ts'
import { linesOf } from './repository.ts'

/** Whether issued documents are as they were issued, come to their lines, and have numbers without a gap. */
export function* checkDocuments(db: Db): Generator<Finding> {
  yield* checkNumbers(db.$client)
  yield* checkInvoices(db)
  yield* checkCreditNotes(db)
  yield* checkPdfs(db)
}

function* checkNumbers(sqlite: Database.Database): Generator<Finding> {
  const numbered = `SELECT series, sequence FROM invoices WHERE number IS NOT NULL AND import_id IS NULL
    UNION ALL SELECT series, sequence FROM credit_notes WHERE number IS NOT NULL AND import_id IS NULL`
  const gaps = sqlite
    .prepare(
      `SELECT n.series, coalesce(s.first, 1) AS first, count(*) AS count, max(n.sequence) AS highest
       FROM (${numbered}) n LEFT JOIN number_series s ON s.series = n.series
       GROUP BY n.series HAVING count(*) <> max(n.sequence) - coalesce(s.first, 1) + 1 OR min(n.sequence) <> coalesce(s.first, 1)`,
    )
    .all() as { series: string; first: number; count: number; highest: number }[]
  for (const { series, first, count, highest } of gaps) {
    const message = `goes from ${first} to ${highest} but has ${count} documents`
    yield { code: 'NUMBERING', entity: `series ${series}`, message }
  }
  // A series that has only been told where to begin has no last number yet.
  yield* differences(
    sqlite,
    'the last number of series',
    'SELECT series, last FROM number_series WHERE last <> first - 1',
    `SELECT series, max(sequence) FROM (${numbered}) GROUP BY series`,
  )
}

function* checkInvoices(db: Db): Generator<Finding> {
  const issuedHash = db.$client
    .prepare<[number], string>(
      "SELECT after ->> 'contentHash' FROM history WHERE entity = 'invoice' AND entity_id = ? AND action = 'invoice.issued'",
    )
    .pluck()
  const ids = db.$client.prepare<[], number>("SELECT id FROM invoices WHERE state <> 'draft' ORDER BY id").pluck().all()
  for (const id of ids) {
    const invoice = db.select().from(invoices).where(eq(invoices.id, id)).get()
    if (!invoice) continue
    const entity = `invoice ${invoice.number ?? id}`
    const lines = linesOf(db, id)
    const totals = documentTotals(lines.map(lineBodyOf), invoice.currency)
    const linesAgree = lines.every((line, index) => line.netMinor === totals.lines[index]?.netMinor)
    if (!linesAgree || totals.totalMinor !== invoice.totalMinor || totals.taxMinor !== invoice.taxMinor) {
      yield { code: 'INVOICE-TOTAL', entity, message: 'does not come to its lines by the rounding rule' }
    }
    const hash = contentHashOf(invoiceDocument({ ...invoice, state: 'issued' }, lines, frozenOf(invoice)))
    if (hash !== invoice.contentHash) yield { code: 'CONTENT', entity, message: 'is not what its hash says' }
    if (invoice.importId === null && issuedHash.get(id) !== invoice.contentHash) {
      yield { code: 'CONTENT', entity, message: 'is not what the history says was issued' }
    }
  }
}

function* checkCreditNotes(db: Db): Generator<Finding> {
  for (const note of db.select().from(creditNotes).all()) {
    const invoice = db.select().from(invoices).where(eq(invoices.id, note.invoiceId)).get()
    if (!invoice) continue
    const hash = contentHashOf(creditNoteDocument(note, invoice, frozenOf(invoice)))
    if (hash !== note.contentHash)
      yield { code: 'CONTENT', entity: `credit note ${note.number ?? note.id}`, message: 'is not what its hash says' }
  }
  const parts = db.$client
    .prepare(
      'SELECT n.id FROM credit_notes n WHERE n.amount_minor - n.tax_minor <> coalesce((SELECT sum(amount_minor) FROM credit_note_parts WHERE credit_note_id = n.id), 0)',
    )
    .pluck()
    .all()
  for (const id of parts)
    yield { code: 'CREDIT-NOTE', entity: `credit note ${String(id)}`, message: 'does not come to its parts' }
}

function* checkPdfs(db: Db): Generator<Finding> {
  for (const pdf of db.select({ id: pdfs.id, sha256: pdfs.sha256, bytes: pdfs.bytes }).from(pdfs).all()) {
    if (sha256(pdf.bytes) !== pdf.sha256)
      yield { code: 'PDF', entity: `document ${pdf.id}`, message: 'has other bytes than were kept' }
  }
}
