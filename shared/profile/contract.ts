import { z } from 'zod'
import { RealRoleContract } from '../accounts/contract.ts'
import {
  BpsRateText,
  BusinessDate,
  Currency,
  Line,
  MoneyContract,
  MoneyReply,
  MonthText,
  Name,
  NonNegativeMoney,
  Note,
  pageOf,
} from '../contract.ts'

const Country = z.string().regex(/^[A-Z]{2}$/, 'Use a country code such as "US".')
const TimeZone = z.string().refine(isTimeZone, 'Use a time zone such as "America/New_York".')
const Work = z.enum(['independent', 'employed'])

/** Settings that hold from a day on. */
const settingsFields = {
  setAsideRate: BpsRateText,
  /** What the rate is taken of: profit, or receipts without their costs. */
  setAsideBase: z.enum(['profit', 'receipts']),
  /** What a month costs before anything nice. */
  essentials: NonNegativeMoney,
  /** Benefits that an employer used to pay: health, retirement, disability, paid time off; a month. */
  benefits: NonNegativeMoney,
  /** Costs that come irregularly, for a whole year. */
  irregularYearly: NonNegativeMoney,
  /** A usual month's fixed business costs. */
  businessCosts: NonNegativeMoney,
  /** What a day job pays out a month, zero without one. */
  dayJobNet: NonNegativeMoney,
  /** The owner's answer to "What would a poor month bring?", while there is no history. */
  poorMonth: NonNegativeMoney.nullable(),
}

const EarlierMonth = z.strictObject({ month: MonthText, receipts: MoneyContract })
const EarlierMonths = z
  .array(EarlierMonth)
  .max(240, 'Add at most 240 months.')
  .refine((months) => new Set(months.map(({ month }) => month)).size === months.length, 'Enter each month once.')
const TaxYearSoFar = z.strictObject({ receipts: NonNegativeMoney, costs: NonNegativeMoney, taxPaid: NonNegativeMoney })

export const SetUpBody = z.strictObject({
  name: Name,
  trade: Line.default(''),
  work: Work,
  country: Country,
  currency: Currency,
  timeZone: TimeZone,
  ...settingsFields,
  setAsideBase: settingsFields.setAsideBase.default('profit'),
  poorMonth: settingsFields.poorMonth.default(null),
  accounts: z
    .array(z.strictObject({ name: Name, role: RealRoleContract, balance: MoneyContract }))
    .min(1, 'Add at least one account.')
    .max(50, 'Add at most 50 accounts.'),
  /** The day on which the accounts hold these balances; today when it is left out. */
  openingDate: BusinessDate.optional(),
  /** Receipts of complete months before the book, if they are known. */
  earlierMonths: EarlierMonths.default([]),
  /** This tax year before the book began, if it is known. */
  taxYearSoFar: TaxYearSoFar.optional(),
})

export const ProfileReply = z
  .strictObject({
    name: z.string(),
    trade: z.string(),
    work: Work,
    country: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    address: z.string(),
    email: z.string(),
    taxNumber: z.string(),
    howToPay: z.string(),
    /** True while the book has nothing in it that depends on its country and currency. */
    canChangePlace: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Profile' })
export const ProfilePatch = z.strictObject({
  name: Name.optional(),
  trade: Line.optional(),
  work: Work.optional(),
  /** Country and currency only while the book has no entries. */
  country: Country.optional(),
  currency: Currency.optional(),
  timeZone: TimeZone.optional(),
  address: Note.optional(),
  email: Line.optional(),
  taxNumber: Line.optional(),
  howToPay: Note.optional(),
})

/** The settings in force, and the day from which they are. */
export const SettingsReply = z
  .strictObject({
    fromDate: z.string(),
    setAsideRate: z.string(),
    setAsideBase: z.enum(['profit', 'receipts']),
    essentials: MoneyReply,
    benefits: MoneyReply,
    irregularYearly: MoneyReply,
    businessCosts: MoneyReply,
    dayJobNet: MoneyReply,
    poorMonth: MoneyReply.nullable(),
    /** The mean of the last twelve complete months, to hold the setting against; null without a complete month. */
    meanBusinessCosts: MoneyReply.nullable(),
    earlierMonths: z.array(z.strictObject({ month: z.string(), receipts: MoneyReply })),
    taxYears: z.array(
      z.strictObject({
        taxYear: z.string(),
        receipts: MoneyReply,
        costs: MoneyReply,
        taxPaid: MoneyReply,
        finalTax: MoneyReply.nullable(),
        reopened: z.boolean(),
      }),
    ),
    version: z.int(),
  })
  .meta({ id: 'Settings' })
/** What held from which day on, and who said so when. */
export const SettingsHistoryReply = pageOf(
  z.strictObject({
    fromDate: z.string(),
    /** What holds today, what did before, what is to come. */
    standing: z.enum(['past', 'in-force', 'to-come']),
    setAsideRate: z.string(),
    setAsideBase: z.enum(['profit', 'receipts']),
    essentials: MoneyReply,
    benefits: MoneyReply,
    irregularYearly: MoneyReply,
    businessCosts: MoneyReply,
    dayJobNet: MoneyReply,
    poorMonth: MoneyReply.nullable(),
    /** The instant at which it was last written, and by whom; null where the history does not say. */
    recorded: z.strictObject({ at: z.string(), actor: z.string() }).nullable(),
  }),
)
export const SettingsPatch = z.strictObject({
  /** The day from which the change holds; today when it is left out. */
  fromDate: BusinessDate.optional(),
  setAsideRate: settingsFields.setAsideRate.optional(),
  setAsideBase: settingsFields.setAsideBase.optional(),
  essentials: NonNegativeMoney.optional(),
  benefits: NonNegativeMoney.optional(),
  irregularYearly: NonNegativeMoney.optional(),
  businessCosts: NonNegativeMoney.optional(),
  dayJobNet: NonNegativeMoney.optional(),
  poorMonth: NonNegativeMoney.nullable().optional(),
  /** Replaces the typed months as a whole. */
  earlierMonths: EarlierMonths.optional(),
})
export const TaxYearParams = z.strictObject({
  taxYear: z.string().regex(/^\d{4}(-\d{2})?$/, 'Use a tax year such as 2026 or 2026-27.'),
})
export const TaxYearPatch = z.strictObject({
  receipts: NonNegativeMoney.optional(),
  costs: NonNegativeMoney.optional(),
  taxPaid: NonNegativeMoney.optional(),
  /** The return's final tax, once it is known: it settles the year. */
  finalTax: NonNegativeMoney.nullable().optional(),
  reopened: z.boolean().optional(),
})

/** What the shell of the app shows: whether there is a book yet, whose it is, and what waits in each place. */
export const BookReply = z.union([
  z.strictObject({ setUp: z.literal(false), today: z.string() }),
  z.strictObject({
    setUp: z.literal(true),
    today: z.string(),
    name: z.string(),
    trade: z.string(),
    work: Work,
    country: z.string(),
    currency: z.string(),
    /** A book with invented entries, to look around in. */
    isDemo: z.boolean(),
    counts: z.strictObject({ toDo: z.int(), overdueInvoices: z.int() }),
    /** The instant of the newest daily backup. */
    lastBackupAt: z.string().nullable(),
    /** The last try of a daily backup, when it failed: its instant, and why. */
    failedBackup: z.strictObject({ at: z.string(), says: z.string() }).nullable(),
  }),
])

export type SetUpBody = z.infer<typeof SetUpBody>
export type ProfileReply = z.infer<typeof ProfileReply>
export type ProfilePatch = z.infer<typeof ProfilePatch>
export type SettingsReply = z.infer<typeof SettingsReply>
export type SettingsHistoryReply = z.infer<typeof SettingsHistoryReply>
export type SettingsPatch = z.infer<typeof SettingsPatch>
export type TaxYearPatch = z.infer<typeof TaxYearPatch>
export type BookReply = z.infer<typeof BookReply>

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}
