import type { CalendarDate, Quarter } from '../../shared/calendar.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { quarterReport } from '../../shared/reports/quarter.ts'
import { withForecast } from '../../shared/reports/with-forecast.ts'
import { canonical, sha256 } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { askAside } from '../forecast/run-aside.ts'
import { requireProfile } from '../profile/repository.ts'
import { profitAndLossReply } from './accrual.ts'
import { closedFile, closingInForce, DATA_FILE, requireClosing } from './closings.ts'
import { documentsOfQuarter } from './documents.ts'
import { movementsOfQuarter, quarterFacts } from './facts.ts'
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

/** What makes up the pack of a quarter: the PDF, CSV files with the same totals, and the data that all are made of. */
export const PACK_FILES = [
  'quarter.pdf',
  'summary.csv',
  'profit-and-loss.csv',
  'receivables.csv',
  'invoices.csv',
  'set-asides.csv',
  'tax-payments.csv',
  'forecast.csv',
  'movements.csv',
  DATA_FILE,
] as const
/** What can be had of a quarter besides: on request, and never in the pack, which is on cash basis. */
export const QUARTER_FILES = [...PACK_FILES, 'profit-and-loss-accrual.csv'] as const
export type QuarterFile = (typeof QUARTER_FILES)[number] | 'quarter.zip'

export interface FileOfQuarter {
  fileName: string
  mediaType: string
  bytes: Buffer
}

/** Which pack of a quarter is meant: the kept one of a closed quarter unless something else is asked for. */
export interface WhichPack {
  /** The books as they are known now, although the quarter is closed. */
  current?: boolean
  /** The pack of this closing. */
  closing?: number | undefined
}

/**
 * One file of a quarter: of a closed one the bytes that were kept, else made from the books.
 *
 * Throws: DomainError 'not-found' for a closing that the quarter does not have.
 */
export async function quarterFile(
  db: Db,
  quarter: Quarter,
  file: QuarterFile,
  today: CalendarDate,
  { current = false, closing }: WhichPack = {},
): Promise<FileOfQuarter> {
  const kept = closing === undefined ? closingInForce(db, quarter) : requireClosing(db, quarter, closing)
  const fileName = fileNameOf(quarter, file)
  if (kept && !(current && closing === undefined)) {
    const found = closedFile(db, kept.id, fileName)
    if (found) return { fileName, ...found }
  }
  if (file === 'quarter.zip') {
    const files = await drawPack(db, quarter, today)
    return { fileName, mediaType: mediaTypeOf(fileName), bytes: zipped(files, today) }
  }
  const report = quarterReport(quarterFacts(db, quarter, today))
  return draw(db, quarter, file, today, HOLD_FORECAST.has(file) ? await imagined(db, report) : report)
}

/** The files that hold what was imagined; the others need not wait for it. */
const HOLD_FORECAST: ReadonlySet<QuarterFile> = new Set(['quarter.pdf', 'forecast.csv', 'report.json'])

async function imagined(db: Db, report: QuarterReport): Promise<QuarterReport> {
  return withForecast(report, await askAside(db, 'today', report.asOf))
}

/** Every file of a quarter's pack, made of one report. `closedOn` is the day of the closing that it is made for. */
export async function drawPack(
  db: Db,
  quarter: Quarter,
  today: CalendarDate,
  { closedOn }: { closedOn?: CalendarDate } = {},
): Promise<FileOfQuarter[]> {
  const report = await imagined(db, quarterReport(quarterFacts(db, quarter, today, closedOn ? { closedOn } : {})))
  const files: FileOfQuarter[] = []
  for (const file of PACK_FILES) files.push(await draw(db, quarter, file, today, report))
  return files
}

async function draw(
  db: Db,
  quarter: Quarter,
  file: Exclude<QuarterFile, 'quarter.zip'>,
  today: CalendarDate,
  report: QuarterReport,
): Promise<FileOfQuarter> {
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

export function fileNameOf(quarter: Quarter, file: QuarterFile): string {
  return file.startsWith('quarter.') ? file.replace('quarter', quarter) : `${quarter}-${file}`
}

export function mediaTypeOf(fileName: string): string {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1)
  return MEDIA_TYPES.get(ending) ?? 'application/octet-stream'
}

const MEDIA_TYPES = new Map([
  ['pdf', 'application/pdf'],
  ['csv', 'text/csv; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['zip', 'application/zip'],
])
