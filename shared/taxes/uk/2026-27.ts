import type { CalendarDate } from '../../calendar.ts'
import { GOV_INCOME_TAX, GOV_NATIONAL_INSURANCE, SCOTTISH_RATES_2026 } from './sources.ts'
import type { UkYearTable } from './tables.ts'

/** The amounts of tax year 2026/27, in pounds, as published. Bands are of taxable income. */
export const UK_2026_27: UkYearTable = {
  path: 'uk/2026-27',
  from: '2026-04-06' as CalendarDate,
  to: '2027-04-05' as CalendarDate,
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
        [0.19, 3967],
        [0.2, 16_956],
        [0.21, 31_092],
        [0.42, 62_430],
        [0.45, 125_140],
        [0.48, null],
      ],
      source: SCOTTISH_RATES_2026,
      status: 'law',
    },
    class4: {
      value: { from: 12_570, mainUpTo: 50_270, main: 0.06, above: 0.02 },
      source: GOV_NATIONAL_INSURANCE,
      status: 'law',
    },
  },
}
