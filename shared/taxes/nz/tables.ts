import type { CalendarDate } from '../../calendar.ts'
import type { Source } from '../../figure.ts'
import { amount, bands, loadYears, type Parameters, rate, record, type Table, tableFaults } from '../parameters.ts'

const IRD_RATES: Source = {
  title: 'Tax rates for individuals',
  url: 'https://www.ird.govt.nz/income-tax/income-tax-for-individuals/tax-codes-and-tax-rates-for-individuals/tax-rates-for-individuals',
}
const MBIE_LEVIES: Source = {
  title: 'Setting the average ACC levy rates for 2025/26 to 2027/28',
  url: 'https://mbie.govt.nz/business-and-employment/employment-and-skills/employment-legislation-reviews/setting-the-average-acc-levy-rates-for-2025-26-2026-27-and-2027-28',
}
const IRD_PROVISIONAL: Source = {
  title: 'Provisional tax: standard option',
  url: 'https://www.ird.govt.nz/income-tax/provisional-tax/provisional-tax-options/standard-option',
}

const YEAR = {
  bands,
  /** ACC earners' levy with GST, on earnings up to a limit; the job's wages use the limit up first. */
  earnersLevy: record({ rate, upTo: amount }),
  /** Instalments are due when the year before left more than this to pay; then they are its tax and a twentieth. */
  provisional: record({ above: amount, uplift: rate }),
}

type NzTable = Table<keyof typeof YEAR>
/** Every parameter of one tax year. */
export type NzTables = Parameters<typeof YEAR>

const BANDS: NzTable['entries']['bands'] = {
  value: [
    [0.105, 15_600],
    [0.175, 53_500],
    [0.3, 78_100],
    [0.33, 180_000],
    [0.39, null],
  ],
  source: IRD_RATES,
  status: 'law',
  caution: 'From one public page each; compare with ird.govt.nz before relying on it.',
}
const PROVISIONAL: NzTable['entries']['provisional'] = {
  value: { above: 5000, uplift: 0.05 },
  source: IRD_PROVISIONAL,
  status: 'law',
}

/** The tax years that have a table. A new year is a new entry here. */
export const NZ_YEAR_TABLES: Readonly<Record<string, NzTable>> = {
  '2025/26': {
    path: 'nz/2025-26',
    from: '2025-04-01' as CalendarDate,
    to: '2026-03-31' as CalendarDate,
    entries: {
      bands: BANDS,
      earnersLevy: { value: { rate: 0.0167, upTo: 152_790 }, source: MBIE_LEVIES, status: 'law' },
      provisional: PROVISIONAL,
    },
  },
  '2026/27': {
    path: 'nz/2026-27',
    from: '2026-04-01' as CalendarDate,
    to: '2027-03-31' as CalendarDate,
    entries: {
      bands: BANDS,
      earnersLevy: {
        value: { rate: 0.0175, upTo: 156_641 },
        source: MBIE_LEVIES,
        status: 'announced',
        caution: 'The limit of the levy for 2026/27 was not compared with the regulations.',
      },
      provisional: PROVISIONAL,
    },
  },
}

/** What is missing or wrong in a table of a tax year, each with its path. */
export function nzYearFaults(table: NzTable): string[] {
  return tableFaults(YEAR, table)
}

/** The parameters of a tax year, or undefined where none have been entered. */
export const nzTables: (taxYear: string) => NzTables | undefined = loadYears(YEAR, NZ_YEAR_TABLES, {})
