import type { CalendarDate } from '../../calendar.ts'
import { PL_119_21, RP_2025_32, SSA_BASE } from './sources.ts'
import type { UsYearTable } from './tables.ts'

/** The federal amounts of tax year 2026, in dollars, as published. */
export const US_2026: UsYearTable = {
  path: 'us/2026',
  from: '2026-01-01' as CalendarDate,
  to: '2026-12-31' as CalendarDate,
  entries: {
    incomeTaxBands: {
      value: {
        single: [
          [0.1, 12_400],
          [0.12, 50_400],
          [0.22, 105_700],
          [0.24, 201_775],
          [0.32, 256_225],
          [0.35, 640_600],
          [0.37, null],
        ],
        joint: [
          [0.1, 24_800],
          [0.12, 100_800],
          [0.22, 211_400],
          [0.24, 403_550],
          [0.32, 512_450],
          [0.35, 768_700],
          [0.37, null],
        ],
        separate: [
          [0.1, 12_400],
          [0.12, 50_400],
          [0.22, 105_700],
          [0.24, 201_775],
          [0.32, 256_225],
          [0.35, 384_350],
          [0.37, null],
        ],
        head: [
          [0.1, 17_700],
          [0.12, 67_450],
          [0.22, 105_700],
          [0.24, 201_750],
          [0.32, 256_200],
          [0.35, 640_600],
          [0.37, null],
        ],
        surviving: [
          [0.1, 24_800],
          [0.12, 100_800],
          [0.22, 211_400],
          [0.24, 403_550],
          [0.32, 512_450],
          [0.35, 768_700],
          [0.37, null],
        ],
      },
      source: RP_2025_32,
      status: 'law',
    },
    standardDeduction: {
      value: { single: 16_100, joint: 32_200, separate: 16_100, head: 24_150, surviving: 32_200 },
      source: RP_2025_32,
      status: 'law',
    },
    additionalAgedOrBlind: {
      value: { single: 2050, joint: 1650, separate: 1650, head: 2050, surviving: 1650 },
      source: RP_2025_32,
      status: 'law',
    },
    seniorDeduction: {
      value: {
        amount: 6000,
        phaseOutRate: 0.06,
        phaseOutStart: { single: 75_000, joint: 150_000, separate: null, head: 75_000, surviving: 75_000 },
      },
      source: PL_119_21,
      status: 'law',
    },
    socialSecurityWageBase: {
      value: 184_500,
      source: SSA_BASE,
      status: 'law',
    },
    qbiThreshold: {
      value: { single: 201_750, joint: 403_500, separate: 201_775, head: 201_750, surviving: 201_750 },
      source: RP_2025_32,
      status: 'law',
    },
    qbiRange: {
      value: { single: 75_000, joint: 150_000, separate: 75_000, head: 75_000, surviving: 75_000 },
      source: PL_119_21,
      status: 'law',
    },
    qbiMinimum: {
      value: { deduction: 400, fromQbi: 1000 },
      source: PL_119_21,
      status: 'law',
      caution: 'Whether a service business above the whole range still gets the minimum is not settled.',
    },
    capitalGainZeroUpTo: {
      value: { single: 49_450, joint: 98_900, separate: 49_450, head: 66_200, surviving: 98_900 },
      source: RP_2025_32,
      status: 'law',
    },
    capitalGainMiddleUpTo: {
      value: { single: 545_500, joint: 613_700, separate: 306_850, head: 579_600, surviving: 613_700 },
      source: RP_2025_32,
      status: 'law',
    },
  },
}
