import type { Country } from './country.ts'
import { NZ } from './nz/nz.ts'
import { UK } from './uk/uk.ts'
import { US } from './us/us.ts'

/** Every country that has rules here. For all others the flat rate stands. */
const COUNTRIES: readonly Country[] = [US, UK, NZ]

/** The rules of a country, or undefined where there are none. */
export function countryOf(code: string): Country | undefined {
  return COUNTRIES.find((country) => country.code === code)
}
