import type { CalendarDate } from '../../calendar.ts'
import type { Source } from '../../figure.ts'
import type { Trip } from '../country.ts'
import type { Line } from '../engine.ts'
import { loadMileage, mileageDeduction } from '../mileage.ts'
import type { Dated } from '../parameters.ts'

const day = (text: string): CalendarDate => text as CalendarDate
const irs = (title: string): Source => ({ title, url: 'https://www.irs.gov/tax-professionals/standard-mileage-rates' })
const car = (rate: number) => ({ car: rate, carBeyond: null, motorcycle: null, bicycle: null })

/** The standard rate of a business mile, of cars, vans and pickups. It changed in the middle of 2026. */
const RATES: readonly Dated[] = [
  { from: day('2024-01-01'), to: day('2024-12-31'), value: car(0.67), source: irs('Notice 2024-08'), status: 'law' },
  { from: day('2025-01-01'), to: day('2025-12-31'), value: car(0.7), source: irs('Notice 2025-5'), status: 'law' },
  { from: day('2026-01-01'), to: day('2026-06-30'), value: car(0.725), source: irs('Notice 2026-10'), status: 'law' },
  {
    from: day('2026-07-01'),
    to: day('2026-12-31'),
    value: car(0.76),
    source: irs('Announcement 2026-11, I.R.B. 2026-29'),
    status: 'law',
  },
]

const loaded = loadMileage('us/mileage', RATES)

/** The standard mileage rate on business trips. Units: tenths of a mile, cents. Source: Schedule C (Form 1040), line 9. */
export function usMileage(trips: readonly Trip[]): Line {
  return mileageDeduction(trips, loaded, { country: 'US', currency: 'USD', unit: 'mile' })
}
