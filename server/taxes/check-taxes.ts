import type Database from 'better-sqlite3'
import { countryOf } from '../../shared/taxes/countries.ts'
import { profileFields, readAnswers, sentAnswers } from '../../shared/taxes/profile.ts'
import { taxYearDates } from '../../shared/taxes/tax-year.ts'
import type { Finding } from '../backups/check.ts'

/**
 * The answers of a tax year must be those of a tax year that the country has, and could be given again as they are; each
 * trip must be what the history last said of it.
 */
export function* checkTaxes(sqlite: Database.Database): Generator<Finding> {
  yield* checkAnswers(sqlite)
  const wrong = sqlite
    .prepare<[], number>(
      `SELECT t.id FROM mileage t LEFT JOIN history h ON h.number = (
         SELECT max(number) FROM history WHERE entity = 'trip' AND entity_id = t.id)
       WHERE h.number IS NULL OR h.action = 'trip.removed' OR h.after ->> '$.date' <> t.date
         OR round((h.after ->> '$.distance') * 10) <> t.distance_tenths OR h.after ->> '$.vehicle' <> t.vehicle
         OR h.after ->> '$.purpose' <> t.purpose LIMIT 20`,
    )
    .pluck()
    .all()
  for (const id of wrong) yield { code: 'MILEAGE', entity: `trip ${id}`, message: 'is not as the history last said' }
}

function* checkAnswers(sqlite: Database.Database): Generator<Finding> {
  const owner = sqlite.prepare<[], { country: string; currency: string }>('SELECT country, currency FROM profile').get()
  const rows = sqlite
    .prepare<[], { taxYear: string; answers: string }>('SELECT tax_year AS taxYear, answers FROM tax_answers')
    .all()
  for (const { taxYear, answers } of owner === undefined ? [] : rows) {
    const entity = `tax answers ${taxYear}`
    const fault = faultOf(taxYear, answers, owner)
    if (fault !== null) yield { code: 'TAX-ANSWERS', entity, message: fault }
  }
}

function faultOf(
  taxYear: string,
  text: string,
  owner: { country: string; currency: string } | undefined,
): string | null {
  if (owner === undefined) return null
  try {
    taxYearDates(taxYear, owner.country)
  } catch {
    return `are of no tax year of ${owner.country}`
  }
  const fields = profileFields(countryOf(owner.country), taxYear)
  const kept = JSON.parse(text) as Record<string, string | number | boolean>
  const { faults } = readAnswers(fields, { ...kept, ...sentAnswers(fields, kept, owner.currency) }, owner.currency)
  const [fault] = faults
  return fault === undefined ? null : `hold ${fault.key}, which could not be given: ${fault.says}`
}
