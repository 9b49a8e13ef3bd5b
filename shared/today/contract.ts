import { z } from 'zod'
import { EventReply } from '../accounts/contract.ts'
import { FigureReply, MoneyReply } from '../contract.ts'

const ConfidenceReply = z.strictObject({
  months: z.int(),
  label: z.enum(['none', 'too-early', 'rough', 'fair', 'good']),
})

export const IncomeReply = z
  .strictObject({
    asOf: z.string(),
    confidence: ConfidenceReply,
    /** Complete months, oldest first, at most the last 24. */
    months: z.array(z.strictObject({ month: z.string(), receipts: MoneyReply, typed: z.boolean() })),
    soFar: z.strictObject({ month: z.string(), receipts: MoneyReply }),
    lowEndMonth: FigureReply,
    planOn: FigureReply,
    afterTaxPlanOn: FigureReply,
    meanMonth: FigureReply,
    volatility: FigureReply,
    typicalSwing: FigureReply,
    zeroShare: FigureReply,
    trend: z.strictObject({ direction: z.enum(['up', 'down', 'flat']).nullable(), figure: FigureReply }),
    topClientShare: FigureReply,
    effectiveClients: FigureReply,
    herfindahl: FigureReply,
    topClient: z.strictObject({ clientId: z.int(), name: z.string() }).nullable(),
  })
  .meta({ id: 'Income' })

export const SetAsideReply = z
  .strictObject({
    asOf: z.string(),
    rate: z.string(),
    base: z.enum(['profit', 'receipts']),
    required: FigureReply,
    reserved: FigureReply,
    paid: FigureReply,
    shortfall: FigureReply,
    releasable: FigureReply,
    /** Of each payment until the next due date, to be level again; the usual rate where nothing is missing. */
    catchUpRate: FigureReply,
    years: z.array(
      z.strictObject({
        taxYear: z.string(),
        obligation: FigureReply,
        paid: MoneyReply,
        required: MoneyReply,
        settled: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'SetAside' })

const BufferMarkReply = z.strictObject({ target: FigureReply, gap: MoneyReply.nullable(), atThisPace: FigureReply })

export const LivingReply = z
  .strictObject({
    asOf: z.string(),
    needs: FigureReply,
    living: FigureReply,
    /** Needs and the normal items of the budget: beside the needs, never instead. */
    asYouLiveNow: FigureReply,
    liquid: FigureReply,
    earmarked: FigureReply,
    freeCash: FigureReply,
  })
  .meta({ id: 'Living' })
export const RunwayReply = z
  .strictObject({ asOf: z.string(), incomeStopped: FigureReply, lowEnd: FigureReply })
  .meta({ id: 'Runway' })
export const BufferReply = z
  .strictObject({
    asOf: z.string(),
    covered: FigureReply,
    recommendedMonths: FigureReply,
    recommendedAmount: FigureReply,
    beyondBand: z.boolean(),
    marks: z.strictObject({ three: BufferMarkReply, recommended: BufferMarkReply, six: BufferMarkReply }),
  })
  .meta({ id: 'Buffer' })

/**
 * The third runway rests on imagined futures, and what open invoices are expected to bring on how each client pays. Both take
 * a moment: they are asked for beside the day's figures.
 */
export const RunwaysReply = RunwayReply.extend({
  /** "If income stopped", with what open invoices are expected to bring within 90 days. */
  withOpenInvoices: FigureReply,
  nineInTen: FigureReply,
}).meta({ id: 'Runways' })

/** When a mark is reached: in 1 imagined future of 10, as likely as not, in 9 of 10. */
const MarkWithDatesReply = BufferMarkReply.extend({
  reached: z.strictObject({ p10: FigureReply, p50: FigureReply, p90: FigureReply }),
})
export const BufferWithDatesReply = BufferReply.extend({
  marks: z.strictObject({ three: MarkWithDatesReply, recommended: MarkWithDatesReply, six: MarkWithDatesReply }),
}).meta({ id: 'BufferWithDates' })

/** One thing to do now, and where it is done. */
const ToDoReply = z.strictObject({
  kind: z.enum([
    'set-aside',
    'instalment-due',
    'overdue-invoices',
    'pay-due',
    'recurring-due',
    'lead-steps',
    'drafts',
    'monthly-review',
    'add-needs',
    'add-reserve',
    'add-history',
  ]),
  title: z.string(),
  detail: z.string(),
  action: z.string(),
  link: z.string(),
  /** For a set-aside: what to move, and between which accounts. */
  move: z.strictObject({ amount: MoneyReply, fromAccountId: z.int(), toAccountId: z.int() }).nullable(),
})

export const TodayReply = z
  .strictObject({
    asOf: z.string(),
    currency: z.string(),
    country: z.string(),
    income: IncomeReply,
    setAside: SetAsideReply,
    living: LivingReply,
    runway: RunwayReply,
    buffer: BufferReply,
    toDo: z.array(ToDoReply),
    latest: z.array(EventReply),
  })
  .meta({ id: 'Today' })

export type IncomeReply = z.infer<typeof IncomeReply>
export type SetAsideReply = z.infer<typeof SetAsideReply>
export type LivingReply = z.infer<typeof LivingReply>
export type RunwayReply = z.infer<typeof RunwayReply>
export type BufferReply = z.infer<typeof BufferReply>
export type RunwaysReply = z.infer<typeof RunwaysReply>
export type BufferWithDatesReply = z.infer<typeof BufferWithDatesReply>
export type ToDoReply = z.infer<typeof ToDoReply>
export type TodayReply = z.infer<typeof TodayReply>
