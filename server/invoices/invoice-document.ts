import { eq } from 'drizzle-orm'
import { DomainError } from '../../shared/errors.ts'
import { requireClient } from '../clients/repository.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { creditNotes, pdfs } from '../db/schema.ts'
import { inTransaction } from '../db/transaction.ts'
import { drawOne } from '../drawing/draw.ts'
import { requireProfile } from '../profile/repository.ts'
import { creditNoteDocument, freeze, frozenOf, invoiceDocument } from './frozen.ts'
import { linesOf, requireInvoice } from './repository.ts'

export interface StoredDocument {
  fileName: string
  bytes: Buffer
}

/**
 * An invoice's PDF: the bytes kept when it was issued; for an imported one, made and kept when first asked for; for a
 * draft, a preview that is not kept. Throws: DomainError 'not-found'.
 */
export async function invoicePdf(context: Context, id: number): Promise<StoredDocument> {
  const { db } = context
  const invoice = requireInvoice(db, id)
  const fileName = `invoice-${invoice.number ?? `draft-${id}`}.pdf`
  const kept = db.select().from(pdfs).where(eq(pdfs.invoiceId, id)).get()
  if (kept) return { fileName, bytes: kept.bytes }
  const frozen =
    invoice.state === 'draft' ? freeze(requireProfile(db), requireClient(db, invoice.clientId)) : frozenOf(invoice)
  const document = invoiceDocument(invoice, linesOf(db, id), frozen)
  const { bytes } = await drawOne(db, { kind: 'invoice', document })
  return { fileName, bytes: invoice.state === 'draft' ? bytes : keep(context, bytes, { invoiceId: id }) }
}

/** A credit note's PDF, made and kept when it is first asked for: everything on it was frozen with its number. */
export async function creditNotePdf(context: Context, id: number): Promise<StoredDocument> {
  const { db } = context
  const note = db.select().from(creditNotes).where(eq(creditNotes.id, id)).get()
  if (!note?.number) throw new DomainError('not-found', `There is no credit note ${id}.`)
  const fileName = `credit-note-${note.number}.pdf`
  const kept = db.select().from(pdfs).where(eq(pdfs.creditNoteId, id)).get()
  if (kept) return { fileName, bytes: kept.bytes }
  const invoice = requireInvoice(db, note.invoiceId)
  const document = creditNoteDocument(note, invoice, frozenOf(invoice))
  const { bytes } = await drawOne(db, { kind: 'invoice', document })
  return { fileName, bytes: keep(context, bytes, { creditNoteId: id }) }
}

function keep({ db, today }: Context, bytes: Buffer, owner: { invoiceId: number } | { creditNoteId: number }): Buffer {
  return inTransaction(db, { actor: 'owner', today: today() }, () => {
    const earlier = findKept(db, owner)
    if (earlier) return earlier
    db.insert(pdfs)
      .values({ ...owner, sha256: sha256(bytes), bytes })
      .run()
    return bytes
  })
}

function findKept(db: Db, owner: { invoiceId: number } | { creditNoteId: number }): Buffer | undefined {
  const isIt = 'invoiceId' in owner ? eq(pdfs.invoiceId, owner.invoiceId) : eq(pdfs.creditNoteId, owner.creditNoteId)
  return db.select().from(pdfs).where(isIt).get()?.bytes
}
