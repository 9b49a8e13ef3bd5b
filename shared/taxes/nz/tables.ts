import type { CalendarDate } from '../../calendar.ts'
import type { Source } from '../../figure.ts'
import { amount, bands, loadYears, type Parameters, rate, record, type Table, tableFaults } from '../parameters.ts'

const IRD_RATES: Source = {
  title: 'Tax rates for individuals',
  url: 'https://www.ird.govt.nz/income-tax/income-tax-for-individuals/tax-codes-and-tax-rates-for-individuals/tax-rates-for-individuals',
}
const IRD_LEVY: Source = {
  title: 'ACC earners’ levy rates',
  url: 'https://www.ird.govt.nz/income-tax/income-tax-for-individuals/acc-clients-and-carers/acc-earners-levy-rates',
}
const ITA_PROVISIONAL: Source = {
  title: 'Income Tax Act 2007, ss. RC 3, RC 5 and RC 10',
  url: 'https://www.legislation.govt.nz/act/public/2007/0097/latest/DLM1519810.html',
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
}
const PROVISIONAL: NzTable['entries']['provisional'] = {
  value: { above: 5000, uplift: 0.05 },
  source: ITA_PROVISIONAL,
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
      earnersLevy: { value: { rate: 0.0167, upTo: 152_790 }, source: IRD_LEVY, status: 'law' },
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
        source: IRD_LEVY,
        status: 'announced',
        caution:
          'The levy of 2026/27 and its limit are from announcements of payroll firms, who agree; the regulations were not opened.',
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
