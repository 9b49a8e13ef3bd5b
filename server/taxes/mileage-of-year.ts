import type { CalendarDate } from '../../shared/calendar.ts'
import type { MileageReply } from '../../shared/taxes/contract.ts'
import { countryOf } from '../../shared/taxes/countries.ts'
import { distanceOf, mileageFigure } from '../../shared/taxes/mileage.ts'
import { taxYearDates } from '../../shared/taxes/tax-year.ts'
import type { Db } from '../db/open.ts'
import { requireProfile } from '../profile/repository.ts'
import { tripsBetween } from './mileage.ts'

/** The trips of a tax year up to a day, and what they take off the profit. */
export function mileageOf(db: Db, taxYear: string, asOf: CalendarDate): MileageReply {
  const { country: code, currency } = requireProfile(db)
  const country = countryOf(code)
  const { from, to } = taxYearDates(taxYear, code)
  const trips = tripsBetween(db, from, to < asOf ? to : asOf)
  return {
    taxYear,
    unit: country?.mileageUnit ?? 'kilometer',
    trips: trips.length,
    distance: distanceOf(trips) / 10,
    deduction: mileageFigure(country, trips, { code, currency }),
  }
}
