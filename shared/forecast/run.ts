import { certainLine } from './certain.ts'
import type { ForecastInput } from './contract.ts'
import { certainFlows, FEWEST_FAN_MONTHS, simulationOf } from './input.ts'
import { monthReached, nineInTenMonths, type Quitting, quittingAfter, type Reached } from './milestones.ts'
import { outlook } from './outlook.ts'
import { type Futures, simulate } from './simulate.ts'

/** Free cash at the end of each month ahead, without chance; index 0 is the end of the running month. Minor units. */
export interface StraightLines {
  /** Nothing more comes in, and the needs of every month are paid. */
  incomeStopped: number[]
  /** Every month brings the low-end take-home; null while that is not known. */
  lowEnd: number[] | null
}

/** What the imagined futures have in common. Minor units; index 0 is the end of the running month. */
export interface Fan {
  p10: number[]
  p50: number[]
  p90: number[]
  /** The chance never to have fallen below zero up to the end of the month. */
  solvent: number[]
  /** The most months with a chance of at least nine in ten to stay solvent; the horizon when it is never less. */
  nineInTen: number
  reached: { three: Reached; recommended: Reached; six: Reached }
  /** By the number of months that the day job is kept, where asked; the horizon must reach a year further. */
  quitting: Quitting[] | null
}

/** With fewer than three months of history there is no fan, and the state says why. */
export type ForecastRun = { lines: StraightLines } & (
  | { state: 'known'; fan: Fan }
  | { state: 'no-data' | 'too-little-history'; fan: null }
)

export interface RunOptions {
  quitting?: boolean
}

/**
 * The whole forecast.
 *
 * Units:  minor units, rounded to whole ones.
 * Result: the same input gives the same numbers in the server and in the browser.
 * Source: docs/figures.md, chapters 6.4, 6.5, 7 and 8.
 */
export function runForecast(input: ForecastInput, options: RunOptions = {}): ForecastRun {
  const futures = imagineFutures(input)
  return futures === null ? withoutFan(input) : readForecast(input, futures, options)
}

/** The futures of an input, to be read more than once; null with too little history for a fan. */
export function imagineFutures({ imagined, confidenceMonths }: ForecastInput): Futures | null {
  return confidenceMonths < FEWEST_FAN_MONTHS ? null : simulate(simulationOf(imagined))
}

/**
 * Reads a forecast off futures that were imagined before. They fit every input whose `imagined` is the same: only what is
 * certain may have moved since.
 */
export function readForecast(
  input: ForecastInput,
  futures: Futures,
  { quitting = false }: RunOptions = {},
): ForecastRun {
  const flows = certainFlows(input)
  const certain = certainLine(flows, futures.months)
  const view = outlook(futures, certain)
  const { threeMinor, recommendedMinor, sixMinor } = input.targets
  const reached = (targetMinor: number) => monthReached(futures, certain, flows.freeMinor, targetMinor)
  return {
    state: 'known',
    lines: straightLines(input),
    fan: {
      p10: whole(view.p10),
      p50: whole(view.p50),
      p90: whole(view.p90),
      solvent: Array.from(view.solvent),
      nineInTen: nineInTenMonths(view.solvent),
      reached: { three: reached(threeMinor), recommended: reached(recommendedMinor), six: reached(sixMinor) },
      quitting: quitting ? quittingAfter(futures, flows) : null,
    },
  }
}

function withoutFan(input: ForecastInput): ForecastRun {
  const state = input.confidenceMonths === 0 ? 'no-data' : 'too-little-history'
  return { state, fan: null, lines: straightLines(input) }
}

function straightLines({ certain, imagined, lowEndMinor }: ForecastInput): StraightLines {
  const { freeMinor, livingMinor, benefitsMinor, businessMinor } = certain
  const line = (monthlyMinor: number) =>
    Array.from({ length: imagined.months }, (_, index) =>
      Math.round(freeMinor - monthlyMinor * (imagined.firstMonthShare + index)),
    )
  return {
    incomeStopped: line(livingMinor + benefitsMinor + businessMinor),
    lowEnd: lowEndMinor === null ? null : line(livingMinor + benefitsMinor - lowEndMinor),
  }
}

function whole(line: Float64Array): number[] {
  return Array.from(line, Math.round)
}
