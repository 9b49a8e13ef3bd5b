import type { CalendarDate, Quarter } from '../../shared/calendar.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { quarterReport } from '../../shared/reports/quarter.ts'
import { withForecast } from '../../shared/reports/with-forecast.ts'
import { canonical, sha256 } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import type { DrawnFile } from '../drawing/draw.ts'
import { forecastToday } from '../forecast/today.ts'
import { requireProfile } from '../profile/repository.ts'
import { profitAndLossReply } from './accrual.ts'
import { manifestHash } from './closings.ts'
import { documentsOfQuarter } from './documents.ts'
import { movementsOfQuarter, quarterFacts } from './facts.ts'
import { fileNameOf, mediaTypeOf, PACK_FILES, type QuarterFile } from './pack-files.ts'
import {
  forecastCsv,
  invoicesCsv,
  movementsCsv,
  profitAndLossCsv,
  profitAndLossOnBasisCsv,
  receivablesCsv,
  setAsidesCsv,
  summaryCsv,
  taxPaymentsCsv,
} from './quarter-csv.ts'
import { zipped } from './zip.ts'

/** A file of a quarter made from the books as they are now, in this thread. */
export async function makeQuarterFile(
  db: Db,
  quarter: Quarter,
  file: QuarterFile,
  today: CalendarDate,
): Promise<DrawnFile> {
  if (file === 'quarter.zip') {
    const fileName = fileNameOf(quarter, file)
    const files = await packOf(db, quarter, today)
    return { fileName, mediaType: mediaTypeOf(fileName), bytes: zipped(files, today) }
  }
  const report = quarterReport(quarterFacts(db, quarter, today))
  return fileFrom(db, quarter, file, today, HOLD_FORECAST.has(file) ? imagined(db, report) : report)
}

/** The files that hold what was imagined; the others need not wait for it. */
const HOLD_FORECAST: ReadonlySet<QuarterFile> = new Set(['quarter.pdf', 'forecast.csv', 'report.json'])

function imagined(db: Db, report: QuarterReport): QuarterReport {
  return withForecast(report, forecastToday(db, report.asOf))
}

/** What is kept of a quarter that is closed on a day: its pack, a list of it with one hash over all, and their ZIP. */
export async function packToKeep(db: Db, quarter: Quarter, closedOn: CalendarDate): Promise<DrawnFile[]> {
  const drawn = await packOf(db, quarter, closedOn, { closedOn })
  const files = drawn.map(({ fileName, bytes }) => ({ name: fileName, sha256: sha256(bytes) }))
  const fileName = `${quarter}-closing.json`
  const closing = canonical({ quarter, closedOn, hash: manifestHash(files), files })
  const kept = [...drawn, { fileName, mediaType: mediaTypeOf(fileName), bytes: Buffer.from(closing) }]
  const zipName = fileNameOf(quarter, 'quarter.zip')
  return [...kept, { fileName: zipName, mediaType: mediaTypeOf(zipName), bytes: zipped(kept, closedOn) }]
}

/** Every file of a quarter's pack, made of one report. `closedOn` is the day of the closing that it is made for. */
async function packOf(
  db: Db,
  quarter: Quarter,
  today: CalendarDate,
  { closedOn }: { closedOn?: CalendarDate } = {},
): Promise<DrawnFile[]> {
  const report = imagined(db, quarterReport(quarterFacts(db, quarter, today, closedOn ? { closedOn } : {})))
  const files: DrawnFile[] = []
  for (const file of PACK_FILES) files.push(await fileFrom(db, quarter, file, today, report))
  return files
}

async function fileFrom(
  db: Db,
  quarter: Quarter,
  file: Exclude<QuarterFile, 'quarter.zip'>,
  today: CalendarDate,
  report: QuarterReport,
): Promise<DrawnFile> {
  const fileName = fileNameOf(quarter, file)
  const bytes = await contentOf(db, quarter, file, today, report)
  return { fileName, mediaType: mediaTypeOf(fileName), bytes: Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes) }
}

async function contentOf(
  db: Db,
  quarter: Quarter,
  file: Exclude<QuarterFile, 'quarter.zip'>,
  today: CalendarDate,
  report: QuarterReport,
): Promise<Buffer | string> {
  const { currency } = report
  switch (file) {
    case 'quarter.pdf': {
      const dataHash = sha256(canonical(report))
      // Loaded when the first pack is drawn, so that the program starts without it.
      const { renderQuarterPdf } = await import('./quarter-pdf.ts')
      return renderQuarterPdf(report, { createdFor: report.closedOn ?? report.asOf, dataHash })
    }
    case 'summary.csv':
      return summaryCsv(report)
    case 'profit-and-loss.csv':
      return profitAndLossCsv(report)
    case 'profit-and-loss-accrual.csv':
      return profitAndLossOnBasisCsv(profitAndLossReply(db, quarter, today, 'accrual'))
    case 'receivables.csv':
      return receivablesCsv(report)
    case 'invoices.csv':
      return invoicesCsv(documentsOfQuarter(db, report.from, report.asOf), currency)
    case 'set-asides.csv':
      return setAsidesCsv(report)
    case 'tax-payments.csv':
      return taxPaymentsCsv(report)
    case 'forecast.csv':
      return forecastCsv(report)
    case 'movements.csv':
      return movementsCsv(movementsOfQuarter(db, quarter), requireProfile(db).currency)
    case 'report.json':
      return canonical(report)
  }
}
