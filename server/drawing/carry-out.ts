import type { Db } from '../db/open.ts'
import { renderInvoicePdf } from '../invoices/invoice-pdf.ts'
import { renderReadinessPdf } from '../readiness/readiness-pdf.ts'
import { makeQuarterFile, packToKeep } from '../reports/make-pack.ts'
import { makeYearPack } from '../taxes/make-year-pack.ts'
import type { Drawing, DrawnFile } from './draw.ts'

const PDF = 'application/pdf'

/** Draws what was asked for in this thread. Errors as `draw`, without a limit of time. */
export async function carryOut(db: Db, drawing: Drawing): Promise<DrawnFile[]> {
  switch (drawing.kind) {
    case 'quarter-file':
      return [await makeQuarterFile(db, drawing.quarter, drawing.file, drawing.today)]
    case 'closing-pack':
      return packToKeep(db, drawing.quarter, drawing.closedOn)
    case 'year-pack':
      return makeYearPack(db, drawing.taxYear, drawing.today)
    case 'invoice': {
      const { kind, number } = drawing.document
      const bytes = await renderInvoicePdf(drawing.document)
      return [{ fileName: `${kind}-${number}.pdf`, mediaType: PDF, bytes }]
    }
    case 'readiness': {
      const bytes = await renderReadinessPdf(drawing.printed)
      return [{ fileName: `readiness ${drawing.printed.readiness.asOf}.pdf`, mediaType: PDF, bytes }]
    }
  }
}
