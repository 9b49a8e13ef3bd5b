import { z } from 'zod'
import { BusinessDate, FigureReply, MoneyReply } from '../contract.ts'
import { FLIPS } from './flips.ts'
import { RESULTS, TESTS, VERDICTS } from './judge.ts'

export const ReadinessQuery = z.strictObject({
  /** The first day on one's own, after the day job; left out, the date of the plan, or the day itself. */
  quitDate: BusinessDate.optional(),
  asOf: BusinessDate.optional(),
})

const TestReply = z
  .strictObject({
    key: z.enum(TESTS),
    isCritical: z.boolean(),
    label: z.string(),
    result: z.enum(RESULTS),
    /** The number as it is shown, and what it takes to pass. */
    yours: z.string(),
    toPass: z.string(),
    figure: FigureReply,
    /** What is missing, in words, and in money or months where it can be said; empty when it passes. */
    missing: z.string(),
    missingAmount: MoneyReply.nullable(),
    missingMonths: z.int().nullable(),
  })
  .meta({ id: 'ReadinessTest' })

const FlipReply = z
  .strictObject({
    key: z.enum(FLIPS),
    label: z.string(),
    /** The chance to be solvent a year after quitting, now and then; null while it is not known. */
    from: z.number().nullable(),
    to: z.number().nullable(),
    verdict: z.enum(VERDICTS),
    changes: z.array(z.strictObject({ test: z.enum(TESTS), from: z.enum(RESULTS), to: z.enum(RESULTS) })),
    says: z.string(),
  })
  .meta({ id: 'ReadinessFlip' })

/** What is worked out of the notice period for the day that is tested. */
const NoticeReply = z.strictObject({
  giveBy: z.string(),
  /** Null while there is time; the first day on one's own if notice were given today. */
  tooLate: z.string().nullable(),
})

/** Free cash at the end of a month, in imagined futures. */
const LineReply = z.strictObject({
  month: z.string(),
  low: MoneyReply,
  middle: MoneyReply,
  high: MoneyReply,
})

/** Whether somebody can quit a day job, or, without one, whether the present course carries. */
export const ReadinessReply = z
  .strictObject({
    asOf: z.string(),
    currency: z.string(),
    mode: z.enum(['quitting', 'independent']),
    /** The day that is tested, and where it comes from. */
    quitDate: z.string(),
    quitDateFrom: z.enum(['asked', 'plan', 'today']),
    verdict: z.enum(VERDICTS),
    /** The answer: 'Nearly.', 'The earliest date is', '2027-04-01'. */
    headline: z.strictObject({ verdict: z.string(), says: z.string(), date: z.string().nullable() }),
    /** What stands under it, a sentence each. */
    sentences: z.array(z.string()),
    earliest: FigureReply,
    tests: z.array(TestReply),
    flips: z.array(FlipReply),
    notice: NoticeReply.nullable(),
    /** What is free today, and what a month costs; null while it is not known. */
    freeToday: MoneyReply.nullable(),
    needs: MoneyReply.nullable(),
    /** How many futures are imagined; null below three months of history. */
    paths: z.int().nullable(),
    /** By month up to a year after quitting; empty below three months of history. */
    freeCash: z.array(LineReply),
    confidence: z.strictObject({ months: z.int(), label: z.enum(['none', 'too-early', 'rough', 'fair', 'good']) }),
  })
  .meta({ id: 'Readiness' })

export type ReadinessReply = z.infer<typeof ReadinessReply>
export type ReadinessTestReply = ReadinessReply['tests'][number]
