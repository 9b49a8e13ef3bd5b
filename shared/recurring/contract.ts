import { z } from 'zod'
import {
  BusinessDate,
  Id,
  MoneyReply,
  Name,
  NonNegativeMoney,
  Note,
  PositiveMoney,
  pageOf,
  RateText,
} from '../contract.ts'
import { CADENCES } from './due-dates.ts'

const Every = z.enum(CADENCES)

/** What is recorded of an expense on each date: the body of its request, without its day and its vendor. */
export const RecurringExpense = z.strictObject({
  amount: PositiveMoney,
  categoryId: Id,
  accountId: Id,
  businessShare: RateText.default('1'),
  reclaimableTax: NonNegativeMoney.optional(),
  note: Note.default(''),
})
/** The same for income without an invoice, of one category. */
export const RecurringIncome = z.strictObject({
  amount: PositiveMoney,
  categoryId: Id,
  accountId: Id,
  clientId: Id.optional(),
  salesTax: NonNegativeMoney.optional(),
  fee: PositiveMoney.optional(),
  note: Note.default(''),
})

/** Income first: whatever passes as an expense is given the share that an expense has where nothing is said of it. */
const RecurringEntry = z.union([RecurringIncome, RecurringExpense])

const common = {
  /** Who is paid, or who pays; it becomes the text of each entry. */
  text: Name,
  every: Every,
  startsOn: BusinessDate,
  endsOn: BusinessDate.nullable().default(null),
  /** The entry that it repeats, by which its first date is booked already: that date is not asked for. */
  firstEventId: Id.optional(),
}
export const RecurringDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('expense'), ...common, entry: RecurringExpense }),
  z.strictObject({ kind: z.literal('income'), ...common, entry: RecurringIncome }),
])
/** What changes from now on: what was booked stays. The kind never does. */
export const RecurringPatch = z.strictObject({
  text: Name.optional(),
  every: Every.optional(),
  startsOn: BusinessDate.optional(),
  endsOn: BusinessDate.nullable().optional(),
  entry: RecurringEntry.optional(),
  state: z.enum(['active', 'paused', 'ended']).optional(),
  /** With `state: "active"`: what fell due before today is skipped instead of asked for. */
  skipMissed: z.boolean().optional(),
})

/** What is different for this once. */
export const BookBody = z.strictObject({
  date: BusinessDate.optional(),
  amount: PositiveMoney.optional(),
  accountId: Id.optional(),
})
/** A date is skipped as it is. */
export const NothingMore = z.strictObject({}).nullish()
export const DueDateParams = z.strictObject({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
  dueOn: BusinessDate,
})

/** A date that was decided. One whose entry was taken back as a mistake waits again. */
const DecidedDate = z.strictObject({
  dueOn: z.string(),
  state: z.enum(['booked', 'skipped']),
  eventId: z.int().nullable(),
})
export const RecurringItemReply = z
  .strictObject({
    id: z.int(),
    kind: z.enum(['expense', 'income']),
    text: z.string(),
    every: Every,
    startsOn: z.string(),
    endsOn: z.string().nullable(),
    state: z.enum(['active', 'paused', 'ended']),
    /** What is recorded on each date, as it was asked for. */
    entry: RecurringEntry,
    amount: MoneyReply,
    /** What it makes in a usual month and year. */
    aMonth: MoneyReply,
    aYear: MoneyReply,
    category: z.string(),
    account: z.string(),
    /** The next date after today; null when it comes no more, or is paused. */
    nextOn: z.string().nullable(),
    /** How many dates up to today wait to be decided. */
    waiting: z.int(),
    /** True once a date was decided: then the rhythm stays as it is. */
    hasDecidedDates: z.boolean(),
    /** The latest six, newest first. */
    latest: z.array(DecidedDate),
    version: z.int(),
  })
  .meta({ id: 'RecurringItem' })
export const RecurringItemsReply = z.strictObject({
  items: z.array(RecurringItemReply),
  nextCursor: z.string().nullable(),
  /** Of what is active. */
  totals: z.strictObject({
    incomeMonth: MoneyReply,
    incomeYear: MoneyReply,
    expenseMonth: MoneyReply,
    expenseYear: MoneyReply,
  }),
})
/** One date that waits to be booked or skipped. */
const DueReply = z
  .strictObject({
    itemId: z.int(),
    dueOn: z.string(),
    kind: z.enum(['expense', 'income']),
    text: z.string(),
    amount: MoneyReply,
    category: z.string(),
    accountId: z.int(),
    account: z.string(),
  })
  .meta({ id: 'RecurringDue' })
export const DuesReply = pageOf(DueReply)
export const SkippedReply = z.strictObject({ itemId: z.int(), dueOn: z.string() }).meta({ id: 'RecurringSkipped' })

export type RecurringExpense = z.infer<typeof RecurringExpense>
export type RecurringIncome = z.infer<typeof RecurringIncome>
export type RecurringDraft = z.infer<typeof RecurringDraft>
export type RecurringPatch = z.infer<typeof RecurringPatch>
export type BookBody = z.infer<typeof BookBody>
export type RecurringItemReply = z.infer<typeof RecurringItemReply>
export type RecurringItemsReply = z.infer<typeof RecurringItemsReply>
export type DueReply = z.infer<typeof DueReply>
export type DuesReply = z.infer<typeof DuesReply>
export type SkippedReply = z.infer<typeof SkippedReply>
