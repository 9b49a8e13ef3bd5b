import { z } from 'zod'
import {
  BusinessDate,
  FigureReply,
  Line,
  MoneyReply,
  Name,
  NonNegativeMoney,
  PositiveMoney,
  pageOf,
} from '../contract.ts'
import { NEEDED_BENEFITS } from './benefits.ts'
import { BENEFITS, ITEM_KINDS } from './budget.ts'

const ShortName = Name.max(100, 'Use at most 100 characters.')

const plain = { name: ShortName, amount: NonNegativeMoney }
const BenefitItem = z
  .strictObject({
    kind: z.literal('benefit'),
    benefit: z.enum(BENEFITS),
    ...plain,
    /** Who else carries it, so that it costs nothing here: "through my partner". */
    coveredBy: Name.nullable().default(null),
    /** Days off a year that a time-off benefit pays for. */
    plannedDays: z
      .int('Use whole days.')
      .min(0, 'Enter zero or more.')
      .max(366, 'A year has 366 days at most.')
      .nullable()
      .default(null),
  })
  .refine(({ coveredBy, amount }) => coveredBy === null || amount.minor === 0, {
    path: ['coveredBy'],
    message: 'Enter an amount of zero for what somebody else covers.',
  })
  .refine(({ benefit, plannedDays }) => plannedDays === null || benefit === 'time-off', {
    path: ['plannedDays'],
    message: 'Only time off is planned in days.',
  })
/** One item: a month's amount, but a year's of what comes irregularly. */
const BudgetItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('essential'), ...plain }),
  z.strictObject({ kind: z.literal('normal'), ...plain }),
  z.strictObject({ kind: z.literal('irregular'), ...plain }),
  BenefitItem,
])

/** The whole list of items, and the day from which it holds. */
export const BudgetBody = z.strictObject({
  fromDate: BusinessDate.optional(),
  items: z
    .array(BudgetItem)
    .min(1, 'Keep at least one item: what a month costs is never nothing.')
    .max(200, 'Keep at most 200 items.'),
})

const BenefitReply = z.strictObject({
  benefit: z.enum(NEEDED_BENEFITS),
  state: z.enum(['priced', 'covered', 'missing']),
  amount: MoneyReply,
  coveredBy: z.array(z.string()),
  plannedDays: z.int().nullable(),
})

/** What a month costs, item by item, beside the sums of the settings that every figure reads. */
export const BudgetReply = z
  .strictObject({
    asOf: z.string(),
    /** The day from which the items hold; null before the first of them. */
    fromDate: z.string().nullable(),
    items: z.array(
      z.strictObject({
        kind: z.enum(ITEM_KINDS),
        benefit: z.enum(BENEFITS).nullable(),
        name: z.string(),
        amount: MoneyReply,
        coveredBy: z.string().nullable(),
        plannedDays: z.int().nullable(),
      }),
    ),
    sums: z.strictObject({
      essentials: MoneyReply,
      normal: MoneyReply,
      irregularYearly: MoneyReply,
      benefits: MoneyReply,
    }),
    /** What the settings count beyond the items; below zero when the items come to more. */
    withoutItem: z.strictObject({ essentials: MoneyReply, irregularYearly: MoneyReply, benefits: MoneyReply }),
    needs: FigureReply,
    living: FigureReply,
    asYouLiveNow: FigureReply,
    benefits: z.strictObject({
      each: z.array(BenefitReply),
      missing: z.array(z.enum(NEEDED_BENEFITS)),
      isPricedIn: z.boolean(),
      /** What of the benefits nobody said yet which of the four it pays for. */
      notToldApart: MoneyReply,
    }),
    version: z.int(),
  })
  .meta({ id: 'LivingBudget' })

const DayOffKind = z.enum(['holiday', 'sick', 'other'])
const Days = z
  .number()
  .min(0.5, 'Enter half a day or more.')
  .max(366, 'A year has 366 days at most.')
  .multipleOf(0.5, 'Count in half days.')

export const DayOffBody = z.strictObject({
  kind: DayOffKind,
  firstDay: BusinessDate,
  /** The first day when it is left out. */
  lastDay: BusinessDate.optional(),
  /** The working days among them, in halves. */
  days: Days,
  note: Line.default(''),
})
export const DayOffReply = z
  .strictObject({
    id: z.int(),
    kind: DayOffKind,
    firstDay: z.string(),
    lastDay: z.string(),
    days: z.number(),
    note: z.string(),
    version: z.int(),
  })
  .meta({ id: 'DayOff' })
export const DaysOffQuery = z.strictObject({
  /** The running year when it is left out. */
  year: z
    .string()
    .regex(/^(199\d|20\d\d|2100)$/, 'Use a year from 1990 to 2100.')
    .optional(),
  asOf: BusinessDate.optional(),
})
/** The days off of a calendar year: all of them, the latest first. */
export const DaysOffReply = z
  .strictObject({
    asOf: z.string(),
    year: z.string(),
    /** The years that have days off, with this one and the running one, the latest first. */
    years: z.array(z.string()),
    /** What the time-off benefit plans for; null while nobody said. */
    planned: z.int().nullable(),
    taken: FigureReply,
    left: FigureReply,
    /** Entered ahead, and not begun yet. */
    toCome: z.number(),
    items: z.array(DayOffReply),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'DaysOff' })

export const SavingsGoalBody = z.strictObject({
  name: ShortName,
  target: PositiveMoney,
  wantedBy: BusinessDate.nullable().default(null),
})
export const SavingsGoalPatch = z.strictObject({
  name: ShortName.optional(),
  target: PositiveMoney.optional(),
  wantedBy: BusinessDate.nullable().optional(),
  /** Its place among the open goals, from 0: surplus goes to the first one first. */
  position: z.int().min(0).max(1000).optional(),
  /** Closed, it takes no more; what was put aside for it is free again. */
  closed: z.boolean().optional(),
})
export const SavingsGoalStepBody = z.strictObject({
  as: z.enum(['put-aside', 'take-back']),
  amount: PositiveMoney,
  /** Today when it is left out. */
  date: BusinessDate.optional(),
  note: Line.default(''),
})
export const SavingsGoalReply = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    target: MoneyReply,
    wantedBy: z.string().nullable(),
    closedOn: z.string().nullable(),
    putAside: MoneyReply,
    /** What is missing to the target, zero when it is reached. */
    gap: MoneyReply,
    isReached: z.boolean(),
    /** To put aside each month to be there in time; null without a day, when it has passed, or when it is reached. */
    monthly: MoneyReply.nullable(),
    /** Put aside when positive, taken back when negative; the latest 20, newest first. */
    steps: z.array(z.strictObject({ id: z.int(), date: z.string(), amount: MoneyReply, note: z.string() })),
    version: z.int(),
  })
  .meta({ id: 'SavingsGoal' })
/** The open goals in their order, then the closed ones. */
export const SavingsGoalsReply = pageOf(SavingsGoalReply)

const MoveReply = z.strictObject({ amount: MoneyReply, fromAccountId: z.int(), toAccountId: z.int() })

/** What somebody pays themselves, what of it may be spent this month, and where money above it goes. */
export const PayReply = z
  .strictObject({
    asOf: z.string(),
    /** The day as of which the pay was worked out, and the last day on which it holds. */
    setOn: z.string(),
    holdsTo: z.string(),
    /** The pay of the quarter, a month. */
    pay: FigureReply,
    /** What it comes to if it were worked out anew today. */
    payAnew: FigureReply,
    /** The pay of this month: no more than was there for it. */
    monthsPay: FigureReply,
    /** Went on living this month. */
    spent: MoneyReply,
    /** Below zero when it is overspent. */
    mayBeSpent: FigureReply,
    isOverspent: z.boolean(),
    /** The rest of this month's pay and the account that it is paid from, where there is one; null when nothing is left to pay. */
    proposal: z.strictObject({ amount: MoneyReply, fromAccountId: z.int(), fromAccount: z.string() }).nullable(),
    surplus: FigureReply,
    /** Where the surplus goes, in turn: the tax office, the buffer, each goal. Empty while the surplus is not known. */
    inTurn: z.array(
      z.strictObject({
        kind: z.enum(['tax', 'buffer', 'goal']),
        goalId: z.int().nullable(),
        name: z.string(),
        gap: MoneyReply,
        amount: MoneyReply,
        /** The move that does it; null for a goal, where there is no account for it, or when nothing goes there. */
        move: MoveReply.nullable(),
      }),
    ),
    /** What of the surplus is left when every gap is filled; null while the surplus is not known. */
    left: MoneyReply.nullable(),
  })
  .meta({ id: 'Pay' })

export type BudgetBody = z.infer<typeof BudgetBody>
export type BudgetReply = z.infer<typeof BudgetReply>
export type DayOffBody = z.infer<typeof DayOffBody>
export type DayOffReply = z.infer<typeof DayOffReply>
export type DaysOffReply = z.infer<typeof DaysOffReply>
export type SavingsGoalBody = z.infer<typeof SavingsGoalBody>
export type SavingsGoalPatch = z.infer<typeof SavingsGoalPatch>
export type SavingsGoalStepBody = z.infer<typeof SavingsGoalStepBody>
export type SavingsGoalReply = z.infer<typeof SavingsGoalReply>
export type SavingsGoalsReply = z.infer<typeof SavingsGoalsReply>
export type PayReply = z.infer<typeof PayReply>
