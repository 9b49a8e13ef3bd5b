import type { CalendarDate } from '../../calendar.ts'
import { IRC_1, IRC_199A, IRC_1401, IRC_1411, IRC_6654 } from './sources.ts'
import type { UsLawTable } from './tables.ts'

/** What stands in the law itself and is not indexed: the same from year to year until Congress changes it. */
export const US_LAW: UsLawTable = {
  path: 'us/law',
  from: '2018-01-01' as CalendarDate,
  entries: {
    selfEmployment: {
      value: { netEarnings: 0.9235, socialSecurity: 0.124, medicare: 0.029, floor: 400, deductible: 0.5 },
      source: IRC_1401,
      status: 'law',
    },
    additionalMedicare: {
      value: {
        rate: 0.009,
        above: { single: 200_000, joint: 250_000, separate: 125_000, head: 200_000, surviving: 200_000 },
      },
      source: IRC_1401,
      status: 'law',
    },
    netInvestmentIncome: {
      value: {
        rate: 0.038,
        above: { single: 200_000, joint: 250_000, separate: 125_000, head: 200_000, surviving: 250_000 },
      },
      source: IRC_1411,
      status: 'law',
    },
    qbi: {
      value: { rate: 0.2, wages: 0.5, wagesWithProperty: 0.25, property: 0.025 },
      source: IRC_199A,
      status: 'law',
    },
    capitalGains: { value: { middle: 0.15, top: 0.2 }, source: IRC_1, status: 'law' },
    estimatedTax: {
      value: {
        leastOwed: 1000,
        ofThisYear: 0.9,
        ofLastYear: 1,
        ofLastYearHigh: 1.1,
        annualized: { first: 0.225, second: 0.45, third: 0.675, fourth: 0.9 },
        highAgi: { single: 150_000, joint: 150_000, separate: 75_000, head: 150_000, surviving: 150_000 },
      },
      source: IRC_6654,
      status: 'law',
    },
  },
}
