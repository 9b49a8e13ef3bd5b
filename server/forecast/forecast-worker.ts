import { parentPort } from 'node:worker_threads'
import type { ForecastInput } from '../../shared/forecast/contract.ts'
import { type RunOptions, runForecast } from '../../shared/forecast/run.ts'

// Runs forecasts beside the thread that answers requests; one message asks, one answers.

export interface Asked {
  number: number
  input: ForecastInput
  options: RunOptions
}

parentPort?.on('message', ({ number, input, options }: Asked) => {
  parentPort?.postMessage({ number, run: runForecast(input, options) })
})
