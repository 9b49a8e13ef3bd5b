import { type CalendarDate, firstDay, lastDay, monthOf, monthsApart, shiftMonth } from '../../shared/calendar.ts'
import { AsOfQuery } from '../../shared/contract.ts'
import { money, round, sum, unscaled } from '../../shared/money.ts'
import {
  BookReply,
  ProfilePatch,
  ProfileReply,
  SettingsHistoryReply,
  SettingsPatch,
  SettingsReply,
  SetUpBody,
  TaxYearParams,
  TaxYearPatch,
} from '../../shared/profile/contract.ts'
import { firstMovementDate, netOutByMonth } from '../accounts/flows.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/open.ts'
import { isDemo } from '../demo/demo-mark.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, change, expectedVersion, withETag } from '../http/write.ts'
import { lateInvoicesOn } from '../invoices/receivables.ts'
import { toDo } from '../today/to-do.ts'
import { changeProfile, changeSettings, changeTaxYear } from './change-settings.ts'
import {
  findProfile,
  isBegun,
  listEarlierMonths,
  listSettings,
  listTaxYears,
  requireProfile,
  settingsOn,
} from './repository.ts'
import { setUp } from './set-up.ts'

export function profileRoutes(app: App, context: Context): void {
  const { db, today } = context

  app.get('/api/v1/book', { schema: { response: { 200: BookReply } } }, async () => bookReply(context))
  app.post('/api/v1/set-up', { schema: { body: SetUpBody, response: { 201: ProfileReply } } }, async (request, reply) =>
    answerOnce(context, request, reply, 201, (tx) => {
      setUp(tx, request.body)
      return profileReply(tx.db)
    }),
  )
  app.get('/api/v1/profile', { schema: { response: { 200: ProfileReply } } }, async (_request, reply) =>
    withETag(reply, profileReply(db)),
  )
  app.patch(
    '/api/v1/profile',
    { schema: { body: ProfilePatch, response: { 200: ProfileReply } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        changeProfile(tx, expectedVersion(request), request.body)
        return profileReply(tx.db)
      }),
  )
  app.get(
    '/api/v1/settings',
    { schema: { querystring: AsOfQuery, response: { 200: SettingsReply } } },
    async ({ query }, reply) => withETag(reply, settingsReply(db, query.asOf ?? today())),
  )
  app.get('/api/v1/settings/history', { schema: { response: { 200: SettingsHistoryReply } } }, async () =>
    settingsHistory(db, today()),
  )
  app.patch(
    '/api/v1/settings',
    { schema: { body: SettingsPatch, response: { 200: SettingsReply } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        changeSettings(tx, expectedVersion(request), request.body)
        return settingsReply(tx.db, tx.today)
      }),
  )
  app.patch(
    '/api/v1/tax-years/:taxYear',
    { schema: { params: TaxYearParams, body: TaxYearPatch, response: { 200: SettingsReply } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        changeTaxYear(tx, request.params.taxYear.replace('-', '/'), expectedVersion(request), request.body)
        return settingsReply(tx.db, tx.today)
      }),
  )
}

function bookReply(context: Context): BookReply {
  const { db } = context
  const today = context.today()
  const profile = findProfile(db)
  if (!profile) return { setUp: false, today }
  const { name, trade, work, country, currency } = profile
  return {
    setUp: true,
    today,
    name,
    trade,
    work,
    country,
    currency,
    isDemo: isDemo(db),
    counts: { toDo: toDo(db, today).length, overdueInvoices: lateInvoicesOn(db, today).count },
    lastBackupAt: context.lastBackupAt?.()?.toISOString() ?? null,
    failedBackup: failedBackupReply(context),
  }
}

function failedBackupReply(context: Context): { at: string; says: string } | null {
  const failed = context.failedBackup?.()
  return failed === undefined ? null : { at: failed.at.toISOString(), says: failed.says }
}

/** The owner as the API answers it. */
export function profileReply(db: Db): ProfileReply {
  const { id: _, ...profile } = requireProfile(db)
  return { ...profile, canChangePlace: !isBegun(db) }
}

/** Every row of settings, the latest day first; the newest up to today is in force. */
function settingsHistory(db: Db, today: CalendarDate): SettingsHistoryReply {
  const { currency } = requireProfile(db)
  const amount = (minor: number) => money(minor, currency)
  const inForce = settingsOn(db, today).fromDate
  const items = listSettings(db).map((row) => ({
    fromDate: row.fromDate,
    standing:
      row.fromDate === inForce
        ? ('in-force' as const)
        : row.fromDate > inForce
          ? ('to-come' as const)
          : ('past' as const),
    setAsideRate: unscaled(row.setAsideBps, 10_000),
    setAsideBase: row.setAsideBase,
    essentials: amount(row.essentialsMinor),
    benefits: amount(row.benefitsMinor),
    irregularYearly: amount(row.irregularYearlyMinor),
    businessCosts: amount(row.businessCostsMinor),
    dayJobNet: amount(row.dayJobNetMinor),
    poorMonth: row.poorMonthMinor === null ? null : amount(row.poorMonthMinor),
    recorded: row.recorded,
  }))
  return { items, nextCursor: null }
}

function settingsReply(db: Db, asOf: CalendarDate): SettingsReply {
  const { currency, version } = requireProfile(db)
  const row = settingsOn(db, asOf)
  const amount = (minor: number) => money(minor, currency)
  const mean = meanBusinessCostsMinor(db, asOf)
  return {
    fromDate: row.fromDate,
    setAsideRate: unscaled(row.setAsideBps, 10_000),
    setAsideBase: row.setAsideBase,
    essentials: amount(row.essentialsMinor),
    benefits: amount(row.benefitsMinor),
    irregularYearly: amount(row.irregularYearlyMinor),
    businessCosts: amount(row.businessCostsMinor),
    dayJobNet: amount(row.dayJobNetMinor),
    poorMonth: row.poorMonthMinor === null ? null : amount(row.poorMonthMinor),
    meanBusinessCosts: mean === null ? null : amount(mean),
    earlierMonths: listEarlierMonths(db).map(({ month, receiptsMinor }) => ({
      month,
      receipts: amount(receiptsMinor),
    })),
    taxYears: listTaxYears(db).map((year) => ({
      taxYear: year.taxYear,
      receipts: amount(year.typedReceiptsMinor),
      costs: amount(year.typedCostsMinor),
      taxPaid: amount(year.typedPaidMinor),
      finalTax: year.finalTaxMinor === null ? null : amount(year.finalTaxMinor),
      reopened: year.reopened,
    })),
    version,
  }
}

/** The mean of business costs over the last complete months that the book has, at most twelve; null without one. */
function meanBusinessCostsMinor(db: Db, asOf: CalendarDate): number | null {
  const first = firstMovementDate(db)
  if (first === undefined) return null
  const last = shiftMonth(monthOf(asOf), -1)
  const months = Math.min(12, monthsApart(monthOf(first), last) + 1)
  if (months <= 0) return null
  const costs = netOutByMonth(db, 'expense', firstDay(shiftMonth(last, 1 - months)), lastDay(last))
  return round(-sum(costs.values()) / months)
}
