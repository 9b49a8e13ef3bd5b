import type { CalendarDate } from '../../calendar.ts'
import { IRC_63, IRC_199A, RP_2023_34, SSA_BASE } from './sources.ts'
import type { UsYearTable } from './tables.ts'

/** The federal amounts of tax year 2024, in dollars, as published. */
export const US_2024: UsYearTable = {
  path: 'us/2024',
  from: '2024-01-01' as CalendarDate,
  to: '2024-12-31' as CalendarDate,
  entries: {
    incomeTaxBands: {
      value: {
        single: [
          [0.1, 11_600],
          [0.12, 47_150],
          [0.22, 100_525],
          [0.24, 191_950],
          [0.32, 243_725],
          [0.35, 609_350],
          [0.37, null],
        ],
        joint: [
          [0.1, 23_200],
          [0.12, 94_300],
          [0.22, 201_050],
          [0.24, 383_900],
          [0.32, 487_450],
          [0.35, 731_200],
          [0.37, null],
        ],
        separate: [
          [0.1, 11_600],
          [0.12, 47_150],
          [0.22, 100_525],
          [0.24, 191_950],
          [0.32, 243_725],
          [0.35, 365_600],
          [0.37, null],
        ],
        head: [
          [0.1, 16_550],
          [0.12, 63_100],
          [0.22, 100_500],
          [0.24, 191_950],
          [0.32, 243_700],
          [0.35, 609_350],
          [0.37, null],
        ],
        surviving: [
          [0.1, 23_200],
          [0.12, 94_300],
          [0.22, 201_050],
          [0.24, 383_900],
          [0.32, 487_450],
          [0.35, 731_200],
          [0.37, null],
        ],
      },
      source: RP_2023_34,
      status: 'law',
    },
    standardDeduction: {
      value: { single: 14_600, joint: 29_200, separate: 14_600, head: 21_900, surviving: 29_200 },
      source: RP_2023_34,
      status: 'law',
    },
    additionalAgedOrBlind: {
      value: { single: 1950, joint: 1550, separate: 1550, head: 1950, surviving: 1550 },
      source: RP_2023_34,
      status: 'law',
    },
    seniorDeduction: {
      value: null,
      source: IRC_63,
      status: 'law',
    },
    socialSecurityWageBase: {
      value: 168_600,
      source: SSA_BASE,
      status: 'law',
    },
    qbiThreshold: {
      value: { single: 191_950, joint: 383_900, separate: 191_950, head: 191_950, surviving: 191_950 },
      source: RP_2023_34,
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
      value: { single: 47_025, joint: 94_050, separate: 47_025, head: 63_000, surviving: 94_050 },
      source: RP_2023_34,
      status: 'law',
    },
    capitalGainMiddleUpTo: {
      value: { single: 518_900, joint: 583_750, separate: 291_850, head: 551_350, surviving: 583_750 },
      source: RP_2023_34,
      status: 'law',
    },
  },
}
