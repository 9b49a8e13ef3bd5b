import type { CalendarDate } from '../../shared/calendar.ts'
import type { UnknownFigure } from '../../shared/figure.ts'
import type { ForecastInput, Scenario } from '../../shared/forecast/contract.ts'
import { type ForecastRun, readForecast, runForecast } from '../../shared/forecast/run.ts'
import { inScenario } from '../../shared/forecast/scenarios.ts'
import { firstMonths } from '../../shared/forecast/simulate.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'
import { bookInputOn, MONTHS, PATHS } from './book-input.ts'
import { futuresOf } from './futures.ts'

/** What may be asked of a forecast; what is left out is as usual. */
export interface ForecastWish {
  months?: number | undefined
  paths?: number | undefined
  seed?: number | undefined
  scenario?: Scenario | undefined
}

/** A forecast of the book; or, without needs or free cash, why there is none. */
export type Forecast =
  | { input: ForecastInput; run: ForecastRun; unknown: null }
  | { input: null; run: null; unknown: UnknownFigure }

/** A run is kept until the next commit, whoever makes it. */
const keptRun = whileUnchanged((_db, _key: string): { run: ForecastRun | undefined } => ({ run: undefined }))

/** The forecast at the end of a day, worked out here and now: a server asks for it aside (`askAside`). */
export function forecastOn(db: Db, asOf: CalendarDate, wish: ForecastWish = {}): Forecast {
  const { input: usual, unknown } = bookInputOn(db, asOf)
  if (usual === null) return { input: null, run: null, unknown }
  const { months = MONTHS, paths = PATHS, seed = usual.imagined.seed, scenario } = wish
  const isUsual = paths === PATHS && seed === usual.imagined.seed && scenario === undefined && months <= MONTHS
  const asked: ForecastInput = { ...usual, imagined: { ...usual.imagined, months, paths, seed } }
  const input = scenario === undefined ? asked : inScenario(asked, scenario)
  const kept = keptRun(db, JSON.stringify([asOf, months, paths, seed, scenario]))
  kept.run ??= isUsual ? usualRun(usual, input) : runForecast(input)
  return { input, run: kept.run, unknown: null }
}

/** Over the futures that readiness looks at too. */
function usualRun(usual: ForecastInput, input: ForecastInput): ForecastRun {
  const futures = futuresOf(usual)
  return futures === null ? runForecast(input) : readForecast(input, firstMonths(futures, input.imagined.months))
}
