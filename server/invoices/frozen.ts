import { daysBetween } from '../../shared/calendar.ts'
import { documentTotals, ROUNDING_RULE } from '../../shared/invoices/totals.ts'
import type { ClientRow } from '../clients/repository.ts'
import { canonical, sha256 } from '../db/history.ts'
import type { ProfileRow } from '../profile/repository.ts'
import { lineBodyOf } from './draft-invoice.ts'
import type { InvoiceDocument } from './invoice-pdf.ts'
import type { CreditNoteRow, InvoiceTableRow, LineRow } from './repository.ts'

/** What an issued invoice keeps of the world around it: it looks the same for ever, whatever changes afterwards. */
export interface Frozen {
  country: string
  seller: InvoiceDocument['seller']
  client: InvoiceDocument['client']
  roundingRule: string
}

export function freeze(profile: ProfileRow, client: ClientRow): Frozen {
  const { name, trade, address, email, taxNumber, howToPay, country } = profile
  return {
    country,
    seller: { name, tradeName: trade, address, email, taxNumber, howToPay },
    client: { name: client.name, contact: client.contact, address: client.address },
    roundingRule: ROUNDING_RULE,
  }
}

/** Throws: Error when an issued invoice lost what it keeps, which its table's CHECKs rule out. */
export function frozenOf(invoice: Pick<InvoiceTableRow, 'id' | 'frozen'>): Frozen {
  if (invoice.frozen === null) throw new Error(`invoice ${invoice.id} keeps nothing`)
  return JSON.parse(invoice.frozen) as Frozen
}

/** The document that is printed: the same rows and the same frozen parts give the same bytes. */
export function invoiceDocument(invoice: InvoiceTableRow, lines: readonly LineRow[], frozen: Frozen): InvoiceDocument {
  const bodies = lines.map(lineBodyOf)
  const totals = documentTotals(bodies, invoice.currency)
  return {
    kind: 'invoice',
    number: invoice.number ?? '',
    isDraft: invoice.state === 'draft',
    currency: invoice.currency,
    country: frozen.country,
    seller: frozen.seller,
    client: frozen.client,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    termsDays: daysBetween(invoice.issueDate, invoice.dueDate),
    reference: invoice.reference,
    note: invoice.note,
    lines: bodies.map((line, index) => ({ ...line, netMinor: totals.lines[index]?.netMinor ?? 0 })),
    totals,
    roundingRule: frozen.roundingRule,
  }
}

/** A credit note takes one amount off an invoice; its sales tax stands apart. */
export function creditNoteDocument(note: CreditNoteRow, invoice: InvoiceTableRow, frozen: Frozen): InvoiceDocument {
  const netMinor = note.amountMinor - note.taxMinor
  return {
    kind: 'credit-note',
    number: note.number ?? '',
    currency: invoice.currency,
    country: frozen.country,
    seller: frozen.seller,
    client: frozen.client,
    issueDate: note.date,
    reference: invoice.reference,
    note: note.note,
    lines: [],
    totals: {
      beforeDiscountMinor: netMinor,
      discountMinor: 0,
      netMinor,
      taxes: note.taxMinor === 0 ? [] : [{ taxRate: '', baseMinor: netMinor, taxMinor: note.taxMinor }],
      totalMinor: note.amountMinor,
    },
    creditsInvoiceNumber: invoice.number ?? '',
    reason: REASONS[note.reason],
    roundingRule: frozen.roundingRule,
  }
}

const REASONS = { adjustment: 'Adjustment', cancelled: 'Cancelled', uncollectible: 'Not collectible' } as const

/** SHA-256 of everything that stands on a document. */
export function contentHashOf(document: InvoiceDocument): string {
  return sha256(canonical(document))
}
