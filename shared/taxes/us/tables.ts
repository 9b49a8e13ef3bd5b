import {
  amount,
  bands,
  each,
  loadTable,
  loadYears,
  multiple,
  orNone,
  type Parameters,
  rate,
  record,
  type Table,
  tableFaults,
} from '../parameters.ts'
import { US_2024 } from './2024.ts'
import { US_2025 } from './2025.ts'
import { US_2026 } from './2026.ts'
import { US_LAW } from './law.ts'

export const FILING_STATUSES = ['single', 'joint', 'separate', 'head', 'surviving'] as const
export type FilingStatus = (typeof FILING_STATUSES)[number]

const byStatus = each(FILING_STATUSES, amount)

const YEAR = {
  incomeTaxBands: each(FILING_STATUSES, bands),
  standardDeduction: byStatus,
  additionalAgedOrBlind: byStatus,
  seniorDeduction: orNone(record({ amount, phaseOutRate: rate, phaseOutStart: each(FILING_STATUSES, orNone(amount)) })),
  socialSecurityWageBase: amount,
  qbiThreshold: byStatus,
  qbiRange: byStatus,
  qbiMinimum: orNone(record({ deduction: amount, fromQbi: amount })),
  capitalGainZeroUpTo: byStatus,
  capitalGainMiddleUpTo: byStatus,
}

const LAW = {
  selfEmployment: record({ netEarnings: rate, socialSecurity: rate, medicare: rate, floor: amount, deductible: rate }),
  additionalMedicare: record({ rate, above: byStatus }),
  netInvestmentIncome: record({ rate, above: byStatus }),
  qbi: record({ rate, wages: rate, wagesWithProperty: rate, property: rate }),
  capitalGains: record({ middle: rate, top: rate }),
  estimatedTax: record({
    leastOwed: amount,
    ofThisYear: rate,
    ofLastYear: multiple,
    ofLastYearHigh: multiple,
    annualized: record({ first: rate, second: rate, third: rate, fourth: rate }),
    highAgi: byStatus,
  }),
}

export type UsYearTable = Table<keyof typeof YEAR>
export type UsLawTable = Table<keyof typeof LAW>
/** Every federal parameter of one tax year. */
export type UsTables = Parameters<typeof YEAR> & Parameters<typeof LAW>

/** The tax years that have a table. A new year is a new file beside these, and its name here. */
export const US_YEAR_TABLES: Readonly<Record<string, UsYearTable>> = {
  '2024': US_2024,
  '2025': US_2025,
  '2026': US_2026,
}

/** What is missing or wrong in a table of a tax year, each with its path. */
export function usYearFaults(table: UsYearTable): string[] {
  return tableFaults(YEAR, table)
}

/** The federal parameters of a tax year, or undefined where none have been entered. */
export const usTables: (taxYear: string) => UsTables | undefined = loadYears(
  YEAR,
  US_YEAR_TABLES,
  loadTable(LAW, US_LAW),
)
