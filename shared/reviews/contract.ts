import { z } from 'zod'
import {
  BpsRateText,
  BusinessDate,
  Cursor,
  FigureReply,
  Limit,
  Line,
  MonthText,
  Name,
  Note,
  PositiveMoney,
  pageOf,
  UnitReply,
  ValueReply,
} from '../contract.ts'
import { MEASURES } from './measures.ts'

/** What tells whether a goal is reached, and where that figure should be. */
const ToldBy = z.discriminatedUnion('measure', [
  z.strictObject({ measure: z.literal('verdict'), target: z.literal('ready') }),
  z.strictObject({
    measure: z.literal('months-covered'),
    target: z.number().min(0.1).max(120).multipleOf(0.1, 'Use at most one decimal.'),
  }),
  z.strictObject({ measure: z.literal('top-client'), target: BpsRateText }),
  z.strictObject({ measure: z.literal('plan-on'), target: PositiveMoney }),
  z.strictObject({ measure: z.literal('free-cash'), target: PositiveMoney }),
  z.strictObject({ measure: z.literal('paying-clients'), target: z.int().min(1).max(1000) }),
])

/** Where somebody wants to be, and how they would know. */
export const GoalBody = z.strictObject({
  name: Name,
  howKnown: Line,
  wantedBy: BusinessDate,
  toldBy: ToldBy.nullable(),
})

export const GoalStateBody = z.strictObject({ state: z.enum(['open', 'reached', 'dropped']) })

export const GoalReply = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    howKnown: z.string(),
    wantedBy: z.string(),
    setOn: z.string(),
    state: z.enum(['open', 'reached', 'dropped']),
    closedOn: z.string().nullable(),
    /** Null for a goal that only the person can tell. */
    toldBy: z
      .strictObject({
        measure: z.enum(MEASURES),
        label: z.string(),
        target: ValueReply,
        unit: UnitReply.nullable(),
        /** Where it stood when the goal was set; null when there was no number. */
        start: ValueReply.nullable(),
        now: FigureReply,
        /** Told by the verdict, the first day on which quitting is sound; null without a day job, and for every figure. */
        earliest: FigureReply.nullable(),
        pace: z.enum(['reached', 'on-track', 'behind', 'late', 'unknown']),
      })
      .nullable(),
    version: z.int(),
  })
  .meta({ id: 'Goal' })

export const GoalsReply = z.strictObject({ items: z.array(GoalReply) }).meta({ id: 'Goals' })

export const MonthParams = z.strictObject({ month: MonthText })

export const ReviewStartBody = z.strictObject({ month: MonthText })

/** What the person says about the month. */
export const ReviewBody = z.strictObject({
  energised: Note,
  drained: Note,
  towardGoals: z.enum(['yes', 'partly', 'no']).nullable(),
  towardGoalsNote: Note,
  hours: z.number().min(0).max(744).multipleOf(0.1, 'Use at most one decimal.').nullable(),
  daysOff: z.number().min(0).max(31).multipleOf(0.5, 'Count in half days.').nullable(),
  learned: Note,
  decision: Line,
  /** True to finish the review; a finished one stays finished. */
  isDone: z.boolean(),
})

/** A figure of the month's end, frozen when the review was begun. */
const FrozenFigure = z.strictObject({ key: z.string(), label: z.string(), figure: FigureReply })

const ReviewHead = {
  month: z.string(),
  begunOn: z.string(),
  doneOn: z.string().nullable(),
  decision: z.string(),
}

export const ReviewReply = z
  .strictObject({
    ...ReviewHead,
    figures: z.array(FrozenFigure),
    /** Figures of that month's end that the book tells otherwise now. */
    otherwiseNow: z.array(FrozenFigure),
    /** What the book knows of the month to begin with; null where it knows nothing. */
    offered: z.strictObject({
      /** Billed by the hour, where nothing was billed otherwise. */
      hours: z.number().nullable(),
      /** Billed by the hour, whatever else was billed. */
      billedHours: z.number().nullable(),
      daysOff: z.number().nullable(),
    }),
    energised: z.string(),
    drained: z.string(),
    towardGoals: z.enum(['yes', 'partly', 'no']).nullable(),
    towardGoalsNote: z.string(),
    hours: z.number().nullable(),
    daysOff: z.number().nullable(),
    learned: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Review' })

export const ReviewSummary = z
  .strictObject({ ...ReviewHead, covered: FigureReply, planOn: FigureReply, freeCash: FigureReply })
  .meta({ id: 'ReviewSummary' })

/** With a month: its review alone, if there is one. */
export const ReviewsQuery = z.strictObject({ month: MonthText.optional(), limit: Limit, cursor: Cursor })

export const ReviewsReply = pageOf(ReviewSummary).extend({
  /** The month to review next; null when none waits. */
  due: z.string().nullable(),
  /** Months since the first review, and how many of them were reviewed. */
  done: z.int(),
  of: z.int(),
})

export type GoalBody = z.infer<typeof GoalBody>
export type GoalReply = z.infer<typeof GoalReply>
export type GoalsReply = z.infer<typeof GoalsReply>
export type ReviewBody = z.infer<typeof ReviewBody>
export type ReviewReply = z.infer<typeof ReviewReply>
export type ReviewSummary = z.infer<typeof ReviewSummary>
export type ReviewsQuery = z.infer<typeof ReviewsQuery>
export type ReviewsReply = z.infer<typeof ReviewsReply>
