import { type Changes, withChanges } from '../../shared/forecast/changes.ts'
import type { ForecastInput, Scenario } from '../../shared/forecast/contract.ts'
import { FEWEST_FAN_MONTHS, simulationOf } from '../../shared/forecast/input.ts'
import { type ForecastRun, readForecast, runForecast } from '../../shared/forecast/run.ts'
import { inScenario, withoutClient } from '../../shared/forecast/scenarios.ts'
import { type Futures, simulate } from '../../shared/forecast/simulate.ts'

/** What a second line shows: a scenario of the forecast, or a client that leaves. */
export type SecondLine = { kind: 'scenario'; scenario: Scenario } | { kind: 'client-leaves'; clientId: number }

/** What is asked of the one who imagines: the book as it stands with what was moved, and a second line beside it. */
export interface Asked {
  changes: Changes
  second: SecondLine | null
}

export interface Answered {
  main: ForecastRun
  second: ForecastRun | null
}

/** Futures that fit what was asked last stay: two lines, each as it is and as it was before the last move. */
const MOST_KEPT = 4

/**
 * Answers what would be, over one input.
 *
 * Result: where only certain things moved (a quit date, needs, a purchase), the futures of before are read again, and
 *         nothing is imagined anew.
 */
export function imagining(input: ForecastInput): (asked: Asked) => Answered {
  const kept = new Map<string, Futures>()
  const futuresOf = (key: string, imagined: ForecastInput['imagined']): Futures => {
    const futures = kept.get(key) ?? simulate(simulationOf(imagined))
    kept.delete(key)
    kept.set(key, futures)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return futures
  }
  const read = (changes: Changes, second: SecondLine | null): ForecastRun => {
    const changed = inSecond(withChanges(input, changes), second)
    if (changed.confidenceMonths < FEWEST_FAN_MONTHS) return runForecast(changed)
    return readForecast(changed, futuresOf(keyOf(changes, second), changed.imagined))
  }
  return ({ changes, second }) => ({ main: read(changes, null), second: second && read(changes, second) })
}

function inSecond(input: ForecastInput, second: SecondLine | null): ForecastInput {
  switch (second?.kind) {
    case undefined:
      return input
    case 'scenario':
      return inScenario(input, second.scenario)
    case 'client-leaves':
      return withoutClient(input, second.clientId)
  }
}

/** What of a question asks for futures of its own. */
function keyOf({ ratesBps = 0, withoutClientIds = [], retainer }: Changes, second: SecondLine | null): string {
  return JSON.stringify([ratesBps, withoutClientIds, retainer?.monthlyMinor ? retainer : null, second])
}
