import type Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { documentTotals } from '../../shared/invoices/totals.ts'
import { checkAccounts } from '../accounts/check-accounts.ts'
import { checkReconciliations } from '../accounts/check-reconciliations.ts'
import { checkChanges } from '../db/changes-by-month.ts'
import { GENESIS, rowHash, sha256 } from '../db/history.ts'
import { readInstance, type Seen } from '../db/instance.ts'
import { schemaOfRelease } from '../db/migrate.ts'
import type { Db } from '../db/open.ts'
import { creditNotes, history, invoices, pdfs } from '../db/schema.ts'
import { checkForecast } from '../forecast/check-forecast.ts'
import { checkContents } from '../history/check-contents.ts'
import { lineBodyOf } from '../invoices/draft-invoice.ts'
import { contentHashOf, creditNoteDocument, frozenOf, invoiceDocument } from '../invoices/frozen.ts'
import { linesOf } from '../invoices/repository.ts'
import { checkLiving } from '../living/check-living.ts'
import { checkWay } from '../readiness/check-way.ts'
import { checkReceiptFiles, unnamedReceiptFiles } from '../receipt-files/check.ts'
import { checkRecurring } from '../recurring/check-recurring.ts'
import { checkClosings } from '../reports/check-closings.ts'
import { checkReviews } from '../reviews/check-reviews.ts'
import { checkTaxes } from '../taxes/check-taxes.ts'

/** Something in the book that does not hold. Nothing is ever repaired here: a repair is a recorded entry by a person. */
export interface Finding {
  code: string
  entity: string
  message: string
}

/**
 * Reads the whole book and tells everything that does not hold, in no case changing a byte. Empty when all is well. Beside a
 * running server it is one state of the book that is read.
 *
 * Throws: DataFolderError when instance.json cannot be read.
 */
export function checkBook(db: Db, dataDir: string | undefined): Finding[] {
  const damage = [...checkFile(db.$client)]
  // Where the file itself is damaged, what is read from it says nothing more.
  if (damage.length > 0) return damage
  // Before the rows: what the server writes there meanwhile is further on than the state that is read.
  const seen = dataDir === undefined ? undefined : readInstance(dataDir)
  const faults = db.$client.transaction(() => faultsOf(db, seen))()
  // Each receipt is held against the book of its moment, because its file goes with its last row.
  return [...faults, ...(dataDir === undefined ? [] : checkReceiptFiles(db, dataDir))]
}

function faultsOf(db: Db, seen: Seen | undefined): Finding[] {
  return [
    ...checkKeptTotals(db.$client),
    ...checkMoney(db.$client),
    ...checkNumbers(db.$client),
    ...checkInvoices(db),
    ...checkCreditNotes(db),
    ...checkPdfs(db),
    ...checkClosings(db.$client),
    ...checkHistory(db, seen),
    ...checkContents(db),
    ...checkKeys(db.$client),
    ...checkReconciliations(db.$client),
    ...checkAccounts(db.$client),
    ...checkRecurring(db),
    ...checkTaxes(db.$client),
    ...checkReviews(db.$client),
    ...checkWay(db.$client),
    ...checkLiving(db.$client),
    ...checkForecast(db.$client),
  ]
}

/** What is no fault of the book, and yet worth knowing. */
export function warningsAbout(db: Db, dataDir: string): Finding[] {
  return [...unnamedReceiptFiles(db, dataDir)]
}

function* checkFile(sqlite: Database.Database): Generator<Finding> {
  for (const { integrity_check: answer } of sqlite.pragma('integrity_check(20)') as { integrity_check: string }[]) {
    if (answer !== 'ok') yield { code: 'INTEGRITY', entity: 'data.db', message: answer }
  }
  for (const row of sqlite.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]) {
    yield {
      code: 'REFERENCE',
      entity: `${row.table} ${row.rowid}`,
      message: `names a row of ${row.parent} that is not there`,
    }
  }
  const released = schemaOfRelease()
  const here = new Map(
    (
      sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").all() as {
        name: string
        sql: string
      }[]
    ).map(({ name, sql }) => [name, sql]),
  )
  for (const [name, sql] of released) {
    if (here.get(name) !== sql)
      yield { code: 'SCHEMA', entity: name, message: here.has(name) ? 'is not as it was released' : 'is missing' }
  }
  for (const name of here.keys()) {
    if (!released.has(name)) yield { code: 'SCHEMA', entity: name, message: 'does not belong to a book' }
  }
}

function* checkKeptTotals(sqlite: Database.Database): Generator<Finding> {
  yield* differences(
    sqlite,
    'an account',
    'SELECT account_id, balance_minor FROM account_balances WHERE balance_minor <> 0',
    `SELECT account_id, sum(minor) AS minor FROM (
       SELECT to_account_id AS account_id, amount_minor AS minor FROM movements
       UNION ALL SELECT from_account_id, -amount_minor FROM movements
     ) GROUP BY 1 HAVING sum(minor) <> 0`,
  )
  yield* differences(
    sqlite,
    'a month and pair of accounts',
    'SELECT month, from_account_id, to_account_id, total_minor, entries FROM monthly_totals',
    'SELECT substr(date, 1, 7), from_account_id, to_account_id, sum(amount_minor), count(*) FROM movements GROUP BY 1, 2, 3',
  )
  yield* differences(
    sqlite,
    'a client and month',
    'SELECT client_id, month, receipts_minor FROM client_months WHERE receipts_minor <> 0',
    `SELECT e.client_id, substr(m.date, 1, 7), sum(m.amount_minor * ((f.role = 'income') - (t.role = 'income'))) AS minor
     FROM movements m JOIN events e ON e.id = m.event_id JOIN accounts f ON f.id = m.from_account_id JOIN accounts t ON t.id = m.to_account_id
     WHERE e.client_id IS NOT NULL GROUP BY 1, 2 HAVING minor <> 0`,
  )
  yield* differences(
    sqlite,
    'an invoice',
    'SELECT invoice_id, total_minor, reduced_minor, paid_minor FROM invoice_balances',
    `SELECT i.id, iif(i.state = 'void', 0, i.total_minor),
       coalesce((SELECT sum(amount_minor) FROM credit_notes WHERE invoice_id = i.id), 0),
       coalesce((SELECT sum(amount_minor) FROM allocations WHERE invoice_id = i.id), 0)
     FROM invoices i WHERE i.state <> 'draft'`,
  )
  yield* differences(
    sqlite,
    'what is owed by due date',
    'SELECT due_date, open_minor, invoices FROM open_by_due_date',
    `SELECT i.due_date, sum(b.open_minor), count(*) FROM invoice_balances b JOIN invoices i ON i.id = b.invoice_id
     WHERE b.open_minor > 0 GROUP BY 1`,
  )
  yield* differences(
    sqlite,
    'what is owed by due month',
    'SELECT month, open_minor, invoices FROM open_by_due_month',
    `SELECT substr(i.due_date, 1, 7), sum(b.open_minor), count(*) FROM invoice_balances b JOIN invoices i ON i.id = b.invoice_id
     WHERE b.open_minor > 0 GROUP BY 1`,
  )
  yield* checkStatement(sqlite)
  yield* checkChanges(sqlite)
}

const REAL = "('spending', 'tax-reserve', 'buffer', 'card', 'other')"

function* checkStatement(sqlite: Database.Database): Generator<Finding> {
  yield* differences(
    sqlite,
    'the effect of entry',
    'SELECT event_id, net_minor, own_minor, whole_minor, is_listed, is_counted FROM event_effects',
    `SELECT e.id, coalesce(sum(m.amount_minor * ((t.role IN ${REAL}) - (f.role IN ${REAL}))), 0),
       coalesce(sum(m.amount_minor * (t.role IN ${REAL} AND f.role IN ${REAL})), 0), coalesce(sum(m.amount_minor), 0),
       (o.id IS NULL OR o.date <> e.date) AND NOT (e.kind = 'opening' AND r.id IS NOT NULL), r.id IS NULL OR r.date <> e.date
     FROM events e LEFT JOIN events o ON o.id = e.reverses_id LEFT JOIN events r ON r.reverses_id = e.id
       LEFT JOIN movements m ON m.event_id = e.id LEFT JOIN accounts f ON f.id = m.from_account_id
       LEFT JOIN accounts t ON t.id = m.to_account_id
     GROUP BY e.id`,
  )
  yield* differences(
    sqlite,
    'a month of the statement',
    'SELECT month, entries, in_minor, out_minor FROM statement_months WHERE entries > 0',
    `SELECT substr(e.date, 1, 7), count(*), sum(max(x.net_minor, 0) * x.is_counted), sum(max(-x.net_minor, 0) * x.is_counted)
     FROM event_effects x JOIN events e ON e.id = x.event_id WHERE x.is_listed GROUP BY 1`,
  )
}

/** The rows that only one of two queries gives. */
function* differences(sqlite: Database.Database, what: string, kept: string, computed: string): Generator<Finding> {
  const wrong = sqlite
    .prepare(`SELECT * FROM (${kept}) EXCEPT SELECT * FROM (${computed}) LIMIT 20`)
    .raw()
    .all() as unknown[][]
  const missing = sqlite
    .prepare(`SELECT * FROM (${computed}) EXCEPT SELECT * FROM (${kept}) LIMIT 20`)
    .raw()
    .all() as unknown[][]
  for (const row of wrong)
    yield {
      code: 'KEPT-TOTAL',
      entity: `${what} ${row.join(' · ')}`,
      message: 'is kept, but the rows do not add up to it',
    }
  for (const row of missing)
    yield {
      code: 'KEPT-TOTAL',
      entity: `${what} ${row.join(' · ')}`,
      message: 'is what the rows add up to, but is not kept',
    }
}

function* checkMoney(sqlite: Database.Database): Generator<Finding> {
  const lists: [code: string, what: string, message: string, sql: string][] = [
    [
      'PAYMENT',
      'invoice',
      'has payments but is a draft or void',
      `SELECT i.id FROM invoices i JOIN allocations a ON a.invoice_id = i.id WHERE i.state <> 'issued' GROUP BY i.id HAVING sum(a.amount_minor) <> 0`,
    ],
    [
      'PAYMENT',
      'invoice',
      'was paid more than its total',
      'SELECT invoice_id FROM invoice_balances WHERE paid_minor > total_minor',
    ],
    [
      'PAYMENT',
      'entry',
      'pays invoices more than its money',
      `
      SELECT a.event_id FROM (
        SELECT event_id, account_id, sum(amount_minor) AS minor FROM allocations
        WHERE NOT EXISTS (
          -- A deposit that the client's credit pays stays where it is: money held for the client.
          SELECT 1 FROM events e, accounts c
          WHERE e.id = event_id AND e.kind = 'credit-use' AND c.id = account_id AND c.role = 'client-money')
        GROUP BY 1, 2) a
      WHERE abs(a.minor) > abs(coalesce((SELECT sum(m.amount_minor * ((m.from_account_id = a.account_id) - (m.to_account_id = a.account_id)))
        FROM movements m WHERE m.event_id = a.event_id), 0)) GROUP BY 1`,
    ],
    [
      'MOVEMENT',
      'movement',
      'does not bear the date of its entry',
      'SELECT m.id FROM movements m JOIN events e ON e.id = m.event_id WHERE m.date <> e.date',
    ],
    [
      'MOVEMENT',
      'entry',
      'moves no money',
      // A deposit that the client's credit pays was held for the client before, and is after.
      `SELECT id FROM events e WHERE id NOT IN (SELECT event_id FROM movements) AND NOT (
         e.kind = 'credit-use' AND EXISTS (SELECT 1 FROM allocations WHERE event_id = e.id) AND NOT EXISTS (
           SELECT 1 FROM allocations a JOIN accounts c ON c.id = a.account_id
           WHERE a.event_id = e.id AND c.role <> 'client-money'))`,
    ],
    [
      'REVERSAL',
      'entry',
      'does not take back what it reverses',
      `
      SELECT r.id FROM events r WHERE r.reverses_id IS NOT NULL AND EXISTS (
        SELECT from_account_id, to_account_id, sum(amount_minor) FROM movements WHERE event_id = r.reverses_id GROUP BY 1, 2
        EXCEPT SELECT to_account_id, from_account_id, sum(amount_minor) FROM movements WHERE event_id = r.id GROUP BY 1, 2)`,
    ],
  ]
  for (const [code, what, message, sql] of lists) {
    for (const id of sqlite.prepare(`${sql} LIMIT 20`).pluck().all())
      yield { code, entity: `${what} ${String(id)}`, message }
  }
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

function* checkHistory(db: Db, seen: Seen | undefined): Generator<Finding> {
  let previousHash = GENESIS
  let expected = 1
  for (const row of db.select().from(history).orderBy(history.number).all()) {
    const entity = `history ${row.number}`
    if (row.number !== expected) yield { code: 'HISTORY', entity, message: `stands where ${expected} should` }
    if (row.previousHash !== previousHash)
      yield { code: 'HISTORY', entity, message: 'does not follow the row before it' }
    if (rowHash(row) !== row.hash) yield { code: 'HISTORY', entity, message: 'is not what its hash says' }
    previousHash = row.hash
    expected = row.number + 1
  }
  if (seen && seen.historyNumber >= expected) {
    yield {
      code: 'HISTORY',
      entity: 'instance.json',
      message: `saw change ${seen.historyNumber}, and the book ends at ${expected - 1}`,
    }
  }
}

function* checkKeys(sqlite: Database.Database): Generator<Finding> {
  const lost = sqlite
    .prepare(
      `SELECT key FROM idempotency_keys WHERE NOT json_valid(body)
         OR (body ->> '$.event.id' IS NOT NULL AND body ->> '$.event.id' NOT IN (SELECT id FROM events))`,
    )
    .pluck()
    .all()
  for (const key of lost)
    yield { code: 'KEY', entity: `idempotency key ${String(key)}`, message: 'points to a record that is not there' }
}
