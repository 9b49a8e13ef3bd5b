import type { CalendarDate } from '../../calendar.ts'
import type { Dated } from '../parameters.ts'
import { GOV_MAKING_TAX_DIGITAL, GOV_PAYMENTS_ON_ACCOUNT, GOV_VAT } from './sources.ts'
import type { UkLawTable } from './tables.ts'

/** What does not change from year to year. */
export const UK_LAW: UkLawTable = {
  path: 'uk/law',
  from: '2025-04-06' as CalendarDate,
  entries: {
    paymentsOnAccount: {
      value: { each: 0.5, leastBill: 1000, atSourceShare: 0.8 },
      source: GOV_PAYMENTS_ON_ACCOUNT,
      status: 'law',
    },
    makingTaxDigitalUpdates: {
      value: { monthsAfterQuarter: 1, day: 7 },
      source: GOV_MAKING_TAX_DIGITAL,
      status: 'law',
    },
  },
}

export const UK_MAKING_TAX_DIGITAL: readonly Dated[] = [
  {
    from: '2026-04-06' as CalendarDate,
    to: '2027-04-05' as CalendarDate,
    value: 50_000,
    source: GOV_MAKING_TAX_DIGITAL,
    status: 'law',
  },
  {
    from: '2027-04-06' as CalendarDate,
    to: '2028-04-05' as CalendarDate,
    value: 30_000,
    source: GOV_MAKING_TAX_DIGITAL,
    status: 'law',
  },
  { from: '2028-04-06' as CalendarDate, value: 20_000, source: GOV_MAKING_TAX_DIGITAL, status: 'announced' },
]

export const UK_VAT: readonly Dated[] = [
  {
    from: '2024-04-01' as CalendarDate,
    value: { registration: 90_000, deregistration: 88_000 },
    source: GOV_VAT,
    status: 'law',
  },
]
