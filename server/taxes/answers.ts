import { DomainError } from '../../shared/errors.ts'
import type { TaxProfileBody, TaxProfileReply } from '../../shared/taxes/contract.ts'
import { countryOf } from '../../shared/taxes/countries.ts'
import type { Answers } from '../../shared/taxes/country.ts'
import {
  answersFromFinalTax,
  askedFor,
  carriedAnswers,
  profileFields,
  readAnswers,
  sentAnswers,
} from '../../shared/taxes/profile.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { isTaxYear, listTaxYears, requireProfile } from '../profile/repository.ts'

interface Row {
  taxYear: string
  answers: string
  version: number
}

const statements = prepared(({ $client }) => ({
  find: $client.prepare<[string], Row>(
    'SELECT tax_year AS taxYear, answers, version FROM tax_answers WHERE tax_year = ?',
  ),
  before: $client.prepare<[string], Row>(
    'SELECT tax_year AS taxYear, answers, version FROM tax_answers WHERE tax_year < ? ORDER BY tax_year DESC LIMIT 1',
  ),
  save: $client.prepare<[Row]>(
    `INSERT INTO tax_answers (tax_year, answers, version) VALUES (@taxYear, @answers, @version)
     ON CONFLICT (tax_year) DO UPDATE SET answers = excluded.answers, version = excluded.version`,
  ),
}))

/** What was answered for a tax year, by the questions of today. Empty when nothing was. */
export function answersOf(db: Db, taxYear: string): Answers {
  const row = statements(db).find.get(taxYear)
  return row ? kept(db, taxYear, row) : {}
}

/** The questions of a tax year with what was answered, or what the year before suggests. Throws: DomainError 'not-found'. */
export function taxProfile(db: Db, taxYear: string): TaxProfileReply {
  requireTaxYear(db, taxYear)
  const { country: code, currency } = requireProfile(db)
  const country = countryOf(code)
  const fields = profileFields(country, taxYear)
  const row = statements(db).find.get(taxYear)
  return {
    taxYear,
    country: code,
    hasRules: country !== undefined,
    years: [...(country?.years() ?? [])],
    fields: fields.map(({ key, label, hint, kind, choices, onlyFor, most, isNeeded }) => ({
      key,
      label,
      kind,
      isNeeded: isNeeded === true,
      ...(hint !== undefined && { hint }),
      ...(choices !== undefined && { choices: choices.map((choice) => ({ ...choice })) }),
      ...(onlyFor !== undefined && { onlyFor: { key: onlyFor.key, values: [...onlyFor.values] } }),
      ...(most !== undefined && { most }),
    })),
    answers: row ? sentAnswers(fields, kept(db, taxYear, row), currency) : {},
    proposal: row ? null : proposalFor(db, taxYear),
    version: row?.version ?? 0,
  }
}

/** Keeps all answers of a tax year. Throws: DomainError 'not-found', 'stale', 'tax-answer' with every fault's pointer. */
export function changeAnswers(tx: Tx, taxYear: string, expected: number, { answers: sent }: TaxProfileBody): void {
  requireTaxYear(tx.db, taxYear)
  const { country, currency } = requireProfile(tx.db)
  const row = statements(tx.db).find.get(taxYear)
  refuseStale(row?.version ?? 0, expected)
  const { answers, faults } = readAnswers(profileFields(countryOf(country), taxYear), sent, currency)
  if (faults.length > 0) refuse(faults)
  statements(tx.db).save.run({ taxYear, answers: JSON.stringify(answers), version: expected + 1 })
  recordChange(tx, {
    action: 'tax-answers.changed',
    entity: 'tax-answers',
    ...(row && { before: { taxYear, ...told(tx.db, taxYear, JSON.parse(row.answers) as Answers) } }),
    after: { taxYear, ...told(tx.db, taxYear, answers) },
  })
}

/** Throws: DomainError 'not-found' for a tax year that the owner's country does not have. */
function requireTaxYear(db: Db, taxYear: string): void {
  if (!isTaxYear(db, taxYear)) throw new DomainError('not-found', `There is no tax year ${taxYear} here.`)
}

function refuse(faults: readonly { key: string; says: string }[]): never {
  const [first] = faults
  const message = faults.length === 1 && first ? first.says : `${faults.length} answers cannot be used as they are.`
  const fields = faults.map(({ key, says }) => ({ pointer: `#/answers/${key}`, detail: says }))
  throw new DomainError('tax-answer', message, undefined, fields)
}

function kept(db: Db, taxYear: string, { answers }: Row): Answers {
  const fields = profileFields(countryOf(requireProfile(db).country), taxYear)
  return askedFor(fields, JSON.parse(answers) as Answers)
}

/** As the history tells it: an amount by a name that says so. */
function told(db: Db, taxYear: string, answers: Answers): Record<string, unknown> {
  const fields = profileFields(countryOf(requireProfile(db).country), taxYear)
  const named = Object.entries(answers).map(([key, value]) => {
    const isAmount = fields.find((field) => field.key === key)?.kind === 'money'
    return [isAmount ? `${key}Minor` : key, value]
  })
  return Object.fromEntries(named)
}

/** What the latest year before suggests; its final tax, where it is entered, is last year's tax. */
function proposalFor(db: Db, taxYear: string): TaxProfileReply['proposal'] {
  const { country, currency } = requireProfile(db)
  const fields = profileFields(countryOf(country), taxYear)
  const row = statements(db).before.get(taxYear)
  if (row === undefined) return null
  const finalTax = listTaxYears(db).find((year) => year.taxYear === row.taxYear)?.finalTaxMinor ?? null
  const isNextYear = Number(taxYear.slice(0, 4)) === Number(row.taxYear.slice(0, 4)) + 1
  const before = JSON.parse(row.answers) as Answers
  const answers = {
    ...carriedAnswers(fields, before),
    ...(finalTax !== null && isNextYear && answersFromFinalTax(fields, finalTax, before)),
  }
  return { fromTaxYear: row.taxYear, answers: sentAnswers(fields, answers, currency) }
}
