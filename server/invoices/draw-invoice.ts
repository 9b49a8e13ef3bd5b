import type { InvoiceDocument } from './invoice-pdf.ts'

/** Draws an invoice or a credit note. Drawing is loaded with the first document, so that the program starts without it. */
export async function drawInvoice(document: InvoiceDocument): Promise<Buffer> {
  const { renderInvoicePdf } = await import('./invoice-pdf.ts')
  return renderInvoicePdf(document)
}
