import type { UnknownFigure } from '../figure.ts'
import { type Answers, type Country, type Estimate, noTaxRules, type YearFigures } from './country.ts'
import { NZ } from './nz/nz.ts'
import { UK } from './uk/uk.ts'
import { US } from './us/us.ts'

/** Every country that has rules here. For all others the flat rate stands. */
const COUNTRIES: readonly Country[] = [US, UK, NZ]

/** The rules of a country, or undefined where there are none. */
export function countryOf(code: string): Country | undefined {
  return COUNTRIES.find((country) => country.code === code)
}

/** The estimate of a country's tax year. A country without rules is a named state, like a year without a table. */
export function estimateIn(
  code: string,
  taxYear: string,
  answers: Answers,
  figures: YearFigures,
): Estimate | UnknownFigure {
  return countryOf(code)?.estimate(taxYear, answers, figures) ?? noTaxRules(code)
}
