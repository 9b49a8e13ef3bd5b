import { z } from 'zod'
import { BusinessDate, FigureReply, MoneyReply } from '../contract.ts'
import { ForecastInput, Scenario } from './contract.ts'

const between = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, `Use a number from ${least} to ${most}.`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `Use a number from ${least} to ${most}.`)

export const ForecastQuery = z.strictObject({
  asOf: BusinessDate.optional(),
  /** How many months ahead, the running one included; 36 if nothing is said. */
  months: between(1, 60).optional(),
  /** How many futures are imagined; 10,000 if nothing is said. */
  paths: between(100, 10_000).optional(),
  /** In place of the plan's. */
  seed: between(0, 4_294_967_295).optional(),
  scenario: Scenario.optional(),
})

const Solvent = z.strictObject({ three: FigureReply, six: FigureReply, twelve: FigureReply, twentyFour: FigureReply })
const Mark = z.strictObject({ target: FigureReply, p10: FigureReply, p50: FigureReply, p90: FigureReply })

export const ForecastReply = z
  .strictObject({
    asOf: z.string(),
    scenario: Scenario.nullable(),
    months: z.int(),
    paths: z.int(),
    seed: z.int(),
    /** Why there is no fan; null where there is one. */
    state: z.strictObject({ state: z.string(), says: z.string() }).nullable(),
    nineInTen: FigureReply,
    /** The chance never to fall below zero within so many months. */
    solvent: Solvent,
    /** Free cash at the end of each month in the imagined futures; empty without a fan. */
    fan: z.array(
      z.strictObject({ month: z.string(), p10: MoneyReply, p50: MoneyReply, p90: MoneyReply, solvent: z.number() }),
    ),
    /** Free cash at the end of each month without chance; empty without needs or free cash. */
    lines: z.array(z.strictObject({ month: z.string(), incomeStopped: MoneyReply, lowEnd: MoneyReply.nullable() })),
    marks: z.strictObject({ three: Mark, recommended: Mark, six: Mark }),
    /** When tax falls due, for the lane below the fan. */
    taxDates: z.array(z.strictObject({ date: z.string(), says: z.string() })),
    /** What it was worked out from, in its scenario: the browser runs the same. */
    input: ForecastInput.nullable(),
  })
  .meta({ id: 'Forecast' })

export type ForecastQuery = z.infer<typeof ForecastQuery>
export type ForecastReply = z.infer<typeof ForecastReply>
