import { eq } from 'drizzle-orm'
import type { PlanPatch, PlanReply } from '../../shared/forecast/plan.ts'
import { money, scaled, unscaled } from '../../shared/money.ts'
import { recordChange } from '../db/history.ts'
import { plan } from '../db/independence-schema.ts'
import { type Db, prepared } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { homeCurrency, homeMinor } from '../profile/repository.ts'

export type PlanRow = typeof plan.$inferSelect

const queries = prepared((db) => ({ plan: db.select().from(plan).where(eq(plan.id, 1)).prepare() }))

/** What the owner plans: there is one row, from the first day on. */
export function planOf(db: Db): PlanRow {
  const row = queries(db).plan.get()
  if (!row) throw new Error('the book has no row of plans')
  return row
}

export function planReply(db: Db): PlanReply {
  const row = planOf(db)
  const currency = homeCurrency(db)
  const amount = (minor: number | null) => (minor === null ? null : money(minor, currency))
  return {
    seed: row.seed,
    seasonal: row.seasonal,
    quitDate: row.quitDate,
    noticeDays: row.noticeDays,
    noticeTo: row.noticeTo,
    employerBenefits: amount(row.employerBenefitsMinor),
    weeksOff: row.weeksOffTenths / 10,
    weekHours: row.weekHoursTenths / 10,
    billableShare: unscaled(row.billableBps, 10_000),
    unpaidShare: unscaled(row.unpaidBps, 10_000),
    yearlyPay: amount(row.yearlyPayMinor),
    yearlyTopUp: money(row.yearlyTopUpMinor, currency),
    version: row.version,
  }
}

/** Changes what is planned. Throws: DomainError 'stale', 'currency-mismatch'. */
export function changePlan(tx: Tx, expected: number, patch: PlanPatch): void {
  const before = planOf(tx.db)
  refuseStale(before.version, expected)
  const changes = changesOf(tx.db, patch)
  const after = { ...before, ...changes }
  tx.db
    .update(plan)
    .set({ ...changes, version: before.version + 1 })
    .where(eq(plan.id, 1))
    .run()
  recordChange(tx, { action: 'plan.changed', entity: 'plan', before: told(before), after: told(after) })
}

function changesOf(db: Db, patch: PlanPatch): Partial<PlanRow> {
  const { seed, seasonal, quitDate, noticeDays, noticeTo, weeksOff, weekHours, billableShare, unpaidShare } = patch
  const minor = (field: 'employerBenefits' | 'yearlyPay' | 'yearlyTopUp') => {
    const amount = patch[field]
    return amount == null ? amount : homeMinor(db, amount, `#/${field}`)
  }
  const changes = {
    seed,
    seasonal,
    quitDate,
    noticeDays,
    noticeTo,
    employerBenefitsMinor: minor('employerBenefits'),
    weeksOffTenths: weeksOff === undefined ? undefined : Math.round(weeksOff * 10),
    weekHoursTenths: weekHours === undefined ? undefined : Math.round(weekHours * 10),
    billableBps: billableShare === undefined ? undefined : scaled(billableShare, 10_000),
    unpaidBps: unpaidShare === undefined ? undefined : scaled(unpaidShare, 10_000),
    yearlyPayMinor: minor('yearlyPay'),
    yearlyTopUpMinor: minor('yearlyTopUp'),
  }
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

/** A row as the history keeps it. */
function told({ id: _one, version: _version, weeksOffTenths, weekHoursTenths, ...row }: PlanRow): object {
  return { ...row, weeksOff: weeksOffTenths / 10, weekHours: weekHoursTenths / 10 }
}
