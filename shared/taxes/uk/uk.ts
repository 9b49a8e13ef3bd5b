import type { Country } from '../country.ts'
import { taxYearOf } from '../tax-year.ts'
import { UK_FIELDS, ukAnswers } from './answers.ts'
import { ukEstimate } from './estimate.ts'
import { ukHomeOffice } from './home-office.ts'
import { ukMileage } from './mileage.ts'
import { ukInstalmentDates, ukSchedule } from './payments-on-account.ts'
import { sa103 } from './sa103.ts'
import { UK_YEAR_TABLES } from './tables.ts'

/** The United Kingdom: income tax and Class 4 of the self-employed from 2025/26. */
export const UK: Country = {
  code: 'GB',
  currency: 'GBP',
  taxYearOf: (date) => taxYearOf(date, 'GB'),
  years: () => Object.keys(UK_YEAR_TABLES),
  profileFields: () => UK_FIELDS,
  expenseCategories: sa103,
  instalmentDates: ukInstalmentDates,
  mileageUnit: 'mile',
  mileage: ukMileage,
  homeOffice: ukHomeOffice,
  estimate: ukEstimate,
  schedule(estimate, answers, payments, asOf) {
    const known = ukAnswers(answers)
    if (known === null) throw new RangeError('no estimate comes from these answers')
    return ukSchedule(estimate, known, payments, asOf)
  },
}
