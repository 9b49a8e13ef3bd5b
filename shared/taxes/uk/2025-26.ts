import type { CalendarDate } from '../../calendar.ts'
import { GOV_INCOME_TAX, GOV_NATIONAL_INSURANCE, SCOTTISH_RATES_2025 } from './sources.ts'
import type { UkYearTable } from './tables.ts'

/** The amounts of tax year 2025/26, in pounds, as published. Bands are of taxable income. */
export const UK_2025_26: UkYearTable = {
  path: 'uk/2025-26',
  from: '2025-04-06' as CalendarDate,
  to: '2026-04-05' as CalendarDate,
  entries: {
    personalAllowance: {
      value: { amount: 12_570, taperAbove: 100_000, taperRate: 0.5 },
      source: GOV_INCOME_TAX,
      status: 'law',
    },
    bands: {
      value: [
        [0.2, 37_700],
        [0.4, 125_140],
        [0.45, null],
      ],
      source: GOV_INCOME_TAX,
      status: 'law',
    },
    scottishBands: {
      value: [
        [0.19, 2827],
        [0.2, 14_921],
        [0.21, 31_092],
        [0.42, 62_430],
        [0.45, 125_140],
        [0.48, null],
      ],
      source: SCOTTISH_RATES_2025,
      status: 'law',
    },
    class4: {
      value: { from: 12_570, mainUpTo: 50_270, main: 0.06, above: 0.02 },
      source: GOV_NATIONAL_INSURANCE,
      status: 'law',
    },
  },
}
