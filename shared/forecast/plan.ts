import { z } from 'zod'
import { BpsRateText, BusinessDate, MoneyReply, NonNegativeMoney } from '../contract.ts'

const tenths = (most: number, says: string) =>
  z
    .number()
    .min(0, 'Enter zero or more.')
    .max(most, says)
    .refine((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6, 'Use at most one decimal.')

/** What somebody plans on the way to independence; whatever is left out stays as it is. */
export const PlanPatch = z.strictObject({
  /** From which the imagined futures are drawn: the same seed gives the same picture. */
  seed: z.int().min(0, 'Enter zero or more.').max(4_294_967_295, 'Enter at most 4,294,967,295.').optional(),
  /** Work comes in seasons: a month ahead is, as often as not, the same month of an earlier year. */
  seasonal: z.boolean().optional(),
  /** The first day on one's own, after the day job. */
  quitDate: BusinessDate.nullable().optional(),
  noticeDays: z.int().min(0, 'Enter zero or more.').max(366, 'Enter at most 366 days.').nullable().optional(),
  /** Whether notice runs to a day, or on to the end of its month. */
  noticeTo: z.enum(['day', 'month-end']).optional(),
  /** What the employer pays besides the wage, a month. */
  employerBenefits: NonNegativeMoney.nullable().optional(),
  weeksOff: tenths(52, 'Enter at most 52 weeks.').optional(),
  weekHours: tenths(168, 'Enter at most 168 hours.').optional(),
  billableShare: BpsRateText.optional(),
  unpaidShare: BpsRateText.optional(),
  /** The pay a year that the rate must bring; null for what living costs. */
  yearlyPay: NonNegativeMoney.nullable().optional(),
  yearlyTopUp: NonNegativeMoney.optional(),
})

export const PlanReply = z
  .strictObject({
    seed: z.int(),
    seasonal: z.boolean(),
    quitDate: z.string().nullable(),
    noticeDays: z.int().nullable(),
    noticeTo: z.enum(['day', 'month-end']),
    employerBenefits: MoneyReply.nullable(),
    weeksOff: z.number(),
    weekHours: z.number(),
    billableShare: z.string(),
    unpaidShare: z.string(),
    yearlyPay: MoneyReply.nullable(),
    yearlyTopUp: MoneyReply,
    version: z.int(),
  })
  .meta({ id: 'Plan' })

export type PlanPatch = z.infer<typeof PlanPatch>
export type PlanReply = z.infer<typeof PlanReply>
