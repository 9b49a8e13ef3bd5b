import type { CalendarDate } from '../../shared/calendar.ts'
import type { UnknownFigure } from '../../shared/figure.ts'
import type { ForecastInput, Scenario } from '../../shared/forecast/contract.ts'
import type { ForecastRun } from '../../shared/forecast/run.ts'
import { inScenario } from '../../shared/forecast/scenarios.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'
import { bookInputOn, MONTHS, PATHS } from './book-input.ts'
import { runAside } from './run-aside.ts'

/** What may be asked of a forecast; what is left out is as usual. */
export interface ForecastWish {
  months?: number | undefined
  paths?: number | undefined
  seed?: number | undefined
  scenario?: Scenario | undefined
  /** What quitting after each number of months leads to: the months must reach a year further than the last of them. */
  quitting?: boolean
}

/** A forecast of the book; or, without needs or free cash, why there is none. */
export type Forecast =
  | { input: ForecastInput; run: ForecastRun; unknown: null }
  | { input: null; run: null; unknown: UnknownFigure }

/** A run is asked for once and kept until the next commit, whoever makes it. */
const keptRun = whileUnchanged((_db, _key: string): { run: Promise<ForecastRun> | undefined } => ({ run: undefined }))

/**
 * The forecast at the end of a day, worked out aside: no other request waits for it.
 *
 * Throws: HttpRefusal 503 as `runAside`.
 */
export async function forecastOn(db: Db, asOf: CalendarDate, wish: ForecastWish = {}): Promise<Forecast> {
  const { input: usual, unknown } = bookInputOn(db, asOf)
  if (usual === null) return { input: null, run: null, unknown }
  const { months = MONTHS, paths = PATHS, seed = usual.imagined.seed, scenario, quitting = false } = wish
  const asked: ForecastInput = { ...usual, imagined: { ...usual.imagined, months, paths, seed } }
  const input = scenario === undefined ? asked : inScenario(asked, scenario)
  const kept = keptRun(db, JSON.stringify([asOf, months, paths, seed, scenario, quitting]))
  kept.run ??= runAside(input, { quitting })
  try {
    return { input, run: await kept.run, unknown: null }
  } catch (error) {
    kept.run = undefined
    throw error
  }
}
