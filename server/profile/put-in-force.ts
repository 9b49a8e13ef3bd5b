import { recordChange } from '../db/history.ts'
import type { Tx } from '../db/transaction.ts'
import { laterSettings, nextBudgetDay, type SettingsRow, saveSettings } from './repository.ts'

type SettingName = Exclude<keyof SettingsRow, 'fromDate'>

/** What the sum of a living budget's items says. */
const OF_BUDGET: readonly SettingName[] = ['essentialsMinor', 'benefitsMinor', 'irregularYearlyMinor']

/**
 * Puts settings in force from their day on, in the place of what held on it. A row holds every setting, so each one that is
 * changed goes on into the rows of later days, up to the row, or the living budget, that says something else: a change of
 * today is not undone by a change of another setting that is to come.
 */
export function putInForce(tx: Tx, before: Readonly<SettingsRow>, after: SettingsRow): void {
  // Before the first row nothing was said yet, and what the first one says begins with it.
  const later = before.fromDate > after.fromDate ? [] : laterSettings(tx.db, after.fromDate)
  const nextBudget = nextBudgetDay(tx.db, after.fromDate)
  let changed = settingNames(after).filter((name) => before[name] !== after[name])
  for (const row of later) {
    const isOfNextBudget = nextBudget !== undefined && row.fromDate >= nextBudget
    changed = changed.filter((name) => row[name] === before[name] && !(isOfNextBudget && OF_BUDGET.includes(name)))
    if (changed.length === 0) break
    const carried = { ...row, ...Object.fromEntries(changed.map((name) => [name, after[name]])) }
    saveSettings(tx.db, carried)
    recordChange(tx, { action: 'settings.changed', entity: 'settings', before: row, after: carried })
  }
  saveSettings(tx.db, after)
}

function settingNames({ fromDate: _day, ...settings }: SettingsRow): SettingName[] {
  return Object.keys(settings) as SettingName[]
}
