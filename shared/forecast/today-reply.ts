import { z } from 'zod'
import { FigureReply, MoneyReply } from '../contract.ts'
import { PayReply } from '../living/contract.ts'

/**
 * What the first page shows a moment later than the rest: the forecast's lines and figures, without what they were worked
 * out from, and what may be spent this month. One answer, because every request of a first page counts.
 */
export const ForecastTodayReply = z
  .strictObject({
    asOf: z.string(),
    currency: z.string(),
    /** How many futures are imagined. */
    paths: z.int(),
    nineInTen: FigureReply,
    /** The chance never to fall below zero within so many months. */
    solvent: z.strictObject({ three: FigureReply, six: FigureReply, twelve: FigureReply, twentyFour: FigureReply }),
    freeCash: FigureReply,
    needs: FigureReply,
    /** Free cash at the ends of the months before, oldest first. */
    past: z.array(z.strictObject({ month: z.string(), freeCash: MoneyReply })),
    /** Free cash at the ends of a year's months ahead, the running one first; empty while there is no fan. */
    ahead: z.array(
      z.strictObject({ month: z.string(), p10: MoneyReply, p50: MoneyReply, p90: MoneyReply, solvent: z.number() }),
    ),
    /** What of the tax instalments planned so far is not paid, by its day. */
    taxDue: z.array(z.strictObject({ date: z.string(), amount: MoneyReply })),
    pay: PayReply,
  })
  .meta({ id: 'ForecastToday' })

export type ForecastTodayReply = z.infer<typeof ForecastTodayReply>
