import {
  amount,
  bands,
  count,
  loadHistory,
  loadTable,
  loadYears,
  type Parameter,
  type Parameters,
  rate,
  record,
  type Table,
  tableFaults,
} from '../parameters.ts'
import { UK_2025_26 } from './2025-26.ts'
import { UK_2026_27 } from './2026-27.ts'
import { UK_LAW, UK_MAKING_TAX_DIGITAL, UK_VAT } from './law.ts'

export const NATIONS = ['england', 'wales', 'northern-ireland', 'scotland'] as const
export type Nation = (typeof NATIONS)[number]

const YEAR = {
  personalAllowance: record({ amount, taperAbove: amount, taperRate: rate }),
  bands,
  scottishBands: bands,
  class4: record({ from: amount, mainUpTo: amount, main: rate, above: rate }),
}

const LAW = {
  paymentsOnAccount: record({ each: rate, leastBill: amount, atSourceShare: rate }),
  makingTaxDigitalUpdates: record({ monthsAfterQuarter: count, day: count }),
}

export type UkYearTable = Table<keyof typeof YEAR>
export type UkLawTable = Table<keyof typeof LAW>
/** Every parameter of one tax year. */
export type UkTables = Parameters<typeof YEAR> & Parameters<typeof LAW>

/** The tax years that have a table. A new year is a new file beside these, and its name here. */
export const UK_YEAR_TABLES: Readonly<Record<string, UkYearTable>> = {
  '2025/26': UK_2025_26,
  '2026/27': UK_2026_27,
}

/** What is missing or wrong in a table of a tax year, each with its path. */
export function ukYearFaults(table: UkYearTable): string[] {
  return tableFaults(YEAR, table)
}

/** What does not depend on the tax year. */
export const UK_RULES: Parameters<typeof LAW> = loadTable(LAW, UK_LAW)

/** The parameters of a tax year, or undefined where none have been entered. */
export const ukTables: (taxYear: string) => UkTables | undefined = loadYears(YEAR, UK_YEAR_TABLES, UK_RULES)

/** Above which income of the year before last updates are due each quarter, by the first tax year's first day. */
export const MAKING_TAX_DIGITAL: readonly Parameter<number>[] = loadHistory(
  'uk/making-tax-digital',
  amount,
  UK_MAKING_TAX_DIGITAL,
)

/** Above which turnover of twelve months one must register for VAT, and below which one may leave. */
export const VAT_THRESHOLDS: readonly Parameter<{ readonly registration: number; readonly deregistration: number }>[] =
  loadHistory('uk/vat', record({ registration: amount, deregistration: amount }), UK_VAT)
