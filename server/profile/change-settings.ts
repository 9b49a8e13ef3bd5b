import { minorDigits } from '../../shared/currencies.ts'
import { DomainError } from '../../shared/errors.ts'
import { type Money, scaled } from '../../shared/money.ts'
import type { ProfilePatch, SettingsPatch, TaxYearPatch } from '../../shared/profile/contract.ts'
import { recordChange } from '../db/history.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { putInForce } from './put-in-force.ts'
import {
  homeMinor,
  isBegun,
  isTaxYear,
  listEarlierMonths,
  listTaxYears,
  requireProfile,
  rescaleSettings,
  type SettingsRow,
  saveTaxYear,
  settingsOn,
  type TaxYearRow,
  updateProfile,
} from './repository.ts'
import { saveEarlierMonths } from './set-up.ts'

// Profile and settings share one version: whoever changes one has seen the other.

/**
 * Changes who the owner is. Issued documents keep what they were issued with.
 *
 * Throws: DomainError 'stale'; 'book-not-empty' for another country or currency once the book has entries.
 */
export function changeProfile(tx: Tx, expected: number, patch: ProfilePatch): void {
  const before = requireProfile(tx.db)
  refuseStale(before.version, expected)
  for (const place of ['country', 'currency'] as const) {
    if (patch[place] === undefined || patch[place] === before[place] || !isBegun(tx.db)) continue
    const message = `The book has entries in ${before.currency}, and tax years of ${before.country}: both stay. Begin a new book for another ${place}.`
    throw new DomainError('book-not-empty', message, `#/${place}`)
  }
  if (patch.currency !== undefined && patch.currency !== before.currency) {
    const [from, to] = [minorDigits(before.currency), minorDigits(patch.currency)]
    rescaleSettings(tx.db, { times: 10 ** Math.max(0, to - from), over: 10 ** Math.max(0, from - to) })
  }
  const changes = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  updateProfile(tx.db, expected, changes)
  recordChange(tx, { action: 'profile.changed', entity: 'profile', entityId: 1, before, after: changes })
}

/**
 * Changes settings from a day on, each up to the day from which something else was said of it; what held before stays as it
 * was for the days before. Throws: DomainError 'stale'.
 */
export function changeSettings(tx: Tx, expected: number, patch: SettingsPatch): void {
  refuseStale(requireProfile(tx.db).version, expected)
  const fromDate = patch.fromDate ?? tx.today
  const before = settingsOn(tx.db, fromDate)
  const minor = (amount: Money | undefined, kept: number, name: string) =>
    amount === undefined ? kept : homeMinor(tx.db, amount, `#/${name}`)
  const after: SettingsRow = {
    fromDate,
    setAsideBps: patch.setAsideRate === undefined ? before.setAsideBps : scaled(patch.setAsideRate, 10_000),
    setAsideBase: patch.setAsideBase ?? before.setAsideBase,
    essentialsMinor: minor(patch.essentials, before.essentialsMinor, 'essentials'),
    benefitsMinor: minor(patch.benefits, before.benefitsMinor, 'benefits'),
    irregularYearlyMinor: minor(patch.irregularYearly, before.irregularYearlyMinor, 'irregularYearly'),
    businessCostsMinor: minor(patch.businessCosts, before.businessCostsMinor, 'businessCosts'),
    dayJobNetMinor: minor(patch.dayJobNet, before.dayJobNetMinor, 'dayJobNet'),
    poorMonthMinor:
      patch.poorMonth === undefined
        ? before.poorMonthMinor
        : patch.poorMonth && homeMinor(tx.db, patch.poorMonth, '#/poorMonth'),
  }
  putInForce(tx, before, after)
  const monthsBefore = patch.earlierMonths && listEarlierMonths(tx.db)
  if (patch.earlierMonths) saveEarlierMonths(tx, patch.earlierMonths)
  updateProfile(tx.db, expected, {})
  recordChange(tx, {
    action: 'settings.changed',
    entity: 'settings',
    before: { ...before, earlierMonths: monthsBefore },
    after: { ...after, earlierMonths: patch.earlierMonths },
  })
}

/** Says what is known of a tax year beside the book. Throws: DomainError 'not-found', 'stale', 'currency-mismatch'. */
export function changeTaxYear(tx: Tx, taxYear: string, expected: number, patch: TaxYearPatch): void {
  if (!isTaxYear(tx.db, taxYear)) throw new DomainError('not-found', `There is no tax year ${taxYear} here.`)
  refuseStale(requireProfile(tx.db).version, expected)
  const empty = {
    taxYear,
    typedReceiptsMinor: 0,
    typedCostsMinor: 0,
    typedPaidMinor: 0,
    finalTaxMinor: null,
    finalTaxOn: null,
    reopened: false,
  }
  const before: TaxYearRow = listTaxYears(tx.db).find((row) => row.taxYear === taxYear) ?? empty
  const minor = (amount: Money | undefined, kept: number, name: string) =>
    amount === undefined ? kept : homeMinor(tx.db, amount, `#/${name}`)
  const finalTaxMinor =
    patch.finalTax === undefined
      ? before.finalTaxMinor
      : patch.finalTax && homeMinor(tx.db, patch.finalTax, '#/finalTax')
  const after: TaxYearRow = {
    taxYear,
    typedReceiptsMinor: minor(patch.receipts, before.typedReceiptsMinor, 'receipts'),
    typedCostsMinor: minor(patch.costs, before.typedCostsMinor, 'costs'),
    typedPaidMinor: minor(patch.taxPaid, before.typedPaidMinor, 'taxPaid'),
    finalTaxMinor,
    finalTaxOn: finalTaxMinor === null ? null : (before.finalTaxOn ?? tx.today),
    reopened: patch.reopened ?? before.reopened,
  }
  saveTaxYear(tx.db, after)
  updateProfile(tx.db, expected, {})
  recordChange(tx, { action: 'tax-year.changed', entity: 'tax-year', before, after })
}
