import type { CalendarDate } from '../../calendar.ts'
import { IRC_199A, PL_119_21, RP_2024_40, SSA_BASE } from './sources.ts'
import type { UsYearTable } from './tables.ts'

/** The federal amounts of tax year 2025, in dollars, as published. */
export const US_2025: UsYearTable = {
  path: 'us/2025',
  from: '2025-01-01' as CalendarDate,
  to: '2025-12-31' as CalendarDate,
  entries: {
    incomeTaxBands: {
      value: {
        single: [
          [0.1, 11_925],
          [0.12, 48_475],
          [0.22, 103_350],
          [0.24, 197_300],
          [0.32, 250_525],
          [0.35, 626_350],
          [0.37, null],
        ],
        joint: [
          [0.1, 23_850],
          [0.12, 96_950],
          [0.22, 206_700],
          [0.24, 394_600],
          [0.32, 501_050],
          [0.35, 751_600],
          [0.37, null],
        ],
        separate: [
          [0.1, 11_925],
          [0.12, 48_475],
          [0.22, 103_350],
          [0.24, 197_300],
          [0.32, 250_525],
          [0.35, 375_800],
          [0.37, null],
        ],
        head: [
          [0.1, 17_000],
          [0.12, 64_850],
          [0.22, 103_350],
          [0.24, 197_300],
          [0.32, 250_500],
          [0.35, 626_350],
          [0.37, null],
        ],
        surviving: [
          [0.1, 23_850],
          [0.12, 96_950],
          [0.22, 206_700],
          [0.24, 394_600],
          [0.32, 501_050],
          [0.35, 751_600],
          [0.37, null],
        ],
      },
      source: RP_2024_40,
      status: 'law',
    },
    standardDeduction: {
      value: { single: 15_750, joint: 31_500, separate: 15_750, head: 23_625, surviving: 31_500 },
      source: PL_119_21,
      status: 'law',
    },
    additionalAgedOrBlind: {
      value: { single: 2000, joint: 1600, separate: 1600, head: 2000, surviving: 1600 },
      source: RP_2024_40,
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
      value: 176_100,
      source: SSA_BASE,
      status: 'law',
    },
    qbiThreshold: {
      value: { single: 197_300, joint: 394_600, separate: 197_300, head: 197_300, surviving: 197_300 },
      source: RP_2024_40,
      status: 'law',
    },
    qbiRange: {
      value: { single: 50_000, joint: 100_000, separate: 50_000, head: 50_000, surviving: 50_000 },
      source: IRC_199A,
      status: 'law',
    },
    qbiMinimum: {
      value: null,
      source: IRC_199A,
      status: 'law',
    },
    capitalGainZeroUpTo: {
      value: { single: 48_350, joint: 96_700, separate: 48_350, head: 64_750, surviving: 96_700 },
      source: RP_2024_40,
      status: 'law',
    },
    capitalGainMiddleUpTo: {
      value: { single: 533_400, joint: 600_050, separate: 300_000, head: 566_700, surviving: 600_050 },
      source: RP_2024_40,
      status: 'law',
    },
  },
}
