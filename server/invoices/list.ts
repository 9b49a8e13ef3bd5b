import { type CalendarDate, daysBetween } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type {
  InvoiceReply,
  InvoiceRow,
  InvoicesQuery,
  InvoicesReply,
  LineItemBody,
  TotalsPreviewReply,
} from '../../shared/invoices/contract.ts'
import { type Unprintable, unprintableIn } from '../../shared/invoices/printable.ts'
import { invoiceStatus } from '../../shared/invoices/status.ts'
import { type DocumentTotals, documentTotals, ROUNDING_RULE } from '../../shared/invoices/totals.ts'
import { money } from '../../shared/money.ts'
import { canFold, likeFolded } from '../accounts/search-words.ts'
import { requireClient } from '../clients/repository.ts'
import { type Db, prepared } from '../db/open.ts'
import { homeCurrency, requireProfile } from '../profile/repository.ts'
import { lineBodyOf } from './draft-invoice.ts'
import { freeze, frozenOf } from './frozen.ts'
import { nextNumber, numberFormat } from './numbering.ts'
import { balanceOf, creditNotesOf, linesOf, paymentsOf, standsAsPayment } from './repository.ts'

interface ListRow {
  id: number
  state: 'draft' | 'issued' | 'void'
  number: string | null
  clientId: number
  clientName: string
  purpose: string | null
  issueDate: CalendarDate
  dueDate: CalendarDate
  currency: string
  totalMinor: number | null
  openMinor: number
  paidMinor: number
  isWrittenOff: number
  paidOn: string | null
  version: number
}

/** What an invoice says of itself beside its row in the list. */
interface WholeRow extends ListRow {
  reference: string
  note: string
  voidedOn: string | null
  voidReason: string | null
  frozen: string | null
  isImported: number
}

interface Filter {
  status: string
  today: string
  client: number | null
  year: string | null
  q: string | null
  folded: string | null
}

const STATUS = `
  CASE @status
    WHEN 'all' THEN 1
    WHEN 'draft' THEN i.state = 'draft'
    WHEN 'void' THEN i.state = 'void'
    WHEN 'open' THEN i.state = 'issued' AND b.open_minor > 0
    WHEN 'overdue' THEN i.state = 'issued' AND b.open_minor > 0 AND i.due_date < @today
    ELSE i.state = 'issued' AND b.open_minor <= 0 END`
const FROM = `FROM invoices i JOIN clients c ON c.id = i.client_id LEFT JOIN invoice_balances b ON b.invoice_id = i.id`
const MATCHING = `
  WHERE (@client IS NULL OR i.client_id = @client)
    AND (@year IS NULL OR substr(i.issue_date, 1, 4) = @year)
    AND (@q IS NULL OR i.number LIKE @q ESCAPE '\\' OR i.client_id IN (SELECT id FROM clients WHERE folded(name) LIKE @folded ESCAPE '\\') OR i.reference LIKE @q ESCAPE '\\'
      OR EXISTS (SELECT 1 FROM invoice_lines l WHERE l.invoice_id = i.id AND l.description LIKE @q ESCAPE '\\'))`

const COLUMNS = `
  SELECT i.id, i.state, i.number, i.client_id AS clientId, c.name AS clientName,
    (SELECT description FROM invoice_lines l WHERE l.invoice_id = i.id ORDER BY position LIMIT 1) AS purpose,
    i.issue_date AS issueDate, i.due_date AS dueDate, i.currency, i.total_minor AS totalMinor,
    coalesce(b.open_minor, 0) AS openMinor, coalesce(b.paid_minor, 0) AS paidMinor,
    EXISTS (SELECT 1 FROM credit_notes n WHERE n.invoice_id = i.id AND n.reason = 'uncollectible') AS isWrittenOff,
    CASE WHEN b.open_minor <= 0 THEN
      (SELECT max(date) FROM allocations a WHERE a.invoice_id = i.id AND ${standsAsPayment('a', "'9999-12-31'")}) END AS paidOn, i.version`

const statements = prepared(
  (db) =>
    canFold(db) && {
      whole: db.$client.prepare<[number], WholeRow>(
        `${COLUMNS}, i.reference, i.note, i.voided_on AS voidedOn, i.void_reason AS voidReason, i.frozen, i.import_id IS NOT NULL AS isImported
     ${FROM} WHERE i.id = ?`,
      ),
      page: db.$client.prepare<
        [Filter & { draft: number; date: string | null; before: number | null; limit: number }],
        ListRow
      >(
        `${COLUMNS}
     ${FROM} ${MATCHING} AND ${STATUS}
       AND (@date IS NULL OR (i.state <> 'draft') > @draft
         OR (i.state <> 'draft') = @draft AND (i.issue_date, i.id) < (@date, @before))
     ORDER BY i.state = 'draft' DESC, i.issue_date DESC, i.id DESC LIMIT @limit`,
      ),
      counts: db.$client.prepare<[Filter], Record<'all' | 'draft' | 'open' | 'overdue' | 'paid' | 'void', number>>(
        `SELECT count(*) AS "all", coalesce(sum(i.state = 'draft'), 0) AS draft, coalesce(sum(i.state = 'void'), 0) AS void,
       coalesce(sum(i.state = 'issued' AND b.open_minor > 0), 0) AS open,
       coalesce(sum(i.state = 'issued' AND b.open_minor > 0 AND i.due_date < @today), 0) AS overdue,
       coalesce(sum(i.state = 'issued' AND b.open_minor <= 0), 0) AS paid
     ${FROM} ${MATCHING} AND @status IS NOT NULL`,
      ),
    },
)

/** A page of invoices: drafts first, then newest first; the counts are of everything that the other filters find. */
export function listInvoices(db: Db, today: CalendarDate, query: InvoicesQuery): InvoicesReply {
  const filter = {
    status: query.status,
    today,
    client: query.client ?? null,
    year: query.year ?? null,
    q: query.q ? `%${query.q.replace(/[\\%_]/g, '\\$&')}%` : null,
    folded: query.q ? likeFolded(query.q) : null,
  }
  const after = readCursor(query.cursor)
  const rows = statements(db).page.all({
    ...filter,
    draft: after?.draft ?? 0,
    date: after?.date ?? null,
    before: after?.id ?? null,
    limit: query.limit + 1,
  })
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const counts = statements(db).counts.get(filter) ?? { all: 0, draft: 0, open: 0, overdue: 0, paid: 0, void: 0 }
  return {
    items: page.map((row) => rowReply(row, row.totalMinor ?? draftTotalMinor(db, row), today)),
    nextCursor:
      rows.length > page.length && last ? `${last.state === 'draft' ? 0 : 1}_${last.issueDate}_${last.id}` : null,
    counts,
    nextNumber: nextNumber(db, 'invoice', today).number,
  }
}

/** One invoice whole. Throws: DomainError 'not-found'. */
export function findInvoice(db: Db, today: CalendarDate, id: number): InvoiceReply {
  const row = statements(db).whole.get(id)
  if (!row) throw new DomainError('not-found', `There is no invoice ${id}.`)
  const { currency } = row
  const lines = linesOf(db, id).map(lineBodyOf)
  const totals = documentTotals(lines, currency)
  const { paidMinor, reducedMinor, creditNotes, payments } = row.state === 'draft' ? NOTHING_YET : settledOf(db, id)
  return {
    ...rowReply(row, row.totalMinor ?? totals.totalMinor, today),
    currency,
    reference: row.reference,
    note: row.note,
    lines: lines.map((line, index) => ({ ...line, net: money(totals.lines[index]?.netMinor ?? 0, currency) })),
    totals: totalsReply(totals, currency),
    paid: money(paidMinor, currency),
    credited: money(reducedMinor, currency),
    creditNotes: creditNotes.map((note) => ({
      id: note.id,
      number: note.number,
      reason: note.reason,
      date: note.date,
      note: note.note,
      amount: money(note.amountMinor, currency),
      tax: money(note.taxMinor, currency),
    })),
    payments: payments.map(({ eventId, date, kind, amountMinor, isReversed }) => ({
      eventId,
      date,
      kind,
      amount: money(amountMinor, currency),
      isReversed: isReversed === 1,
    })),
    voidedOn: row.voidedOn,
    voidReason: row.voidReason,
    roundingRule: ROUNDING_RULE,
    isImported: row.isImported === 1,
    unprintable: unprintableOf(db, row, lines),
  }
}

/** What of it would be boxes: of an issued one as it was frozen, of a draft as it would be issued now. */
function unprintableOf(db: Db, row: WholeRow, lines: readonly LineItemBody[]): Unprintable[] {
  const { seller, client } =
    row.state === 'draft' ? freeze(requireProfile(db), requireClient(db, row.clientId)) : frozenOf(row)
  const number = row.number ?? numberFormat(db, 'invoice').prefix
  return unprintableIn({ number, seller, client, reference: row.reference, lines, note: row.note })
}

/** What was paid and credited on an issued invoice. */
function settledOf(db: Db, id: number) {
  return { ...balanceOf(db, id), creditNotes: creditNotesOf(db, id), payments: paymentsOf(db, id) }
}

const NOTHING_YET = {
  paidMinor: 0,
  reducedMinor: 0,
  creditNotes: [],
  payments: [],
}

/** Totals of lines that are still being typed. */
export function previewTotals(db: Db, lines: readonly LineItemBody[]): TotalsPreviewReply {
  const currency = homeCurrency(db)
  const totals = documentTotals(lines, currency)
  return {
    lines: totals.lines.map((line) => ({ net: money(line.netMinor, currency) })),
    totals: totalsReply(totals, currency),
  }
}

function draftTotalMinor(db: Db, { id, currency }: ListRow): number {
  return documentTotals(linesOf(db, id).map(lineBodyOf), currency).totalMinor
}

function rowReply(row: ListRow, totalMinor: number, today: CalendarDate): InvoiceRow {
  const { state, openMinor, paidMinor } = row
  return {
    id: row.id,
    number: row.number,
    status: invoiceStatus({ state, totalMinor, openMinor, paidMinor, isWrittenOff: row.isWrittenOff === 1 }),
    clientId: row.clientId,
    clientName: row.clientName,
    purpose: row.purpose ?? '',
    issueDate: row.issueDate,
    dueDate: row.dueDate,
    total: money(totalMinor, row.currency),
    balanceDue: money(openMinor, row.currency),
    daysOverdue: openMinor > 0 ? Math.max(0, daysBetween(row.dueDate, today)) : 0,
    paidOn: row.paidOn,
    version: row.version,
  }
}

function totalsReply(totals: DocumentTotals, currency: string): InvoiceReply['totals'] {
  return {
    beforeDiscount: money(totals.beforeDiscountMinor, currency),
    discount: money(totals.discountMinor, currency),
    net: money(totals.netMinor, currency),
    taxes: totals.taxes.map(({ taxRate, baseMinor, taxMinor }) => ({
      taxRate,
      base: money(baseMinor, currency),
      tax: money(taxMinor, currency),
    })),
    tax: money(totals.taxMinor, currency),
    total: money(totals.totalMinor, currency),
  }
}

function readCursor(cursor: string | undefined): { draft: number; date: string; id: number } | undefined {
  const match = cursor?.match(/^([01])_(\d{4}-\d{2}-\d{2})_(\d{1,15})$/)
  if (cursor !== undefined && !match)
    throw new DomainError('not-found', 'There is no such page. Start from the first one.')
  return match ? { draft: Number(match[1]), date: match[2] ?? '', id: Number(match[3]) } : undefined
}
