import type { CalendarDate, Quarter } from '../../shared/calendar.ts'
import { quarterReport } from '../../shared/reports/quarter.ts'
import type { Db } from '../db/open.ts'
import { requireProfile } from '../profile/repository.ts'
import { movementsOfQuarter, quarterFacts } from './facts.ts'
import { movementsCsv, profitAndLossCsv, setAsidesCsv, summaryCsv } from './quarter-csv.ts'
import { renderQuarterPdf } from './quarter-pdf.ts'

/** What can be had of a quarter: the PDF, and CSV files with the same totals. */
export const QUARTER_FILES = [
  'quarter.pdf',
  'summary.csv',
  'profit-and-loss.csv',
  'set-asides.csv',
  'movements.csv',
] as const
export type QuarterFile = (typeof QUARTER_FILES)[number]

/** One file of a quarter, made from the same report as all the others. */
export async function quarterFile(
  db: Db,
  quarter: Quarter,
  file: QuarterFile,
  today: CalendarDate,
): Promise<{ fileName: string; bytes: Buffer | string }> {
  const report = quarterReport(quarterFacts(db, quarter, today))
  const named = (bytes: Buffer | string) => ({
    fileName: file === 'quarter.pdf' ? `${quarter}.pdf` : `${quarter}-${file}`,
    bytes,
  })
  switch (file) {
    case 'quarter.pdf':
      return named(await renderQuarterPdf(report, { createdFor: report.asOf }))
    case 'summary.csv':
      return named(summaryCsv(report))
    case 'profit-and-loss.csv':
      return named(profitAndLossCsv(report))
    case 'set-asides.csv':
      return named(setAsidesCsv(report))
    case 'movements.csv':
      return named(movementsCsv(movementsOfQuarter(db, quarter), requireProfile(db).currency))
  }
}
