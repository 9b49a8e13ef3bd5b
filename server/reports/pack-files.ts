import type { Quarter } from '../../shared/calendar.ts'
import { DATA_FILE } from './closings.ts'

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
