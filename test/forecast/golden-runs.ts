import type { ForecastInput } from '../../shared/forecast/contract.ts'
import { runForecast } from '../../shared/forecast/run.ts'
import { inScenario } from '../../shared/forecast/scenarios.ts'
import { busyInput, forecastInput } from './book-input.ts'

// Forecasts whose numbers are written down in golden.ts: the server and the browser must come to the very same.

const MONTHS = [1, 3, 6, 12, 24, 36]

const INPUTS: Record<string, () => ForecastInput> = {
  'receipts alone, seed 1': () => forecastInput(),
  'receipts alone, seed 42': () => forecastInput({}, { seed: 42 }),
  'invoices, contracts, a job and tax': busyInput,
  'the biggest client leaves': () => inScenario(busyInput(), 'biggest-client-leaves'),
  'everyone pays 90 days later': () => inScenario(busyInput(), 'everyone-pays-later'),
  'nothing comes in': () => inScenario(busyInput(), 'nothing-comes-in'),
}

/** Each forecast at a few months: lines in minor units, chances as fractions. */
export function goldenRuns(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(INPUTS).map(([name, input]) => {
      const { fan } = runForecast(input(), { quitting: name === 'invoices, contracts, a job and tax' })
      if (fan === null) throw new Error(`${name} has no fan`)
      const at = (line: number[]) => MONTHS.map((month) => line[month - 1])
      const { p10, p50, p90, solvent, nineInTen, reached, quitting } = fan
      const lines = { p10: at(p10), p50: at(p50), p90: at(p90), solvent: at(solvent) }
      return [name, { ...lines, nineInTen, reached, quitting: quitting?.filter((_one, k) => k % 12 === 0) ?? null }]
    }),
  )
}
