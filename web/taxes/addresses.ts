import type { Query } from '../api.ts'

// Where the API answers what the pages about tax show. A tax year is a parameter: '2026' or '2026/27'.

export const ESTIMATE_PATH = '/api/v1/taxes/estimate'
export const INSTALMENTS_PATH = '/api/v1/taxes/instalments'
export const CALENDAR_PATH = '/api/v1/taxes/due-dates.ics'
export const PROFILE_PATH = '/api/v1/taxes/profile'
export const MILEAGE_PATH = '/api/v1/taxes/mileage'
export const TRIPS_PATH = '/api/v1/trips'

/** The year pack of a tax year as a file: '/api/v1/taxes/years/2026-27.pdf'. */
export function packPath(taxYear: string, ending: 'pdf' | 'csv' | 'zip'): string {
  return `/api/v1/taxes/years/${taxYear.replace('/', '-')}.${ending}`
}

/** The parameters of a tax year; without one the running year answers. */
export function ofYear(year: string | undefined): Query {
  return year === undefined ? {} : { year: year.replace('/', '-') }
}
