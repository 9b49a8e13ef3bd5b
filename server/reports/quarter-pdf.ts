import type { CalendarDate } from '../../shared/calendar.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { paperOf } from '../pdf/paper.ts'
import { print, type Sheets } from '../pdf/sheets.ts'
import { drawBuffer } from './buffer-page.ts'
import { drawComputations } from './computations-page.ts'
import { drawProfitAndLoss } from './profit-and-loss-page.ts'
import { statusOf } from './quarter-page-parts.ts'
import { drawSummary, PAGES } from './quarter-summary-page.ts'
import { drawReceivables } from './receivables-page.ts'
import { drawTax } from './tax-page.ts'

/**
 * The quarter pack as a PDF, on Letter or A4 by the owner's country.
 *
 * Units:  everything comes from the report, and nothing is worked out here; createdFor is the date that the file bears,
 *         dataHash the SHA-256 of the report as it is kept beside the pages.
 * Result: the same report gives the same bytes.
 */
export async function renderQuarterPdf(
  report: QuarterReport,
  { createdFor, dataHash }: { createdFor: CalendarDate; dataHash: string },
): Promise<Buffer> {
  const name = `Quarter pack ${report.quarter}`
  const options = {
    paper: paperOf(report.country),
    title: name,
    createdDate: createdFor,
    foot: {
      // A long name is cut at the end; whether the quarter is closed is not.
      left: `${name} · ${statusOf(report)} · cash basis, ${report.currency} · ${report.ownerName}`,
      middle: `sha256 ${shortHash(dataHash)}`,
    },
    explainsBoxes: true,
  }
  // The summary names the pages before they are made. They nearly always have the numbers that were expected.
  let expected = PAGES.map((_, index) => index + 2)
  const appendix = (sheets: Sheets) => drawComputations(sheets, report, dataHash)
  const pages = [drawProfitAndLoss, drawReceivables, drawTax, drawBuffer, appendix]
  for (;;) {
    const found: number[] = []
    const bytes = await print(options, (sheets) => {
      sheets.newPage()
      sheets.runningHead = { left: name, right: 'Summary' }
      drawSummary(sheets, report, expected)
      for (const [page, draw] of pages.entries()) {
        sheets.newPage({ left: name, right: PAGES[page] ?? '' })
        found.push(sheets.pageNumber())
        draw(sheets, report)
      }
    })
    if (found.every((number, index) => number === expected[index])) return bytes
    expected = found
  }
}

/** The ends of a hash, enough to see whether two pages belong together. */
function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`
}
