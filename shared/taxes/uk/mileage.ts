import type { CalendarDate } from '../../calendar.ts'
import type { Trip } from '../country.ts'
import type { Line } from '../engine.ts'
import { loadMileage, mileageDeduction } from '../mileage.ts'
import type { Dated } from '../parameters.ts'

const GOV_VEHICLES = {
  title: 'Simplified expenses if you’re self-employed: vehicles',
  url: 'https://www.gov.uk/simpler-income-tax-simplified-expenses/vehicles-',
}
const rates = (car: number) => ({
  car,
  carBeyond: { distance: 10_000, rate: 0.25 },
  motorcycle: 0.24,
  bicycle: null,
})

/** The flat rate of a business mile. The first one rose for 2026/27. */
const RATES: readonly Dated[] = [
  {
    from: '2011-04-06' as CalendarDate,
    to: '2026-04-05' as CalendarDate,
    value: rates(0.45),
    source: GOV_VEHICLES,
    status: 'law',
  },
  {
    from: '2026-04-06' as CalendarDate,
    value: rates(0.55),
    source: GOV_VEHICLES,
    status: 'announced',
    caution: 'Announced on 21 May 2026, back to 6 April.',
  },
]

const loaded = loadMileage('uk/mileage', RATES)

/** The flat rate on business trips. Units: tenths of a mile, pence. Source: ITTOIA 2005, s. 94F; SA103F, box 20. */
export function ukMileage(trips: readonly Trip[]): Line {
  return mileageDeduction(trips, loaded, { country: 'GB', currency: 'GBP', unit: 'mile' })
}
